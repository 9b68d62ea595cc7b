"""docs/cli.md has every command, and the exit statuses that it promises are those that come."""

from __future__ import annotations

import re
import shutil

import click
import pytest

from tests.cli.conftest import CLEAN, EXAMPLES, FOUND, ROOT, Cli, cli  # noqa: F401
from voicelint.cli.app import app

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8")
STATUSES = [
    (0, "check good.yaml"),
    (0, "check good.yaml --output-format json --isolated"),
    (0, "check found.yaml --fail-on error"),
    (0, "check found.yaml --exit-zero"),
    (0, "check fixed.yaml --fix-only"),
    (1, "check found.yaml"),
    (1, "check found.yaml --output-format sarif"),
    (1, "check --diff found.yaml"),
    (2, "check nowhere.yaml"),
    (2, "check --no-such-option good.yaml"),
    (2, "check -- --fix"),
    (2, "check --rules good.yaml good.yaml"),
    (2, "check --baseline good.yaml good.yaml"),
    (2, "check --config wrong.toml good.yaml"),
    (0, "baseline found.yaml -o known.json"),
    (1, "baseline found.yaml -o new.json --check"),
    (2, "baseline nowhere.yaml"),
    (0, "compile good.yaml -o out"),
    (1, "compile error.yaml -o out"),
    (1, "compile good.yaml -o elsewhere --check"),
    (2, "compile body.json -o out"),
    (2, "compile good.yaml -o good.yaml"),
    (0, "import body.json"),
    (1, "import broken.json"),
    (2, "import nowhere.json"),
    (2, "import good.yaml"),
    (2, "import unknown.json"),
    (0, "test-rules policy.yaml"),
    (1, "test-rules false.yaml"),
    (1, "test-rules without.yaml"),
    (2, "test-rules good.yaml"),
    (0, "config good.yaml"),
    (2, "config --config wrong.toml good.yaml"),
    (0, "explain OCT008"),
    (2, "explain no-such-rule"),
    (0, "rules"),
    (2, "rules --target nobody"),
    (0, "targets octopush"),
    (2, "targets nobody"),
    (0, "schema"),
    (2, "schema nobody"),
    (0, "init new.yaml"),
    (2, "init good.yaml"),
    (0, "completion bash"),
    (2, "completion cmd"),
]
PACK = "pack: acme\nrules:\n  - {name: no-name, code: ACME1, check: {required: name}, message: '{path} is missing'EXAMPLES}\n"


@pytest.mark.parametrize(("status", "line"), STATUSES, ids=[line for _, line in STATUSES])
def test_the_status_is_what_the_page_says(status: int, line: str, cli: Cli) -> None:  # noqa: F811
    for name, text in {
        "good.yaml": CLEAN,
        "found.yaml": FOUND,
        "fixed.yaml": FOUND,
        "error.yaml": CLEAN.replace("en-GB", "en"),
        "wrong.toml": "fail-at = 1\n",
        "broken.json": "{",
        "unknown.json": "{}",
        "false.yaml": PACK.replace("EXAMPLES", ", examples: [{bad: {name: a}, at: name}]"),
        "without.yaml": PACK.replace("EXAMPLES", ""),
    }.items():
        cli.write(name, text)
    shutil.copy(EXAMPLES / "good" / "octopush.json", cli.folder / "body.json")
    shutil.copy(EXAMPLES / "policy" / "policy.yaml", cli.folder)
    assert cli(*line.split()).status == status


def test_every_command_has_its_statuses_and_its_options() -> None:
    table = PAGE[PAGE.index("## Exit status") : PAGE.index("## Environment")]
    rows = re.findall(r"^\| (`.*?) \|", table, re.M)
    assert sorted(re.findall(r"`([\w-]+)`", " ".join(rows))) == sorted(app.commands)
    for name, command in app.commands.items():
        section = PAGE[PAGE.index(f"## voicelint {name}\n") :].partition("\n## ")[0]
        options = [each for each in command.params if isinstance(each, click.Option)]
        rows = re.findall(r"^\| (`-.*?) \|", section, re.M)
        assert [re.findall(r"`(--?[\w-]+)", row) for row in rows] == [option.opts for option in options]
