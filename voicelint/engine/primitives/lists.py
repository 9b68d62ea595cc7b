"""Checks of lists, and of values that must differ from one another."""

from __future__ import annotations

from ...source.nodes import Scalar, Sequence
from ..context import Hit
from .registry import ALL, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits


@primitive("array", says="count limit")
def items(max: int | None = None, min: int = 0) -> CheckFunction:
    """Refuse a list with fewer than `min` or more than `max` items; the first item too many is related."""

    def check(node: Node, context: Context) -> Hits:
        if not isinstance(node, Sequence):
            return None
        count = len(node.items)
        if max is not None and count > max:
            return Hit(key=True, count=count, limit=max, related=[(node.items[max], "the first one over the limit")])
        return Hit(key=True, count=count, limit=min) if count < min else None

    return check


@primitive(*ALL, each=True)
def unique(within: Literal["request", "list"] = "request") -> CheckFunction:
    """Refuse a value that stood before at the same path: in the whole request, or in one list (`within: list`).

    Attached to a list, it compares the list's own items.
    """

    def check(node: Node, context: Context) -> Hits:
        if isinstance(node, Sequence):
            return _repeats(node)
        if not isinstance(node, Scalar):
            return None
        holder = id(context.parents[-2]) if within == "list" and len(context.parents) > 1 else 0
        seen = context.scratch.setdefault((check, holder), {})
        first = seen.setdefault(node.value, node)
        return None if first is node else Hit(related=[(first, "first used here")])

    return check


def _repeats(node: Sequence) -> Hits:
    seen: dict[object, Node] = {}
    hits = []
    for index, item in enumerate(node.items):
        if isinstance(item, Scalar):
            first = seen.setdefault(item.value, item)
            if first is not item:
                hits.append(Hit((index,), related=[(first, "first used here")]))
    return hits or None
