"""Random changes to plain data: keys and items removed, values replaced, keys added, items repeated."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from .pools import anything

Route = tuple[str | int, ...]
Like = Callable[[Any, str], st.SearchStrategy[Any]]
"""Values for a place, from the value that it has and the nearest key above it."""


def routes(value: Any, route: Route = ()) -> list[Route]:
    """The routes of everything in some data, its root first."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [route, *(found for step, item in below for found in routes(item, (*route, step)))]


def at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def key_of(route: Route) -> str:
    """The nearest key on the way to a place."""
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def single_changes(data: Any, choices: Callable[[Any, str], Sequence[Any]], key: str) -> Iterator[Any]:
    """The data with each of its parts taken out, and replaced by each choice for it; with `key` in each mapping,
    and the first item again in each list."""
    for route in routes(data):
        value = at(data, route)
        if route:
            yield _without(data, route)
            for choice in choices(value, key_of(route)):
                yield _replaced(data, route, choice)
        if isinstance(value, dict):
            yield _replaced(data, (*route, key), "x")
        if isinstance(value, list) and value:
            yield _replaced(data, route, [*value, value[0]])


def _replaced(data: Any, route: Route, value: Any) -> Any:
    if not route:
        return value
    copied = copy.copy(data)
    copied[route[0]] = _replaced(copied[route[0]], route[1:], value) if route[1:] else value
    return copied


def _without(data: Any, route: Route) -> Any:
    copied = copy.copy(data)
    if route[1:]:
        copied[route[0]] = _without(copied[route[0]], route[1:])
    else:
        del copied[route[0]]
    return copied


@st.composite
def changed(draw: st.DrawFn, data: Any, like: Like, keys: Sequence[str], samples: Sequence[Any]) -> Any:
    """The data with none to three changes. `keys` are names for keys added; `samples` lend keys with their values."""
    data = copy.deepcopy(data)
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 0, 3]))):
        route = draw(st.sampled_from(routes(data)))
        value, holder = at(data, route), at(data, route[:-1])
        ways = ["like"] * 6 + ["other", "remove"] if route else []
        ways += ["add", "lend"] if isinstance(value, dict) else ["repeat", "empty"] if isinstance(value, list) else []
        way = draw(st.sampled_from(ways))
        if way == "like":
            holder[route[-1]] = copy.deepcopy(draw(like(value, key_of(route))))
        elif way == "other":
            holder[route[-1]] = copy.deepcopy(draw(anything))
        elif way == "remove":
            del holder[route[-1]]
        elif way == "add":
            value[draw(st.sampled_from(keys))] = copy.deepcopy(draw(anything))
        elif way == "lend":
            sample = draw(st.sampled_from(samples))
            found = draw(st.sampled_from([each for each in routes(sample) if each and isinstance(each[-1], str)]))
            value[found[-1]] = copy.deepcopy(at(sample, found))
        elif way == "repeat" and value:
            value.append(copy.deepcopy(draw(st.sampled_from(value))))
        else:
            value.clear()
    return data
