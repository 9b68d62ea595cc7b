"""What goes over to another API and what does not, in words, for a spec that is ported."""

from __future__ import annotations

from ..source.nodes import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..targets.lower import Lowering


def left_out(spec: Mapping, lowering: Lowering) -> list[str]:
    """Notes for one target: nothing when all of the spec goes over."""
    name = lowering.target.name
    lost = [problem.params["field"] for problem in lowering.problems if problem.rule == "not-expressible"]
    options = spec.get("options")
    other = [key for key in options.index if key != name] if isinstance(options, Mapping) else []
    notes = []
    if lost:
        notes.append(f"{name} has no place for {', '.join(dict.fromkeys(lost))}")
    if other:
        notes.append(f"options for {', '.join(other)} are not sent to {name}")
    if notes:
        notes.append(f"{name} takes {', '.join(kept(lowering))}")
    return notes


def kept(lowering: Lowering) -> list[str]:
    """The keys of the spec that the target takes over, in the order of its table."""
    keys: list[str] = []
    for row in lowering.target.rows:
        if row.spec.startswith("recipients"):
            keys += ["recipients"] if "recipients" in lowering.spec else []
        elif lowering.used.get(row.request) is row:
            keys.append(row.spec)
    return list(dict.fromkeys(keys))
