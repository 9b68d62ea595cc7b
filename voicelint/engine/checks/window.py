"""Infobip's delivery time window: hours of the day in UTC on days of the week (A28, A29, G1)."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar, Sequence, text_at
from ..context import Hit
from .reading import places, whole
from .validity import LONGEST, at_the_latest, validity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from ...source.nodes import Node
    from ..context import Context

DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
DAY = 1440
"""Minutes."""


def hours(window: Node | None) -> tuple[int, int] | None:
    """When a window opens and closes, in minutes of the day; the whole day when neither is written.

    None when only one of them is there or one is no time of day.
    """
    if not isinstance(window, Mapping):
        return None
    if "from" not in window and "to" not in window:
        return 0, DAY
    opens, closes = _minute(window.get("from")), _minute(window.get("to"))
    return None if opens is None or closes is None else (opens, closes)


def weekdays(window: Node | None) -> frozenset[int] | None:
    """The window's days, Monday 0; None when there are none or one of them is no day."""
    days = window.get("days") if isinstance(window, Mapping) else None
    if not isinstance(days, Sequence) or not days.items:
        return None
    names = [item.value if isinstance(item, Scalar) else None for item in days.items]
    return frozenset(DAYS.index(name) for name in names) if all(name in DAYS for name in names) else None


def first_opening(start: datetime, days: frozenset[int], opens: int, closes: int) -> datetime | None:
    """The first moment from `start` (UTC) on at which the window is open; the closing minute counts as open.

    None without days. Raises OverflowError at the calendar's end.
    """
    from datetime import timedelta

    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    for ahead in range(8):
        day = midnight + timedelta(days=ahead)
        if day.weekday() in days:
            opening = max(start, day + timedelta(minutes=opens))
            if opening <= day + timedelta(minutes=closes):
                return opening
    return None


def never_opens(node: Node, context: Context) -> Hit | None:
    """Report a message that expires before its window opens for the first time.

    It starts at sendAt, or now.
    """
    if not isinstance(node, Mapping):
        return None
    window = node.get("deliveryTimeWindow")
    days, open_hours = weekdays(window), hours(window)
    if days is None or open_hours is None or open_hours[0] >= open_hours[1]:
        return None
    start, minutes = _start(node, context), validity(node)
    if start is None or minutes is None:
        return None
    from datetime import timedelta

    try:
        opening = first_opening(start, days, *open_hours)
        expiry = start + timedelta(minutes=minutes)
    except OverflowError:
        return None
    if opening is None or opening <= expiry:
        return None
    related = {"sendAt": f"it starts {_named(start)}", "validityPeriod": f"it expires {_named(expiry)}"}
    return Hit(
        ("deliveryTimeWindow",),
        key=True,
        opening=_named(opening),
        expiry=_named(expiry) + at_the_latest(node),
        hint="" if minutes == LONGEST else ", or lengthen the validity (48 h at most)",
        started="" if "sendAt" in node else ", if it is sent now",
        related=places(node, related),
    )


def closes_first(node: Node, context: Context) -> Hit | None:
    """Report a window that closes before it opens, or in the same minute."""
    open_hours = hours(node)
    if open_hours is None or open_hours[0] < open_hours[1]:
        return None
    return _at_closing(node, *open_hours)


def under_an_hour(node: Node, context: Context) -> Hit | None:
    """Report a window that is open for less than an hour."""
    open_hours = hours(node)
    if open_hours is None or not 0 < open_hours[1] - open_hours[0] < 60:
        return None
    return _at_closing(node, *open_hours)


def _at_closing(window: Node, opens: int, closes: int) -> Hit | None:
    if not isinstance(window, Mapping):
        return None
    return Hit(
        ("to",),
        key=True,
        opens=_clock(opens),
        closes=_clock(closes),
        minutes=closes - opens,
        related=places(window, {"from": f"it opens at {_clock(opens)} UTC"}),
    )


def _minute(moment: Node | None) -> int | None:
    hour, minute = whole(moment, "hour"), whole(moment, "minute")
    if hour is None or minute is None or not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    return hour * 60 + minute


def _start(message: Mapping, context: Context) -> datetime | None:
    from ...values.times import parse_time, utc

    if "sendAt" not in message:
        return utc(context.now)
    written = text_at(message, "sendAt")
    moment = None if written is None else parse_time(written)
    return None if moment is None else utc(moment)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _named(moment: datetime) -> str:
    from ...values.times import show

    return f"{DAYS[moment.weekday()].capitalize()} {show(moment)}"
