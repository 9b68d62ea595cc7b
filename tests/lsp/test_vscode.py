"""A session as VS Code has it: diagnostics are sent, positions count UTF-16 units."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from .support import applied, changed, example

URI = "file:///campaigns/visits.yaml"
THIS = types.TextDocumentIdentifier(URI)
TEXT = example("bad/campaign.yaml").replace("name: Appointment", "name: 📞é Appointment")
DIAGNOSTICS = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS

pytestmark = pytest.mark.asyncio(loop_scope="module")


def place(text: str, word: str, move: int = 0) -> types.Position:
    """Where a word begins, in a text without emoji before it on its line."""
    before = text[: text.index(word)]
    return types.Position(before.count("\n"), len(before.rpartition("\n")[2]) + move)


async def opened(vscode: LanguageClient) -> None:
    """Open the file, as every test does: any of them may run alone."""
    vscode.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "yaml", 1, TEXT)))
    await vscode.wait_for_notification(DIAGNOSTICS)


async def test_diagnostics_are_sent_when_a_file_is_opened(vscode: LanguageClient) -> None:
    await opened(vscode)
    found = {each.code: each for each in vscode.diagnostics[URI]}
    assert found["retry-count-clamped"].range.start == place(TEXT, "5  ")
    assert found["retry-count-clamped"].code_description is not None
    assert len(found) == 9


async def test_and_sent_again_when_it_is_changed(vscode: LanguageClient) -> None:
    await opened(vscode)
    # Behind the emoji: UTF-16 counts two units for it.
    line = TEXT[: TEXT.index("name:")].count("\n")
    where = types.Range(types.Position(line, 8), types.Position(line, 9))
    vscode.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, URI),
            [
                types.TextDocumentContentChangePartial(where, "è"),
                types.TextDocumentContentChangePartial(types.Range(place(TEXT, "5  "), place(TEXT, "5  ", 1)), "4"),
            ],
        )
    )
    await vscode.wait_for_notification(DIAGNOSTICS)
    assert "retry-count-clamped" not in {each.code for each in vscode.diagnostics[URI]}
    symbols = await vscode.text_document_document_symbol_async(types.DocumentSymbolParams(THIS))
    assert symbols is not None
    assert (
        next(each.detail for each in symbols if isinstance(each, types.DocumentSymbol) and each.name == "name")
        == "📞è Appointment reminder"
    )


async def test_hover_completion_and_the_rest(vscode: LanguageClient) -> None:
    await opened(vscode)
    hover = await vscode.text_document_hover_async(types.HoverParams(THIS, place(TEXT, "attempts", 2)))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "`messages[].retry.maxCount`" in hover.contents.value
    assert hover.range == types.Range(place(TEXT, "attempts"), place(TEXT, "attempts", 8))
    items = await vscode.text_document_completion_async(types.CompletionParams(THIS, place(TEXT, "report:")))
    assert isinstance(items, list)
    assert "call" in {item.label for item in items}
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    hints = await vscode.text_document_inlay_hint_async(types.InlayHintParams(THIS, whole))
    assert "Infobip uses 10m" in {hint.label for hint in hints or ()}
    lenses = await vscode.text_document_code_lens_async(types.CodeLensParams(THIS))
    assert [lens.command and lens.command.title for lens in lenses or ()] == [
        "infobip-ivr: not compiled while 3 errors remain"
    ]
    assert not await vscode.text_document_document_link_async(types.DocumentLinkParams(THIS))


async def test_quick_fix_and_fix_all(vscode: LanguageClient) -> None:
    await opened(vscode)
    where = types.Range(place(TEXT, "7m"), place(TEXT, "7m"))
    actions = await vscode.text_document_code_action_async(
        types.CodeActionParams(THIS, where, types.CodeActionContext([]))
    )
    titles = {each.title: each for each in actions or () if isinstance(each, types.CodeAction)}
    assert "Ignore retry-wait-rounded-up here" in titles
    assert titles["Write 10m"].edit is not None
    only = types.CodeActionContext([], [types.CodeActionKind.SourceFixAll])
    actions = await vscode.text_document_code_action_async(types.CodeActionParams(THIS, where, only))
    assert actions is not None
    assert [each.kind for each in actions if isinstance(each, types.CodeAction)] == ["source.fixAll.voicelint"]
    action = actions[0]
    assert isinstance(action, types.CodeAction)
    if action.edit is None:
        action = await vscode.code_action_resolve_async(action)
    mended = applied(TEXT, changed(action.edit, URI))
    assert "first_wait: 10m" in mended
    assert "attempts: 4" in mended
    assert "📞é Appointment" in mended


async def test_commands(vscode: LanguageClient) -> None:
    await opened(vscode)
    run = vscode.workspace_execute_command_async
    answer = await run(types.ExecuteCommandParams("voicelint.compile", [URI, "infobip-ivr"]))
    assert answer["error"].startswith("spec-unquoted-text")
    assert (await run(types.ExecuteCommandParams("voicelint.explain", ["IVR016"]))).startswith("# retry-wait")
    for wrong in (["file:///gone.yaml"], [], [1, 2], [None], [URI, 5, 6]):
        await run(types.ExecuteCommandParams("voicelint.compile", wrong))
        await run(types.ExecuteCommandParams("voicelint.explain", wrong))


async def test_a_closed_file_has_no_findings_and_no_answers(vscode: LanguageClient) -> None:
    await opened(vscode)
    vscode.text_document_did_close(types.DidCloseTextDocumentParams(THIS))
    await vscode.wait_for_notification(DIAGNOSTICS)
    assert not vscode.diagnostics[URI]
    assert await vscode.text_document_hover_async(types.HoverParams(THIS, types.Position(1, 1))) is None
    assert not await vscode.text_document_code_lens_async(types.CodeLensParams(THIS))
    report = await vscode.text_document_diagnostic_async(types.DocumentDiagnosticParams(THIS))
    assert not report.items
    # A change of a file that is not open is no reason to complain.
    change = types.TextDocumentContentChangePartial(types.Range(types.Position(0, 0), types.Position(0, 0)), "x")
    vscode.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(9, URI), [change])
    )
    assert not await vscode.text_document_document_symbol_async(types.DocumentSymbolParams(THIS))
    assert vscode.messages == []


async def test_an_unsaved_file(vscode: LanguageClient) -> None:
    uri = "untitled:Untitled-1"
    item = types.TextDocumentItem(uri, "yaml", 1, "voicelint: 1\ntarget: octopush\nsay: {text: Hi")
    vscode.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await vscode.wait_for_notification(DIAGNOSTICS)
    assert [each.severity for each in vscode.diagnostics[uri]] == [types.DiagnosticSeverity.Error]


async def test_folders_come_and_go(vscode: LanguageClient) -> None:
    await opened(vscode)
    old, new = types.WorkspaceFolder("file:///campaigns", "a"), types.WorkspaceFolder("file:///renamed", "b")
    vscode.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(types.WorkspaceFoldersChangeEvent([new], [old]))
    )
    # Everything is checked anew, in files of the folder that is gone too.
    await vscode.wait_for_notification(DIAGNOSTICS)
    vscode.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(types.WorkspaceFoldersChangeEvent([], [old, new]))
    )
    await vscode.wait_for_notification(DIAGNOSTICS)
    assert types.WORKSPACE_CODE_LENS_REFRESH in vscode.refreshed  # type: ignore[attr-defined]
    assert vscode.messages == []
