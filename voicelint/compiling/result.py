"""What `voicelint.compile` gives back."""

from __future__ import annotations

from .dump import dump
from .files import Wanted, executed, files
from .naming import folder_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from ..api import Report
    from .frames import Frame
    from .gate import Passed
    from .requests import Requests


class CompileError(ValueError):
    """A text that cannot be compiled. `report` says which errors remain (it has none when the text is no spec)."""

    def __init__(self, message: str, report: Report) -> None:
        super().__init__(message)
        self.report = report


class CompiledRequest:
    """One request, ready to be sent.

    `target`, `number` (from 1, for each target), `method`, `url` (with its {places}), `headers` (the names of those
    it needs), `recipients` (how many numbers, contacts and groups it names), and `body`, the JSON body as plain data.
    """

    __slots__ = ("_frame", "_now", "_requests", "body", "headers", "method", "number", "recipients", "target", "url")

    def __init__(self, requests: Requests, frame: Frame, now: datetime) -> None:
        self._requests = requests
        self._frame = frame
        self._now = now
        self.target = requests.name
        self.number = frame.number
        self.method = requests.method
        self.url = requests.url
        self.headers = list(requests.headers)
        self.recipients = frame.recipients
        self.body: dict[str, Any] = frame.body

    @property
    def data(self) -> bytes:
        """The body as the bytes that `voicelint compile` writes."""
        return dump(self.body)

    def effective(self) -> Any:
        """The body as the vendor executes it: everything that it rewrites or ignores has been applied."""
        return executed(self._requests, self._frame, self._now)


class Compiled:
    """A compiled text. Iterating gives the requests one after another, each made when it is asked for.

    `report` holds the diagnostics (no errors), `count` and `recipients` are totals over all targets.
    """

    __slots__ = ("_now", "_passed", "count", "recipients", "report")

    def __init__(self, passed: Passed, report: Report, now: datetime) -> None:
        self._passed = passed
        self._now = now
        self.report = report
        every = [requests for campaign in passed.campaigns for requests in campaign.requests]
        self.count = sum(requests.count for requests in every)
        self.recipients = sum(requests.recipients for requests in every)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[CompiledRequest]:
        for campaign in self._passed.campaigns:
            for requests in campaign.requests:
                for frame in requests.frames():
                    yield CompiledRequest(requests, frame, self._now)

    def files(self, *, effective: bool = False, curl: bool = False) -> Iterator[tuple[str, bytes]]:
        """The files that `voicelint compile -o` writes: each one's path with / and its bytes, manifests included."""
        several = len(self._passed.campaigns) > 1
        wanted = Wanted(self._now, effective=effective, curl=curl)
        for number, campaign in enumerate(self._passed.campaigns, 1):
            name = folder_name(self.report.filename, number if several else 0)
            for file, data in files(campaign, self.report.filename, self._passed.text, wanted):
                yield f"{name}/{file}", data
