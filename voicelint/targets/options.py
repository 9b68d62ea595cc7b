"""A vendor's own leftovers: options.<target> goes into the request as it is written."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar
from .build import build, put
from .problem import LoweringProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Node, Route
    from .lower import Lowering


def options_of(options: Node, route: Route, target: str) -> tuple[Mapping, Route] | None:
    """What an `options` mapping holds for a target, with its route."""
    own = options.get(target) if isinstance(options, Mapping) else None
    return (own, (*route, target)) if isinstance(own, Mapping) else None


def merge_options(lowering: Lowering, into: Mapping, options: Mapping, route: Route) -> None:
    """Merge the campaign's options into the message (Infobip) or the body; a key that the spec has set already is a problem.

    Null for a key that every request of the target has leaves that key out.
    """
    table = {row.spec for row in lowering.target.rows}
    for key, entry in options.index.items():
        here = (*route, key)
        present = into.get(key)
        if ".".join(str(step) for step in here) in table:  # it has a place of its own, elsewhere in the body
            continue
        if present is None:
            constant = len(route) == 2 and key in lowering.target.constants
            if not (constant and isinstance(entry.value, Scalar) and entry.value.value is None):
                put(into, key, build(entry.value.plain(), entry.value, here), entry.key)
        elif isinstance(present, Mapping) and isinstance(entry.value, Mapping):
            merge_options(lowering, present, entry.value, here)
        else:
            lowering.problems.append(LoweringProblem("option-set-twice", entry.value, here, entry.key, name=key))


def add_options(lowering: Lowering, into: Mapping, options: Mapping, route: Route) -> None:
    """Add one recipient's options to its part of the request.

    What lies below its keys may be all recipients': nothing is merged into it.
    """
    for key, entry in options.index.items():
        here = (*route, key)
        if key in into:
            lowering.problems.append(LoweringProblem("option-set-twice", entry.value, here, entry.key, name=key))
        else:
            put(into, key, build(entry.value.plain(), entry.value, here), entry.key)
