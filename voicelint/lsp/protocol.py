"""pygls' protocol with files kept by us, and with an answer for requests that cannot be read.

pygls splits lines as Python does, at form feeds and U+2028 too, which editors do not: positions behind one would be off.
"""

from __future__ import annotations

import logging

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

from .greeting import readable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from typing import Any

    from .server import Server

log = logging.getLogger(__name__)


class Protocol(LanguageServerProtocol):
    """The server's side of the conversation."""

    _server: Server
    _begun = False

    def handle_message(self, message: Any) -> None:
        """Hand a message on, unless the conversation has not begun or is over: requests are told so then."""
        method = getattr(message, "method", "")
        refusal = self._refusal(method)
        if refusal is None:
            self._begun = self._begun or method == types.INITIALIZE
            super().handle_message(message)
        elif hasattr(message, "id"):
            self._send_response(message.id, None, refusal)

    def _refusal(self, method: str) -> types.ResponseError | None:
        """Why a method may not be called now; None where it may, and for answers."""
        if not method or method == types.EXIT:
            return None
        if self._shutdown:
            return types.ResponseError(types.ErrorCodes.InvalidRequest, "the server has been shut down")
        if self._begun == (method == types.INITIALIZE):
            early = types.ResponseError(types.ErrorCodes.ServerNotInitialized, "initialize comes first")
            again = types.ResponseError(types.ErrorCodes.InvalidRequest, "the server has been initialized")
            return again if self._begun else early
        return None

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """The editor is about to leave: whatever it still waits for is given up."""
        # pygls walks the waiting ones themselves, and each that is given up is taken out of them meanwhile.
        for number, waiting in list(self._request_futures.items()):
            if number != self.msg_id:
                waiting.cancel()
        yield from super().lsp_shutdown(*args)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        """A file was opened."""
        self._server.documents.open(params.text_document)
        yield from self._told(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        """A file was changed."""
        self._server.documents.change(params.text_document, params.content_changes)
        yield from self._told(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Iterator[Any]:
        """A file was closed."""
        self._server.documents.close(params.text_document.uri)
        yield from self._told(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _told(self, method: str, params: object) -> Iterator[Any]:
        """Hand a notification on to the server's own handler."""
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message from its JSON; a request that is none gets its answer here, since nobody else would give it one."""
        try:
            if data.get("method") == types.INITIALIZE and isinstance(data.get("params"), dict):
                data = {**data, "params": readable(data["params"], self._converter)}
            return super().structure_message(data)
        except JsonRpcException as error:
            number = data.get("id")
            if "method" in data and isinstance(number, int | str):
                self._send_response(number, None, error.to_response_error())
            raise
