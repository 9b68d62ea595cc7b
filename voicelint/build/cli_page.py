"""docs/cli.md: every command and option, from the click commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from ..cli.app import app
from .markdown import code, table

OUTPUT = "docs/cli.md"
TEMPLATE = Path(__file__).parent / "templates" / "cli.md"


def generate() -> str:
    """The page's text."""
    # With the settings of a run: click remembers in the command which options ask for help.
    context = click.Context(app, info_name="voicelint", **app.context_settings)
    lines = [line for name in app.list_commands(context) for line in _command(name, context)]
    return TEMPLATE.read_text("utf-8").replace("{commands}", "\n".join(lines).strip())


def _command(name: str, parent: click.Context) -> Iterator[str]:
    command = app.commands[name]
    context = click.Context(command, parent=parent, info_name=name)
    yield from (f"## voicelint {name}", "", "```text", command.get_usage(context).removeprefix("Usage: "), "```", "")
    yield from (*inspect.cleandoc(command.help or "").split("\n"), "")
    options = [each for each in command.params if isinstance(each, click.Option)]
    rows = ((_flags(option), option.help or "") for option in options)
    if options:
        yield from (*table(("option", "what it does"), rows), "")


def _flags(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.metavar}"
    return ", ".join(code(flag + value) for flag in option.opts)
