"""A request body that is written for another API (G23, G27)."""

from __future__ import annotations

from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def wrong_api(node: Node, context: Context) -> Hit | None:
    """Name the API that a body is meant for ({api}) when it is another one; {hint} says what to do.

    A request that was lowered from a spec is always for its target.
    """
    request = context.request
    if request.lowered:
        return None
    from ...targets.recognise import recognise

    found = recognise(node)
    if found.foreign is not None:
        return Hit(key=True, api=found.foreign, hint="send it there, or write a body for this voice API")
    if found.target is None or found.target == request.target:
        return None
    from ...targets.names import load_target

    return Hit(key=True, api=load_target(found.target).title, hint=f"check it with --target {found.target}")
