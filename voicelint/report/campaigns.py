"""Which campaign of a file a diagnostic belongs to: a YAML file may hold several, each a document of its own."""

from __future__ import annotations

import os.path
from bisect import bisect_right

from ..source.nodes import Mapping, Scalar
from ..source.parse import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..source.document import Document
    from .result import FileResult


class Campaign:
    """A campaign with findings: its title, and the diagnostics in it."""

    __slots__ = ("diagnostics", "title")

    def __init__(self, title: str) -> None:
        self.title = title
        self.diagnostics: list[Diagnostic] = []

    @property
    def targets(self) -> list[str]:
        """The APIs that its diagnostics are about, each once."""
        return list(dict.fromkeys(target for each in self.diagnostics for target in each.targets))


def campaigns(file: FileResult) -> list[Campaign]:
    """The campaigns of a file that have findings, in file order."""
    documents = parse(file.text, file.name).documents
    if len(documents) < 2:
        whole = Campaign(_name(documents[0]) if documents else "")
        whole.diagnostics = file.diagnostics
        found = [whole]
    else:
        parts = [Campaign(_name(each) or f"Document {number}") for number, each in enumerate(documents, 1)]
        starts = [each.start for each in documents]
        for diagnostic in file.diagnostics:
            parts[max(bisect_right(starts, diagnostic.start) - 1, 0)].diagnostics.append(diagnostic)
        found = [each for each in parts if each.diagnostics]
    for each in found:
        each.title = each.title or os.path.basename(file.name) or file.name
    return found


def _name(document: Document) -> str:
    """What a spec, or a request that has such a key, calls itself."""
    root = document.root
    for key in ("name", "campaignName"):
        node = root.get(key) if isinstance(root, Mapping) else None
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
            return node.value.strip()
    return ""
