"""Gives a mapping's key another name, in the quotes that the old one has."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar
from .edits import Change, Edit
from .scalars import scalar_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .places import Trail


def rename(trail: Trail, name: str, format: str) -> tuple[Edit, Change] | None:
    """The edit of the key at the end of a trail; None where the name is taken, or the key is no simple one."""
    parent, entry = trail.parent, trail.entry
    if not isinstance(parent, Mapping) or entry is None or name in parent.index:
        return None
    if sum(each.name == entry.name for each in parent.entries) > 1:
        return None
    key = entry.key
    if key.anchor is not None or key.value != entry.name:
        return None
    old = Scalar(key.start, key.end, key.value, key.raw, key.style)
    text = scalar_text(name, old, format, trail.in_flow)
    if text is None:
        return None
    return Edit(key.start, key.end, text), Change(trail.document, "rename", trail.route, name)
