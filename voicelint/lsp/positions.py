"""Offsets in code points to the editor's lines and characters, and back.

An editor counts the characters of a line in UTF-16 code units unless both sides agree on something else. Its lines
end at \\n, \\r\\n or a lone \\r, as ours do; str.splitlines breaks at many more characters.
"""

from __future__ import annotations

from lsprotocol import types

from ..source.lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


UNITS: dict[str, Callable[[str], int]] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}
"""How long a text is in each encoding's units."""


class Positions:
    """The places of one text in one encoding (utf-8, utf-16 or utf-32). One thread may ask at a time."""

    __slots__ = ("_last", "_lines", "_units", "text")

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self._lines = Lines(text)
        self._units = UNITS[encoding]
        self._last: int | None = None

    def position(self, offset: int) -> types.Position:
        """The editor's position of an offset."""
        line, column = self._lines.position(offset)
        return types.Position(line - 1, self._units(self.text[offset - column + 1 : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The editor's range of a span."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of an editor's position; beyond a line's end it is that end, beyond the text the text's."""
        if self._last is None:
            self._last = self._lines.position(len(self.text))[0] - 1
        if position.line > self._last:
            return len(self.text)
        start, end = self._lines.span(position.line + 1)
        wanted = position.character
        line = self.text[start:end]
        if self._units is len or line.isascii():
            return start + min(wanted, len(line))
        low, high = 0, len(line)
        while low < high:  # the last place that lies no further than the one asked for
            middle = (low + high + 1) // 2
            if self._units(line[:middle]) <= wanted:
                low = middle
            else:
                high = middle - 1
        return start + low

    def span(self, range: types.Range) -> tuple[int, int]:
        """The offsets of an editor's range, the smaller one first."""
        start, end = self.offset(range.start), self.offset(range.end)
        return min(start, end), max(start, end)
