"""Routes of a file's documents as the nodes that lead there, and which of those stand for other places too."""

from __future__ import annotations

from ..source.nodes import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.document import Source
    from ..source.nodes import Entry, Node, Route


class Trail:
    """The nodes from a document's root to the end of a route, all written where they stand (not through an alias).

    `aliased` says that the last node itself is a use of an alias.
    """

    __slots__ = ("aliased", "document", "nodes", "route")

    def __init__(self, document: int, route: Route, nodes: list[Node]) -> None:
        self.document = document
        self.route = route
        self.nodes = nodes
        self.aliased = nodes[-1].anchor is not None

    @property
    def node(self) -> Node:
        """The node at the end."""
        return self.nodes[-1]

    @property
    def parent(self) -> Node | None:
        """The collection that holds it; None for the root."""
        return self.nodes[-2] if len(self.nodes) > 1 else None

    @property
    def entry(self) -> Entry | None:
        """The mapping's entry that holds it, if a mapping does."""
        parent = self.parent
        return parent.index.get(str(self.route[-1])) if isinstance(parent, Mapping) else None

    def up(self) -> Trail:
        """The trail to the collection that holds the node."""
        return Trail(self.document, self.route[:-1], self.nodes[:-1])

    @property
    def in_flow(self) -> bool:
        """Whether brackets or braces stand around the node."""
        return any(isinstance(node, (Mapping, Sequence)) and node.flow for node in self.nodes[:-1])


class Places:
    """Finds the places of one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._shared: frozenset[int] | None = None

    def document_at(self, offset: int) -> int | None:
        """The number of the document that an offset lies in."""
        for number, document in enumerate(self.source.documents):
            root = document.root
            if root is not None and root.start <= offset <= root.end:
                return number
        return None

    def trail(self, document: int, route: Route) -> Trail | None:
        """The way to a route; None where it leads through an alias, a merge, or to what an alias elsewhere repeats."""
        root = self.source.documents[document].root
        if root is None:
            return None
        nodes: list[Node] = [root]
        for step in route:
            node = nodes[-1]
            if node.anchor is not None:
                return None
            if isinstance(node, Mapping):
                entry = node.index.get(str(step))
                if entry is None or entry.merged:
                    return None
                nodes.append(entry.value)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                nodes.append(node.items[step])
            else:
                return None
        if self.shared and any(id(node) in self.shared for node in nodes):
            return None
        return Trail(document, route, nodes)

    @property
    def shared(self) -> frozenset[int]:
        """The ids of nodes that an alias or a merge repeats elsewhere."""
        if self._shared is None:
            found: set[int] = set()
            if self.source.format == "yaml" and "&" in self.source.text:
                for document in self.source.documents:
                    _repeated(document.root, found)
            self._shared = frozenset(found)
        return self._shared


def _repeated(node: Node | None, found: set[int]) -> None:
    if node is None:
        return
    if node.anchor is not None:
        found.add(id(node.anchor))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.merged:
                found.add(id(entry.value))
            else:
                _repeated(entry.value, found)
    elif isinstance(node, Sequence):
        for item in node.items:
            _repeated(item, found)
