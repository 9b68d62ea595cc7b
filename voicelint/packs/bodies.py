"""Requests and specs that examples describe: a good one, with values put at routes and others taken out."""

from __future__ import annotations

import copy
import functools
import itertools
import operator
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Route

MOST = 100_000
"""Items that a list is filled up to at most."""


def body_of(base: Any, example: dict[str, Any]) -> Any:
    """The base with an example's changes made. LookupError, TypeError or ValueError: a route does not fit it."""
    body = copy.deepcopy(base)
    for route in example.get("without", ()):
        remove(body, steps(route))
    for route, value in (example.get("bad") or example.get("good") or {}).items():
        body = put(body, steps(route), copy.deepcopy(value))
    for route, count in example.get("repeat", {}).items():
        items = functools.reduce(operator.getitem, steps(route), body)
        if count > MOST:
            raise ValueError(f"{count} items are more than an example may have ({MOST})")
        last = items[-1]
        items.extend(counted_up(last, number) for number in range(1, count - len(items) + 1))
    return body


def steps(route: str) -> Route:
    """messages[0].retry to ("messages", 0, "retry"); a part in quotes may hold anything."""
    found = re.findall(r'\[(\d+)\]|"([^"]*)"|([^.\[\]"]+)', route)
    return tuple(int(index) if index else quoted or name for index, quoted, name in found)


def put(body: Any, route: Route, value: Any) -> Any:
    """Put a value at a route of a body, with the lists and mappings that lead there; the answer is the body."""
    if not route:
        return value
    here = body
    for step, after in itertools.pairwise(route):
        if isinstance(step, int):
            if step == len(here):
                here.append([] if isinstance(after, int) else {})
        elif step not in here:
            here[step] = [] if isinstance(after, int) else {}
        here = here[step]
    last = route[-1]
    if isinstance(last, int) and last == len(here):
        here.append(value)
    else:
        here[last] = value
    return body


def remove(body: Any, route: Route) -> None:
    """Take out what stands at a route."""
    for step in route[:-1]:
        body = body[step]
    del body[route[-1]]


def counted_up(item: Any, by: int) -> Any:
    """An item like another, with every text of digits (and a lead) that much higher."""
    if isinstance(item, dict):
        return {key: counted_up(value, by) for key, value in item.items()}
    if isinstance(item, list):
        return [counted_up(value, by) for value in item]
    if isinstance(item, str) and (found := re.fullmatch(r"(.*?)(\d+)", item)):
        return f"{found[1]}{int(found[2]) + by:0{len(found[2])}}"
    return item
