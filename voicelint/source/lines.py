"""Offsets to lines and columns. Lines end at \\n, \\r\\n or a lone \\r, as in editors, and nowhere else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..values.lazy import Lazy

_BREAK = Lazy(r"\n|\r(?!\n)")

CHUNK = 512
"""Characters between two places whose line is noted: a text may be one line, or nothing but line breaks."""

KEPT = 8
"""Chunks, and lines, that are kept: a place and those around it are asked for in turn."""


class Lines:
    """The lines of a text. What look-ups need is gathered at the first one, in memory that line breaks do not add to."""

    __slots__ = ("_before", "_last", "_near", "_opened", "_spans", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._before: list[int] = []
        """Line breaks before each chunk."""
        self._opened: list[int] = []
        """Where the line began that each chunk begins in."""
        self._near: dict[int, list[int]] = {}
        """The chunks last looked at, each with the starts of the lines behind its line breaks."""
        self._last = 0, 0, 0
        """The stretch of one line that was looked at last, as start of the line and end of the stretch; and its number."""
        self._spans: dict[int, tuple[int, int]] = {}
        """The lines last looked at, each with its start and end."""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        start, stop, line = self._last
        if not start <= offset < stop:
            if not self._before:
                self._gather()
            chunk = min(offset // CHUNK, len(self._before) - 1)
            starts = self._starts(chunk)
            passed = bisect_right(starts, offset)
            start = starts[passed - 1] if passed else self._opened[chunk]
            stop = starts[passed] if passed < len(starts) else (chunk + 1) * CHUNK
            line = self._before[chunk] + passed + 1
            self._last = start, stop, line
        return line, offset - start + 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end offset of a line (from 1), without its line break."""
        known = self._spans.get(line)
        if known is not None:
            return known
        if not self._before:
            self._gather()
        start, passed = 0, line - 1
        if passed:
            chunk = bisect_left(self._before, passed) - 1
            start = self._starts(chunk)[passed - self._before[chunk] - 1]
        text = self.text
        end = text.find("\n", start)
        if end == -1:
            end = len(text)
        carriage = text.find("\r", start, end)
        if len(self._spans) == KEPT:
            self._spans.clear()
        known = self._spans[line] = start, end if carriage == -1 else carriage
        return known

    def _gather(self) -> None:
        text = self.text
        before, opened = 0, 0
        for first in range(0, len(text) + 1, CHUNK):
            self._before.append(before)
            self._opened.append(opened)
            end = first + CHUNK
            before += text.count("\n", first, end) + text.count("\r", first, end) - text.count("\r\n", first, end + 1)
            carriage = text.rfind("\r", first, end)
            if text.startswith("\n", carriage + 1):
                carriage = text.rfind("\r", first, max(carriage, 0))
            opened = max(opened, text.rfind("\n", first, end) + 1, carriage + 1)

    def _starts(self, chunk: int) -> list[int]:
        starts = self._near.get(chunk)
        if starts is None:
            first = chunk * CHUNK
            # One character more, so that the feed of a \r\n is seen; what ends there is the next chunk's.
            breaks = _BREAK.finditer(self.text, first, first + CHUNK + 1)
            starts = [found.end() for found in breaks if found.end() <= first + CHUNK]
            if len(self._near) == KEPT:
                self._near.clear()
            self._near[chunk] = starts
        return starts
