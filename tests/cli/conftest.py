"""Runs the command line in this process, with streams of its own, in an empty folder."""

from __future__ import annotations

import functools
import gc
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from voicelint.cli.entry import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8")))
NOW = "2026-11-21T12:00:00Z"

CLEAN = """\
voicelint: 1
name: Water works
target: octopush
caller: WaterWorks
say: {text: The water is back., language: en-GB, voice: female}
recipients: ["+41793026741"]
audience: {purpose: alert}
"""
"""A campaign without any finding."""

FOUND = CLEAN.replace("WaterWorks", "Water-Works")
"""A campaign with one warning, sender-characters-deleted."""

WRONG = FOUND.replace("en-GB", "en")
"""A campaign with that warning and one error, octopush-language-unknown."""


class Stream(io.TextIOWrapper):
    """Standard output of a test; `tty` says whether it claims to be a terminal."""

    def __init__(self, tty: bool = False, encoding: str = "utf-8") -> None:
        self.data = io.BytesIO()
        self.tty = tty
        super().__init__(self.data, encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return self.tty


class Stdin:
    """Standard input; `read` is what its buffer's read() does."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


class Result:
    """What a command line did: status, standard output and error as text."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err

    @functools.cached_property
    def report(self) -> Any:
        """Standard output as the one JSON report that it must be."""
        report = json.loads(self.out)
        # Of ten thousands of findings a hundred tell whether they fit; the schema's reader is slow.
        SCHEMA.validate({**report, "diagnostics": report["diagnostics"][:100] + report["diagnostics"][-100:]})
        return report

    @property
    def names(self) -> list[str]:
        """The rules of the report's diagnostics, in its order."""
        return [each["name"] for each in self.report["diagnostics"]]

    def __repr__(self) -> str:
        return f"status {self.status}\n{self.out}\n{self.err}"


class Cli:
    """`cli("check", "x.yaml")` runs a command line; `json` one of `check` whose report is read."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.patch = patch

    def __call__(
        self,
        *arguments: str,
        stdin: Any = b"",
        tty: bool = False,
        encoding: str = "utf-8",
        env: dict[str, str] | None = None,
    ) -> Result:
        out, err = Stream(tty, encoding), Stream(encoding=encoding)
        with self.patch.context() as patch:
            for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "VOICELINT_TRACEBACK"):
                patch.delenv(name, raising=False)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", Stdin(stdin) if isinstance(stdin, bytes) else stdin)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                status = run(list(arguments))
            finally:
                gc.enable()  # a run ends its process and has it off
        return Result(status, out.data.getvalue().decode("utf-8"), err.data.getvalue().decode("utf-8"))

    def check(self, *arguments: str, **streams: Any) -> Result:
        """`check` at a fixed time."""
        return self("check", "--now", NOW, *arguments, **streams)

    def json(self, *arguments: str, **streams: Any) -> Result:
        """`check` at a fixed time with JSON as its output, which is held against its schema."""
        result = self.check("--output-format", "json", *arguments, **streams)
        assert result.report["version"] == 1
        return result

    def write(self, name: str, content: str | bytes = CLEAN) -> str:
        """Write a file below the folder; the answer is its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """The command line, in an empty folder that is its current one."""
    monkeypatch.chdir(tmp_path)
    # Whatever lies above the temporary folder is no repository of ours.
    assert not os.environ.get("_VOICELINT_COMPLETE")
    yield Cli(tmp_path, monkeypatch)
