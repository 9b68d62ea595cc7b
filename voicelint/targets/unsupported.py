"""What a spec asks for that a target has no place for."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar
from .problem import LoweringProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..source.nodes import Node, Route
    from .mapping import Target

ALWAYS = (
    "voicelint",
    "$schema",
    "name",
    "target",
    "audience.purpose",
    "options",
    "recipients.numbers",
    "recipients.file.path",
    "recipients.file.column",
    "schedule.window.timezone",
)
"""Keys that say something of the campaign itself, for every target."""


def supported_paths(target: Target) -> frozenset[str]:
    """Every spec path with a place in the target's request, and the paths that lead there."""
    paths: set[str] = set()
    leaves = [row.spec for row in target.rows] + list(ALWAYS)
    if any(row.spec == "recipients[].contact" for row in target.rows):
        leaves.append("recipients.contacts")
    if not any(row.spec.startswith("schedule.window") for row in target.rows):
        leaves.remove("schedule.window.timezone")
    for leaf in leaves:
        parts = leaf.split(".")
        paths.update(".".join(parts[: count + 1]) for count in range(len(parts)))
    paths.update(("recipients", "recipients[]"))
    return frozenset(paths)


def unsupported(spec: Mapping, target: Target, bad: frozenset[int]) -> Iterator[LoweringProblem]:
    """A problem for each key without a place in the target's request; recipients' own keys are not looked at here."""
    supported = supported_paths(target)
    yield from _below(spec, "", (), target, supported, bad)


def _below(
    node: Mapping, path: str, route: Route, target: Target, supported: frozenset[str], bad: frozenset[int]
) -> Iterator[LoweringProblem]:
    leaves = {row.spec for row in target.rows}
    for key, entry in node.index.items():
        here = f"{path}.{key}" if path else key
        if id(entry.value) in bad or here == "options":
            continue
        if here not in supported:
            yield _problem(entry.value, (*route, key), entry.key, here, target)
        elif isinstance(entry.value, Mapping) and here not in leaves:
            yield from _below(entry.value, here, (*route, key), target, supported, bad)
        elif isinstance(entry.value, Scalar) and here == "connect" and f"{here}.to" not in leaves:
            yield _problem(entry.value, (*route, key), entry.key, here, target)


def _problem(node: Node, route: Route, key: Scalar, path: str, target: Target) -> LoweringProblem:

    return LoweringProblem("not-expressible", node, route, key, field=path, target=target.title)
