"""Places of the parsed file by offset, and what the requests hold for them."""

from __future__ import annotations

from bisect import bisect_right

from ..engine.place import ITEM, split_path
from ..source.nodes import Mapping, Sequence, child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..source.nodes import Node, Route, Scalar
    from ..targets.mapping import Row
    from ..targets.request import Request
    from .analysis import Analysis


def route_at(root: Node, offset: int) -> Route:
    """The way to the innermost key or item at or before an offset."""
    route: list[str | int] = []
    node: Node | None = root
    while node is not None and node.anchor is None:
        if isinstance(node, Mapping):
            own = [entry for entry in node.entries if not entry.merged]
            at = bisect_right(own, offset, key=lambda entry: entry.key.start) - 1
            if at < 0:
                break
            route.append(own[at].name)
            node = own[at].value
            if offset < node.start:
                break
        elif isinstance(node, Sequence):
            at = bisect_right(node.items, offset, key=lambda item: item.start) - 1
            if at < 0:
                break
            route.append(at)
            node = node.items[at]
        else:
            break
    return tuple(route)


def key_of(root: Node, route: Route) -> Scalar | None:
    """The key that a route ends with; None for an item, or where the route leaves the tree."""
    node: Node | None = root
    for step in route[:-1]:
        node = child(node, step)
    entry = node.index.get(str(route[-1])) if isinstance(node, Mapping) and route else None
    return None if entry is None else entry.key


def sent(analysis: Analysis, offset: int) -> Iterator[tuple[str, Row, Node]]:
    """What the request of each target has for the spec's key at an offset, where that is one value for the campaign."""
    for root, lowering, request in analysis.lowered:
        if not root.start <= offset <= root.end:
            continue
        path = ".".join(str(step) for step in route_at(root, offset))
        for row in lowering.target.rows:
            if row.spec == path:
                node = node_at(request, row.request)
                if node is not None:
                    yield lowering.target.name, row, node


def node_at(request: Request, path: str) -> Node | None:
    """The node at a path of a request; of lists the first item."""
    node: Node | None = request.root
    for step in split_path(path):
        node = child(node, 0 if step == ITEM else step)
    return node
