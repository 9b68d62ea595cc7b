"""Columns in the units that other programs count in: UTF-8 bytes, UTF-16 code units. Ours are code points."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .lines import Lines

UTF8 = "utf-8", 1
UTF16 = "utf-16-le", 2
"""An encoding, and the bytes of one of its units."""

STRIDE = 1024
"""Characters between the places whose units are known; no line is counted from its start again and again."""


class Columns:
    """Positions in a text with columns in another unit. Offsets are code points, lines and columns from 1.

    `mark` is what stands before the text in its file and counts too: a byte order mark, where a reader sees it.
    """

    __slots__ = ("_encoding", "_lead", "_marks", "_plain", "_size", "lines")

    def __init__(self, lines: Lines, unit: tuple[str, int], mark: str = "") -> None:
        self.lines = lines
        self._encoding, self._size = unit
        self._plain = lines.text.isascii()
        self._lead = self._count(mark)
        self._marks: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line, column = self.lines.position(offset)
        if not self._plain:
            column = self._before(offset) - self._before(offset - column + 1) + 1
        return line, column + self._lead if line == 1 else column

    def _before(self, offset: int) -> int:
        """The units of the text before an offset."""
        text = self.lines.text
        if not self._marks:
            total = 0
            for start in range(0, len(text) + 1, STRIDE):
                self._marks.append(total)
                total += self._count(text[start : start + STRIDE])
        offset = min(offset, len(text))
        mark = offset // STRIDE
        return self._marks[mark] + self._count(text[mark * STRIDE : offset])

    def _count(self, text: str) -> int:
        return len(text.encode(self._encoding, "surrogatepass")) // self._size
