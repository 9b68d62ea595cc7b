"""Offsets to lines and columns. Lines end at \\n, \\r\\n or a lone \\r, as in editors, and nowhere else."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """Line starts of a text, found when first asked for."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        if self._starts is None:
            text = self.text
            starts = [0]
            at = text.find("\n")
            while at != -1:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
            at = text.find("\r")
            lone = False
            while at != -1:
                if text[at + 1 : at + 2] != "\n":
                    starts.append(at + 1)
                    lone = True
                at = text.find("\r", at + 1)
            if lone:
                starts.sort()
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end offset of a line (from 1), without its line break."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end
