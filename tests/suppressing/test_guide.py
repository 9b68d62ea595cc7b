"""docs/suppression.md tells the truth: its files are checked by its commands, in order, and print what it says."""

from __future__ import annotations

import json
import re

from tests.cli.conftest import ROOT

from .conftest import Cli

PAGE = (ROOT / "docs" / "suppression.md").read_text("utf-8")
BLOCK = re.compile(r"(?:`(?P<name>[\w.-]+)`:\n\n)?```(?P<kind>\w+)\n(?P<body>.*?)```\n", re.S)


def test_every_block_of_the_guide(cli: Cli) -> None:
    ran = 0
    for block in BLOCK.finditer(PAGE):
        body = block["body"]
        if block["name"]:
            cli.write(block["name"], body)
        elif block["kind"] == "json":
            assert json.loads(body) == json.loads((cli.folder / ".voicelint-baseline.json").read_text("utf-8"))
        else:
            assert block["kind"] == "console"
            for command, printed in re.findall(r"^\$ voicelint (.*)\n((?:(?!\$ ).*\n)*)", body, re.M):
                result = cli(*command.split())
                assert (result.out, result.err) == (printed, ""), command
                ran += 1
    assert ran == 7


def test_it_names_every_rule_about_suppressions() -> None:
    from voicelint.engine.packs import load_pack

    for rule in load_pack("suppression")["rules"]:
        assert f"| `{rule['name']}` |" in PAGE
