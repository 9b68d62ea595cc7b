"""The server: it takes the editor's messages to the features, and their answers back. Nothing is decided here."""

from __future__ import annotations

import asyncio
import logging
from typing import Any  # pygls evaluates the annotations of commands

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..engine.packs import BUILT_IN
from .actions import FIX_ALL, actions, fix_all
from .client import Client
from .commands import COMPILE, EXPLAIN, compiled, explained
from .completion import complete, resolve_item
from .diagnostics import diagnostics
from .documents import Documents, path_of
from .hints import hints
from .hover import hover
from .lenses import lenses
from .links import links
from .outlook import outlook
from .protocol import Protocol
from .symbols import symbols
from .worker import Worker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import BinaryIO, TypeVar

    from ..engine.packs import Rulebook
    from .analysis import Analysis
    from .documents import Document
    from .outlook import Outlook

    Result = TypeVar("Result")

DELAY = 0.15
"""Seconds without a change before diagnostics are sent to an editor that does not ask for them."""
WATCHED = ("**/*.{toml,yaml,yml,json}",)
"""Configurations, and what they may be made of: packs and baselines of any name."""
log = logging.getLogger(__name__)


class Server(LanguageServer):
    """What is known of the editor and its files."""

    def __init__(self, now: datetime | None = None) -> None:
        super().__init__("voicelint", __version__, protocol_cls=Protocol)
        self.documents = Documents()
        self.client = Client()
        self.worker = Worker(now, self.warn)
        self._due: dict[str, asyncio.TimerHandle] = {}

    async def seen(self, uri: str, look: Callable[[Analysis], Result]) -> Result | None:
        """What there is to see in an open file as it stands, looked for in the checks' thread; None for other files."""
        document = self.documents.get(uri)
        found = None if document is None else await self.worker.analysis(document)
        return None if found is None else await self.worker.run(look, found)

    def rules(self, uri: object) -> Rulebook:
        """The rules that hold for an open file; voicelint's own for anything else."""
        document = self.documents.get(uri) if isinstance(uri, str) else None
        known = None if document is None else document.analysis
        return BUILT_IN if known is None else known.policy.rules

    def report_server_error(self, error: Exception, source: Any) -> None:
        """A message that could not be read or answered goes to the log: nobody can do anything about it in the editor."""
        log.warning("%s: %s", getattr(source, "__name__", source), error)

    def warn(self, fault: str) -> None:
        """Say that a configuration cannot be used, so that nothing of it holds."""
        message = f"voicelint checks without its configuration, which cannot be used: {fault}"
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def push_soon(self, uri: str, delay: float = DELAY) -> None:
        """Send diagnostics once the file is left alone, unless the editor asks for them."""
        if self.client.pulls:
            return
        waiting = self._due.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        self._due[uri] = loop.call_later(delay, lambda: loop.create_task(self.push(uri)))

    async def push(self, uri: str) -> None:
        """Send a file's diagnostics, if it is still open; what is out of date by then is followed by a later sending."""
        found = await self.seen(uri, lambda found: (found, diagnostics(found, self.client)))
        document = self.documents.get(uri)
        if found is not None and document is not None and found[0].revision == document.revision:
            self.publish(uri, found[1], found[0].version)

    def publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        """Send diagnostics."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def forget(self, uri: str) -> None:
        """A file was closed: its diagnostics go with it."""
        waiting = self._due.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        if not self.client.pulls:
            self.publish(uri, [])

    def reload(self) -> None:
        """Check everything anew, since the configuration may be another."""
        self.worker.reload()
        for document in self.documents:
            document.revision += 1
            self.push_soon(document.uri)
        refreshes = self.client.refreshes
        for name, refresh in (
            ("diagnostics", self.workspace_diagnostic_refresh),
            ("inlay_hint", self.workspace_inlay_hint_refresh),
            ("code_lens", self.workspace_code_lens_refresh),
        ):
            if refreshes[name]:
                refresh(None)


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
    server.start_io(stdin, stdout)
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
