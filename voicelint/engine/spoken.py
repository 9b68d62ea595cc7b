"""What the findings on a spec have said already, so that those on its requests do not say it again.

A spec is checked as such, and then once more as the request of each target. What is wrong with a value of the spec,
or missing from it, is wrong with the request too: there it is the same defect in other words.
"""

from __future__ import annotations

from ..source.nodes import descend
from .describe import place_path
from .finding import absences, misspelt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Mapping, Route
    from ..targets.request import Request
    from .finding import Finding

PACK = "spec"
"""Whose findings count: a team's own rule about a spec says something else than the vendors."""
RECIPIENTS = "recipients[]"


class Spoken:
    """What the findings on one spec speak of.

    `nodes` are the ids of the values that cannot stay as they are, and of which nothing can be made for a request;
    `absent` are the routes of what is missing, or stands there under a misspelt key.
    """

    __slots__ = ("absent", "nodes")

    def __init__(self, found: list[Finding], spec: Mapping) -> None:
        own = [each for each in found if each.rule.pack == PACK]
        self.nodes = frozenset(id(each.node) for each in own if _refuses(each))
        self.absent = {route for each in own for route in absences(each)}
        meant = {route for each in own if (route := misspelt(each)) is not None}
        self.absent.update(route for route in meant if descend(spec, route) is None)

    def covers(self, finding: Finding, request: Request) -> bool:
        """Whether a finding on a request made of the spec is about a value, or an absence, that is spoken of."""
        origin = finding.node.origin
        if origin is None:
            return False
        if id(origin.node) in self.nodes:
            return True
        if not self.absent:
            return False
        path = place_path(finding)
        lacking = [f"{path}.{key}" if path else key for key in finding.params.get("lacking", ())]
        routes = [route for each in lacking or [path] for route in _spec_routes(each, request, origin.route)]
        # What is missing would be there with any of these; what is there stands for all of them.
        enough = any if absences(finding) else all
        return bool(routes) and enough(self._is_absent(route) for route in routes)

    def _is_absent(self, route: Route) -> bool:
        return any(route[:end] in self.absent for end in range(1, len(route) + 1))


def left_to_choose(finding: Finding, targets: list[str]) -> bool:
    """Whether a finding on a spec holds for what the targets have a place for.

    Of several keys where one may stand, one without a place is told so; that may leave nothing to choose.
    """
    rivals: list[str] = finding.params.get("rivals", [])
    if not rivals or not targets:
        return True
    from ..targets.names import load_target
    from ..targets.unsupported import supported_paths

    paths = frozenset().union(*(supported_paths(load_target(name)) for name in targets))
    return sum(".".join(str(step) for step in (*finding.route[:-1], key)) in paths for key in rivals) > 1


def _refuses(finding: Finding) -> bool:
    """Whether a finding is about the value itself, and says that it cannot be what it is."""
    if finding.rule.check == "documented_keys":
        return True
    return finding.rule.effect in ("rejected", "futile") and not finding.marks_key


def _spec_routes(path: str, request: Request, at: Route) -> list[Route]:
    """Where the spec would say what stands at a request path, or below it; `at` is where the request's node is from."""
    routes: list[Route] = []
    for below, row in request.rows.items():
        if below != path and not below.startswith((f"{path}.", f"{path}[")):
            continue
        if row.spec.startswith(RECIPIENTS):
            person = next((at[: end + 1] for end, step in enumerate(at) if isinstance(step, int)), ("recipients",))
            routes.append((*person, *row.spec.removeprefix(RECIPIENTS).split(".")[1:]))
        else:
            routes.append(tuple(row.spec.split(".")))
    return routes
