"""A vendor's own leftovers: options.<target> goes into the request as it is written."""

from __future__ import annotations

from ..source.nodes import Mapping
from .build import build, put
from .problem import LoweringProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Route
    from .lower import Lowering


def merge_options(lowering: Lowering, unit: Mapping) -> None:
    """Merge options.<target> into the message (Infobip) or the body; a key that the spec has set already is a problem."""
    options = lowering.spec.get("options")
    own = options.get(lowering.target.name) if isinstance(options, Mapping) else None
    if isinstance(own, Mapping):
        _merge(lowering, unit, own, ("options", lowering.target.name))


def _merge(lowering: Lowering, into: Mapping, options: Mapping, route: Route) -> None:
    for key, entry in options.index.items():
        here = (*route, key)
        present = into.get(key)
        if present is None:
            put(into, key, build(entry.value.plain(), entry.value, here), entry.key)
        elif isinstance(present, Mapping) and isinstance(entry.value, Mapping):
            _merge(lowering, present, entry.value, here)
        else:
            lowering.problems.append(LoweringProblem("option-set-twice", entry.value, here, entry.key, name=key))
