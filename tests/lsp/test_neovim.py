"""A session as Neovim has it: it asks for diagnostics, and counts in bytes of UTF-8."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from .support import example

URI = "file:///campaigns/b%C3%A9.yaml"
THIS = types.TextDocumentIdentifier(URI)
TEXT = (
    "voicelint: 1\ntarget: infobip-ivr\nflow: {id: A}\nrecipients: ['+41793026741']\n"
    'retry: {"📞é": 1, attempts: 5, first_wait: 5m, longest_wait: 5m}\n'
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def pulled(client: LanguageClient, known: str | None = None) -> types.DocumentDiagnosticReport:
    return await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(THIS, previous_result_id=known))


def edit(start: tuple[int, int], end: tuple[int, int], text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(types.Range(types.Position(*start), types.Position(*end)), text)


def change(client: LanguageClient, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, URI), list(changes))
    )


def opened(neovim: LanguageClient) -> None:
    """Open the file, as every test does: any of them may run alone."""
    neovim.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "yaml", 1, TEXT)))


async def test_diagnostics_are_asked_for(neovim: LanguageClient) -> None:
    opened(neovim)
    report = await pulled(neovim)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    found = {each.code: each for each in report.items}
    assert found["retry-count-clamped"].range == types.Range(types.Position(4, 31), types.Position(4, 32))
    again = await pulled(neovim, report.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert neovim.diagnostics == {}


async def test_edits_in_bytes(neovim: LanguageClient) -> None:
    opened(neovim)
    change(neovim, 2, edit((4, 31), (4, 32), "4"), edit((4, 9), (4, 15), "x"))
    report = await pulled(neovim)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert "retry-count-clamped" not in {each.code for each in report.items}
    symbols = await neovim.text_document_document_symbol_async(types.DocumentSymbolParams(THIS))
    retry = next(each for each in symbols or () if isinstance(each, types.DocumentSymbol) and each.name == "retry")
    assert [each.name for each in retry.children or ()] == ["x", "attempts", "first_wait", "longest_wait"]


async def test_a_spec_written_letter_by_letter(neovim: LanguageClient) -> None:
    opened(neovim)
    wanted = example("bad/campaign.yaml").replace("name: Appointment", "name: 📞é Appointment")
    change(neovim, 3, types.TextDocumentContentChangeWholeDocument(""))
    line = column = 0
    version = 3
    answers = []
    for letter in wanted:
        version += 1
        change(neovim, version, edit((line, column), (line, column), letter))
        line, column = (line + 1, 0) if letter == "\n" else (line, column + len(letter.encode()))
        if version % 50 == 0:
            here = types.Position(line, column)
            answers.append(neovim.text_document_completion_async(types.CompletionParams(THIS, here)))
            answers.append(neovim.text_document_hover_async(types.HoverParams(THIS, here)))
            answers.append(pulled(neovim))
    await asyncio.gather(*answers)
    report = await pulled(neovim)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert len(report.items) == 9
    # And taken back from its end.
    while line:
        version += 1
        line -= 1
        change(neovim, version, edit((line, 0), (line + 1, 0), ""))
    report = await pulled(neovim)
    assert not report.items
    assert neovim.messages == []


async def test_a_renamed_file_is_closed_and_opened(neovim: LanguageClient) -> None:
    opened(neovim)
    other = "file:///elsewhere/new.yaml"
    neovim.text_document_did_close(types.DidCloseTextDocumentParams(THIS))
    neovim.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(other, "yaml", 1, TEXT)))
    report = await pulled(neovim)
    assert not report.items
    report = await neovim.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(other))
    )
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert "retry-count-clamped" in {each.code for each in report.items}
