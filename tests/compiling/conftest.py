"""Runs `voicelint compile` in this process, in an empty folder, and reads what it has written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import CLEAN, ROOT, Cli, Result

MANIFEST = Draft202012Validator(json.loads((ROOT / "schemas" / "manifest.schema.json").read_text("utf-8")))
NOW = "2026-11-21T12:00:00Z"

IVR = """\
voicelint: 1
name: Visits
id: visits
target: infobip-ivr
caller: "+41793026710"
flow: {id: ABC}
recipients:
"""


class Compiler:
    """`compiler(...)` runs `compile` at a fixed time, `cli` any command; `tree` is what lies in a folder, path to bytes."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli
        self.folder = cli.folder
        self.write = cli.write

    def __call__(self, *arguments: str, now: str = NOW, **streams: Any) -> Result:
        return self.cli("compile", *arguments, "--now", now, **streams)

    def tree(self, folder: str = "out") -> dict[str, bytes]:
        root = self.folder / folder
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def manifest(self, campaign: str, folder: str = "out") -> Any:
        """A campaign's manifest, held against its schema."""
        manifest = json.loads((self.folder / folder / campaign / "manifest.json").read_bytes())
        MANIFEST.validate(manifest)
        return manifest


@pytest.fixture
def compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compiler]:
    """The command, in an empty folder that is its current one."""
    monkeypatch.chdir(tmp_path)
    yield Compiler(Cli(tmp_path, monkeypatch))


def octopush(recipients: int) -> str:
    """A clean spec for Octopush with that many recipients."""
    lines = [f'  - "+4179{3000100 + number}"' for number in range(recipients)]
    return CLEAN.replace('recipients: ["+41793026741"]', "recipients:\n" + "\n".join(lines)).replace(
        "voicelint: 1\n", "voicelint: 1\nid: water\n"
    )


def ivr(recipients: int) -> str:
    """A clean spec for Infobip's IVR with that many recipients."""
    return IVR + "".join(f'  - {{to: "+4179{3000100 + number}", id: visit-{number}}}\n' for number in range(recipients))
