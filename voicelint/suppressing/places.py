"""Where a finding counts as being: where it is underlined, and at the aliases and anchors that it goes through."""

from __future__ import annotations

from bisect import bisect_left

from ..source.nodes import PLAIN, Mapping, Sequence, child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..source.document import Source
    from .cover import Layout

MERGE = "<<"


class Places:
    """The places of the findings in one document.

    A value that several places share through an alias is written once: a comment where it is written is for all of
    them, one at a use of it for that use.
    """

    def __init__(self, source: Source, layout: Layout) -> None:
        self.layout = layout
        self.shared = "&" in source.text
        self.merges = [each.start for each in source.scalars if each.raw == MERGE and each.style == PLAIN]
        self._merged: dict[int, list[int]] = {}

    def of(self, diagnostic: Diagnostic) -> list[int]:
        """The offsets at which a diagnostic is."""
        places = [diagnostic.start]
        node = self.layout.root
        if not self.shared or node is None:
            return places
        steps = [step.replace("~1", "/").replace("~0", "~") for step in diagnostic.pointer.split("/")[1:]]
        for step in steps:
            if node.anchor is not None:
                places.append(node.start)
            if isinstance(node, Mapping):
                entry = node.index.get(step)
                if entry is not None and entry.merged:
                    places += self.merged(node)
            below = child(node, int(step) if isinstance(node, Sequence) and step.isdecimal() else step)
            if below is None:
                return places
            node = below
        if node.anchor is not None:
            places += [node.start, node.anchor.start]
        return places

    def merged(self, node: Mapping) -> list[int]:
        """Where a mapping's merge keys are."""
        node = node.anchor if isinstance(node.anchor, Mapping) else node
        if id(node) not in self._merged:
            first, last = (bisect_left(self.merges, at) for at in (node.start, node.end))
            keys = self.merges[first:last]
            for entry in self.layout.own(node):  # those in its entries are other mappings' merge keys
                first, last = (bisect_left(keys, at) for at in (entry.key.start, entry.value.end))
                del keys[first:last]
            self._merged[id(node)] = keys
        return self._merged[id(node)]
