"""What a reader does with a page: saves the files that it shows, runs its commands, and loads the rest."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema.validators import validator_for
from pre_commit.clientlib import load_config

from tests.cli.conftest import EXAMPLES, ROOT, Cli, Result
from voicelint.packs.load import rulebook

from .blocks import Block

BIN = Path(sys.executable).parent
COMMANDS = {"voicelint", "cat", "check-jsonschema"}
"""What a page may have run here. Other commands are marked `not run`."""
OURS = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
CHECKS = re.search(r'"(voicelint\.\w+)"', (ROOT / "voicelint" / "engine" / "registered.py").read_text("utf-8"))

POLICY = """\
pack: acme
rules: [{name: campaign-without-a-name, code: ACME1, check: {required: name}, message: "{path} is missing"}]
"""
"""A policy that the good examples keep to."""


class Reader:
    """A folder with the examples, and with files under the names that the pages use."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli
        self.folder = cli.folder
        cli.patch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
        cli.patch.setenv("HOME", str(self.folder))
        good = EXAMPLES / "good"
        shutil.copytree(EXAMPLES, self.folder / "examples")
        for name in ("campaigns", "bodies/octopush", ".local/share/bash-completion/completions"):
            (self.folder / name).mkdir(parents=True)
        for spec in good.glob("*.yaml"):
            shutil.copy(spec, self.folder / "campaigns")
        for name in ("spec.yaml", "visits.yaml"):
            shutil.copy(good / "infobip-ivr.yaml", self.folder / name)
        body = json.loads((good / "octopush.json").read_text("utf-8"))
        for number in (1, 2, 3):
            frame = {**body, "recipients": [{"phone_number": f"+4179302674{number}"}]}
            (self.folder / f"00{number}.json").write_text(json.dumps(frame), "utf-8")
        for name in ("body.json", "bodies/octopush.json", "bodies/octopush/a.json"):
            shutil.copy(good / "octopush.json", self.folder / name)
        (self.folder / "hello.wav").write_bytes(b"RIFF\0\0\0\0WAVEfmt ")
        cli.write("policy.yaml", POLICY)

    def read(self, block: Block) -> None:
        """Save, run or load a block; AssertionError when it is not what it should be."""
        if block.name:
            self.cli.write(block.name, block.text)
        if "written" in block.marks:
            assert json.loads((self.folder / block.marks["written"]).read_text("utf-8")) == json.loads(block.text)
        elif "printed by" in block.marks:
            result = self.run(block.marks["printed by"])
            assert block.text in result.out + result.err, f"{block.where}\n{result!r}"
        elif block.kind == "console":
            self.console(block)
        elif block.kind == "yaml":
            self.yaml(block)
        elif block.kind == "toml":
            self.toml(block)
        elif block.kind == "json":
            json.loads(block.text)
        elif block.kind == "python":
            exec(compile(block.text, block.where, "exec"), {"__name__": "example"})  # noqa: S102 - the manual's own

    def console(self, block: Block) -> None:
        status = int(block.marks.get("status", 0))
        shown = (status,) if "status" in block.marks else (0, 1)  # findings are shown, too
        for command, printed in commands(block.text):
            result = self.run(command)
            said = f"{block.where}: {command}\n{result!r}"
            if printed is None:
                assert result.status == status, said
            else:
                assert result.status in shown, said
                beginning = printed.removesuffix("…\n")
                for text in (result.out + result.err, result.err + result.out):
                    if text == printed or (beginning != printed and text.startswith(beginning)):
                        break
                else:
                    raise AssertionError(said)

    def run(self, command: str) -> Result:
        words = shlex.split(command, comments=True)
        assert words[0].removeprefix(".venv/bin/") in COMMANDS, f"{words[0]} is not run; mark the block: not run"
        plain = not re.search(r"[|<>*;&$~]", command.partition(" #")[0])
        if words[0].endswith("voicelint") and plain and words[1] != "lsp":
            return self.cli(*words[1:])
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def yaml(self, block: Block) -> None:
        """Load a block as what its keys say that it is. A named one is left to the commands that follow."""
        data = yaml.load(block.text, yaml.BaseLoader)  # noqa: S506 - texts only
        kinds = {
            "voicelint": self.spec,
            "pack": self.pack,
            "repos": self.hooks,
            "jobs": lambda text: self.schema("vendor.github-workflows", data),
            "include": lambda text: self.schema("vendor.gitlab-ci", data),
        }
        if isinstance(data, list):
            self.part(data, block)
            return
        kind = next((kinds[key] for key in data if key in kinds), None)
        assert kind is not None, f"{block.where}: nobody knows what this is"
        if not block.name:
            kind(block.text)

    def part(self, items: list[dict[str, Any]], block: Block) -> None:
        """A stretch of a list: hooks, repositories of hooks, or steps of a workflow."""
        if "run" in items[0]:
            self.schema("vendor.github-workflows", {"on": "push", "jobs": {"a": {"runs-on": "x", "steps": items}}})
        elif "id" in items[0]:
            self.hooks(yaml.safe_dump({"repos": [{"repo": "https://example.org", "rev": "v1", "hooks": items}]}))
        else:
            self.hooks(yaml.safe_dump({"repos": items}))

    def spec(self, text: str) -> None:
        result = self.cli.check("-", "--stdin-filename", "block.yaml", stdin=text.encode())
        assert result.status == 0, repr(result)

    def pack(self, text: str) -> None:
        rulebook([("block.yaml", text)])
        if "examples:" in text:
            result = self.cli("test-rules", self.cli.write("block.yaml", text))
            assert result.status == 0, repr(result)

    def hooks(self, text: str) -> None:
        path = self.folder / self.cli.write("hooks.yaml", text)
        for repo in load_config(path)["repos"]:
            for hook in repo["hooks"]:
                assert not hook["id"].startswith("voicelint") or hook["id"] in OURS, hook["id"]

    def schema(self, name: str, data: Any) -> None:
        """Hold data against a schema that check-jsonschema brings along."""
        schema = get_builtin_schema(name)
        faults = [error.message for error in validator_for(schema)(schema).iter_errors(data)]
        assert faults == []

    def toml(self, block: Block) -> None:
        """Load a block as a configuration, or as what registers checks."""
        data = tomllib.loads(block.text)
        if "entry-points" in data.get("project", {}):
            assert CHECKS is not None
            assert list(data["project"]["entry-points"]) == [CHECKS[1]]
        elif "language-server" not in data:  # that of an editor, which tests/lsp looks at
            self.cli.write("held/voicelint.toml", "")  # what a block may extend
            self.cli.write(f"held/inner/{'pyproject' if 'tool' in data else 'voicelint'}.toml", block.text)
            result = self.cli("config", "held/inner")
            assert result.status == 0, f"{block.where}\n{result!r}"
            shutil.rmtree(self.folder / "held")


def commands(text: str) -> Iterator[tuple[str, str | None]]:
    """The commands of a console block, each with what the page says that it prints (None: it does not say)."""
    text = text.replace("\\\n", " ")
    if text.startswith("$ "):
        yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M)
    else:
        for line in text.splitlines():
            if line.strip():
                yield line, None
