"""A spec to a target's request, every value with its origin."""

from __future__ import annotations

from ..source.nodes import DOUBLE, Entry, Mapping, Node, Origin, Scalar, Sequence
from .build import Opaque, build, holder, put
from .codecs import Unfit
from .options import merge_options
from .problem import LoweringProblem
from .recipients import gather
from .request import Request
from .unsupported import unsupported
from .window import offset_minutes, shifted_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from ..source.nodes import Route
    from .mapping import Row, Target
    from .recipients import Recipient

SHORTHAND = {"connect": "to"}
"""Keys that may be a lone value for the most usual key below them."""


class Lowering:
    """Lowers one spec for one target.

    `bad` are the ids of spec nodes that a finding already speaks of; they become opaque. `now` stands for
    the start where the spec has none and a time zone's offset is asked for.
    """

    def __init__(self, target: Target, spec: Mapping, now: datetime, bad: frozenset[int] = frozenset()) -> None:
        self.target = target
        self.spec = spec
        self.bad = bad
        self.problems: list[LoweringProblem] = []
        self.start = self._start()
        self.window_offset = offset_minutes(spec, self.start or now)
        self.window_day_shift = shifted_day(spec, self.window_offset)
        self.used: dict[str, Row] = {}

    def _start(self) -> datetime | None:
        schedule = self.spec.get("schedule")
        node = schedule.get("start") if isinstance(schedule, Mapping) else None
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            return None
        from ..values.times import parse_time

        return parse_time(node.value)

    def lower(self) -> Request:
        """The request; what could not be lowered is in `problems`."""
        target = self.target
        root = holder(self.spec, ())
        unit = root if not target.unit else holder(self.spec, ())
        for key, value in target.constants.items():
            put(root, key, build(value, self.spec, ()), self.spec)
        for row in target.rows:
            if row.spec.startswith("recipients[]"):
                continue
            found = self.find(row.spec)
            if found is not None:
                self.place(root, unit, row, *found)
        merge_options(self, unit)
        self.recipients(root, unit)
        self.problems.extend(unsupported(self.spec, target, self.bad))
        rows = {row.request: row for row in reversed(target.rows)}
        rows.update(self.used)
        context = {path: found[0] for path in target.context if (found := self.find(path)) is not None}
        return Request(
            target.name,
            root,
            lowered=True,
            rows=rows,
            context={path.rpartition(".")[2]: node for path, node in context.items()},
            shared=target.unit == target.each,
        )

    def find(self, path: str) -> tuple[Node, Route, Scalar] | None:
        """The spec's node at a path with its route and key."""
        node: Node = self.spec
        key: Scalar | None = None
        route: list[str | int] = []
        for step in path.split("."):
            if isinstance(node, Scalar) and route and SHORTHAND.get(str(route[-1])) == step:
                break
            entry = node.index.get(step) if isinstance(node, Mapping) else None
            if entry is None:
                return None
            node, key = entry.value, entry.key
            route.append(step)
        if key is None or (isinstance(node, Mapping) and SHORTHAND.get(path)):
            return None
        return node, tuple(route), key

    def encoded(self, row: Row, node: Node, route: Route, key: Scalar | None) -> Node | None:
        """The request's node for a spec's node; None when this row has nothing to say of it."""
        if id(node) in self.bad or (isinstance(node, Scalar) and node.value is None):
            return Opaque(node.start, node.end)
        try:
            data = row.codec.encode(node, self)
        except Unfit as unfit:
            params = {"field": row.spec, "why": str(unfit), "instead": unfit.instead}
            self.problems.append(LoweringProblem("value-unfit", node, route, None, **params))
            return Opaque(node.start, node.end)
        return None if data is None else build(data, node, route)

    def place(self, root: Mapping, unit: Mapping, row: Row, node: Node, route: Route, key: Scalar) -> None:
        """Put a value at its place in the request, with the mappings that lead there."""
        made = self.encoded(row, node, route, key)
        if made is None:
            return
        self.used[row.request] = row
        prefix = f"{self.target.unit}." if self.target.unit else ""
        within = bool(prefix) and row.request.startswith(prefix)
        into = unit if within or not prefix else root
        steps = row.request.removeprefix(prefix if within else "").split(".")
        for step in steps[:-1]:
            below = into.get(step)
            if not isinstance(below, Mapping):
                parent = self.find(".".join(str(part) for part in route[:-1])) if len(route) > 1 else None
                at, at_route = (parent[0], parent[1]) if parent is not None else (self.spec, ())
                below = holder(at, at_route)
                put(into, step, below, parent[2] if parent is not None else key)
            into = below
        put(into, steps[-1], made, key)

    def recipients(self, root: Mapping, unit: Mapping) -> None:
        """Make what the target makes once for every recipient, and the lists that hold it."""
        target = self.target
        rows = [row for row in target.rows if row.spec.startswith("recipients[].")]
        fields = {row.spec.removeprefix("recipients[]."): row for row in rows}
        people = gather(self.spec, contacts="contact" in fields)
        entry = self.spec.index.get("recipients")
        at: Node = entry.value if entry is not None else self.spec
        at_route: Route = ("recipients",) if entry is not None else ()
        key: Node = entry.key if entry is not None else self.spec
        items = Sequence(at.start, at.end, [self.recipient(person, fields, unit) for person in people])
        items.origin = Origin(at, at_route)
        name = target.each.removeprefix(f"{target.unit}.").removesuffix("[]")
        self.used.update({row.request: row for row in rows})
        opaque = id(at) in self.bad or (isinstance(at, Mapping) and "file" in at)
        filled: Node = Opaque(at.start, at.end) if opaque and not people else items
        if target.unit == target.each:
            put(root, name, filled, key)
            return
        if people or opaque or name != "to":
            put(unit, name, filled, key)
        if target.unit:
            units = Sequence(self.spec.start, self.spec.end, [unit])
            units.origin = Origin(self.spec, ())
            put(root, target.unit.removesuffix("[]"), units, self.spec)

    def recipient(self, person: Recipient, fields: dict[str, Row], unit: Mapping) -> Node:
        """One recipient's part of the request: a value, or a mapping, on the campaign's own settings where it holds them."""
        each = self.target.each
        made: list[Entry] = []
        for name, (node, route, key) in person.fields.items():
            row = fields.get(name)
            if row is None:
                continue
            value = self.encoded(row, node, route, None)
            if value is None:
                continue
            if row.request == each:
                return value
            last = row.request[len(each) + 1 :]
            made.append(Entry(Scalar(key.start, key.end, last, last, DOUBLE), value))
        own = {entry.name for entry in made}
        if self.target.unit == each:
            made += [entry for entry in unit.entries if entry.name not in own]
        mapping = Mapping(person.node.start, person.node.end, made)
        mapping.origin = Origin(person.node, person.route)
        return mapping
