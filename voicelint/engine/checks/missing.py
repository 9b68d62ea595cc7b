"""Keys that no document requires and that are better written all the same (E13, G6, G13)."""

from __future__ import annotations

from ...source.nodes import Mapping
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def left_out(node: Node, context: Context, keys: list[str]) -> list[Hit] | None:
    """Report each of `keys` that a mapping lacks ({missing})."""
    if not isinstance(node, Mapping):
        return None
    missing = [key for key in keys if key not in node.index]
    return [Hit((key,), key=True, value=None, missing=key) for key in missing] or None
