"""What a spec asks for that a target has no place for."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar, Sequence
from .problem import LoweringProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..source.nodes import Node, Route
    from .mapping import Target

ALWAYS = (
    "voicelint",
    "name",
    "target",
    "audience.purpose",
    "options",
    "recipients.numbers",
    "recipients.file",
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
    """A problem for each key without a place in the target's request; of recipients' keys only the first, with the count."""
    supported = supported_paths(target)
    yield from _below(spec, "", (), target, supported, bad)
    recipients = spec.get("recipients")
    lists: list[tuple[Node | None, Route]] = [(recipients, ("recipients",))]
    if isinstance(recipients, Mapping):
        lists = [(recipients.get(key), ("recipients", key)) for key in ("numbers", "contacts")]
    for listed, route in lists:
        if isinstance(listed, Sequence):
            yield from _recipients(listed, route, target, supported, bad)


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


def _recipients(
    listed: Sequence, route: Route, target: Target, supported: frozenset[str], bad: frozenset[int]
) -> Iterator[LoweringProblem]:
    first: dict[str, LoweringProblem] = {}
    counts: dict[str, int] = {}
    for index, item in enumerate(listed.items):
        if not isinstance(item, Mapping):
            continue
        for key, entry in item.index.items():
            below = entry.value.index if key == "parameters" and isinstance(entry.value, Mapping) else {"": entry}
            for name, leaf in below.items():
                path = f"recipients[].{key}.{name}" if name else f"recipients[].{key}"
                if path in supported or id(leaf.value) in bad:
                    continue
                counts[path] = counts.get(path, 0) + 1
                if path not in first:
                    here = (*route, index, key, name) if name else (*route, index, key)
                    first[path] = _problem(leaf.value, here, leaf.key, path, target)
    for path, problem in first.items():
        if counts[path] > 1:
            problem.params["times"] = f" ({counts[path]} times)"
        yield problem


def _problem(node: Node, route: Route, key: Scalar, path: str, target: Target) -> LoweringProblem:

    return LoweringProblem("not-expressible", node, route, key, field=path, target=target.title)
