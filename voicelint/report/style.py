"""Colours as plain ANSI codes, and what the output stream is able to show."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

DEFAULT_COLUMNS = 100
"""The width, in cells, of what is no terminal."""


class Style:
    """The codes to write around each part of the output; all empty without colour."""

    __slots__ = ("bold", "frame", "reset", "severities")

    def __init__(self, color: bool) -> None:
        self.reset = "\x1b[0m" if color else ""
        self.bold = "\x1b[1m" if color else ""
        self.frame = "\x1b[1;34m" if color else ""
        self.severities = {
            "error": "\x1b[1;31m" if color else "",
            "warning": "\x1b[1;33m" if color else "",
            "info": "\x1b[1;36m" if color else "",
        }


def wants_color(choice: str, stream: IO[str], env: Mapping[str, str]) -> bool:
    """Whether to colour: `choice` is auto, always or never.

    For auto, NO_COLOR and FORCE_COLOR count when not empty (NO_COLOR first), then TERM=dumb, then the stream.
    """
    if choice != "auto":
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    return env.get("TERM") != "dumb" and is_terminal(stream)


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person looks at the stream; a closed stream is no terminal."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def terminal_columns(stream: IO[str], env: Mapping[str, str]) -> int:
    """The cells of a line: the terminal's (COLUMNS overrides it), DEFAULT_COLUMNS for anything else."""
    if not is_terminal(stream):
        return DEFAULT_COLUMNS
    given = env.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given[:6]) > 0:
        return int(given[:6])
    import os

    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_COLUMNS
    except (OSError, ValueError):
        return DEFAULT_COLUMNS
