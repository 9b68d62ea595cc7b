"""Small specs, cursors written as | in a text, and the features without a server around them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lsprotocol import types

from voicelint.engine.policy import PLAIN
from voicelint.lsp.analysis import Analysis
from voicelint.lsp.client import Client
from voicelint.lsp.completion import complete
from voicelint.lsp.hover import Hover, hover
from voicelint.lsp.outlook import outlook
from voicelint.lsp.positions import Positions

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEAD = "voicelint: 1\ntarget: infobip-ivr\n"
URI = "file:///campaigns/spec.yaml"
EVERYTHING = Client()


def example(name: str) -> str:
    return (EXAMPLES / name).read_text("utf-8")


def marked(text: str, sign: str = "|") -> tuple[str, int]:
    """A text without its cursor, and where that was."""
    offset = text.index(sign)
    return text[:offset] + text[offset + 1 :], offset


def analyse(text: str, path: str = "/campaigns/spec.yaml", encoding: str = "utf-16") -> Analysis:
    made = Analysis(f"file://{path}", text, path, None, encoding, PLAIN, NOW)
    made.version = 3
    return made


def completions(
    text: str, *, client: Client = EVERYTHING, json: bool = False, sign: str = "|", known: Analysis | None = None
) -> dict[str, types.CompletionItem]:
    """The suggestions at the cursor of a text, by label."""
    text, offset = marked(text, sign)
    ranged = Positions(text, "utf-16").range
    items = complete(text, offset, outlook(text, offset, known), ranged, client, json, known)
    assert len({item.label for item in items}) == len(items)
    return {item.label: item for item in items}


def completed(text: str, label: str, *, json: bool = False, sign: str = "|", client: Client = EVERYTHING) -> str:
    """The text after a suggestion was taken, as an editor that adjusts indentation does it; tab stops left out."""
    item = completions(text, json=json, sign=sign, client=client)[label]
    edit = item.text_edit
    assert isinstance(edit, types.TextEdit)
    text, _ = marked(text, sign)
    line = text.split("\n")[edit.range.start.line]
    if item.insert_text_mode == types.InsertTextMode.AdjustIndentation:
        edit = types.TextEdit(edit.range, edit.new_text.replace("\n", "\n" + line[: len(line) - len(line.lstrip(" "))]))
    return applied(text, [edit]).replace("$0", "").replace("$1", "").replace("$2", "").replace("$3", "")


def hovered(text: str, sign: str = "|", fresh: bool = False) -> Hover | None:
    text, offset = marked(text, sign)
    analysis = analyse(text) if fresh else None
    view = outlook(text, offset, analysis)
    return None if view is None else hover(text, offset, view, analysis)


def applied(text: str, edits: list[types.TextEdit], encoding: str = "utf-16") -> str:
    """A text after an editor's edits, all of which are counted in the text as it was."""
    positions = Positions(text, encoding)
    spans = sorted(((*positions.span(edit.range), edit.new_text) for edit in edits), reverse=True)
    for start, end, new in spans:
        text = text[:start] + new + text[end:]
    return text


def changed(edit: types.WorkspaceEdit | None, uri: str = URI) -> list[types.TextEdit]:
    """The edits of one file in a workspace's edit, whichever way they are listed."""
    assert edit is not None
    if edit.changes is not None:
        return list(edit.changes[uri])
    found: list[types.TextEdit] = []
    for each in edit.document_changes or ():
        assert isinstance(each, types.TextDocumentEdit)
        assert each.text_document.uri == uri
        found += [one for one in each.edits if isinstance(one, types.TextEdit)]
    return found
