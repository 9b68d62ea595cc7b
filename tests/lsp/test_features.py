"""Every feature over standard input and output, as VS Code and as Neovim ask for it: each counts characters its own way."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities

from voicelint.lsp.positions import Positions

from .conftest import CONFIG, begin
from .support import applied, changed

HEAD = "# 📞é\nvoicelint: 1\nname: Visits\ntarget: infobip-ivr\n"
GOOD = (
    f'{HEAD}caller: "+41793026710"\nflow: {{id: 6298AA77707903A4ED680B436929681AD}}\nrecipients: ["+41793026741"]\n'
    "schedule: {start: 2026-12-01T09:00:00+01:00, expire_after: 72h}\n"
    'retry: {"📞é": 1, attempts: 5, first_wait: 5m, longest_wait: 5m}\n'
)
pytestmark = pytest.mark.asyncio(loop_scope="module")


class Editor:
    """A client that counts as it has agreed with the server; it opens files and says where words are in them."""

    def __init__(self, client: LanguageClient, agreed: types.InitializeResult) -> None:
        self.client = client
        agreed_on = agreed.capabilities.position_encoding
        self.encoding = str(getattr(agreed_on, "value", agreed_on))
        self.texts: dict[str, str] = {}

    async def open(self, text: str, uri: str = "file:///campaigns/a.yaml", language: str = "yaml") -> dict[Any, Any]:
        """Open a file (again): its findings by rule."""
        self.texts[uri] = text
        self.uri = uri
        self.this = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return await self.findings(uri)

    async def findings(self, uri: str) -> dict[Any, Any]:
        """The file's findings: whoever asks for them gets them, an editor too that has them sent."""
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await self.client.text_document_diagnostic_async(asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return {each.code: each for each in report.items}

    def at(self, word: str, move: int = 0) -> types.Position:
        """Where a word is in the file."""
        text = self.texts[self.uri]
        return Positions(text, self.encoding).position(text.index(word) + move)

    def range(self, word: str) -> types.Range:
        return types.Range(self.at(word), self.at(word, len(word)))

    def after(self, edits: list[types.TextEdit]) -> str:
        """The file's text after edits."""
        return applied(self.texts[self.uri], edits, self.encoding)

    async def hover(self, word: str) -> str:
        found = await self.client.text_document_hover_async(types.HoverParams(self.this, self.at(word, 1)))
        assert found is not None
        assert found.range == self.range(word)
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def complete(self, text: str) -> dict[str, types.CompletionItem]:
        """What is offered at the sign | of a text."""
        offset = text.index("|")
        text = text[:offset] + text[offset + 1 :]
        await self.open(text)
        where = Positions(text, self.encoding).position(offset)
        items = await self.client.text_document_completion_async(types.CompletionParams(self.this, where))
        assert isinstance(items, list)
        return {each.label: each for each in items}

    async def actions(self, word: str, *only: str) -> dict[str, types.CodeAction]:
        params = types.CodeActionParams(self.this, self.range(word), types.CodeActionContext([], list(only) or None))
        found = await self.client.text_document_code_action_async(params)
        return {each.title: each for each in found or () if isinstance(each, types.CodeAction)}


@pytest_lsp.fixture(config=CONFIG, scope="module", params=["visual-studio-code", "neovim@v0.11"])
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient) -> AsyncIterator[None]:
    """One editor after the other."""
    lsp_client.agreed = await begin(lsp_client, client_capabilities(request.param))  # type: ignore[attr-defined]
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client: LanguageClient) -> Editor:
    return Editor(client, client.agreed)  # type: ignore[attr-defined]


async def test_a_finding_behind_an_emoji(editor: Editor) -> None:
    found = (await editor.open(GOOD))["retry-count-clamped"]
    assert found.range == types.Range(editor.at("5, first"), editor.at("5, first", 1))
    # As each counts: a phone is one, two or four, an accented letter one or two.
    assert found.range.start.character == {"utf-8": 31, "utf-16": 28}[editor.encoding]


