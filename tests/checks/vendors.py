"""Runs a check at a route of a request body, as the walk would."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from voicelint.engine.context import Context, Hit
from voicelint.engine.packs import ruleset
from voicelint.engine.run import check_request
from voicelint.source.nodes import Node, child, descend
from voicelint.source.parse import parse
from voicelint.targets.request import Request

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
"""Any JSON value: what a check must bear at any place."""


def tree(data: Any) -> Node:
    source = parse(json.dumps({"": data}), "body.json")
    assert not source.problems
    node = descend(source.documents[0].root, ("",))
    assert node is not None
    return node


def run(check: Any, body: Any, *route: str | int, purpose: Any = None, **options: Any) -> Any:
    """The check's answer at a route of the body; None where the route leads nowhere."""
    root = tree(body)
    unsent = {} if purpose is None else {"purpose": tree(purpose)}
    context = Context(Request("any", root, context=unsent), NOW)
    node: Node | None = root
    for step in route:
        assert node is not None
        context.parents.append(node)
        context.route.append(step)
        node = child(node, step)
    return None if node is None else check(node, context, **options)


def hit(check: Any, body: Any, *route: str | int, **options: Any) -> Hit:
    """The one hit that the check is expected to give."""
    found = run(check, body, *route, **options)
    assert isinstance(found, Hit)
    return found


def related(found: Hit) -> list[tuple[Any, str]]:
    return [(node.plain(), text) for node, text in found.related]


def names(target: str, body: Any) -> list[str]:
    """The names of all rules that speak of a request body."""
    found, crashes = check_request(Request(target, tree(body)), ruleset(target), NOW)
    assert not crashes
    return [finding.rule.name for finding in found]
