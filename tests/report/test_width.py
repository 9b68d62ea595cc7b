from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.report.escape import printable
from voicelint.report.width import clusters, display_width, take_first, take_last

PRINTABLE = st.text(st.characters() | st.sampled_from("電話é📞👩👧🏽\u0301\u200d\ufe0f한\u1100\u1161")).map(printable)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("attempts: 5", 11),
        ("é", 1),
        ("e\u0301\u0323", 1),
        ("電話", 4),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝ", 2),
        ("📞é", 3),
        ("👩\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("✋🏽", 2),
        ("a🏽", 3),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("🇨🇭", 2),
        ("\u1112\u1161\u11ab", 2),
        ("a…b", 3),
    ],
)
def test_cells(text, width):
    assert display_width(text) == width


@given(PRINTABLE)
def test_clusters_are_the_text(text):
    assert "".join(piece for piece, _ in clusters(text)) == text


@given(PRINTABLE, st.integers(0, 30))
def test_taking_fits_and_takes_as_much_as_fits(text, cells):
    first, last = take_first(text, cells), take_last(text, cells)
    assert text.startswith(first)
    assert text.endswith(last)
    assert display_width(first) <= cells
    assert display_width(last) <= cells
    if display_width(text) <= cells:
        assert first == last == text
    else:
        # At most one cell stays free, where half of a wide character would have to go.
        assert display_width(first) >= cells - 1
        assert display_width(last) >= cells - 1
