"""The kinds of slips that people make in specs and requests, each of which can be put right in one way only."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import strategies as st

Route = tuple[str | int, ...]

NUMBER = re.compile(r"\+?4179\d{7}")
DURATION = re.compile(r"(\d+)([smhd])")
RATE = re.compile(r"(\d+) per (second|hour)")
OFFSET = re.compile(r"\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d)")

DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
ENUMS = DAYS | {day.upper() for day in DAYS} | {
    "json", "xml", "male", "female", "respect", "ignore", "low", "medium", "high", "every_change", "completion",
    "alert", "OnChange", "OnCompletion", "application/json", "application/xml", "voice_sms",
}  # fmt: skip
FREE = frozenset({"parameters", "options"})
"""Keys below which any key may stand."""
CALLERS = frozenset({"caller", "from", "cli", "sender"})
"""Where only Infobip and Routee ask for numbers in a form of their own."""
PROSE = frozenset({"name", "text", "data", "callbackData"})
"""Keys that hold any words, one of an enumeration among them."""
FIXED = frozenset({"voicelint", "target"})
DURATIONS = frozenset(
    {"expire_after", "first_wait", "longest_wait", "ring_timeout", "pause", "longest", "warn_before_end", "collect_digits"}
)  # fmt: skip
STARTS = frozenset({"start", "sendAt", "scheduledDate", "send_at", "expiry"})
URLS = frozenset({"url", "notifyUrl", "notifyurl", "fileURL", "audioFileUrl"})
LANGUAGES = frozenset({"voice_language", "language"})
ATTEMPTS = frozenset({"attempts", "maxCount"})
MOST_ATTEMPTS = 4
LISTS = frozenset(
    {"recipients", "numbers", "to", "contacts", "groups", "msisdn", "days", "destinations", "destination"}
)
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


STEPS = (1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 960, 1440)
"""The minutes to which Infobip rounds the waits between attempts up."""
WAITS = frozenset({"first_wait", "longest_wait", "minPeriod", "maxPeriod"})
CONSTANTS = frozenset({"deliverychannel"})
"""Keys that are required, and have but one value."""


class Slip(NamedTuple):
    """One kind: whether it can be made at a place (route, value, target), and how it is made there.

    What the making returns is the route that it has touched, where that is not the place itself.
    """

    fits: Callable[[Route, Any, str], bool]
    make: Callable[[st.DrawFn, Any, Route], Route | None]


def last(route: Route) -> str | int:
    """The last step of a route, "" for the root."""
    return route[-1] if route else ""


def at(body: Any, route: Route) -> Any:
    """What stands at a route."""
    for step in route:
        body = body[step]
    return body


def folded(key: str | int) -> str:
    """A key without what its slips differ by."""
    return re.sub(r"[_-]", "", str(key)).lower()


def other_cases(key: str) -> list[str]:
    """The ways to write a key that differ by case and underscores only."""
    snake = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", key).lower()
    camel = re.sub(r"_(\w)", lambda found: found[1].upper(), key)
    return sorted({key.upper(), key.capitalize(), snake, camel, key.replace("_", "-")} - {key})


def _value(change: Callable[[st.DrawFn, Any], Any]) -> Callable[[st.DrawFn, Any, Route], Route | None]:
    def damage(draw: st.DrawFn, body: Any, route: Route) -> None:
        at(body, route[:-1])[route[-1]] = change(draw, at(body, route))

    return damage


def _text(pattern: re.Pattern[str], keys: frozenset[str] | None = None) -> Callable[[Route, Any, str], bool]:
    return lambda route, value, target: (
        isinstance(value, str) and pattern.fullmatch(value) is not None and (keys is None or last(route) in keys)
    )


def _key(draw: st.DrawFn, body: Any, route: Route) -> None:
    holder, old = at(body, route[:-1]), route[-1]
    new = draw(st.sampled_from(other_cases(str(old))))
    entries = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(entries)


def _can_be_spelt(route: Route, value: Any, target: str) -> bool:
    return isinstance(last(route), str) and last(route) not in FIXED | FREE and bool(other_cases(str(last(route))))


def _called(route: Route, value: Any, target: str) -> bool:
    if last(route) in CALLERS and not target.startswith(("infobip", "routee")):
        return False
    # Every recipient may be joined to a number of its own.
    return isinstance(value, str) and NUMBER.fullmatch(value) is not None and route[0] != "connect"


def _written_for_people(draw: st.DrawFn, number: str) -> str:
    lead = "+" if number.startswith("+") else draw(st.sampled_from(["+", "00"]))
    digits = number.removeprefix("+")
    parts = digits[:2], digits[2:4], digits[4:7], digits[7:]
    form = draw(
        st.sampled_from(
            [
                "{} {} {} {}",
                "{}-{}-{}-{}",
                "{}.{}.{}.{}",
                "{}/{}/{}/{}",
                "{} ({}) {} {}",
                "{}{}{}{}\u202c",
                "{}\u00a0{}{}{}",
            ]
        )
    )
    return lead + form.format(*parts)


def _moment(draw: st.DrawFn, moment: str) -> str:
    found = MOMENT.fullmatch(moment)
    assert found is not None
    date, time, zone = found.groups()
    return draw(
        st.sampled_from([f"{date} {time}{zone}", f"{date}t{time}{zone}", f"{date}T{time} {zone}", f" {moment} "])
    )


def _offset(draw: st.DrawFn, moment: str) -> str:
    forms = [moment[:-6] + moment[-6] + moment[-4:]] if moment[-5] == "0" else []
    return draw(st.sampled_from([*forms, moment[:-3] + moment[-2:]]))


def _has_offset(route: Route, value: Any, target: str) -> bool:
    return target in ("infobip-ivr", "routee", "imiconnect") and _text(OFFSET, STARTS)(route, value, target)


def _minutes(value: Any) -> int | None:
    found = re.fullmatch(r"(\d+)m?", str(value))
    return int(found[1]) if found else None


def _can_wait(route: Route, value: Any, target: str) -> bool:
    minutes = _minutes(value) if last(route) in WAITS else None
    return minutes is not None and minutes not in STEPS and minutes < STEPS[-1]


def _wait(draw: st.DrawFn, body: Any, route: Route) -> None:
    """Another wait that is made the same."""
    value = at(body, route)
    minutes = _minutes(value) or 0
    up = next(step for step in STEPS if step >= minutes)
    least = max((step for step in STEPS if step < minutes), default=0)
    made = draw(st.integers(least + 1, up - 1))
    at(body, route[:-1])[route[-1]] = f"{made}m" if isinstance(value, str) else made


def _drop(draw: st.DrawFn, body: Any, route: Route) -> None:
    del at(body, route[:-1])[route[-1]]


def _duration(draw: st.DrawFn, duration: str) -> str:
    found = DURATION.fullmatch(duration)
    assert found is not None
    count, unit = found.groups()
    iso = f"P{count}D" if unit == "d" else f"PT{count}{unit.upper()}"
    return draw(st.sampled_from([f"{count} {UNITS[unit]}", f"{count}{UNITS[unit][:-1]}", f"{count} {unit}", iso]))


def _rate(draw: st.DrawFn, rate: str) -> str:
    return draw(st.sampled_from([rate.replace(" per ", "/"), rate.replace(" per ", " / "), f"{rate}s", rate.upper()]))


def _case(draw: st.DrawFn, word: str) -> str:
    return draw(st.sampled_from(sorted({word.upper(), word.capitalize(), word.lower()} - {word})))


def _repeatable(route: Route, value: Any, target: str) -> bool:
    """A list with an item that says nothing but who is called, or which day it is."""
    return isinstance(value, list) and last(route) in LISTS and any(map(_bare, value))


def _bare(item: Any) -> bool:
    if isinstance(item, dict) and len(item) == 1:
        (item,) = item.values()
        item = item[0] if isinstance(item, list) and len(item) == 1 else item
    return isinstance(item, str)


def _repeat(draw: st.DrawFn, body: Any, route: Route) -> None:
    items = at(body, route)
    items.append(draw(st.sampled_from([item for item in items if _bare(item)])))


def _lone(route: Route, item: Any) -> bool:
    """Whether an item may stand without its list: a mapping in a spec's recipients would be another form of them."""
    return last(route) in LISTS and (
        isinstance(item, str) or route[0] not in ("recipients", "numbers") or "to" not in item
    )


