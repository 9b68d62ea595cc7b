"""Suppressed errors: most do not keep a spec from being compiled, some do all the same."""

from __future__ import annotations

from ..source.nodes import children

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic
    from ..pipeline import Checker
    from ..source.nodes import Node

UNSENDABLE = frozenset({"recipient-file-unread", "window-without-start"})
"""Rules whose findings leave it open what would be sent."""


def blocking(checker: Checker, held: list[Diagnostic]) -> list[Diagnostic]:
    """The suppressed errors that no request can be made with: nobody knows what their values stand for."""
    found = [each for each in held if each.rule.name in UNSENDABLE]
    if not held:
        return found
    gaps = [(gap.start, gap.end) for _, _, request in checker.lowerings or () for gap in _opaque(request.root)]
    if gaps:
        found += [each for each in held if any(start <= each.start <= end for start, end in gaps)]
    return found


def _opaque(node: Node) -> Iterator[Node]:
    """The nodes of a request that stand for what could not be understood."""
    if node.kind == "opaque":
        yield node
    for _, below in children(node):
        yield from _opaque(below)
