"""A delivery window in a local time zone, for APIs that take UTC."""

from __future__ import annotations

from ..source.nodes import Mapping, text_at
from ..values.units import clock_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def window_of(spec: Mapping) -> Mapping | None:
    """The spec's schedule.window, if it is a mapping."""
    schedule = spec.get("schedule")
    window = schedule.get("window") if isinstance(schedule, Mapping) else None
    return window if isinstance(window, Mapping) else None


def zone(name: str) -> tzinfo | None:
    """A time zone by its IANA name, None when there is none; the name never reaches the file system as a path."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def offset_minutes(spec: Mapping, at: datetime) -> int:
    """Minutes by which the window's local time is ahead of UTC at a moment; 0 without a (known) time zone."""
    window = window_of(spec)
    name = text_at(window, "timezone")
    if window is None or name is None or "from" not in window or name == "UTC":
        return 0
    found = zone(name)
    try:
        offset = at.astimezone(found).utcoffset() if found is not None else None
    except OverflowError:
        return 0
    return 0 if offset is None else int(offset.total_seconds() // 60)


def shifted_day(spec: Mapping, offset: int) -> int:
    """How many days the window's UTC start lies after (1) or before (-1) the local day that it names."""
    window = window_of(spec)
    start = clock_parts(text_at(window, "from") or "")
    return 0 if start is None else (start[0] * 60 + start[1] - offset) // 1440