SLIPS: dict[str, Slip] = {
    "key": Slip(_can_be_spelt, _key),
    "quoted number": Slip(
        lambda route, value, target: type(value) in (int, bool) and last(route) not in FIXED,
        _value(lambda draw, value: str(value).lower() if isinstance(value, bool) else str(value)),
    ),
    "number": Slip(_called, _value(_written_for_people)),
    "case": Slip(
        lambda route, value, target: isinstance(value, str) and value in ENUMS and last(route) not in PROSE, _value(_case)
    ),
    "language": Slip(
        lambda route, value, target: last(route) in LANGUAGES and target in ("routee", "octopush"),
        _value(lambda draw, value: draw(st.sampled_from([value.lower(), value.upper(), value.replace("-", "_")]))),
    ),
    "duration": Slip(_text(DURATION, DURATIONS), _value(_duration)),
    "rate": Slip(_text(RATE), _value(_rate)),
    "moment": Slip(_text(MOMENT, STARTS), _value(_moment)),
    "url": Slip(_text(re.compile("https:.*"), URLS), _value(lambda draw, url: draw(st.sampled_from([f" {url}", f"{url}  "])))),
    "attempts": Slip(
        lambda route, value, target: last(route) in ATTEMPTS and value >= MOST_ATTEMPTS,
        _value(lambda draw, value: draw(st.integers(MOST_ATTEMPTS + 1, 99))),
    ),
    "lone": Slip(
        lambda route, value, target: (
            isinstance(value, list) and len(value) == 1 and isinstance(value[0], (str, dict)) and _lone(route, value[0])
        ),
        _value(lambda draw, value: value[0]),
    ),
    "repeated": Slip(_repeatable, _repeat),
    "offset": Slip(_has_offset, _value(_offset)),
    "wait": Slip(_can_wait, _wait),
    "constant": Slip(lambda route, value, target: last(route) in CONSTANTS, _drop),
}  # fmt: skip
