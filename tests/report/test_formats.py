"""What every format must hold, read back by readers that follow its contract."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.work import calls
from voicelint.engine.diagnostic import UNSET
from voicelint.engine.fingerprint import identify
from voicelint.fixing.edits import Edit, Fix
from voicelint.report.escape import inline
from voicelint.report.formats import FORMATS, render
from voicelint.source.lines import Lines

from .readers import READERS

ACTED_ON = frozenset(map(chr, (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x2028)))
"""What a terminal acts on, but for the line feed between lines."""

NASTY = st.sampled_from(
    ["\x1b]0;evil\x07", "\x9b2J", "\u202e", "\u2028", "\r\n", "\n", "\r", "\t", "\x00", "\ufffe", "\uffff", "\ud800",
     "%0A::error::", "::", ",", "|", "]]>", "<script>alert(1)</script>", "&amp;", "&#0;", '"', "'", "`", "*a*", "[a](b)",
     "![a](b)", "# a", "\\", "@someone", "#12", ":tada:", "https://x.example/", "📞é", "e\u0301", "👩‍👧", "한", "--", "<!--", "$x$"]
)  # fmt: skip
TEXTS = st.lists(NASTY | st.text(st.characters(exclude_categories=()), max_size=8), max_size=6).map("".join)
NAMES = st.sampled_from(["a.yaml", "b/c d.yml", "/elsewhere/out of it.json", "-", "x:1:2.yaml"]) | TEXTS.filter(bool)


SEVERITY = st.sampled_from(["error", "warning", "info"])


@st.composite
def runs(draw, make):
    """A whole run: files of odd names and texts, findings anywhere in them."""
    files = []
    for name in draw(st.lists(NAMES, max_size=3, unique=True)):
        text = draw(TEXTS)
        found = []
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(text)))
            spans = st.integers(0, len(text)).map(lambda one: (min(start, one), max(start, one)))  # noqa: B023
            first, last = draw(spans)
            diagnostic = make.diagnostic(
                text,
                start=first,
                severity=draw(SEVERITY),
                effect=draw(st.sampled_from(["rejected", "rewritten", "ignored", "futile", "risky"])),
                file=name,
                message=draw(TEXTS.filter(bool)),
                help=draw(TEXTS),
                label=draw(TEXTS),
                pointer=draw(TEXTS),
                value=draw(TEXTS),
                effective=draw(st.sampled_from([UNSET, None, 4]) | TEXTS),
                evidence=draw(st.none() | TEXTS.map(lambda words: make.evidence(field=words, title=words, url=words))),
                related=tuple(make.place(*draw(spans), draw(TEXTS)) for _ in range(draw(st.integers(0, 2)))),
            )
            diagnostic.end = last
            if draw(st.booleans()):
                edits = [Edit(*draw(spans), draw(TEXTS)) for _ in range(draw(st.integers(1, 2)))]
                diagnostic.fix = Fix(
                    draw(st.sampled_from(["safe", "unsafe"])), draw(TEXTS.filter(bool)), tuple(edits), ()
                )
            found.append(diagnostic)
        files.append(make.file(text, *found, name=name, fail_on=draw(SEVERITY)))
    run = make.run(*files)
    identify([diagnostic for _, diagnostic in run.found()])
    return run


def printed(format, run):
    """The bytes that are printed, read as UTF-8."""
    lines = list(render(format, run))
    assert not [line for line in lines if "\n" in line]
    return "".join(f"{line}\n" for line in lines).encode("utf-8").decode("utf-8")


def test_there_is_a_reader_for_every_format():
    assert list(READERS) == list(FORMATS)


def test_the_page_lists_every_format():
    page = (Path(__file__).parents[2] / "docs" / "output-formats.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.M) == list(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
@given(data=st.data())
@settings(max_examples=60)
def test_any_report_is_one_valid_document(make, format, data):
    run = data.draw(runs(make))
    text = printed(format, run)
    assert not ACTED_ON & set(text)
    seen = READERS[format](text)
    found = [diagnostic for _, diagnostic in run.found()]
    assert sorted(each.severity for each in seen) == sorted(each.severity for each in found)
    assert {each.rule for each in seen} == {each.rule.name for each in found}


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_a_document_too(make, format):
    for run in (make.run(), make.run(skipped=2), make.run(make.file("a: 1"), make.file("b: 1", name="b.yaml"))):
        assert READERS[format](printed(format, run)) == []


COLUMNS = {"sarif": 9, "rdjson": 12, "gitlab": None, "markdown": None}
"""Where `5` stands in the line below: in UTF-16 units, in bytes, or not said; in any other format in characters."""


@pytest.mark.parametrize("format", FORMATS)
def test_columns_after_an_emoji_and_an_accent(make, format):
    text = "# ünï\r\na: {📞é 5}\r\n"
    diagnostic = make.diagnostic(text, "5", file="may.yaml", help="write 4")
    run = make.run(make.file(text, diagnostic, name="may.yaml"))
    identify([diagnostic])
    (seen,) = READERS[format](printed(format, run))
    assert (seen.line, seen.column) == (2, COLUMNS.get(format, 8))
    assert (seen.rule, seen.severity) == ("retry-count-clamped", "warning")
    assert seen.file in ("may.yaml", None)
    assert "5 retries asked, at most 4 are made" in seen.text


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_without_text_keeps_its_place(make, format):
    read = "\n\n📞é 5"
    diagnostic = make.diagnostic(read, start=len(read), message="it is not UTF-8")
    file = make.file("", diagnostic)
    file.lines = Lines(read)
    identify([diagnostic])
    (seen,) = READERS[format](printed(format, make.run(file)))
    assert (seen.line, seen.column) == (3, {"sarif": 6, "rdjson": 9, "gitlab": None, "markdown": None}.get(format, 5))


@given(TEXTS)
def test_what_is_inline_is_legal_in_xml(text):
    for char in inline(text):
        assert char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"


MOST_CALLS = 400
"""Of functions for a finding: ten thousand of them then take below a second to print."""


@pytest.mark.parametrize("format", FORMATS)
def test_a_finding_takes_the_same_work_among_many(make, format):
    def work(count):
        text = "recipients:\n" + "".join(f'  - "+41 79 {n:07}"  # Zoë\n' for n in range(count))
        lines = Lines(text)
        starts = [lines.span(line)[0] + 4 for line in range(2, count + 2)]
        evidence = make.evidence()
        found = [
            make.diagnostic(text, start=at, help=f"write {at}", value=f"{at}", evidence=evidence, file="a.yaml")
            for at in starts
        ]
        for each in found:
            each.end = each.start + 16
            each.fix = Fix("safe", f"write {each.start}", (Edit(each.start, each.end, "x"),), ())
        run = make.run(make.file(text, *found, name="a.yaml"))
        identify(found)
        return calls(lambda: list(render(format, run)))

    few, many = work(200), work(1200)
    assert (many - few) / 1000 < MOST_CALLS
    assert many <= 6.2 * few
