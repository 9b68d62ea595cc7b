"""The files of a campaign, one after another: request bodies, what goes with them, and the manifest last."""

from __future__ import annotations

from .dump import dump
from .manifest import NAME, Manifest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Any

    from .frames import Frame
    from .gate import Campaign
    from .requests import Requests

    Seen = Callable[[Requests, Frame, Any], None]
    """Is told of each frame and of the body that the vendor will execute."""


class Wanted:
    """What is written besides the bodies. `effective`: with what the vendor executes, at the time `now`; `curl`: a script."""

    __slots__ = ("curl", "effective", "now", "seen")

    def __init__(self, now: datetime, *, effective: bool = False, curl: bool = False, seen: Seen | None = None) -> None:
        self.now = now
        self.effective = effective
        self.curl = curl
        self.seen = seen


def files(campaign: Campaign, source: str, text: str, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Each file's path in the campaign's folder (with /) and its bytes. `source` is the spec's file, `text` what is in it."""
    manifest = Manifest(source, text)
    for requests in campaign.requests:
        manifest.target(requests)
        width = max(3, len(str(requests.count)))
        for frame in requests.frames():
            stem = f"{requests.name}/{frame.number:0{width}}"
            data = dump(frame.body)
            yield f"{stem}.json", data
            beside = None
            if wanted.effective:
                body = executed(requests, frame, wanted.now)
                if wanted.seen is not None:
                    wanted.seen(requests, frame, body)
                beside = f"{stem}.effective.json", dump(body)
                yield beside
            manifest.frame(f"{stem}.json", data, frame.recipients, beside)
        if wanted.curl:
            from .curl import script

            data = script(requests, width).encode("utf-8")
            file = f"{requests.name}/send.sh"
            yield file, data
            manifest.script(file, data)
    yield NAME, manifest.bytes()


def executed(requests: Requests, frame: Frame, now: datetime) -> Any:
    """A frame's body after everything that the vendor rewrites or ignores."""
    from ..engine.effective import as_node, effective
    from ..targets.request import Request

    request = Request(requests.name, as_node(frame.body), context=requests.context)
    return effective(request, requests.rules, now)