async def test_hover_over_a_key_and_over_a_suppression(editor: Editor) -> None:
    await editor.open(GOOD + "# 📞é\n# voicelint: ignore[retry-count-clamped] 📞é\n")
    shown = await editor.hover("attempts")
    assert "How often a call is tried again" in shown
    assert "`messages[].retry.maxCount`" in shown
    assert "Limits: retries: 4" in shown
    assert "Infobip, Launch IVR Scenario" in shown
    assert "retry-count-clamped" in await editor.hover("retry-count-clamped")


@pytest.mark.parametrize(
    ("text", "label", "mended"),
    [
        (HEAD + "retry: {att|", "attempts", HEAD + "retry: {attempts:"),
        (HEAD + "sched|\nrecipients: [", "schedule", HEAD + "schedule:"),
        (HEAD + "say: {text: 'é📞', voice: fe|", "female", HEAD + "say: {text: 'é📞', voice: female"),
        ("voicelint: 1\ntarget: octo|\nname: [", "octopush", "voicelint: 1\ntarget: octopush\n"),
        (HEAD + "name: 📞é # voicelint: ignore[retry-co|", "retry-count-clamped", HEAD + "name: 📞é # voicelint: ignore[retry-count-clamped"),
    ],
)  # fmt: skip
async def test_completion_while_the_file_does_not_parse(editor: Editor, text: str, label: str, mended: str) -> None:
    item = (await editor.complete(text))[label]
    assert isinstance(item.text_edit, types.TextEdit)
    assert editor.after([item.text_edit]).startswith(mended)


async def test_hints_lenses_outline(editor: Editor) -> None:
    await editor.open(GOOD)
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(editor.this, whole))
    assert [(each.position, each.label) for each in hints or ()] == [
        (editor.at("+01:00", 6), "2026-12-01 08:00 UTC"),
        (editor.at("72h", 3), "Infobip uses 48h"),
        (editor.at("5, first", 1), "Infobip uses 4"),
    ]
    lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(editor.this))
    assert [each.command and each.command.title for each in lenses or ()] == [
        "infobip-ivr: not compiled while 1 error remains"
    ]
    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.this))
    names = [each.name for each in symbols or ()]
    assert names == ["voicelint", "name", "target", "caller", "flow", "recipients", "schedule", "retry"]


async def test_a_request_as_the_vendor_takes_it(editor: Editor) -> None:
    body = {
        "messages": [
            {"scenarioId": "A", "from": "41793026710", "destinations": [{"to": "41793026741"}], "validityPeriod": 2880}
        ]
    }
    found = await editor.open(
        json.dumps(body, indent=2).replace("\n", "\r\n"), "file:///c%3A/J%C3%BCrg/a%20b.json", "json"
    )
    assert "syntax-error" not in found
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(editor.this, whole))
    assert [(each.position, each.label) for each in hints or ()] == [(editor.at("2880", 4), "48h")]
    lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(editor.this))
    assert [each.command and each.command.title for each in lenses or ()] == ["request for Infobip outbound IVR"]
    assert "`messages[].validityPeriod`" in await editor.hover("validityPeriod")


async def test_fixes_of_one_and_of_all(editor: Editor) -> None:
    text = GOOD.replace('"📞é": 1, ', "").replace("\n", "\r\n")
    await editor.open(text)
    fix = (await editor.actions("attempts: 5"))["Write 4"]
    assert fix.is_preferred
    assert editor.after(changed(fix.edit, editor.uri)) == text.replace("attempts: 5", "attempts: 4")
    (every,) = (await editor.actions("attempts", "source.fixAll")).values()
    assert every.kind == "source.fixAll.voicelint"
    if every.edit is None:
        every = await editor.client.code_action_resolve_async(every)
    mended = text.replace("attempts: 5", "attempts: 4").replace("72h", "48h")
    assert editor.after(changed(every.edit, editor.uri)) == mended


