"""What is heard: keys of which one excludes the other (B8, B10, C10, D3).

A spec says it in words of its own (exactly one of say, play and flow), and that is checked before any vendor is
asked. So these speak of raw requests only, and of what stands in a spec's options.
"""

from __future__ import annotations

from ...source.nodes import child
from ...targets.places import is_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits


def neither(node: Node, context: Context, keys: list[str]) -> Hits:
    """Report a mapping that has none of `keys` ({keys})."""
    if context.request.lowered and not _is_option(node):
        return None
    from ..primitives.keys import at_least_one_of

    check: CheckFunction = at_least_one_of(keys)
    return check(node, context)


def both(node: Node, context: Context, keys: list[str]) -> Hits:
    """Report a mapping that has several of `keys` ({first}, {second})."""
    if context.request.lowered and not any(_is_option(child(node, key)) for key in keys):
        return None
    from ..primitives.keys import at_most_one_of

    check: CheckFunction = at_most_one_of(keys)
    return check(node, context)


def without(node: Node, context: Context, other: str) -> Hits:
    """Report a key whose sibling `other` is missing."""
    if context.request.lowered and not _is_option(node):
        return None
    from ..primitives.keys import requires

    check: CheckFunction = requires(other)
    return check(node, context)


def _is_option(node: Node | None) -> bool:
    """Whether a value of a lowered request stands in the spec's options, of which the spec's own rules say nothing."""
    return node is not None and node.origin is not None and is_option(node.origin.route)
