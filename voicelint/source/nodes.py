"""The positioned tree: what a file says, and where it says it.

Offsets are code points into the decoded text (byte order mark removed), `end` is exclusive. The same
classes hold a vendor request that was lowered from a spec: there `origin` names the place in the user's
file that a value came from.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    Route: TypeAlias = tuple[str | int, ...]
    """Keys and indexes from the root of a document to a node."""

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "plain", "single", "double", "literal", "folded"


class Node:
    """A value at a place. `anchor` is set on the use site of a YAML alias: the node that the alias names."""

    __slots__ = ("anchor", "end", "origin", "start")

    kind = "node"

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.anchor: Node | None = None
        self.origin: Origin | None = None

    def plain(self) -> Any:
        """The value as ordinary Python data (dict, list, str, int, float, bool, None)."""
        raise NotImplementedError


class Scalar(Node):
    """A string, number, boolean or null.

    `value` follows the YAML 1.2 core schema (or JSON); `raw` is the text as written, quotes and escapes
    included (for a parsed file `text[start:end]`); `style` is one of plain, single, double, literal, folded
    (JSON strings are double).
    """

    __slots__ = ("raw", "style", "value")

    kind = "scalar"

    def __init__(self, start: int, end: int, value: Any, raw: str, style: str) -> None:
        self.start = start
        self.end = end
        self.anchor = None
        self.origin = None
        self.value = value
        self.raw = raw
        self.style = style

    def plain(self) -> Any:
        """The value."""
        return self.value

    def __repr__(self) -> str:
        return f"Scalar({self.value!r}, {self.start}:{self.end})"


class Entry:
    """One `key: value` of a mapping. `merged` marks an entry that a YAML merge key (`<<`) brought in.

    `name` is the key as text: a number or null written as a key counts by its raw text. The entries of a
    lowered request have names of their own, and the keys that they came from.
    """

    __slots__ = ("key", "merged", "name", "value")

    def __init__(self, key: Scalar, value: Node, merged: bool = False, name: str | None = None) -> None:
        self.key = key
        self.value = value
        self.merged = merged
        if name is None:
            name = key.value if type(key.value) is str else key.raw
        self.name = name


class Mapping(Node):
    """A mapping. `entries` keeps every entry in file order, repeated keys too; look-ups take the last one.

    What a YAML merge key (`<<`) brings in stands in `entries` as merged entries; the `<<` itself does not.
    `flow` means written with braces, or as a single `key: value` among the items of a bracketed list.
    """

    __slots__ = ("_index", "entries", "flow")

    kind = "mapping"

    def __init__(self, start: int, end: int, entries: list[Entry], flow: bool = False) -> None:
        self.start = start
        self.end = end
        self.anchor = None
        self.origin = None
        self.entries = entries
        self.flow = flow
        self._index: dict[str, Entry] | None = None

    @property
    def index(self) -> dict[str, Entry]:
        """Key to entry; of a repeated key the last entry, an own entry before a merged one."""
        if self._index is None:
            index: dict[str, Entry] = {}
            for entry in self.entries:
                if not (entry.merged and entry.name in index):
                    index[entry.name] = entry
            self._index = index
        return self._index

    def get(self, key: str) -> Node | None:
        """The value under a key, or None."""
        entry = self.index.get(key)
        return None if entry is None else entry.value

    def __contains__(self, key: str) -> bool:
        return key in self.index

    def plain(self) -> dict[str, Any]:
        """A dict in look-up order."""
        return {key: entry.value.plain() for key, entry in self.index.items()}

    def __repr__(self) -> str:
        return f"Mapping({list(self.index)}, {self.start}:{self.end})"


class Sequence(Node):
    """A list."""

    __slots__ = ("flow", "items")

    kind = "sequence"

    def __init__(self, start: int, end: int, items: list[Node], flow: bool = False) -> None:
        self.start = start
        self.end = end
        self.anchor = None
        self.origin = None
        self.items = items
        self.flow = flow

    def plain(self) -> list[Any]:
        """A list."""
        return [item.plain() for item in self.items]

    def __repr__(self) -> str:
        return f"Sequence({len(self.items)} items, {self.start}:{self.end})"


class Origin:
    """Where a lowered value came from: the node of the user's file and its route there."""

    __slots__ = ("node", "route")

    def __init__(self, node: Node, route: Route) -> None:
        self.node = node
        self.route = route


def child(node: Node | None, step: str | int) -> Node | None:
    """The node one step below, or None."""
    if isinstance(node, Mapping):
        return node.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and -1 < step < len(node.items):
        return node.items[step]
    return None


def text_of(node: Node | None) -> str | None:
    """A node's text; None when it is something else."""
    value = node.value if type(node) is Scalar else None
    return value if type(value) is str else None


def text_at(node: Node | None, key: str) -> str | None:
    """The text under a key of a mapping, or None."""
    return text_of(node.get(key)) if isinstance(node, Mapping) else None


def descend(node: Node | None, route: Route) -> Node | None:
    """The node at the end of a route, or None where the route leaves the tree."""
    for step in route:
        node = child(node, step)
        if node is None:
            return None
    return node


def children(node: Node) -> Iterator[tuple[str | int, Node]]:
    """The steps and nodes directly below a node, look-up order."""
    if isinstance(node, Mapping):
        for key, entry in node.index.items():
            yield key, entry.value
    elif isinstance(node, Sequence):
        yield from enumerate(node.items)
