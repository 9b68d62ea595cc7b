"""What the requests made of a spec lack, told once and where the spec would say it."""

from __future__ import annotations

from ..source.nodes import Mapping, Sequence, descend
from ..targets.build import holder
from .describe import place_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..targets.mapping import Row
    from ..targets.request import Request
    from .finding import Finding


def gathered(found: list[Finding], request: Request) -> list[Finding]:
    """The findings, with one in place of those about a key that all messages lack because the campaign does.

    A key that only some messages lack, or that each recipient says, is still told at every recipient.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in found:
        if each.params.get("missing") is not None:
            groups.setdefault((each.rule.name, place_path(each)), []).append(each)
    told_once: set[int] = set()
    for (_, path), group in groups.items():
        row = request.rows.get(path)
        if row is None or row.spec.startswith("recipients[]") or len(group) < _places(group[0], request):
            continue
        _move(group[0], row, request)
        told_once.update(id(each) for each in group[1:])
    return [each for each in found if id(each) not in told_once]


def _places(finding: Finding, request: Request) -> int:
    """How many places of the request match the path of a finding."""
    route = finding.route
    for end in range(len(route) - 1, -1, -1):
        if isinstance(route[end], int):
            listed = descend(request.root, route[:end])
            return len(listed.items) if isinstance(listed, Sequence) else 1
    return 1


def _move(finding: Finding, row: Row, request: Request) -> None:
    """Put a finding at the innermost part of the spec that would hold the key."""
    spec = request.root.origin
    if spec is None:
        return
    node, key, route = spec.node, None, spec.route
    for step in row.spec.split("."):
        entry = node.index.get(step) if isinstance(node, Mapping) else None
        if entry is None:
            break
        node, key, route = entry.value, entry.key, (*route, step)
    finding.node, finding.key, finding.marks_key = holder(node, route), key, True
