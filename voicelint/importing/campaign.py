"""One part of a request as a spec that compiles back to it."""

from __future__ import annotations

from typing import cast

from ..engine.effective import as_node
from ..engine.packs import ruleset
from ..engine.run import check_request
from ..targets.lower import Lowering
from ..targets.request import Request
from .draft import Draft
from .values import differences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..source.nodes import Mapping
    from ..targets.mapping import Target
    from .parts import Part


def to_spec(part: Part, now: datetime) -> tuple[dict[str, Any], list[str]]:
    """The spec for a part, and a line for each place of the request that it cannot express (none, most of the time).

    What the spec's own rules refuse at its neutral place (a text beside a recording, a retry without its waits) moves to
    options, until nothing is left to move.
    """
    draft = Draft(part, now)
    while True:
        spec = {"voicelint": 1, "target": part.target.name, **draft.spec()}
        node = cast("Mapping", as_node(spec))
        found, _ = check_request(Request("spec", node), ruleset("spec"), now)
        faults = [(each.route, "missing" in each.params) for each in found if each.rule.severity == "error"]
        body, refused = lowered(part.target, node, now)
        faults += [(route, False) for route in refused]
        if not [each for each in faults if draft.move(*each)]:
            return spec, list(differences(part.body(), body))


def lowered(target: Target, spec: Mapping, now: datetime) -> tuple[Any, list[tuple[str | int, ...]]]:
    """The body that a spec becomes, and the routes of what could not be lowered."""
    lowering = Lowering(target, spec, now)
    request = lowering.lower()
    return request.root.plain(), [each.route for each in lowering.problems]
