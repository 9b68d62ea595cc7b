"""Spans that are hard to underline, as they are printed, literally."""

from __future__ import annotations

import pytest


def test_wide_characters_and_tabs(make):
    assert (
        make.frame('\ttext:\t"電話 é"\n', "話")
        == """\
  |
1 |     text:   "電話 é"
  |                ^^ the vendor uses 4
  |"""
    )


def test_tab_inside_the_span(make):
    assert (
        make.frame("a: b\tc\td\n", "b\tc", label="tab")
        == """\
  |
1 | a: b    c   d
  |    ^^^^^^ tab
  |"""
    )


def test_joined_emoji_and_combining_marks(make):
    text = "say: 👩\u200d👩\u200d👧 cafe\u0301 X\n"
    assert make.frame(text, "cafe\u0301", label="here") == (
        "  |\n"
        "1 | say: 👩\u200d👩\u200d👧 cafe\u0301 X\n"
        "  |         ^^^^ here\n"
        "  |"
    )  # fmt: skip


def test_span_that_parts_a_mark_from_its_letter_takes_the_letter(make):
    text = "say: cafe\u0301s\n"
    expected = "  |\n1 | say: cafe\u0301s\n  |         ^ here\n  |"
    assert make.frame(text, "\u0301", label="here") == expected
    assert make.frame(text, "e", label="here") == expected


def test_span_that_parts_a_skin_tone_from_its_emoji_takes_the_emoji(make):
    expected = "  |\n1 | say: 👍🏽 b🏽\n  |      ^^ here\n  |"
    assert make.frame("say: 👍🏽 b🏽\n", "🏽", label="here") == expected
    assert make.frame("say: 👍🏽 b🏽\n", "👍", label="here") == expected
    alone = make.frame("say: 👍🏽 b🏽\n", "🏽", start=9, label="here")
    assert alone.split("\n")[2] == "  |          ^^ here"


def test_long_line_is_cut_on_both_sides(make):
    text = 'say: "' + "word " * 60 + "HERE" + " tail" * 40 + '"\n'
    assert (
        make.frame(text, "HERE", label="too long", columns=60)
        == """\
  |
1 | …word word word word word HERE tail tail tail tail tail…
  |                           ^^^^ too long
  |"""
    )


def test_long_line_is_cut_on_the_right_only(make):
    assert (
        make.frame("say: HERE" + " tail" * 40, "HERE", columns=60)
        == """\
  |
1 | say: HERE tail tail tail tail tail tail tail tail tail…
  |      ^^^^ the vendor uses 4
  |"""
    )


def test_span_wider_than_the_screen(make):
    text = 'say: "' + "word " * 60 + '"\n'
    assert (
        make.frame(text, text[5:-1], label="too long", columns=60)
        == """\
  |
1 | say: "word word word word word word word word word wor…
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |      too long
  |"""
    )


def test_label_without_room_stands_below(make):
    text = "a: 1\nlonger_key_of_forty_characters_with_colon: xx\n"
    assert (
        make.frame(text, "xx", label="this is not allowed", columns=60)
        == """\
  |
1 | a: 1
2 | longer_key_of_forty_characters_with_colon: xx
  |                                            ^^
  |                                      this is not allowed
  |"""
    )


def test_span_over_several_lines(make):
    text = "a: 1\nretry:\n  x: 1\n  y: 2\n\nb: 3\n"
    expected = """\
  |
2 | retry:
3 |   x: 1
  |   ^^^^ bad (to line 4)
  |"""
    assert make.frame(text, "x: 1\n  y: 2", label="bad") == expected
    assert make.frame(text, "x: 1\n  y: 2\n\n", label="bad") == expected
    assert "(to line" not in make.frame(text, "y: 2\n\n", label="bad")


def test_empty_span(make):
    assert (
        make.frame("a:\n  b:\n  c: 1\n", start=7, label="no value")
        == """\
  |
1 | a:
2 |   b:
  |   ^ no value
  |""".replace("  |   ^", "  |     ^")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1", "  |\n1 | a: 1\n  |     ^ here\n  |"),
        ("a: 1\n", "  |\n1 | a: 1\n2 |\n  | ^ here\n  |"),
        ("a: 1\r\n", "  |\n1 | a: 1\n2 |\n  | ^ here\n  |"),
    ],
)
def test_empty_span_at_the_end_of_the_file(make, text, expected):
    assert make.frame(text, start=len(text), label="here") == expected


def test_offsets_beyond_the_file_are_its_end(make):
    assert make.frame("a: 1", "xyz", start=99, label="here") == "  |\n1 | a: 1\n  |     ^ here\n  |"


def test_line_ends_of_windows(make):
    text = "retry:\r\n  attempts: 5\r\n  first_wait: 1\r\n"
    assert (
        make.frame(text, "5")
        == """\
  |
1 | retry:
2 |   attempts: 5
  |             ^ the vendor uses 4
  |"""
    )
    # A span that ends, or starts, inside the line break is shown at the end of its line.
    assert make.frame(text, "5\r") == make.frame(text, "5")
    assert make.frame(text, start=text.index("\n", 10), label="x").split("\n")[3] == "  |              ^ x"


def test_inside_a_block_scalar(make):
    text = "say:\n  text: |\n    Hello,\n    dear {{name}}\n"
    assert (
        make.frame(text, "{{name}}", effective=None, label="is read aloud as it stands")
        == """\
  |
2 |   text: |
...
4 |     dear {{name}}
  |          ^^^^^^^^ is read aloud as it stands
  |"""
    )


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("a:\n\nb: HERE\n", []),
        ("a: 1\nb: HERE\n", ["1 | a: 1"]),
        ("# why\nb: HERE\n", ["1 | # why"]),
        ("HERE\n", []),
        ("a:\n  # note\n  HERE\n", ["1 | a:", "..."]),
        ("a:\n# note\n  HERE\n", ["1 | a:", "..."]),
        ("a:\n  - 1\n  - 2\n  - 3\n  - HERE\n", ["4 |   - 3"]),
        ("a:\n\n  HERE\n", ["1 | a:", "..."]),
    ],
)
def test_one_line_above_at_most(make, text, above):
    rows = make.frame(text, "HERE").split("\n")
    assert rows[1 : rows.index(next(row for row in rows if "HERE" in row))] == above
