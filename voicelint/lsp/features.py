"""What the server answers to which message: each is taken to its feature, and nothing is decided here."""

from __future__ import annotations

from typing import Any, cast  # pygls evaluates the annotations of commands

from lsprotocol import types

from .actions import FIX_ALL, actions, fix_all
from .client import Client
from .commands import COMPILE, EXPLAIN, compiled, explained
from .completion import complete, resolve_item
from .diagnostics import diagnostics
from .documents import path_of
from .hints import hints
from .hover import hover
from .lenses import lenses
from .links import links
from .messages import Messages
from .outlook import outlook
from .server import Server
from .symbols import symbols

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import BinaryIO

    from .analysis import Analysis
    from .documents import Document
    from .outlook import Outlook

WATCHED = ("**/*.{toml,yaml,yml,json}",)
"""Configurations, and what they may be made of: packs and baselines of any name."""


def make_server(now: datetime | None = None) -> Server:
    """A server with all its features."""
    server = Server(now)
    _files(server)
    _checks(server)
    _writing(server)
    _reading(server)
    _commands(server)
    return server


def serve(stdin: BinaryIO, stdout: BinaryIO, now: datetime | None = None) -> int:
    """Talk to an editor until it leaves; 0 when it said good-bye, else 1."""
    server = make_server(now)
    server.start_io(cast("BinaryIO", Messages(stdin)), stdout)
    return 0 if server.protocol._shutdown else 1


def _files(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def begin(ls: Server, params: types.InitializeParams) -> None:
        ls.client = Client(params.capabilities)
        ls.documents.encoding = str(getattr(ls.workspace.position_encoding, "value", ls.workspace.position_encoding))

    @server.feature(types.INITIALIZED)
    def watch(ls: Server, params: types.InitializedParams) -> None:
        if ls.client.watches:
            watchers: Sequence[types.FileSystemWatcher] = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wish = types.Registration("voicelint-config", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            ls.client_register_capability(types.RegistrationParams([wish]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.push_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.push_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def written(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        if any(ls.worker.configuration.reads(path_of(each.uri)) for each in params.changes):
            ls.reload()

    for method in (types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS):

        @server.feature(method)
        def reconfigured(ls: Server, params: object) -> None:
            ls.reload()


def _checks(server: Server) -> None:
    options = types.DiagnosticOptions(False, False, identifier="voicelint")

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def pulled(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        def look(found: Analysis) -> types.DocumentDiagnosticReport:
            known = f"{found.revision}"
            if known == params.previous_result_id:
                return types.RelatedUnchangedDocumentDiagnosticReport(known)
            return types.RelatedFullDocumentDiagnosticReport(diagnostics(found, ls.client), result_id=known)

        report = await ls.seen(params.text_document.uri, look)
        return report or types.RelatedFullDocumentDiagnosticReport([])

    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True))
    async def act(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        def look(found: Analysis) -> list[types.CodeAction]:
            return actions(found, *found.span(params.range), params.context.only, ls.client)

        return await ls.seen(params.text_document.uri, look) or []

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(ls: Server, action: types.CodeAction) -> types.CodeAction:
        if isinstance(action.data, str) and action.kind == FIX_ALL:
            action.edit = await ls.seen(action.data, lambda found: fix_all(found, ls.client))
        return action


def _writing(server: Server) -> None:
    triggers = [":", " ", "-", "[", "{", ",", '"']

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(triggers, resolve_provider=True))
    def completion(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
        document = ls.documents.get(params.text_document.uri)
        if document is None:
            return []
        offset = document.positions.offset(params.position)
        found = complete(
            document.text,
            offset,
            _outlook(document, offset),
            document.positions.range,
            ls.client,
            document.is_json,
            document.analysis,
        )
        for item in found:
            if item.kind == types.CompletionItemKind.Constant:
                item.data = document.uri  # the rules that hold there
        return found

    @server.feature(types.COMPLETION_ITEM_RESOLVE)
    def suggestion(ls: Server, item: types.CompletionItem) -> types.CompletionItem:
        return resolve_item(item, ls.rules(item.data), ls.client)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
        document = ls.documents.get(params.text_document.uri)
        if document is None:
            return None
        offset = document.positions.offset(params.position)
        view = _outlook(document, offset)
        found = None if view is None else hover(document.text, offset, view, document.fresh)
        if found is None:
            return None
        content = types.MarkupContent(ls.client.markup, found.text)
        return types.Hover(content, document.positions.range(found.start, found.end))


def _outlook(document: Document, offset: int) -> Outlook | None:
    """What the part of a file around an offset is."""
    return outlook(document.text, offset, document.analysis)


def _reading(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
        seen = await ls.seen(params.text_document.uri, lambda found: hints(found, *found.span(params.range)))
        return seen or []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lens(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
        return await ls.seen(params.text_document.uri, lenses) or []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return await ls.seen(params.text_document.uri, symbols) or []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def linked(ls: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
        return await ls.seen(params.text_document.uri, lambda found: links(found, ls.client)) or []


def _commands(server: Server) -> None:
    @server.command(COMPILE)
    async def compile_(ls: Server, *arguments: Any) -> dict[str, Any] | None:
        uri, target = [*arguments, None, None][:2]
        if not isinstance(uri, str):
            return None
        return await ls.seen(uri, lambda found: compiled(found, target if isinstance(target, str) else None))

    @server.command(EXPLAIN)
    def explain(ls: Server, *arguments: Any) -> str | None:
        name, uri = [*arguments, None, None][:2]
        return explained(name, ls.rules(uri)) if isinstance(name, str) else None
