"""Columns in other units than ours, against counting from the line's start."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelint.source.columns import STRIDE, UTF8, UTF16, Columns
from voicelint.source.lines import Lines


@given(st.text(st.sampled_from("ab\n\ré📞한\ud800"), max_size=80), st.integers(0, 3), st.data())
def test_units_before_the_offset(text: str, longer: int, data: st.DataObject) -> None:
    text = text + "é📞x" * (longer * STRIDE // 2) + text
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    line, column = lines.position(offset)
    before = text[offset - column + 1 : offset]
    for unit, encoding, size in ((UTF8, "utf-8", 1), (UTF16, "utf-16-le", 2)):
        expected = len(before.encode(encoding, "surrogatepass")) // size + 1
        assert Columns(lines, unit).position(offset) == (line, expected)


def test_an_offset_behind_the_end_is_at_the_end() -> None:
    assert Columns(Lines("é"), UTF8).position(1) == (1, 3)
    assert Columns(Lines(""), UTF8).position(0) == (1, 1)
