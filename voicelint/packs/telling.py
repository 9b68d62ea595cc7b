"""The faults of a pack as diagnostics at their places in its text."""

from __future__ import annotations

from ..engine.describe import cut, of_text, span
from ..engine.diagnostic import Related, pointer
from ..engine.packs import ruleset
from ..source.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..source.document import Source
    from ..source.nodes import Node, Route
    from .fault import Fault


def diagnostics(source: Source, faults: list[Fault]) -> list[Diagnostic]:
    """What is wrong with a pack's text and with what it says, in the order of the text."""
    name = source.filename
    said = []
    for problem in source.problems:
        related = tuple(Related(start, end, text) for start, end, text in problem.related)
        rule = ruleset("source").rules[problem.name]
        said.append(of_text(rule, name, problem.start, problem.end, problem.message, problem.help, related))
    root = source.documents[0].root if source.documents else None
    for fault in faults:
        (start, end), node = _place(root, fault.route, fault.key)
        rule = ruleset("pack").rules[fault.name]
        related = ()
        if fault.related is not None:
            related = (Related(*_place(root, fault.related[0], False)[0], fault.related[1]),)
        one = of_text(rule, name, start, end, cut(fault.message), cut(fault.help), related)
        one.pointer = pointer(fault.route)
        one.value = node.value if isinstance(node, Scalar) else None
        said.append(one)
    return sorted(said, key=lambda each: (each.start, each.end))


def _place(node: Node | None, route: Route, to_key: bool) -> tuple[tuple[int, int], Node | None]:
    """The span of a route's key or value in the text, and the node at its end."""
    key: Scalar | None = None
    for step in route:
        entry = node.index.get(str(step)) if isinstance(node, Mapping) else None
        if entry is not None:
            node, key = entry.value, entry.key
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        else:
            break
    if node is None:
        return (0, 0), None
    return span(node, key if to_key or not isinstance(node, Scalar) else None, True), node
