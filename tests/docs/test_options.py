"""Every command and option that the prose speaks of is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import ROOT
from voicelint.cli.app import app

from .blocks import MARKDOWN
from .test_blocks import PAGES

FLAGS = {
    name: {flag for each in command.params if isinstance(each, click.Option) for flag in each.opts} | {"-h", "--help"}
    for name, command in app.commands.items()
}
EVERY = {flag for flags in FLAGS.values() for flag in flags} | {"--version", "-V", "--"}


def faults(page: Path) -> Iterator[str]:
    """The pieces of code in a page's prose that speak of what is not there."""
    for token in MARKDOWN.parse(page.read_text("utf-8")):
        for child in token.children or ():
            code = child.content if child.type == "code_inline" else ""
            command = re.match(r"(?:\.venv/bin/)?voicelint ([a-z][a-z-]*)(?: |$)", code)
            known = EVERY if command is None else FLAGS.get(command[1], set())
            said = re.findall(r"(?<![\w-])--?[a-z][\w-]*", code) if command or code.startswith("--") else []
            if (command is not None and command[1] not in FLAGS) or not set(said) <= known:
                yield code


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.stem)
def test_the_prose_knows_the_command_line(page: Path) -> None:
    assert list(faults(page)) == []


@pytest.mark.parametrize("code", ["voicelint chekc a.yaml", "voicelint config --fix", "--fixx", "voicelint check -x"])
def test_what_is_not_there_is_found(code: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Write `{code}`, or `voicelint check --fix a.yaml`, or `--fail-on error`.\n", "utf-8")
    assert list(faults(page)) == [code]
