"""A message that stands where the list of messages should (G27)."""

from __future__ import annotations

from ...source.nodes import Mapping
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def unwrapped(node: Node, context: Context, keys: list[str]) -> Hit | None:
    """Report a request without `messages` with a message's own keys at its top; the first is meant."""
    if not isinstance(node, Mapping) or "messages" in node:
        return None
    first = next((key for key in node.index if key in keys), None)
    return None if first is None else Hit((first,), key=True, found=first)
