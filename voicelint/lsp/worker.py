"""Checks in a thread of their own: one at a time, and of each file only the text that is the latest when its turn comes.

So edits of a long file cannot pile up: while one text is being checked, however many follow, one more check is made.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from .analysis import Analysis
from .configuration import Configuration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from .documents import Document

    Result = TypeVar("Result")

log = logging.getLogger(__name__)


class Worker:
    """Makes analyses. `now` stands for the present in all of them, when given; `checks` counts those made.

    `tell` gets what is wrong with a configuration, once until `reload`.
    """

    def __init__(self, now: datetime | None = None, tell: Callable[[str], None] | None = None) -> None:
        self.now = now
        self.tell = tell
        self.configuration = Configuration()
        self._told: set[str] = set()
        self.checks = 0
        self._pool = ThreadPoolExecutor(1, "voicelint")
        self._running: dict[str, asyncio.Task[None]] = {}

    async def analysis(self, document: Document) -> Analysis | None:
        """The analysis of a file's text as it stands when it is ready; None if the check itself failed."""
        while document.fresh is None:
            if document.failed == document.revision:
                return None
            running = self._running.get(document.uri)
            if running is None:
                running = self._running[document.uri] = asyncio.ensure_future(self._check(document))
            # Whoever gives up waiting must not stop the check for the others.
            await asyncio.shield(running)
        return document.fresh

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Do some other long work in the same thread."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)

    async def _check(self, document: Document) -> None:
        revision, version, text = document.revision, document.version, document.text
        self.checks += 1
        try:
            made = await self.run(self._made, document, text)
            made.revision, made.version = revision, version
            document.analysis = made
            self._tell(self.configuration.fault)
        except Exception:
            log.exception("the check of %s failed", document.uri)
            document.failed = revision
        finally:
            del self._running[document.uri]

    def reload(self) -> None:
        """Speak again of what is wrong with the configuration."""
        self._told.clear()

    def _tell(self, fault: str) -> None:
        if fault and fault not in self._told and self.tell is not None:
            self._told.add(fault)
            self.tell(fault)

    def _made(self, document: Document, text: str) -> Analysis:
        now = self.now or datetime.now(UTC)
        policy = self.configuration.policy(document.path)
        gc.disable()  # a tree is no garbage, and walking it again and again costs a third of the check
        try:
            return Analysis(document.uri, text, document.path, document.format, document.encoding, policy, now)
        finally:
            gc.enable()
