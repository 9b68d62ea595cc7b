"""The comment that silences a finding, put where it is for that finding and as little else as can be."""

from __future__ import annotations

from bisect import bisect_right

from ..fixing.edits import Edit
from ..fixing.lines import line_start, newline_near

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..source.document import Source

REASON = "TODO: why"
"""What stands for the reason until somebody writes it."""


def silence(found: Diagnostic, source: Source) -> Edit | None:
    """The edit that silences a finding, a line above it; None in JSON, which has no comments, and where it may not be."""
    if source.format != "yaml" or not found.rule.suppressible:
        return None
    text = source.text
    start = line_start(text, _outside(source, found.start))
    if text.startswith(("---", "%"), start):
        return None  # what stands above belongs to the document before
    word = start
    while text[word : word + 1] == " ":
        word += 1
    indent = text[start:word]
    return Edit(start, start, f"{indent}# voicelint: ignore[{found.rule.name}] {REASON}{newline_near(text, start)}")


def _outside(source: Source, offset: int) -> int:
    """The offset, or the beginning of a text over several lines that its line begins in: no comment can stand there."""
    scalars = source.scalars
    while True:
        start = line_start(source.text, offset)
        at = bisect_right(scalars, start, key=lambda each: each.start) - 1
        if at < 0 or not scalars[at].start < start < scalars[at].end:
            return offset
        offset = scalars[at].start
