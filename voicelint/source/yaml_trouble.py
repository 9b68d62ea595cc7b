"""What PyYAML said about a text that it could not read, and the text around."""

from __future__ import annotations

import re

from .syntax import line_bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .nodes import Scalar

TRAILING = re.compile(r"(?<![ \t])[ \t]++(?:#.*|(?=[\r\n])|\Z)")
"""The comment or blanks at the end of a line."""

_flow_text_ends = re.compile(r"[,\]}\r\n]")


class Trouble:
    """What the parser said (`problem`, `context`), where (`at`, `context_at`), and the last scalar before."""

    def __init__(self, text: str, error: Any, scalars: list[Scalar]) -> None:
        mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        self.text = text
        self.problem: str = getattr(error, "problem", None) or ""
        self.context: str = getattr(error, "context", None) or ""
        self.at = min(mark.index, len(text)) if mark is not None else len(text)
        self.context_at = min(context.index, len(text)) if context is not None else self.at
        self.last = scalars[-1] if scalars else None

    @property
    def character(self) -> str:
        """The character that the parser stopped at; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    def line(self, at: int) -> tuple[int, int]:
        """Start and end of the line that an offset is on."""
        return line_bounds(self.text, at)

    def indent(self, line: int) -> int:
        """How many spaces a line begins with; `line` is the offset of its start."""
        end = line
        while self.text.startswith(" ", end):
            end += 1
        return end - line

    def starts_line(self, at: int) -> bool:
        """Whether only blanks stand before an offset on its line."""
        return not self.text[self.line(at)[0] : at].strip()


def flow_text_end(text: str, at: int) -> int:
    """Where a text without quotes within brackets ends, at the latest."""
    found = _flow_text_ends.search(text, at)
    end = found.start() if found is not None else len(text)
    return at + len(text[at:end].rstrip())
