"""Specs and requests with a few slips in them, all of which can be put right."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from .needless import NEEDLESS
from .slips import FREE, SLIPS, Route, folded

KINDS = SLIPS | NEEDLESS


def places(body: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """The routes of a body and of everything in it with their values; nothing below keys that may hold anything."""
    yield route, body
    if isinstance(body, dict | list) and not (route and route[-1] in FREE):
        for step, value in body.items() if isinstance(body, dict) else enumerate(body):
            yield from places(value, (*route, step))


@st.composite
def damaged(draw: st.DrawFn, body: Any, target: str) -> Any:
    """The body with one to four slips, no two in the same mapping's keys or at the same place."""
    body = copy.deepcopy(body)
    touched: set[Route] = set()
    for _ in range(draw(st.integers(1, 4))):
        found: dict[str, list[Route]] = {}
        for route, value in places(body):
            clear = not any(_meet(route, each) for each in touched)
            for kind, slip in KINDS.items():
                if (clear or kind in NEEDLESS) and slip.fits(route, value, target):
                    found.setdefault(kind, []).append(route)
        if not found:
            break
        kind = draw(st.sampled_from(sorted(found)))
        route = draw(st.sampled_from(found[kind]))
        touched.add(KINDS[kind].make(draw, body, route) or route)
    return body


def _meet(one: Route, other: Route) -> bool:
    """Whether one place is the other, holds it or lies in it, or what a renamed key has become."""
    short = min(len(one), len(other))
    return one[:short] == other[:short] or (
        len(one) == len(other) and one[:-1] == other[:-1] and _alike(one[-1], other[-1])
    )


def _alike(one: str | int, other: str | int) -> bool:
    return folded(one) == folded(other)
