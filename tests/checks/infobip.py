"""Nodes and contexts for the checks of Infobip's APIs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from tests.checks.vendors import tree
from voicelint.engine.context import Context, Hit
from voicelint.source.nodes import Node
from voicelint.targets.request import Request

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def context_of(node: Node, now: datetime = NOW) -> Context:
    return Context(Request("infobip-ivr", node), now)


def run(check: Any, data: Any, now: datetime = NOW, **options: Any) -> Hit | None:
    node = tree(data)
    hit = check(node, context_of(node, now), **options)
    assert hit is None or isinstance(hit, Hit)
    return hit


def related(hit: Hit) -> list[tuple[Any, str]]:
    return [(node.plain(), note) for node, note in hit.related]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
"""Anything at all that JSON can say."""


def messages(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    """Messages whose keys hold anything, or nested mappings of the same keys."""
    nested = st.fixed_dictionaries({}, optional=dict.fromkeys(keys, JSON))
    return st.fixed_dictionaries({}, optional=dict.fromkeys(keys, JSON | nested))
