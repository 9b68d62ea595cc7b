"""Durations, rates and times of day as people write them elsewhere, in the campaign spec's own words.

Only what can be read in one way: 45 may be seconds or minutes, and 1M a minute or a month.
"""

from __future__ import annotations

import re

from .lazy import Lazy
from .times import parse_time
from .units import SECONDS, clock_parts, duration_seconds, duration_text, rate_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS = {
    "s": ("s", "sec", "secs", "second", "seconds"),
    "m": ("m", "min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "w": ("w", "week", "weeks"),
}
_LETTERS = {word: letter for letter, words in _UNITS.items() for word in words}
_PART = Lazy(r"(\d{1,9}(?:\.\d{1,3})?)\s?([A-Za-z]{1,7})(?:,?\s|(?=\d)|\Z)", re.A)
_ISO = Lazy(r"P(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?", re.A)
_RATE = Lazy(
    r"(\d{1,9})\s?(?:calls?\s?)?(?:/\s?|per\s|an?\s|each\s|every\s)(s|second|sec|minute|min|h|hour|hr|d|day)s?",
    re.A | re.I,
)
_CLOCK = Lazy(r"(\d{1,2})(?::(\d\d))?(?::00)?\s?(?:([ap])\.?m\.?)?", re.A | re.I)


def meant(type_name: str, text: str) -> str | None:
    """What a text can alone mean where a spec has a value of a type; None for other types, or where there is a doubt."""
    read = _MEANT.get(type_name)
    return None if read is None else read(text)


def duration_meant(text: str) -> str | None:
    """The duration that "3 minutes", "12H", "1.5h" or ISO 8601's PT45S can alone mean; None where there is none."""
    text = text.strip()
    iso = _ISO.fullmatch(text)
    if iso is not None:
        parts = [(count, letter) for count, letter in zip(iso.groups(), "dhms", strict=True) if count is not None]
    elif text.endswith("M"):
        return None
    else:
        parts, at = [], 0
        while at < len(text):
            found = _PART.match(text, at)
            letter = _LETTERS.get(found[2].lower()) if found is not None else None
            if found is None or letter is None:
                return None
            parts.append((found[1], letter))
            at = found.end()
    made = "".join(count + letter for count, letter in parts)
    if not parts or duration_seconds(made) is not None:
        return made or None
    letters = [letter for _, letter in parts]
    if letters != sorted(set(letters), key="wdhms".index):
        return None
    lengths = {"w": 7 * SECONDS["d"], **SECONDS}
    seconds = sum((float(count) * lengths[letter] for count, letter in parts), 0.0)
    return duration_text(int(seconds)) if seconds.is_integer() else None


def rate_meant(text: str) -> str | None:
    """The rate that "10/h", "10 an hour" or "10 calls per minute" can alone mean; None where there is none."""
    found = _RATE.fullmatch(text.strip())
    if found is None:
        return None
    letter = _LETTERS[found[2].lower()]
    made = f"{found[1]} per {_UNITS[letter][-2]}"
    return made if rate_parts(made) is not None else None


def clock_meant(text: str) -> str | None:
    """The time of day that "9:00", "09:00:00" or "5:30 pm" can alone mean; None where there is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None or not (found[2] or found[3]):
        return None
    hour = int(found[1])
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found[3].lower() == "p")
    made = f"{hour:02}:{found[2] or '00'}"
    return made if clock_parts(made) is not None else None


def time_meant(text: str) -> str | None:
    """A moment without the spaces around it; None where there is none."""
    return text.strip() if parse_time(text.strip()) is not None else None


_MEANT: dict[str, Callable[[str], str | None]] = {
    "duration": duration_meant,
    "rate": rate_meant,
    "clock": clock_meant,
    "time": time_meant,
}
