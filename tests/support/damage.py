"""Slips that people make in specs and requests, each of which can be put right in one way only."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

Route = tuple[str | int, ...]

NUMBER = re.compile(r"\+?4179\d{7}")
ENUMS = frozenset(
    {"json", "xml", "male", "female", "respect", "ignore", "low", "medium", "high", "every_change", "completion",
     "alert", "OnChange", "OnCompletion", "application/json", "application/xml", "voice_sms"}
)  # fmt: skip
FREE = frozenset({"parameters", "options"})
"""Keys below which any key may stand."""
CALLERS = frozenset({"caller", "from", "cli", "sender"})
"""Where only Infobip asks for a number and nothing else."""
FIXED = frozenset({"voicelint", "target"})


def places(body: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every route below a body with its value; nothing below keys that may hold anything."""
    if isinstance(body, dict):
        for key, value in body.items():
            yield (*route, key), value
            if key not in FREE:
                yield from places(value, (*route, key))
    elif isinstance(body, list):
        for index, value in enumerate(body):
            yield (*route, index), value
            yield from places(value, (*route, index))


def _at(body: Any, route: Route) -> Any:
    for step in route:
        body = body[step]
    return body


def other_cases(key: str) -> list[str]:
    """The ways to write a key that differ by case and underscores only."""
    snake = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", key).lower()
    camel = re.sub(r"_(\w)", lambda found: found[1].upper(), key)
    return sorted({key.upper(), key.capitalize(), snake, camel, key.replace("_", "-")} - {key})


def _key(draw: st.DrawFn, body: Any, route: Route) -> None:
    holder, old = _at(body, route[:-1]), route[-1]
    new = draw(st.sampled_from(other_cases(str(old))))
    entries = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(entries)


def _value(change: Callable[[st.DrawFn, Any], Any]) -> Callable[[st.DrawFn, Any, Route], None]:
    def damage(draw: st.DrawFn, body: Any, route: Route) -> None:
        _at(body, route[:-1])[route[-1]] = change(draw, _at(body, route))

    return damage


def _spaced(draw: st.DrawFn, number: str) -> str:
    lead = "+" if number.startswith("+") else draw(st.sampled_from(["+", "00"]))
    digits = number.removeprefix("+")
    gap = draw(st.sampled_from([" ", "-", ".", "/"]))
    return f"{lead}{digits[:2]}{gap}{digits[2:4]}{gap}{digits[4:7]}{gap}{digits[7:]}"


KINDS: dict[str, tuple[Callable[[Route, Any], bool], Callable[[st.DrawFn, Any, Route], None]]] = {
    "key": (
        lambda route, value: (
            isinstance(route[-1], str) and route[-1] not in FIXED | FREE and bool(other_cases(route[-1]))
        ),
        _key,
    ),
    "quoted number": (
        lambda route, value: type(value) in (int, bool) and route[-1] not in FIXED,
        _value(lambda draw, value: str(value).lower() if isinstance(value, bool) else str(value)),
    ),
    "spaces": (
        lambda route, value: isinstance(value, str) and NUMBER.fullmatch(value) is not None,
        _value(_spaced),
    ),
    "case": (
        lambda route, value: isinstance(value, str) and value in ENUMS,
        _value(lambda draw, value: draw(st.sampled_from(sorted({value.upper(), value.capitalize()} - {value})))),
    ),
}


@st.composite
def damaged(draw: st.DrawFn, body: Any, target: str) -> Any:
    """The body with one to four slips, no two in the same mapping's keys or at the same place."""
    body = copy.deepcopy(body)
    touched: set[Route] = set()
    for _ in range(draw(st.integers(1, 4))):
        found = [
            (kind, route)
            for kind in KINDS
            for route, value in places(body)
            if KINDS[kind][0](route, value)
            and not (kind == "spaces" and route[-1] in CALLERS and not target.startswith("infobip"))
            and not (kind == "spaces" and route[0] == "connect")  # every recipient may have one of its own
            and not any(_meet(route, other) for other in touched)
        ]
        if not found:
            break
        kind, route = draw(st.sampled_from(found))
        KINDS[kind][1](draw, body, route)
        touched.add(route)
    return body


def _meet(one: Route, other: Route) -> bool:
    """Whether one place is the other, holds it or lies in it, or what a renamed key has become."""
    short = min(len(one), len(other))
    return one[:short] == other[:short] or (
        len(one) == len(other) and one[:-1] == other[:-1] and _alike(one[-1], other[-1])
    )


def _alike(one: str | int, other: str | int) -> bool:
    return re.sub(r"[_-]", "", str(one)).lower() == re.sub(r"[_-]", "", str(other)).lower()
