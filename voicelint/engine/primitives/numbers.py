"""Checks of numbers."""

from __future__ import annotations

from ...source.nodes import Scalar
from ..context import Hit
from .registry import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits


@primitive("number")
def at_most(limit: float) -> CheckFunction:
    """Refuse a number over `limit`."""
    hit = Hit(limit=limit)

    def check(node: Node, context: Context) -> Hits:
        value = node.value if isinstance(node, Scalar) else None
        return hit if isinstance(value, (int, float)) and value > limit else None

    return check


@primitive("number")
def at_least(limit: float) -> CheckFunction:
    """Refuse a number under `limit`."""
    hit = Hit(limit=limit)

    def check(node: Node, context: Context) -> Hits:
        value = node.value if isinstance(node, Scalar) else None
        return hit if isinstance(value, (int, float)) and value < limit else None

    return check
