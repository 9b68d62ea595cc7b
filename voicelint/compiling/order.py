"""A lowered request as plain data, its keys in the order of the target's mapping table."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from ..source.nodes import Node
    from ..targets.mapping import Target

    Order: TypeAlias = dict[str, "Order"]
    """Keys in their order, each with the order of what is below it; a list's items have the list's order."""


class Unsaid(Exception):  # noqa: N818 - not an error of the program that calls
    """A value of the spec that no request can have, in a spec that was taken for right."""


def order_of(target: Target) -> Order:
    """The order of a target's keys: what every request has, then the table's rows from the top."""
    root: Order = {}
    for path in (*target.constants, *(row.request for row in target.rows)):
        here = root
        for step in steps(path):
            here = here.setdefault(step, {})
    return root


def below(order: Order, path: str) -> Order:
    """The order of what is at a request path."""
    for step in steps(path):
        order = order.get(step, {})
    return order


def steps(path: str) -> list[str]:
    """The keys of a request path."""
    return path.replace("[]", "").split(".")


def plain(node: Node, order: Order, apart: frozenset[int] = frozenset()) -> Any:
    """A node as plain data; keys that the table does not have come last, as they are written.

    Lists whose ids are in `apart` come out empty. Unsaid: the node stands for something that could not be lowered.
    """
    if type(node) is Scalar:
        return node.value
    if type(node) is Mapping:
        index = node.index
        data = {key: plain(index[key].value, inner, apart) for key, inner in order.items() if key in index}
        if len(data) != len(index):
            for key, entry in index.items():
                if key not in data:
                    data[key] = plain(entry.value, {}, apart)
        return data
    if type(node) is Sequence:
        return [] if id(node) in apart else [plain(item, order, apart) for item in node.items]
    raise Unsaid("a value without a form in the request was not refused by any rule")
