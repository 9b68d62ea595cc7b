"""The request as the vendor will really execute it."""

from __future__ import annotations

from ..source.nodes import DOUBLE, Entry, Mapping, Scalar, Sequence
from ..targets.request import Request
from .diagnostic import UNSET
from .run import check_request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..source.nodes import Node, Route
    from .finding import Finding
    from .ruleset import RuleSet

ROUNDS = 10
"""One rewriting may bring another about (a field is dropped, and what hung on it is ignored); they soon end."""


def effective(request: Request, rules: RuleSet, now: datetime) -> Any:
    """The request's body as plain data after everything that the vendor rewrites or ignores.

    A request that the vendor rejects has no effect at all; its body comes back with the other changes made.
    """
    body = request.root.plain()
    current = request
    for _ in range(ROUNDS):
        changes = _changes(check_request(current, rules, now)[0])
        if not changes:
            break
        # From the back, so that taking an item out of a list moves none that is still to come.
        for route in sorted(changes, key=_order, reverse=True):
            _apply(body, route, changes[route])
        current = Request(request.target, as_node(body), context=request.context)
    return body


def _changes(findings: list[Finding]) -> dict[Route, Any]:
    changes: dict[Route, Any] = {}
    for finding in findings:
        if finding.rule.effect not in ("rewritten", "ignored") or finding.effective is UNSET:
            continue
        if finding.effective is None or finding.route not in changes:
            changes[finding.route] = finding.effective
    return changes


def _order(route: Route) -> tuple[tuple[int, int | str], ...]:
    return tuple((0, step) if isinstance(step, int) else (1, step) for step in route)


def _apply(body: Any, route: Route, value: Any) -> None:
    for step in route[:-1]:
        body = body[step]
    if value is None:
        del body[route[-1]]
    else:
        body[route[-1]] = value


def as_node(data: Any) -> Node:
    """Plain data as nodes without places."""
    if isinstance(data, dict):
        return Mapping(0, 0, [Entry(Scalar(0, 0, key, key, DOUBLE), as_node(value)) for key, value in data.items()])
    if isinstance(data, list):
        return Sequence(0, 0, [as_node(item) for item in data])
    return Scalar(0, 0, data, "" if data is None else str(data), DOUBLE)
