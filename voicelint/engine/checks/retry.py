"""Infobip's retry schedule: which waits it knows, and when each retry would come (A16, A17, A18)."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar
from ..context import Hit
from .reading import places, whole
from .validity import LONGEST, at_the_latest, validity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

LADDER = (1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 960, 1440)
"""The waits in minutes, in the order in which they are used."""
MOST_RETRIES = 4


def snapped(minutes: int) -> int:
    """The wait that is used for one asked for: itself, the next bigger one of the ladder, or the longest."""
    return next((step for step in LADDER if minutes <= step), LADDER[-1])


def retry_times(shortest: int, longest: int, count: int) -> list[int]:
    """Minutes from the first try to each retry; [] where the shortest wait is longer than the longest."""
    steps = [step for step in LADDER if snapped(shortest) <= step <= snapped(longest)]
    times: list[int] = []
    for number in range(min(count, MOST_RETRIES) if steps else 0):
        wait = steps[min(number, len(steps) - 1)]
        times.append(wait + (times[-1] if times else 0))
    return times


def span_text(minutes: int) -> str:
    """Minutes for people: "35 min", from two hours on "13 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if hours < 2:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def off_schedule(node: Node, context: Context) -> Hit | None:
    """Report a wait that is not on the ladder, with the one that is used instead."""
    value = node.value if isinstance(node, Scalar) else None
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    used = snapped(value)
    return None if used == value else Hit(effective=used)


def shortest_over_longest(node: Node, context: Context) -> Hit | None:
    """Report a shortest wait that is, as it would be used, longer than the longest one."""
    shortest, longest = whole(node, "minPeriod"), whole(node, "maxPeriod")
    if shortest is None or longest is None or not isinstance(node, Mapping):
        return None
    if snapped(shortest) <= snapped(longest):
        return None
    return Hit(("minPeriod",), longest=longest, related=places(node, {"maxPeriod": "the longest wait"}))


def past_validity(node: Node, context: Context) -> Hit | None:
    """Report the first retry of a message that would come after its validity has ended."""
    if not isinstance(node, Mapping):
        return None
    retry, minutes = node.get("retry"), validity(node)
    shortest, longest, count = (whole(retry, key) for key in ("minPeriod", "maxPeriod", "maxCount"))
    if shortest is None or longest is None or count is None or minutes is None:
        return None
    times = retry_times(shortest, longest, count)
    late = next((number for number, at in enumerate(times) if at > minutes), None)
    if late is None:
        return None
    ways = [f"write {late}"] if late else ["take retry out"]
    ways.append("shorten the waits")
    if minutes < LONGEST:
        ways.append("lengthen the validity")
    return Hit(
        ("retry", "maxCount"),
        attempt=late + 1,
        count=len(times),
        at=span_text(times[late]),
        expiry=span_text(minutes) + at_the_latest(node),
        hint=", ".join(ways[:-1]) + f" or {ways[-1]}",
        related=places(node, {"validityPeriod": f"the message expires at +{span_text(minutes)}"}),
    )
