"""Times that lie before the moment of the check (F4)."""

from __future__ import annotations

from ...source.nodes import text_of
from ...values.times import parse_time
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import timedelta

    from ...source.nodes import Node
    from ..context import Context


def past(node: Node, context: Context) -> Hit | None:
    """A date-time before `context.now`; {ago} is the distance in words. Other texts are left alone."""
    text = text_of(node)
    moment = None if text is None else parse_time(text)
    if moment is None or moment >= context.now:
        return None
    return Hit(ago=distance(context.now - moment))


def distance(span: timedelta) -> str:
    """A span of time in the largest unit of which it holds two: 47 hours, 1145 days."""
    seconds = int(span.total_seconds())
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}s"
    return "1 second" if seconds == 1 else f"{seconds} seconds" if seconds else "less than a second"
