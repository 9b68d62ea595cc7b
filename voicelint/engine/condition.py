"""Rules that hold only when other places of the request have certain values."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar, Sequence
from .place import ITEM, split_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Steps
    from typing import Any

    from ..source.nodes import Node
    from .context import CheckFunction, Context, Hits


def conditional(check: CheckFunction, when: dict[str, list[Any]]) -> CheckFunction:
    """The check, where every path of `when` has one of its values; None among them stands for a place that is empty.

    A path's lists are those that the checked value stands in, as far as they are the same; of another list any item
    will do.
    """
    wanted = [(path, split_path(path), values) for path, values in when.items()]

    def conditioned(node: Node, context: Context) -> Hits:
        for path, steps, values in wanted:
            found = _found(path, steps, context)
            if not any(_same(value, each) for value in found for each in values):
                return None
        return check(node, context)

    return conditioned


def _found(path: str, steps: list[str], context: Context) -> list[Any]:
    route = context.route
    if steps[0] in route[:1] and ITEM in steps:
        return list(_values(context.root, steps, route)) or [None]
    # The same wherever it is asked: a long list is not gone through again for every value that is checked.
    known: list[Any] | None = context.scratch.get(("when", path))
    if known is None:
        known = context.scratch[("when", path)] = list(_values(context.root, steps, ())) or [None]
    return known


def _values(node: Node | None, steps: list[str], route: Steps[str | int]) -> Iterator[Any]:
    """The scalars at a path; a list at its end stands for its items."""
    for depth, step in enumerate(steps):
        if step == ITEM and isinstance(node, Sequence):
            if depth < len(route) and isinstance(route[depth], int) and _along(steps[:depth], route):
                node = node.items[int(route[depth])]
                continue
            for item in node.items:
                yield from _values(item, steps[depth + 1 :], ())
            return
        node = node.get(step) if isinstance(node, Mapping) else None
        if node is None:
            return
    if isinstance(node, Sequence):
        yield from (item.value for item in node.items if isinstance(item, Scalar))
    elif isinstance(node, Scalar):
        yield node.value
    elif node is not None:
        yield ...  # something is there, and no value is equal to it


def _along(steps: list[str], route: Steps[str | int]) -> bool:
    """Whether a path leads the same way as a route, whatever the items."""
    return all(step == (ITEM if isinstance(at, int) else at) for step, at in zip(steps, route, strict=False))


def _same(value: Any, wanted: Any) -> bool:
    return value is wanted or (value == wanted and isinstance(value, bool) == isinstance(wanted, bool))
