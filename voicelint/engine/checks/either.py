"""What is heard: keys of which one excludes the other (B8, B10, C10, D3).

A spec says it in words of its own (exactly one of say, play and flow), and that is checked before any vendor is
asked. So these speak of raw requests only.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context, Hits


def neither(node: Node, context: Context, keys: list[str]) -> Hits:
    """Report a mapping that has none of `keys` ({keys})."""
    if context.request.lowered:
        return None
    from ..primitives.keys import at_least_one_of

    return at_least_one_of(keys)(node, context)


def both(node: Node, context: Context, keys: list[str]) -> Hits:
    """Report a mapping that has several of `keys` ({first}, {second})."""
    if context.request.lowered:
        return None
    from ..primitives.keys import at_most_one_of

    return at_most_one_of(keys)(node, context)


def without(node: Node, context: Context, other: str) -> Hits:
    """Report a key whose sibling `other` is missing."""
    if context.request.lowered:
        return None
    from ..primitives.keys import requires

    return requires(other)(node, context)
