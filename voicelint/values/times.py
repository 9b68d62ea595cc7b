"""Date-times as the vendors write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from .lazy import Lazy

FORMS = {
    # What ISO 8601 with an offset allows, basic offset (+0000) too.
    "offset": Lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)", re.A),
    # To the second, offset with a colon or Z.
    "seconds": Lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.A),
    # Offset with a one-digit hour, documented by one vendor.
    "short-offset": Lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d:\d\d", re.A),
    "utc": Lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", re.A),
    "colon-offset": Lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d", re.A),
}
_TIME = Lazy(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,](\d+))?\s*(?:([Zz])|([+-])(\d\d?)(?::?(\d\d))?)?", re.A)


def parse_time(text: str) -> datetime | None:
    """An aware datetime from any of the accepted forms; None when the text is no moment or has no offset."""
    found = _TIME.fullmatch(text)
    if found is None or not (found[5] or found[6]):
        return None
    try:
        local = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ':00'}")
        if found[4]:
            local = local.replace(microsecond=int(found[4][:6].ljust(6, "0")))
        if found[5]:
            return local.replace(tzinfo=UTC)
        offset = timedelta(hours=int(found[7]), minutes=int(found[8] or 0))
        if int(found[8] or 0) > 59:
            return None
        return local.replace(tzinfo=timezone(offset if found[6] == "+" else -offset))
    except ValueError:
        return None


def utc(moment: datetime) -> datetime | None:
    """The moment in UTC; None at the very ends of the calendar, where the offset leads out of it."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def datetime_fault(text: str, forms: list[str]) -> str | None:
    """Why a text is no date-time in one of the named forms, in words; None when it is one."""
    if any(FORMS[form].fullmatch(text) for form in forms):
        return None if parse_time(text) is not None else "no such date or time exists"
    if not text.strip():
        return "it is empty"
    found = _TIME.fullmatch(text.strip())
    if found is None:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return "it is a date without a time"
        if re.fullmatch(r"\d{9,13}", text):
            return "it is a count of seconds, not a date"
        return "it is no date-time"
    if not (found[5] or found[6]):
        return "it has no offset, so nobody can tell which hour is meant"
    if parse_time(text.strip()) is None:
        return "no such date or time exists"
    return "it is not written in the documented form"


def time_mended(text: str, forms: list[str]) -> str | None:
    """The same moment in one of the forms, with as little changed as can be; None when the text is no moment.

    Spaces around it, small letters, a space for the T, missing seconds, +0100 or +1:00 for +01:00 and fractions of
    a second that are zero are put right.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None or parse_time(text.strip()) is None:
        return None
    zone = "Z" if found[5] else f"{found[6]}{int(found[7]):02}:{found[8] or '00'}"
    fraction = f".{found[4]}" if found[4] else ""
    for seconds in (f"{found[3] or ':00'}{fraction}", found[3] or ":00"):
        made = f"{found[1]}T{found[2]}{seconds}{zone}"
        if parse_time(made) == parse_time(text.strip()) and datetime_fault(made, forms) is None:
            return made
    return None


def show(moment: datetime) -> str:
    """A moment for people: date, time to the minute, and UTC."""
    at = utc(moment)
    return "beyond the calendar" if at is None else at.strftime("%Y-%m-%d %H:%M UTC")