async def test_a_finding_is_suppressed(editor: Editor) -> None:
    await editor.open(GOOD)
    silence = (await editor.actions("attempts: 5"))["Ignore retry-count-clamped here"]
    text = editor.after(changed(silence.edit, editor.uri))
    assert "\n# voicelint: ignore[retry-count-clamped] TODO: why\nretry:" in text
    assert "retry-count-clamped" not in await editor.open(text)


async def test_commands_answer(editor: Editor) -> None:
    await editor.open(
        GOOD.replace('"📞é": 1, ', "").replace("72h", "1d").replace("5, first", "3, first"), "untitled:Untitled-1"
    )
    run = editor.client.workspace_execute_command_async
    answer = await run(types.ExecuteCommandParams("voicelint.compile", ["untitled:Untitled-1", None]))
    assert (answer["error"], answer["count"]) == (None, 1)
    assert json.loads(answer["requests"][0]["text"])["messages"][0]["validityPeriod"] == 1440
    page = await run(types.ExecuteCommandParams("voicelint.explain", ["retry-count-clamped"]))
    assert page.startswith("# retry-count-clamped")


async def test_links(editor: Editor, tmp_path: Path) -> None:
    head = HEAD.replace("Visits", "é📞  # voicelint: ignore[retry-count-clamped] so")
    file = "recipients: {file: {path: 'new é.csv', column: a}}\n"
    uri = (tmp_path / "a.yaml").as_uri()
    await editor.open(head + file, uri)
    found = await editor.client.text_document_document_link_async(types.DocumentLinkParams(editor.this))
    pages = {(each.target or "").rpartition("/")[2]: each.range for each in found or ()}
    assert pages["retry-count-clamped.md"] == editor.range("retry-count-clamped")
    assert pages["new%20%C3%A9.csv"] == editor.range("'new é.csv'")
    # What lies elsewhere has no files beside it that could be opened.
    await editor.open(HEAD + file, "vscode-vfs://github/owner/campaigns/a.yaml")
    assert not await editor.client.text_document_document_link_async(types.DocumentLinkParams(editor.this))


async def test_each_root_has_its_own_configuration_and_it_is_read_again(editor: Editor, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    (there / "voicelint.toml").write_text('ignore = ["retry-count-clamped"]\n', "utf-8")
    other, uri = (there / "a.yaml").as_uri(), (here / "a.yaml").as_uri()
    assert "retry-count-clamped" not in await editor.open(GOOD, other)
    assert "retry-count-clamped" in await editor.open(GOOD, uri)
    config, pack = here / "voicelint.toml", here / "house.yaml"
    rule = "{name: no-name, code: HOUSE1, at: name, check: {forbidden: {}}, message: a, instead: b}"
    house = f"pack: house\ntitle: House\nrules:\n  - {rule}\n"
    pack.write_text(house, "utf-8")
    for file, text, rules in (
        (config, 'ignore = ["retry-count-clamped"]\nrules = ["house.yaml"]\n', {"no-name"}),
        (pack, house.replace("no-name", "nameless-only"), {"nameless-only"}),
    ):
        file.write_text(text, "utf-8")
        change = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        found = await editor.findings(uri)
        assert "retry-count-clamped" not in found
        assert rules <= set(found)
    # A file of another kind that changes is no reason to check anything again.
    report = await editor.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(editor.this))
    change = types.FileEvent((here / "b.yaml").as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    again = await editor.client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(editor.this, previous_result_id=report.result_id)
    )
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)


async def test_whoever_can_watch_files_is_asked_to(editor: Editor) -> None:
    await editor.open(GOOD)
    registered = editor.client.registered  # type: ignore[attr-defined]
    patterns = {each["globPattern"] for one in registered for each in one.register_options["watchers"]}
    wanted = {"**/*.{toml,yaml,yml,json}"}
    assert patterns == (wanted if editor.encoding == "utf-16" else set())
