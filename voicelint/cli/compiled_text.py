"""Compiled requests as text: bodies and commands on standard output, and what the vendor will do otherwise."""

from __future__ import annotations

import sys

from ..compiling.dump import dump, text
from ..compiling.files import executed
from .streams import machine_output, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..compiling.frames import Frame
    from ..compiling.gate import Campaign
    from ..compiling.requests import Requests

LONGEST = 3000
"""Lines of a body that are compared whole; of a longer one only the settings are."""


class Differences:
    """Gathers, as unified diffs, what the vendor will execute otherwise than it is sent."""

    def __init__(self, place: str = "") -> None:
        self.lead = f"{place}/" if place else ""
        self.lines: list[str] = []
        self._said: tuple[str, list[str]] | None = None

    def __call__(self, requests: Requests, frame: Frame, body: Any) -> None:
        """Take in one frame; frames after the first are left out when they differ in the same way."""
        if frame.body == body:
            return
        sent, done = dump(frame.body).decode().splitlines(), dump(body).decode().splitlines()
        if max(len(sent), len(done)) > LONGEST:
            sent, done = (text(_short(each)).splitlines() for each in (frame.body, body))
        name = f"{self.lead}{requests.name}/{frame.number:03}"
        from difflib import unified_diff

        diff = list(unified_diff(sent, done, f"{name}.json", f"{name}.effective.json", lineterm=""))
        changes = [line for line in diff[2:] if line[:1] in "+-"]
        if not diff:
            self.lines.append(f"{name}.json: the vendor changes what is said of single recipients")
        elif self._said != (requests.name, changes):
            self.lines += diff
        self._said = requests.name, changes


def _short(value: Any) -> Any:
    """A body whose long lists are cut to a word."""
    if isinstance(value, dict):
        return {key: _short(below) for key, below in value.items()}
    if isinstance(value, list):
        return f"… {len(value)} items" if len(value) > 10 else [_short(below) for below in value]
    return value


def print_requests(campaigns: list[Campaign], options: dict[str, Any]) -> None:
    """Print all bodies: one as it is, several as a list; or the commands that send them."""
    differences = Differences()
    machine_output()
    write = sys.stdout.write
    for part in _script(campaigns) if options["format"] == "curl" else _document(campaigns):
        write(part)
    sys.stdout.flush()
    if options["effective"] and not options["quiet"]:
        for requests, frame in _frames(campaigns):
            differences(requests, frame, executed(requests, frame, options["now"]))
        for line in differences.lines:
            say(line)


def _frames(campaigns: list[Campaign]) -> Iterator[tuple[Requests, Frame]]:
    for campaign in campaigns:
        for requests in campaign.requests:
            for frame in requests.frames():
                yield requests, frame


def _document(campaigns: list[Campaign]) -> Iterator[str]:
    """One JSON document, in parts."""
    count = sum(requests.count for campaign in campaigns for requests in campaign.requests)
    if not count:
        yield "[]\n"
        return
    several = count > 1
    line = "\n  " if several else "\n"
    lead = "[" + line if several else ""
    for _, frame in _frames(campaigns):
        yield lead + text(frame.body, line)
        lead = "," + line
    yield "\n]\n" if several else "\n"


def _script(campaigns: list[Campaign]) -> Iterator[str]:
    from ..compiling.curl import head, inline

    yield head([requests for campaign in campaigns for requests in campaign.requests])
    for requests, frame in _frames(campaigns):
        yield inline(requests, frame.body)
