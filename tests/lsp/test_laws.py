"""Wherever the cursor stands, and whatever a file has become: no feature fails, and what is answered lies in the file."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from tests.cli.damage import files, torn
from voicelint.fixing.edits import SAFE
from voicelint.lsp.actions import actions, fix_all
from voicelint.lsp.analysis import Analysis
from voicelint.lsp.commands import compiled
from voicelint.lsp.completion import complete
from voicelint.lsp.diagnostics import diagnostics
from voicelint.lsp.hints import hints
from voicelint.lsp.hover import hover
from voicelint.lsp.lenses import lenses
from voicelint.lsp.links import links
from voicelint.lsp.outlook import outlook
from voicelint.lsp.positions import Positions
from voicelint.lsp.symbols import symbols

from .support import EVERYTHING, EXAMPLES, analyse, applied, changed

ROUNDS = int(os.environ.get("VOICELINT_ROUNDS", "40"))
laws = settings(max_examples=ROUNDS)


def at_offset(text: str, offset: int, known: Analysis, json: bool) -> tuple[int, int]:
    """Ask at one offset; the answer says how many suggestions there were, and whether something was shown."""
    view = outlook(text, offset, known)
    positions = Positions(text, "utf-16")
    items = complete(text, offset, view, positions.range, EVERYTHING, json)
    for item in items:
        assert isinstance(item.text_edit, types.TextEdit)
        start, end = positions.span(item.text_edit.range)
        assert 0 <= start <= offset <= end <= len(text)
        assert "\n" not in text[start:end]
    shown = None if view is None else hover(text, offset, view, known)
    if shown is not None:
        assert 0 <= shown.start <= shown.end <= len(text)
        assert shown.text.strip()
    return len(items), shown is not None


@pytest.mark.parametrize(
    "file", sorted([*EXAMPLES.glob("good/*"), *EXAMPLES.glob("bad/*")]), ids=lambda path: path.name
)
def test_at_every_offset_of_the_examples(file: Any) -> None:
    text = file.read_text("utf-8")
    known = analyse(text, f"/campaigns/{file.name}")
    answers = [at_offset(text, offset, known, file.suffix == ".json") for offset in range(len(text) + 1)]
    assert sum(count > 0 for count, _ in answers) > len(text) / 4
    assert sum(shown for _, shown in answers) > len(text) / 2


@laws
@given(torn() | files(), st.data())
def test_anywhere_in_damaged_files(file: tuple[str, str], data: st.DataObject) -> None:
    name, text = file
    known = analyse(text, f"/campaigns/{name}")
    for _ in range(20):
        at_offset(text, data.draw(st.integers(0, len(text))), known, name.endswith("json"))


@laws
@given(torn() | files(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_everything_that_reads_the_whole_file(file: tuple[str, str], encoding: str) -> None:
    name, text = file
    found = analyse(text, f"/campaigns/{name}", encoding)
    positions = Positions(text, encoding)

    def inside(place: types.Range) -> None:
        start, end = positions.offset(place.start), positions.offset(place.end)
        assert start <= end
        assert positions.range(start, end) == place

    for each in diagnostics(found, EVERYTHING):
        inside(each.range)
    for hint in hints(found, 0, len(text)):
        assert positions.position(positions.offset(hint.position)) == hint.position
        assert isinstance(hint.label, str)
        assert "\n" not in hint.label
    for lens in lenses(found):
        inside(lens.range)
        assert lens.command is not None
        if lens.command.command:
            answer = compiled(found, lens.command.arguments[1])  # type: ignore[index]
            assert answer["error"] is None
            assert answer["count"] > 0
        elif "not compiled" in lens.command.title:
            assert compiled(found, lens.command.title.partition(":")[0])["error"]
    for link in links(found, EVERYTHING):
        inside(link.range)
    nested(symbols(found), inside)


def nested(found: list[types.DocumentSymbol], inside: Any) -> None:
    for each in found:
        inside(each.range)
        assert each.name
        # What editors ask for, or they refuse the whole outline.
        assert (each.range.start.line, each.range.start.character) <= (
            each.selection_range.start.line,
            each.selection_range.start.character,
        )
        assert (each.selection_range.end.line, each.selection_range.end.character) <= (
            each.range.end.line,
            each.range.end.character,
        )
        nested(list(each.children or ()), inside)


@laws
@given(torn() | files())
def test_actions_do_what_they_say(file: tuple[str, str]) -> None:
    name, text = file
    path = f"/campaigns/{name}"
    uri = f"file://{path}"
    found = analyse(text, path)
    offered = actions(found, 0, len(text), None, EVERYTHING)
    for each in offered:
        if each.edit is None:
            continue
        assert each.diagnostics
        after = analyse(applied(text, changed(each.edit, uri)), path)
        assert after.source.text != found.source.text
        if each.title.startswith("Ignore"):
            assert [str(document.root and document.root.plain()) for document in after.source.documents] == [
                str(document.root and document.root.plain()) for document in found.source.documents
            ]
    safe = [each for each in found.diagnostics if each.fix is not None and each.fix.safety == SAFE]
    assert bool(safe) == any(each.kind == "source.fixAll.voicelint" for each in offered)
    mended = applied(text, changed(fix_all(found, EVERYTHING), uri))
    again = analyse(mended, path)
    assert changed(fix_all(again, EVERYTHING), uri) == []
