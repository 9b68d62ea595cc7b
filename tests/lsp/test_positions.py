"""Lines and characters as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from voicelint.lsp.documents import Documents
from voicelint.lsp.positions import Positions

ENCODINGS = ("utf-8", "utf-16", "utf-32")
BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("aé📞\u2028\x0c\x85\t\r\n: \u0301"), max_size=40)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_what_stands_behind_an_emoji(encoding: str, character: int) -> None:
    positions = Positions("x: 1\n📞é x", encoding)
    assert positions.position(8) == types.Position(1, character)
    assert positions.offset(types.Position(1, character)) == 8


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 40))
def test_there_and_back(text: str, encoding: str, offset: int) -> None:
    offset = min(offset, len(text))
    positions = Positions(text, encoding)
    place = positions.position(offset)
    codec, width = BYTES[encoding]
    assert len(text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1 in (place.line, place.line + 1)
    start = positions.offset(types.Position(place.line, 0))
    assert place.character == len(text[start:offset].encode(codec)) // width
    if text[offset - 1 : offset + 1] != "\r\n":  # no place in an editor is between these two
        assert positions.offset(place) == offset


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 99), st.integers(0, 99))
def test_positions_that_do_not_exist(text: str, encoding: str, line: int, character: int) -> None:
    positions = Positions(text, encoding)
    offset = positions.offset(types.Position(line, character))
    assert 0 <= offset <= len(text)
    if offset < len(text):
        assert positions.position(offset).line == line


@given(
    TEXTS, st.sampled_from(ENCODINGS), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), TEXTS), max_size=6)
)
def test_edits_are_made_as_the_editor_makes_them(text: str, encoding: str, edits: list[tuple[int, int, str]]) -> None:
    documents = Documents()
    documents.encoding = encoding
    documents.open(types.TextDocumentItem("file:///a.yaml", "yaml", 1, text))
    for version, (start, end, new) in enumerate(edits, 2):
        start, end = sorted((min(start, len(text)), min(end, len(text))))
        if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
            continue
        change = types.TextDocumentContentChangePartial(Positions(text, encoding).range(start, end), new)
        documents.change(types.VersionedTextDocumentIdentifier(version, "file:///a.yaml"), [change])
        text = text[:start] + new + text[end:]
        document = documents.get("file:///a.yaml")
        assert document is not None
        assert (document.text, document.version) == (text, version)


def test_a_file_is_the_same_however_its_uri_is_quoted() -> None:
    documents = Documents()
    documents.open(types.TextDocumentItem("file:///a%20b/c%2B.yaml", "yaml", 1, "x"))
    document = documents.get("file:///a b/c+.yaml")
    assert document is not None
    assert document.path == "/a b/c+.yaml"
    documents.close("file:///a%20b/c+.yaml")
    assert list(documents) == []
