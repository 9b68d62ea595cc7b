"""Keys that no document requires and that are better written all the same (E13, G6, G13)."""

from __future__ import annotations

from ...source.nodes import Mapping
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def left_out(node: Node, context: Context, keys: list[str]) -> list[Hit] | None:
    """Report each of `keys` that a mapping lacks ({missing}).

    A key that stands there in another spelling is the unknown key's rule's business. What a spec leaves out is
    left out of the campaign, not of each of its calls: it is said once.
    """
    if not isinstance(node, Mapping):
        return None
    present = {_folded(key) for key in node.index}
    missing = [key for key in keys if _folded(key) not in present]
    if context.request.lowered:
        said = context.scratch.setdefault("missing.left_out", set())
        missing = [key for key in missing if key not in said]
        said.update(missing)
    return [Hit((key,), key=True, value=None, missing=key) for key in missing] or None


def _folded(key: str) -> str:
    return key.casefold().replace("_", "").replace("-", "")
