"""Checks do not pile up, whoever asks and however often a file changes meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from lsprotocol import types

from voicelint.lsp.analysis import Analysis
from voicelint.lsp.documents import Document
from voicelint.lsp.server import Server
from voicelint.lsp.worker import Worker

from .support import example

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
BAD = example("bad/campaign.yaml")
URI = "file:///campaigns/a.yaml"


def a_document(uri: str = "file:///a.yaml", text: str = BAD) -> Document:
    return Document(uri, "yaml", 1, text, "utf-16")


class Slow(Worker):
    """A worker whose checks wait until they are let go."""

    def __init__(self) -> None:
        super().__init__(NOW)
        self.begun = threading.Event()
        self.go = threading.Event()

    def _made(self, document: Document, text: str) -> Analysis:
        self.begun.set()
        assert self.go.wait(30)
        return super()._made(document, text)


def test_edits_meanwhile_are_one_more_check() -> None:
    async def session() -> None:
        worker, document = Slow(), a_document()
        waiting = [asyncio.ensure_future(worker.analysis(document))]
        await asyncio.to_thread(worker.begun.wait, 30)
        for version in range(2, 52):
            document.change([types.TextDocumentContentChangeWholeDocument(BAD + f"# {version}\n")], version)
            waiting.append(asyncio.ensure_future(worker.analysis(document)))
            await asyncio.sleep(0)
        worker.go.set()
        answers = await asyncio.gather(*waiting)
        assert worker.checks == 2
        assert {id(each) for each in answers} == {id(document.analysis)}
        assert answers[0] is not None
        assert (answers[0].version, answers[0].source.text) == (51, document.text)
        await worker.analysis(document)
        assert worker.checks == 2

    asyncio.run(session())


def test_who_gives_up_does_not_stop_the_others() -> None:
    async def session() -> None:
        worker, document = Slow(), a_document()
        one, other = (asyncio.ensure_future(worker.analysis(document)) for _ in range(2))
        await asyncio.to_thread(worker.begun.wait, 30)
        one.cancel()
        worker.go.set()
        found = await other
        assert found is not None
        assert found.diagnostics
        assert one.cancelled()
        assert worker.checks == 1

    asyncio.run(session())


def test_a_check_that_fails_is_made_again_only_for_another_text(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Worker):
        def _made(self, document: Document, text: str) -> Analysis:
            if "broken" in text:
                raise RuntimeError("a fault")
            return super()._made(document, text)

    async def session() -> None:
        worker, document = Broken(NOW), a_document(text="broken")
        assert await worker.analysis(document) is None
        assert await worker.analysis(document) is None
        assert worker.checks == 1
        document.replace(BAD, 2)
        assert await worker.analysis(document) is not None

    asyncio.run(session())
    assert "a fault" in caplog.text


def test_files_are_checked_one_after_another() -> None:
    async def session() -> None:
        worker = Worker(NOW)
        documents = [a_document(f"file:///{number}.yaml", BAD + f"# {number}\n") for number in range(5)]
        found = await asyncio.gather(*(worker.analysis(document) for document in documents))
        assert [each and each.source.text for each in found] == [document.text for document in documents]
        assert worker.checks == 5

    asyncio.run(session())


def test_diagnostics_of_several_edits_are_sent_once() -> None:
    async def session() -> None:
        server, worker = Server(NOW), Slow()
        server.worker = worker
        server.documents.open(types.TextDocumentItem(URI, "yaml", 1, BAD))
        sent: list[int | None] = []
        server.publish = lambda uri, found, version=None: sent.append(version)  # type: ignore[method-assign]
        pushes = [asyncio.ensure_future(server.push(URI))]
        await asyncio.to_thread(worker.begun.wait, 30)
        for version in range(2, 7):
            text = types.TextDocumentContentChangeWholeDocument(BAD + f"# {version}\n")
            server.documents.change(types.VersionedTextDocumentIdentifier(version, URI), [text])
            pushes.append(asyncio.ensure_future(server.push(URI)))
            await asyncio.sleep(0)
        worker.go.set()
        await asyncio.gather(*pushes)
        assert sent == [6]
        await server.push(URI)
        assert sent == [6, 6]

    asyncio.run(session())


def test_diagnostics_of_an_edit_while_they_are_put_together_are_sent() -> None:
    async def session() -> None:
        server = Server(NOW)
        server.documents.open(types.TextDocumentItem(URI, "yaml", 1, BAD))
        sent: list[int | None] = []
        server.publish = lambda uri, found, version=None: sent.append(version)  # type: ignore[method-assign]
        seen = server.seen

        async def edited(uri: str, look: Callable[[Analysis], object]) -> object:
            answer = await seen(uri, look)
            if not sent and (document := server.documents.get(uri)) is not None and document.version == 1:
                document.replace(BAD + "# 2\n", 2)
                await server.push(uri)
            return answer

        server.seen = edited  # type: ignore[assignment,method-assign]
        await server.push(URI)
        assert sent == [2]

    asyncio.run(session())
