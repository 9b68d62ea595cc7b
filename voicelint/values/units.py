"""Durations, rates and times of day as the campaign spec writes them."""

from __future__ import annotations

import re

from .lazy import Lazy

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
RATE_UNITS = ("second", "minute", "hour", "day")
_DURATION = Lazy(r"(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?", re.A)
_RATE = Lazy(r"(\d{1,9}) per (second|minute|hour|day)", re.A)
_CLOCK = Lazy(r"([01]\d|2[0-3]):([0-5]\d)", re.A)


def duration_seconds(text: str) -> int | None:
    """Seconds of "45s", "12h", "2d" or "1h30m"; None when the text is no duration."""
    found = _DURATION.fullmatch(text)
    if found is None or not text:
        return None
    return sum(int(count) * unit for count, unit in zip(found.groups("0"), (86400, 3600, 60, 1), strict=True))


def duration_text(seconds: int) -> str:
    """Seconds in the largest of h, m and s that divides them: 172800 is 48h, 90 is 90s."""
    for unit in ("h", "m"):
        if seconds and seconds % SECONDS[unit] == 0:
            return f"{seconds // SECONDS[unit]}{unit}"
    return f"{seconds}s"


def rate_parts(text: str) -> tuple[int, str] | None:
    """(10, "hour") of "10 per hour"; None when the text is no rate."""
    found = _RATE.fullmatch(text)
    return None if found is None else (int(found[1]), found[2])


def amount(text: str) -> tuple[str, int] | None:
    """What a duration or a rate comes to: ("duration", seconds) or ("rate", count a day); None for other texts."""
    seconds = duration_seconds(text)
    if seconds is not None:
        return "duration", seconds
    rate = rate_parts(text)
    return None if rate is None else ("rate", rate[0] * (SECONDS["d"] // SECONDS[rate[1][0]]))


def clock_parts(text: str) -> tuple[int, int] | None:
    """(hour, minute) of "09:00", 00:00 to 23:59; None when the text is no time of day."""
    found = _CLOCK.fullmatch(text)
    return None if found is None else (int(found[1]), int(found[2]))
