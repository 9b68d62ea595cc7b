"""Lines and columns, whatever ends the lines and however many there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.source import lines as lines_module
from voicelint.source.lines import Lines


def by_hand(text: str) -> list[int]:
    """Where each line begins."""
    starts = [0]
    for at, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    return starts


@given(st.text("ab\r\n\u2028", max_size=60), st.integers(1, 9))
def test_every_offset_and_line_is_where_an_editor_has_it(text: str, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines_module, "CHUNK", chunk)
        lines = Lines(text)
        starts = by_hand(text)
        for offset in range(len(text) + 1):
            line = sum(start <= offset for start in starts)
            assert lines.position(offset) == (line, offset - starts[line - 1] + 1)
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
            assert lines.span(number) == (start, start + len(text[start:end].rstrip("\r\n")))


def test_millions_of_line_breaks_take_little_memory() -> None:
    lines = Lines("\n" * 4_000_000 + "x")
    assert lines.position(4_000_000) == (4_000_001, 1)
    assert lines.span(4_000_001) == (4_000_000, 4_000_001)
    assert len(lines._before) < 10_000
