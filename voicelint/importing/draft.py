"""A part of a request in the spec's terms: every value by its row of the mapping table, what is left under options.

A value takes its neutral place only if the row leads from there back to the very same value, and if the spec may
hold it there. So nothing is rounded, renamed or guessed on the way.
"""

from __future__ import annotations

from copy import deepcopy

from ..engine.effective import as_node
from ..engine.packs import ruleset
from ..engine.place import ITEM, split_path
from ..source.nodes import Mapping, Scalar, Sequence
from ..targets.codecs import Unfit
from ..targets.lower import Lowering
from .parts import columns
from .people import arrange
from .values import MISSING, drop, place, pull, same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..engine.place import Place
    from ..source.nodes import Route
    from ..targets.mapping import Row
    from .parts import Part


class Draft:
    """The spec for a part, with what has turned out to have no neutral place after all."""

    def __init__(self, part: Part, now: datetime) -> None:
        self.part = part
        self.target = part.target
        self.prefix = f"{part.target.unit}." if part.target.unit else ""
        self.columns = columns(part.target)
        self.whole = self.columns["to"].request == part.target.each
        """Whether the request has no more of a person than the number."""
        self.places = ruleset("spec").root
        self.lowering = Lowering(part.target, Mapping(0, 0, []), now)
        self.optional: set[str] = set()
        """Spec paths whose values are to stand under options."""
        self.optional_people: set[tuple[int, str]] = set()
        """The same for single recipients: their index and key."""
        self.used: set[str] = set()
        self.routes: dict[Route, int] = {}

    def spec(self) -> dict[str, Any]:
        """The spec as plain data, keys in no order of importance."""
        self.used = set()
        spec: dict[str, Any] = {}
        root, unit = dict(self.part.root), deepcopy(self.part.unit)
        rows: dict[str, list[Row]] = {}
        for row in self.target.rows:
            if not row.spec.startswith("recipients[]."):
                rows.setdefault(row.spec, []).append(row)
        for path, several in rows.items():
            self._settle(spec, path, several, root, unit)
        left = self._constants(unit) if not self.prefix else unit
        if self.whole and self.part.people == []:
            left[self.target.each.removesuffix(ITEM)] = []
        if left:
            spec.setdefault("options", {}).setdefault(self.target.name, {}).update(left)
        people = [self.person(index, each) for index, each in enumerate(self.part.people or [])]
        arrange(spec, people, self.part, self.routes)
        return spec

    def _settle(
        self, spec: dict[str, Any], path: str, rows: list[Row], root: dict[str, Any], unit: dict[str, Any]
    ) -> None:
        """Move what the rows of one spec path stand for from the request to the spec."""
        if path in self.optional or path in ("recipients.contacts", "recipients.groups"):
            return
        found: list[tuple[Row, dict[str, Any], list[str], Any]] = []
        for row in rows:
            inside = bool(self.prefix) and row.request.startswith(self.prefix)
            tree = unit if inside or not self.prefix else root
            steps = row.request.removeprefix(self.prefix if inside else "").split(".")
            found.append((row, tree, steps, pull(tree, steps)))
        best: list[int] = []
        chosen: Any = MISSING
        for row, _, _, value in reversed(found):
            candidate = MISSING if value is MISSING else row.codec.decode(value)
            rows_found = [(each, there) for each, _, _, there in found]
            covered = [] if candidate is MISSING else self._covered(path, candidate, rows_found)
            if len(covered) > len(best):
                best, chosen = covered, candidate
        if not best:
            return
        place(spec, path, chosen)
        self.used.add(path)
        for at in best:
            drop(found[at][1], found[at][2])

    def _covered(self, path: str, candidate: Any, rows: list[tuple[Row, Any]]) -> list[int]:
        """Which of the rows' request values a spec value stands for; none if it would send anything else."""
        # Options do not reach what stands beside the messages: better a wrong value than none.
        outside = bool(self.prefix) and not rows[0][0].request.startswith(self.prefix)
        if not outside and not self._fits(path, candidate):
            return []
        covered = []
        for index, (row, value) in enumerate(rows):
            made = self._encoded(row, candidate)
            if made is None:
                continue
            if made is MISSING or value is MISSING or not same(made, value):
                return []
            covered.append(index)
        return covered

    def _encoded(self, row: Row, candidate: Any) -> Any:
        """What a row makes of a spec value: None for nothing, MISSING when it cannot."""
        try:
            return row.codec.encode(as_node(candidate), self.lowering)
        except Unfit:
            return MISSING

    def _fits(self, path: str, value: Any) -> bool:
        """Whether the spec may hold a value of this kind at a path."""
        if path.startswith("options."):
            return True
        allowed = _documented(self.places, path)
        node = as_node(value)
        if isinstance(node, Scalar):
            return type(node.value) in allowed.scalars and (allowed.refine is None or allowed.refine(node))
        return allowed.object if isinstance(node, Mapping) else isinstance(node, Sequence) and allowed.array

    def _constants(self, unit: dict[str, Any]) -> dict[str, Any]:
        """The body's leftovers without what every request of the target has; null says that it is left out."""
        for key, value in self.target.constants.items():
            if key not in unit:
                unit[key] = None
            elif same(unit[key], value):
                del unit[key]
        return unit

    def person(self, index: int, value: Any) -> Any:
        """A recipient's entry in the spec, its own leftovers under options; as it is where it cannot be one."""
        if self.whole:
            return value
        if not isinstance(value, dict):
            return MISSING
        left = dict(value)
        entry: dict[str, Any] = {}
        for name, row in self.columns.items():
            key = row.request.removeprefix(self.target.each).removeprefix(".")
            if key not in left or (index, name) in self.optional_people:
                continue
            candidate = row.codec.decode(left[key])
            if self._covered(f"recipients[].{name}", candidate, [(row, left[key])]):
                place(entry, name, candidate)
                del left[key]
        if left:
            entry["options"] = {self.target.name: left}
        return entry

    def move(self, route: Route, missing: bool) -> bool:
        """Move what is at fault at a route of the spec to options; False when there is nothing more to move.

        `missing` says that the route is that of a key which the spec would have to have.
        """
        for size in (2, 3):
            if route[:size] in self.routes:
                return self._move_person(self.routes[route[:size]], [str(step) for step in route[size:]])
        steps = [str(step) for step in (route[:-1] if missing else route)]
        while steps:
            path = ".".join(steps)
            here = {each for each in self.used if f"{each}.".startswith(f"{path}.") or path.startswith(f"{each}.")}
            if here - self.optional:
                self.optional |= here
                return True
            steps.pop()
        return False

    def _move_person(self, person: int, steps: list[str]) -> bool:
        for name in self.columns:
            mark = person, name
            if f"{'.'.join(steps)}.".startswith(f"{name}.") and mark not in self.optional_people:
                self.optional_people.add(mark)
                return True
        return False


def _documented(place: Place, path: str) -> Place:
    """The place of the spec at a path that the mapping table names."""
    for step in split_path(path):
        below = place.item if step == ITEM else place.keys.get(step) or place.any
        if below is None:
            raise KeyError(path)
        place = below
    return place
