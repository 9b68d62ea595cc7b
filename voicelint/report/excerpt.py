"""One line of the user's file, cut to fit the screen, with its underlines.

All widths and columns here are terminal cells, columns from 0.
"""

from __future__ import annotations

from .escape import printable
from .width import display_width, extends, take_first, take_last

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.lines import Lines

TAB = 4
LEFT_MARGIN = 12
"""Cells before the span that a cut line keeps even if the span alone would fill the screen."""

MOST_MARKS = 32
"""Combining marks on one character beyond these are left to themselves, or a hostile file costs time."""


class Mark:
    """An underline: where, how wide, drawn with which sign, and what to say after it."""

    __slots__ = ("column", "label", "sign", "width")

    def __init__(self, column: int, width: int, sign: str, label: str) -> None:
        self.column = column
        self.width = width
        self.sign = sign
        self.label = label


class Excerpt:
    """A line as it is shown. `cut` says that parts of it are not."""

    __slots__ = ("column", "cut", "marks", "number", "text", "width")

    def __init__(self, number: int, text: str, column: int, width: int, cut: bool) -> None:
        self.number = number
        self.text = text
        self.column = column
        self.width = width
        self.cut = cut
        self.marks: list[Mark] = []


def excerpt(lines: Lines, number: int, start: int, end: int, room: int) -> Excerpt:
    """Line `number` around the span start:end (offsets into the file), in at most `room` cells.

    The span is narrowed to the line, then widened to whole characters as drawn; its place in the shown
    text is left in `column` and `width` (at least 1).
    """
    low, high = lines.span(number)
    start, end = min(max(start, low), high), min(max(end, low), high)
    line = lines.text[low:high] if high - low < room else ""
    if line.isascii() and line.isprintable() and line:  # as most lines: every character is one cell
        return Excerpt(number, line, start - low, max(end - start, 1), False)
    start, end = _whole(lines.text, low, high, start, end)
    # Only what can reach the screen is looked at: a line may have a hundred million characters.
    reach = 4 * room
    first, stop = max(low, start - reach), min(end, start + reach)
    last = min(high, stop + reach)
    before, column = _expand(printable(lines.text[first:start]), 0)
    inside, past = _expand(printable(lines.text[start:stop]), column)
    after, total = _expand(printable(lines.text[stop:last]), past)
    width = past - column
    if first == low and last == high and stop == end and max(total, column + 1) <= room:
        return Excerpt(number, before + inside + after, column, max(width, 1), False)

    shown = min(max(width, 1), room - 2 - min(column, LEFT_MARGIN))
    open_ended = stop < end or width > shown
    spare = room - 2 - shown
    right = 0 if open_ended else min(total - past, spare // 2)
    left = min(column, spare - right)
    right = 0 if open_ended else min(total - past, spare - left)
    head = take_last(before, left)
    body = take_first(inside, shown)
    at, broad = display_width(head), display_width(body)
    # Of the text behind a cut span not even marks without width may follow: they would change the ellipsis.
    tail = "" if open_ended else take_first(after, right)
    if first > low or left < column:
        head = "…" + head
        at += 1
    if open_ended:
        body += "…"
        broad += 1
    elif last < high or right < total - past:
        tail += "…"
    return Excerpt(number, head + body + tail, at, max(broad, 1), True)


def column_of(lines: Lines, shown: Excerpt, start: int, end: int) -> tuple[int, int]:
    """Column and width of another span (offsets into the file) on a line that is shown whole."""
    low, high = lines.span(shown.number)
    start, end = _whole(lines.text, low, high, min(max(start, low), high), min(max(end, low), high))
    _, column = _expand(printable(lines.text[low:start]), 0)
    _, past = _expand(printable(lines.text[start:end]), column)
    return column, max(past - column, 1)


def _whole(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The span, widened so that no combining mark is parted from its character."""
    steps = MOST_MARKS
    while low < start < high and steps and extends(text[start - 1], text[start]):
        start -= 1
        steps -= 1
    steps = MOST_MARKS
    while start < end < high and steps and extends(text[end - 1], text[end]):
        end += 1
        steps -= 1
    return start, end


def _expand(text: str, column: int) -> tuple[str, int]:
    """The text, tabs as spaces, if it starts at that column; and the column behind it."""
    if "\t" not in text:
        return text, column + display_width(text)
    parts = text.split("\t")
    out = []
    for part in parts[:-1]:
        column += display_width(part)
        gap = TAB - column % TAB
        out.append(part + " " * gap)
        column += gap
    out.append(parts[-1])
    return "".join(out), column + display_width(parts[-1])
