"""What holds for every text and every span."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.work import calls
from voicelint.report.escape import printable
from voicelint.report.excerpt import excerpt
from voicelint.report.width import display_width
from voicelint.source.lines import Lines

NASTY = st.sampled_from(
    'ab :"電話한é📞👩👧❤🏽\u0301\u0323\u200b\u200d\ufe0f\x1b\x07\x9b\x00\u202e\u2028\xad\ud800\u1161'
)
CHAR = st.one_of(NASTY, st.characters(exclude_categories=(), exclude_characters="\n\r\t"))
LINE = st.text(CHAR, max_size=60)
EVIL = "\x1b]0;evil\x07\u202e\n\r\x9b2J"


@st.composite
def spans(draw, line=LINE):
    text = draw(line)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


def rows_of(make, text, start, end, columns):
    shown = make.frame(text, text[start:end], start=start, label="here", columns=columns)
    rows = shown.split("\n")
    assert len(rows) in (4, 5)
    return rows


def joins(char):
    return unicodedata.category(char) in ("Mn", "Me") or "🏻" <= char <= "🏿" or "\u1160" <= char <= "\u11ff"


@given(spans())
def test_caret_stands_under_the_span(make, case):
    text, start, end = case
    assume(text)
    # A mark or joiner at an edge of the span is drawn onto its neighbour: see the next law for those.
    assume(not any(at < len(text) and (joins(text[at]) or text[at] == "\u200d") for at in (start, end)))
    rows = rows_of(make, text, start, end, 1000)
    # An emoji's joiner counts as such only if the span does not part it from its emoji.
    before, inside = printable(text[:start]), printable(text[start:end])
    assert rows[1].removeprefix("1 |").removeprefix(" ") == before + inside + printable(text[end:])
    under = rows[2].removeprefix("  | ")
    assert len(under) - len(under.lstrip()) == display_width(before)
    assert under.count("^") == max(display_width(inside), 1)


@given(spans())
def test_caret_never_starts_inside_a_character(make, case):
    text, start, end = case
    assume(text)
    rows = rows_of(make, text, start, end, 1000)
    shown = rows[1].removeprefix("1 |").removeprefix(" ")
    column = len(rows[2]) - len("  | ") - len(rows[2].removeprefix("  | ").lstrip())
    edges, at = {0}, 0
    for char in shown:
        at += display_width(char) if not joins(char) else 0
        edges.add(at)
    # Emoji of several parts are narrower than the sum of them: without those each edge is a sum of widths.
    assume(not set(shown) & set("\u200d\ufe0f🏻🏼🏽🏾🏿"))
    assert column in edges


@given(spans(), st.integers(0, 80))
def test_numbered_lines_fit_the_screen(make, case, columns):
    text, start, end = case
    assume(text)
    for row in rows_of(make, text * 4, start, end, columns):
        assert display_width(row) <= max(columns, 40)


@given(spans(st.text(st.sampled_from("abc電話é📞\u0301"), min_size=100, max_size=300)))
def test_a_cut_line_still_shows_the_span(make, case):
    text, start, end = case
    assume(text[0] != "\u0301")
    while "\u0301" in text[start : start + 1]:
        start -= 1
    lines = Lines(text)
    shown = excerpt(lines, 1, start, end, 50)
    head, rest, column = "", shown.text, 0
    while column < shown.column:
        column += display_width(rest[0])
        head, rest = head + rest[0], rest[1:]
    while rest and unicodedata.combining(rest[0]):
        head, rest = head + rest[0], rest[1:]
    assert column == shown.column
    assert text[:start].endswith(head.removeprefix("…"))
    here = text[start:end].lstrip("\u0301")
    assert here.startswith(rest.removesuffix("…")[: len(here)])
    assert display_width(shown.text) <= 50


@given(spans(st.text(st.sampled_from("ab\t"), max_size=40)))
def test_tabs_stop_every_four_cells(make, case):
    text, start, end = case
    assume(text)
    shown = excerpt(Lines(text), 1, start, end, 1000)
    assert shown.text == text.expandtabs(4)
    assert shown.column == len(text[:start].expandtabs(4))
    assert shown.width == max(len(text[:end].expandtabs(4)) - shown.column, 1)


@given(st.text(st.characters(exclude_categories=()) | NASTY | st.sampled_from("\n\r\t"), max_size=80), st.data())
def test_no_control_character_reaches_the_screen(make, text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = make.diagnostic(
        text,
        text[start:end],
        start=start,
        name="name" + text,
        message=text + EVIL,
        help=text + EVIL,
        label=data.draw(st.sampled_from(["", EVIL])),
        effective=text + EVIL,
        evidence=make.evidence(title=EVIL, field=EVIL, status=EVIL, constraint=EVIL),
        targets=(EVIL, "routee"),
        related=(make.related(EVIL, "evil", text + EVIL),) * 5,
    )
    printed = make.printed(text, found, name=EVIL + text, color=True, columns=60)
    printed.encode("utf-8")
    assert "\\x1B]0;evil\\x07" in printed
    for char in re.sub("\x1b\\[[0-9;]*m", "", printed):
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert char not in "\u202e\u2066\u200b\u200e\ufeff"


def test_caret_behind_a_line_that_just_fits():
    lines = Lines("x" * 50)
    assert excerpt(lines, 1, 49, 50, 50).text == "x" * 50
    shown = excerpt(lines, 1, 50, 50, 50)
    assert shown.text == "…" + "x" * 47
    assert shown.column + shown.width <= 50


def test_marks_without_end_are_cut():
    shown = excerpt(Lines("a" + "\u0301" * 1000 + "HERE"), 1, 1001, 1005, 50)
    assert shown.text.startswith("…")
    assert len(shown.text) < 300


@settings(max_examples=12)
@given(st.sampled_from(["x", "電", "\u0301", "\t", "\u202e", "👩\u200d"]))
def test_huge_line_is_looked_at_near_the_span_only(make, filling):
    text = filling * 400_000
    lines = Lines(text)
    for start in range(0, len(text), len(text) // 50):
        shown = excerpt(lines, 1, start, len(text), 96)
        assert shown.cut
        assert len(shown.text) < 4_000
    assert calls(lambda: excerpt(lines, 1, len(text) // 2, len(text), 96)) < 40_000


def test_printing_grows_as_the_findings_do(make):
    def work(count):
        text = "recipients:\n" + "".join(f'  - "+4179{n:07}"  # Zoë\n' for n in range(count))
        lines = Lines(text)
        found = []
        for line in range(2, count + 2):
            low, high = lines.span(line)
            found.append(
                make.diagnostic(text, text[low + 4 : high - 7], start=low + 4, help="é", evidence=make.evidence())
            )
        assert make.printed(text, *found, color=True).count("\x1b[1;33m^") == count
        return calls(lambda: make.printed(text, *found, color=True))

    assert work(3000) <= 3.1 * work(1000)
