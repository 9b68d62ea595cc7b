"""The people of a spec, whichever way they are listed."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Node, Route


class Recipient:
    """One entry: its node and route, and what it says (to, id, connect, contact, parameters.NAME) with route and key."""

    __slots__ = ("fields", "node", "route")

    def __init__(self, node: Node, route: Route, fields: dict[str, tuple[Node, Route, Node]]) -> None:
        self.node = node
        self.route = route
        self.fields = fields


def gather(spec: Mapping, contacts: bool) -> list[Recipient]:
    """The recipients in file order; vendor-side contacts count as such only when the target makes entries of them."""
    node = spec.get("recipients")
    if isinstance(node, Sequence):
        return _entries(node, ("recipients",), "to")
    people: list[Recipient] = []
    if isinstance(node, Mapping):
        for key, field in (("numbers", "to"), ("contacts", "contact")):
            listed = node.get(key)
            if isinstance(listed, Sequence) and (contacts or key == "numbers"):
                people += _entries(listed, ("recipients", key), field)
    return people


def _entries(listed: Sequence, route: Route, field: str) -> list[Recipient]:
    people: list[Recipient] = []
    for index, item in enumerate(listed.items):
        here = (*route, index)
        if isinstance(item, Scalar):
            people.append(Recipient(item, here, {field: (item, here, item)}))
        elif isinstance(item, Mapping):
            fields: dict[str, tuple[Node, Route, Node]] = {}
            for key, entry in item.index.items():
                if key == "parameters" and isinstance(entry.value, Mapping):
                    for name, below in entry.value.index.items():
                        fields[f"parameters.{name}"] = (below.value, (*here, key, name), below.key)
                else:
                    fields[key] = (entry.value, (*here, key), entry.key)
            people.append(Recipient(item, here, fields))
    return people
