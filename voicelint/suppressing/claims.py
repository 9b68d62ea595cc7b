"""Suppressions met with findings: which findings they hold back, and which suppressions are of use."""

from __future__ import annotations

from heapq import heappop, heappush

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from .control import Control, Name
    from .cover import Span


class Claim:
    """One rule's name in one suppression, with the stretches that it is for.

    `over` says that its last day is past, `used` that it has met a finding.
    """

    __slots__ = ("control", "name", "over", "rule", "spans", "used")

    def __init__(self, control: Control, name: Name, rule: dict[str, Any], spans: list[Span], over: bool) -> None:
        self.control = control
        self.name = name
        self.rule = rule
        self.spans = spans
        self.over = over
        self.used = False


def meet(
    claims: Iterable[Claim], diagnostics: Iterable[Diagnostic], places: Callable[[Diagnostic], list[int]]
) -> set[int]:
    """The ids of the diagnostics that some claim is for; `places` are the offsets at which a diagnostic counts as being.

    All claims that are for a diagnostic become used.
    """
    by_rule: dict[str, list[Claim]] = {}
    for claim in claims:
        by_rule.setdefault(claim.rule["name"], []).append(claim)
    if not by_rule:
        return set()
    found: dict[str, list[tuple[int, int]]] = {}
    for each in diagnostics:
        if each.rule.name in by_rule:
            found.setdefault(each.rule.name, []).extend((at, id(each)) for at in places(each))
    met: set[int] = set()
    for name, points in found.items():
        met |= _sweep(by_rule[name], sorted(points))
    return met


def _sweep(claims: list[Claim], points: list[tuple[int, int]]) -> set[int]:
    """One pass over the text: each stretch is opened and closed once, each claim marked once."""
    spans = sorted((start, end, number) for number, claim in enumerate(claims) for start, end in claim.spans)
    met: set[int] = set()
    open_ends: list[int] = []
    fresh: list[tuple[int, int]] = []  # what was opened since the last finding that was met
    upcoming = 0
    for at, mark in points:
        while upcoming < len(spans) and spans[upcoming][0] <= at:
            _, end, number = spans[upcoming]
            heappush(open_ends, end)
            fresh.append((end, number))
            upcoming += 1
        while open_ends and open_ends[0] < at:
            heappop(open_ends)
        if open_ends:
            met.add(mark)
            for end, number in fresh:
                if end >= at:
                    claims[number].used = True
            fresh = []
    return met
