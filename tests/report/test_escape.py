from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.report.escape import inline, printable

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain: 'text'", "plain: 'text'"),
        ("\x1b]0;evil\x07", "\\x1B]0;evil\\x07"),
        ("\x00\r\n\x7f", "\\x00\\x0D\\x0A\\x7F"),
        ("\x9b31m\x85", "\\x9B31m\\x85"),
        ("a\tb", "a\tb"),
        ("\u202eevil\u202c\u2066\u2069", "\\u{202E}evil\\u{202C}\\u{2066}\\u{2069}"),
        ("\u200e\u200f\u061c", "\\u{200E}\\u{200F}\\u{061C}"),
        ("a\u200bb\u200cc\u200dd\ufeff\u2060", "a\\u{200B}b\\u{200C}c\\u{200D}d\\u{FEFF}\\u{2060}"),
        ("\u2028\u2029\u00ad", "\\u{2028}\\u{2029}\\xAD"),
        ("\ud800 \udc9b", "\\u{D800} \\u{DC9B}"),
        ("\U000e0041\U000e0100\ue000\u3164", "\\u{E0041}\\u{E0100}\\u{E000}\\u{3164}"),
        ("a\ufe0f\u034f", "a\\u{FE0F}\\u{034F}"),
        ("é 電話 e\u0301 ç ü", "é 電話 e\u0301 ç ü"),
        ("👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 👍🏽", "👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 👍🏽"),
        ("🏳\ufe0f\u200d🌈 👩🏽\u200d🚀", "🏳\ufe0f\u200d🌈 👩🏽\u200d🚀"),
        ("👩\u200d", "👩\\u{200D}"),
    ],
)
def test_what_is_shown(text, shown):
    assert printable(text) == shown


def test_inline_shows_tabs():
    assert inline("a\tb\u202e") == "a\\x09b\\u{202E}"


@given(ANY_TEXT)
def test_nothing_dangerous_is_left(text):
    shown = printable(text)
    shown.encode("utf-8")
    for char in shown:
        assert (
            char == "\t"
            or char in "\u200d\ufe0e\ufe0f"
            or unicodedata.category(char)
            not in (
                "Cc",
                "Cf",
                "Cs",
                "Zl",
                "Zp",
            )
        )


@given(ANY_TEXT)
def test_escaping_twice_changes_nothing_more(text):
    assert printable(printable(text)) == printable(text)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x10FF)))
def test_ordinary_letters_stay(text):
    assert printable(text) == text
