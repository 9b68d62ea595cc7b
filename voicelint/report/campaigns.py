"""Which campaign of a file a diagnostic belongs to: a YAML file may hold several, each a document of its own."""

from __future__ import annotations

import os.path
from bisect import bisect_right

from ..source.nodes import text_at
from .escape import inline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..source.document import Document, Source
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
    if len(file.parts) < 2:
        whole = Campaign(file.parts[0][1] if file.parts else "")
        whole.diagnostics = file.diagnostics
        found = [whole]
    else:
        own = [Campaign(name or f"Document {number}") for number, (_, name) in enumerate(file.parts, 1)]
        starts = [start for start, _ in file.parts]
        for diagnostic in file.diagnostics:
            own[max(bisect_right(starts, diagnostic.start) - 1, 0)].diagnostics.append(diagnostic)
        found = [each for each in own if each.diagnostics]
    for each in found:
        each.title = each.title or inline(os.path.basename(file.name) or file.name)
    return found


def parts(source: Source) -> list[tuple[int, str]]:
    """Where each document of a file begins, and what it calls itself."""
    return [(each.start, _name(each)) for each in source.documents]


def _name(document: Document) -> str:
    """What a spec, or a request that has such a key, calls itself."""
    root = document.root
    for key in ("name", "campaignName"):
        name = (text_at(root, key) or "").strip()
        if name:
            return name
    return ""
