"""The server: what it knows of the editor and its files, and what it says unasked."""

from __future__ import annotations

import asyncio
import logging

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..engine.packs import BUILT_IN
from .client import Client
from .diagnostics import diagnostics
from .documents import Documents
from .protocol import Protocol
from .worker import Worker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any, TypeVar

    from ..engine.packs import Rulebook
    from .analysis import Analysis

    Result = TypeVar("Result")

DELAY = 0.15
"""Seconds without a change before diagnostics are sent to an editor that does not ask for them."""
log = logging.getLogger(__name__)


class Server(LanguageServer):
    """What is known of the editor and its files."""

    def __init__(self, now: datetime | None = None) -> None:
        super().__init__("voicelint", __version__, protocol_cls=Protocol)
        self.documents = Documents()
        self.client = Client()
        self.worker = Worker(now, self.warn)
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._pushing: set[str] = set()

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
        """Send a file's diagnostics, if it is still open; whoever is at it already sends those of the latest text."""
        if uri in self._pushing:
            return
        self._pushing.add(uri)
        try:
            while (found := await self.seen(uri, lambda found: (found, diagnostics(found, self.client)))) is not None:
                document = self.documents.get(uri)
                if document is None or found[0].revision == document.revision:
                    break
        finally:
            self._pushing.discard(uri)
        if found is not None and document is not None:
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
            document.renew()
            self.push_soon(document.uri)
        refreshes = self.client.refreshes
        for name, refresh in (
            ("diagnostics", self.workspace_diagnostic_refresh),
            ("inlay_hint", self.workspace_inlay_hint_refresh),
            ("code_lens", self.workspace_code_lens_refresh),
        ):
            if refreshes[name]:
                refresh(None)
