"""Checks of numbers, and of the spec's durations and rates."""

from __future__ import annotations

from ...source.nodes import Scalar
from ..context import Hit
from .registry import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits
    from .registry import Amount


@primitive("number", "string", types=("integer", "int32", "number", "duration", "rate", "any"), says="limit")
def at_most(limit: float | Amount) -> CheckFunction:
    """Refuse a number over `limit`, or a duration or rate over one such as 48h or 100 per hour."""
    return _compared(limit, lambda value, most: value > most)


@primitive("number", "string", types=("integer", "int32", "number", "duration", "rate", "any"), says="limit")
def at_least(limit: float | Amount) -> CheckFunction:
    """Refuse a number under `limit`, or a duration or rate under one such as 30s or 1 per minute."""
    return _compared(limit, lambda value, least: value < least)


def _compared(limit: float | Amount, wrong: Callable[[float, float], bool]) -> CheckFunction:
    hit = Hit(limit=limit)

    def number(node: Node, context: Context) -> Hits:
        value = node.value if isinstance(node, Scalar) else None
        return hit if isinstance(value, (int, float)) and wrong(value, bound) else None

    def text(node: Node, context: Context) -> Hits:
        value = node.value if isinstance(node, Scalar) else None
        found = amount(value) if isinstance(value, str) else None
        return hit if found is not None and found[0] == kind and wrong(found[1], bound) else None

    if not isinstance(limit, str):
        bound = limit
        return number
    from ...values.units import amount

    kind, bound = amount(limit) or ("", 0)
    return text
