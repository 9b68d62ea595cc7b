"""The outline of a campaign: its keys, and its people as long as they are few."""

from __future__ import annotations

from lsprotocol import types

from ..engine.describe import show
from ..source.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Entry, Node
    from .analysis import Analysis

MOST_ITEMS = 200
"""Items of one list that are listed; of more only their number is shown."""

DEEPEST = 20
Kind = types.SymbolKind


def symbols(analysis: Analysis) -> list[types.DocumentSymbol]:
    """The outline of all campaigns of a file; other files have none, for other servers know them better."""
    roots: list[Mapping] = [*analysis.specs(), *(body for _, body in analysis.requests)]
    return [each for root in roots for each in _entries(root, analysis, DEEPEST)]


def _entries(node: Mapping, analysis: Analysis, levels: int) -> list[types.DocumentSymbol]:
    return [_entry(each, analysis, levels) for each in node.entries if not each.merged]


def _entry(entry: Entry, analysis: Analysis, levels: int) -> types.DocumentSymbol:
    value = entry.value
    key = analysis.range(entry.key.start, entry.key.end)
    end = max(value.end, entry.key.end) if value.anchor is None or value.end > entry.key.end else entry.key.end
    return types.DocumentSymbol(
        name=entry.name or '""',
        kind=_kind(value),
        range=analysis.range(entry.key.start, end),
        selection_range=key,
        detail=_detail(value),
        children=_below(value, analysis, levels - 1),
    )


def _below(node: Node, analysis: Analysis, levels: int) -> list[types.DocumentSymbol] | None:
    if node.anchor is not None or levels <= 0:
        return None
    if isinstance(node, Mapping):
        return _entries(node, analysis, levels)
    if not isinstance(node, Sequence) or len(node.items) > MOST_ITEMS:
        return None
    found = []
    for number, item in enumerate(node.items):
        place = analysis.range(item.start, item.end)
        below = _below(item, analysis, levels - 1)
        found.append(types.DocumentSymbol(_name(item, number), _kind(item), place, place, children=below))
    return found


def _name(item: Node, number: int) -> str:
    """An item by what it says of itself: its text, its number to call, its id, or its place in the list."""
    if isinstance(item, Mapping):
        for key in ("to", "phone_number", "destinationA", "contact", "id", "scenarioId"):
            value = item.get(key)
            if isinstance(value, Scalar):
                return show(value.value)
        return f"[{number}]"
    return show(item.value) if isinstance(item, Scalar) else f"[{number}]"


def _detail(node: Node) -> str | None:
    if isinstance(node, Scalar):
        return show(node.value)
    if isinstance(node, Sequence):
        return f"{len(node.items):,} item{'' if len(node.items) == 1 else 's'}"
    return None


def _kind(node: Node) -> types.SymbolKind:
    if isinstance(node, Mapping):
        return Kind.Object
    if isinstance(node, Sequence):
        return Kind.Array
    value = node.value if isinstance(node, Scalar) else None
    if value is None:
        return Kind.Null
    if isinstance(value, bool):
        return Kind.Boolean
    return Kind.String if isinstance(value, str) else Kind.Number
