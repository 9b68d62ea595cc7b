"""Nodes of a request that remember the place in the spec that they came from."""

from __future__ import annotations

from ..source.nodes import DOUBLE, Entry, Mapping, Node, Origin, Scalar, Sequence, child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Route


class Opaque(Node):
    """Stands for a value that the spec states wrongly: it is there, but nothing can be said of it."""

    __slots__ = ()

    kind = "opaque"

    def plain(self) -> None:
        return None


def build(data: Any, node: Node, route: Route) -> Node:
    """Plain data as nodes whose origin is `node` at `route`, or the part of it that matches the data's part."""
    made: Node
    if isinstance(data, dict):
        entries = []
        for key, value in data.items():
            below = child(node, key)
            if isinstance(node, Mapping) and below is not None:
                entries.append(Entry(node.index[key].key, build(value, below, (*route, key)), name=key))
            else:
                entries.append(Entry(as_key(node), build(value, node, route), name=key))
        made = Mapping(node.start, node.end, entries)
    elif isinstance(data, list):
        items = []
        for index, value in enumerate(data):
            below = child(node, index)
            items.append(build(value, node, route) if below is None else build(value, below, (*route, index)))
        made = Sequence(node.start, node.end, items)
    elif isinstance(node, Scalar):
        made = Scalar(node.start, node.end, data, node.raw, node.style)
    elif isinstance(node, Mapping) and len(node.entries) == 1 and isinstance(node.entries[0].value, Scalar):
        (key,) = node.index  # the one thing that the mapping says
        return build(data, node.index[key].value, (*route, key))
    else:
        made = Scalar(node.start, node.end, data, str(data), DOUBLE)
    made.origin = Origin(node, route)
    return made


def as_key(node: Node) -> Scalar:
    """A key for an entry that no key of the spec stands for: it is where the node is."""
    return node if isinstance(node, Scalar) else Scalar(node.start, node.end, "", "", DOUBLE)


def holder(node: Node, route: Route) -> Mapping:
    """An empty mapping of the request that stands for a part of the spec."""
    made = Mapping(node.start, node.end, [])
    made.origin = Origin(node, route)
    return made


def put(into: Mapping, key: str, value: Node, at: Scalar | Node) -> None:
    """Add an entry; `at` is the spec's key (or value) that it comes from."""
    entry = Entry(at if isinstance(at, Scalar) else as_key(at), value, name=key)
    into.entries.append(entry)
    if into._index is not None:  # a new index at every entry would take time with the square of their number
        into._index[key] = entry
