"""Which lines of a file are shown for a diagnostic, and what is marked in them."""

from __future__ import annotations

from functools import lru_cache

from .escape import inline
from .excerpt import Excerpt, Mark, column_of, excerpt
from .labels import label
from .place import last_visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic, Related
    from ..source.lines import Lines
    from .result import FileResult

NARROWEST = 40
"""Cells; on a narrower screen lines are left to wrap."""

PARENT_WITHIN = 3
"""Lines above the span in which its parent key is looked for."""

NEAR = 4
"""A related place at most so many lines away is drawn into the frame; others get a line of text."""

MOST_DRAWN = 3
"""Related places drawn into the frame."""

MOST_NAMED = 5
"""Related places named below the frame; the rest is counted."""


class Layout:
    """The place of a diagnostic, the lines shown for it, and the related places that are not among them.

    `digits` is the width of the widest line number, `room` the cells beside it. A file without text shows nothing.
    """

    __slots__ = ("column", "digits", "far", "line", "room", "shown")

    def __init__(
        self, line: int, column: int, digits: int, room: int, shown: list[Excerpt], far: list[Related]
    ) -> None:
        self.line = line
        self.column = column
        self.digits = digits
        self.room = room
        self.shown = shown
        self.far = far


def layout(file: FileResult, diagnostic: Diagnostic, columns: int) -> Layout:
    """The lines for one diagnostic, in file order, cut so that they and their numbers take `columns` cells."""
    lines = file.lines
    start = min(max(diagnostic.start, 0), len(lines.text))
    end = min(max(diagnostic.end, start), len(lines.text))
    line, column = lines.position(start)
    near, far = _sort_related(lines, line, diagnostic.related)
    digits = len(str(max([line, *(number for number, _ in near)])))
    room = max(columns, NARROWEST) - digits - 3
    shown: list[Excerpt] = []
    if file.text:
        shown, crowded = _excerpts(lines, diagnostic, (start, end), line, near, room)
        far = crowded + far
    return Layout(line, column, digits, room, shown, far)


def _excerpts(
    lines: Lines, diagnostic: Diagnostic, span: tuple[int, int], line: int, near: list[tuple[int, Related]], room: int
) -> tuple[list[Excerpt], list[Related]]:
    """The lines to show for a span that begins in `line`, in file order, and the related places without room in them."""
    start, end = span
    words = label(diagnostic)
    if end > lines.span(line)[1]:
        last, _ = lines.position(last_visible(lines.text, start, end))
        if last > line:
            words = f"{words} (to line {last})" if words else f"to line {last}"
    primary = excerpt(lines, line, start, end, room)
    primary.marks.append(Mark(primary.column, primary.width, "^", words))
    shown = {line: primary}
    crowded = []
    for number, related in near:
        part = shown.get(number)
        if part is None:
            part = shown[number] = excerpt(lines, number, related.start, related.end, room)
            column, width = part.column, part.width
        elif part.cut:
            crowded.append(related)
            continue
        else:
            column, width = column_of(lines, part, related.start, related.end)
        part.marks.append(Mark(column, width, "-", inline(related.message)))
    above = context_line(lines, line)
    if above is not None and above not in shown:
        low, _ = lines.span(above)
        shown[above] = excerpt(lines, above, low, low, room)
    return [shown[number] for number in sorted(shown)], crowded


def context_line(lines: Lines, line: int) -> int | None:
    """The line to show above a line: its parent key if that is near, else the line above unless blank."""
    if line == 1:
        return None
    depth = _indent(_head(lines, line))
    if depth:
        for number in range(line - 1, max(line - 1 - PARENT_WITHIN, 0), -1):
            indent = _indent(_head(lines, number))
            if indent is not None and indent < depth:
                return number
    return line - 1 if _head(lines, line - 1).strip() else None


@lru_cache(maxsize=16)  # findings stand in lines next to each other
def _head(lines: Lines, line: int) -> str:
    """The beginning of a line, long enough to tell its indentation."""
    low, high = lines.span(line)
    return lines.text[low : min(high, low + 200)]


def _indent(head: str) -> int | None:
    """The characters of white space before a line's text, None for a blank line or a comment alone."""
    text = head.lstrip()
    return None if not text or text[0] == "#" else len(head) - len(text)


def _sort_related(
    lines: Lines, line: int, related: tuple[Related, ...]
) -> tuple[list[tuple[int, Related]], list[Related]]:
    """The related places to draw, with their lines, and those to name."""
    near: list[tuple[int, Related]] = []
    far: list[Related] = []
    for place in related:
        number, _ = lines.position(place.start)
        if len(near) < MOST_DRAWN and abs(number - line) <= NEAR:
            near.append((number, place))
        else:
            far.append(place)
    return near, far
