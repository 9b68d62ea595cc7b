"""The people of a spec, whichever way they are listed."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..source.nodes import Node, Route


class Recipient:
    """One entry: its node and route, and the field that it states when it is a lone value."""

    __slots__ = ("field", "node", "route")

    def __init__(self, node: Node, route: Route, field: str) -> None:
        self.node = node
        self.route = route
        self.field = field

    def fields(self) -> list[tuple[str, Node, Route, Scalar]]:
        """What it says (to, id, connect, contact, parameters.NAME), each with node, route and key."""
        node, route = self.node, self.route
        said: list[tuple[str, Node, Route, Scalar]] = []
        if type(node) is Scalar:
            said.append((self.field, node, route, node))
        elif type(node) is Mapping:
            for key, entry in node.index.items():
                if key == "parameters" and isinstance(entry.value, Mapping):
                    for name, below in entry.value.index.items():
                        said.append((f"parameters.{name}", below.value, (*route, key, name), below.key))
                else:
                    said.append((key, entry.value, (*route, key), entry.key))
        return said


def gather(spec: Mapping, contacts: bool) -> Iterator[Recipient]:
    """The recipients in file order; vendor-side contacts count as such only when the target makes entries of them."""
    node = spec.get("recipients")
    if isinstance(node, Sequence):
        yield from _entries(node, ("recipients",), "to")
    elif isinstance(node, Mapping):
        for key, field in (("numbers", "to"), ("contacts", "contact")):
            listed = node.get(key)
            if isinstance(listed, Sequence) and (contacts or key == "numbers"):
                yield from _entries(listed, ("recipients", key), field)


def _entries(listed: Sequence, route: Route, field: str) -> Iterator[Recipient]:
    for index, item in enumerate(listed.items):
        if isinstance(item, (Scalar, Mapping)):
            yield Recipient(item, (*route, index), field)
