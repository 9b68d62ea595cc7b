"""What the editor shows beside values: what the vendor makes of them, durations, moments in UTC."""

from __future__ import annotations

from datetime import timedelta

from lsprotocol import types

from ..engine.describe import show
from ..report.labels import VENDORS, label, listed
from ..source.nodes import Mapping, Scalar, descend, text_of
from ..targets.codecs import Clock, Duration
from ..targets.names import load_target
from ..values.times import parse_time, utc
from ..values.times import show as show_time
from ..values.units import clock_parts, duration_seconds, duration_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..engine.diagnostic import Diagnostic
    from ..source.nodes import Node
    from .analysis import Analysis


_OTHER_DAY = {-1: ", the day before", 0: "", 1: ", the day after"}


class Hint:
    """Words behind the character at an offset."""

    __slots__ = ("at", "text")

    def __init__(self, at: int, text: str) -> None:
        self.at = at
        self.text = text


def hints(analysis: Analysis, start: int, end: int) -> list[types.InlayHint]:
    """The hints between two offsets, in file order; what a finding says of a value goes before what it means."""
    found: dict[int, Hint] = {}
    for hint in _all(analysis, start, end):
        if start <= hint.at <= end:
            found.setdefault(hint.at, hint)
    return [
        types.InlayHint(analysis.position(at), found[at].text, padding_left=True, kind=types.InlayHintKind.Type)
        for at in sorted(found)
    ]


def _all(analysis: Analysis, start: int, end: int) -> Iterator[Hint]:
    rewritten = [each for each in analysis.diagnostics if each.rule.effect == "rewritten" and start <= each.end <= end]
    for each in sorted(rewritten, key=_sure, reverse=True):
        yield Hint(each.end, _rewritten(each))
    for root in analysis.specs():
        yield from _schedule(root)
    for root, lowering, _ in analysis.lowered:
        if lowering.window_offset and any(isinstance(row.codec, Clock) for row in lowering.target.rows):
            yield from _window(root, lowering.window_offset)
    for target, body in analysis.requests:
        yield from _request(target, body)


def _rewritten(found: Diagnostic) -> str:
    """What the vendor uses in place of a value, in the words of the file; the rule's own words where it is not sure."""
    changes = found.fix.changes if found.fix is not None else ()
    if (
        _sure(found)
        and len(changes) == 1
        and changes[0].kind == "set"
        and not isinstance(changes[0].value, (dict, list))
    ):
        vendors = list(dict.fromkeys(VENDORS.get(target, target) for target in found.targets))
        return f"{listed(vendors)} {'uses' if len(vendors) == 1 else 'use'} {show(changes[0].value)}"
    return label(found)


def _sure(found: Diagnostic) -> bool:
    """Whether the vendor's document of this very API says so, not that of an API beside it."""
    return all(each.status != "sibling" for each in found.rule.evidence.values())


def _schedule(root: Mapping) -> Iterator[Hint]:
    """Start and end of a campaign in UTC."""
    start, begin = _moment(root, "start")
    if start is not None and begin is not None and begin.utcoffset():
        yield Hint(start.end, show_time(begin))
    end, over = _moment(root, "expire_at")
    if end is not None and over is not None:
        after = "" if begin is None else _span(over - begin)
        yield Hint(end.end, f"{show_time(over)}{after and f', {after} after the start'}")
    duration = descend(root, ("schedule", "expire_after"))
    length = text_of(duration)
    if begin is not None and duration is not None and length is not None:
        seconds = duration_seconds(length)
        try:
            until = None if seconds is None else utc(begin + timedelta(seconds=seconds))
        except OverflowError:
            until = None
        if until is not None:
            yield Hint(duration.end, f"until {show_time(until)}")


def _moment(root: Mapping, key: str) -> tuple[Node | None, datetime | None]:
    """A moment of the schedule: where it is written, and which it is."""
    node = descend(root, ("schedule", key))
    written = text_of(node)
    return node, None if written is None else parse_time(written)


def _span(length: timedelta) -> str:
    """A length of time in its largest unit; "" for none."""
    seconds = int(length.total_seconds())
    return duration_text(seconds) if seconds > 0 else ""


def _window(root: Mapping, offset: int) -> Iterator[Hint]:
    """A window's local hours in UTC, where the vendor takes those, and whether that is another day."""
    for key in ("from", "to"):
        node = descend(root, ("schedule", "window", key))
        parts = clock_parts(text_of(node) or "")
        if node is not None and parts is not None:
            days, minutes = divmod(parts[0] * 60 + parts[1] - offset, 1440)
            yield Hint(node.end, f"{minutes // 60:02}:{minutes % 60:02} UTC{_OTHER_DAY[days]}")


def _request(target: str, body: Mapping) -> Iterator[Hint]:
    """In a raw request: counts of minutes and seconds as durations, moments in UTC."""
    for row in load_target(target).rows:
        if row.spec.startswith("recipients[]") or isinstance(row.codec, Clock):
            continue
        for node in _nodes(body, row.request):
            if isinstance(row.codec, Duration) and type(node.value) is int and node.value > 0:
                made = row.codec.decode(node.value)
                if made != f"{node.value}s":
                    yield Hint(node.end, str(made))
                else:
                    yield Hint(node.end, "seconds")
            elif isinstance(node.value, str):
                moment = parse_time(node.value)
                if moment is not None and moment.utcoffset():
                    yield Hint(node.end, show_time(moment))


def _nodes(body: Node, path: str) -> Iterator[Scalar]:
    """The scalars at a path of a request, of each message where there are several."""
    nodes: list[Node] = [body]
    for part in path.split("."):
        below = [node.get(part.removesuffix("[]")) for node in nodes if isinstance(node, Mapping)]
        nodes = [item for node in below if node is not None for item in (getattr(node, "items", None) or [node])]
    yield from (node for node in nodes if isinstance(node, Scalar))
