"""A spec to a target's request, every value with its origin."""

from __future__ import annotations

from ..source.nodes import Entry, Mapping, Node, Origin, Scalar, Sequence, children, text_at
from .build import Opaque, build, holder, put
from .codecs import Unfit
from .options import add_options, merge_options, options_of
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

FIELDS = frozenset({"to", "id", "connect", "contact", "parameters", "options"})
"""What a recipient may say; anything else is no key of a spec, which is another finding."""

SHORTHAND = {"connect": "to"}
"""Keys that may be a lone value for the most usual key below them."""


class Column:
    """A row of the table for recipients: `key` is its key in a recipient's mapping, "" when it is the whole recipient."""

    __slots__ = ("key", "row")

    def __init__(self, row: Row, each: str) -> None:
        self.row = row
        self.key = row.request[len(each) + 1 :]


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
        self.lost: dict[str, LoweringProblem] = {}

    def _start(self) -> datetime | None:
        start = text_at(self.spec.get("schedule"), "start")
        if start is None:
            return None
        from ..values.times import parse_time

        return parse_time(start)

    def lower(self) -> Request:
        """The request; what could not be lowered is in `problems`."""
        target = self.target
        root = holder(self.spec, ())
        unit = root if not target.unit else holder(self.spec, ())
        options = self.spec.get("options")
        own = None if options is None else options_of(options, ("options",), target.name)
        for key, value in target.constants.items():
            if own is None or key not in own[0]:
                put(root, key, build(value, self.spec, ()), self.spec)
        for row in target.rows:
            if row.spec.startswith("recipients[]"):
                continue
            found = self.find(row.spec)
            if found is not None:
                self.place(root, unit, row, *found)
        if own is not None:
            merge_options(self, unit, *own)
        self.recipients(root, unit)
        self.problems += unsupported(self.spec, target, self.bad)
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

    def encoded(self, row: Row, node: Node, route: Route) -> Node | None:
        """The request's node for a spec's node; None when this row has nothing to say of it."""
        if (self.bad and id(node) in self.bad) or (type(node) is Scalar and node.value is None):
            return Opaque(node.start, node.end)
        try:
            data = row.codec.encode(node, self)
        except Unfit as unfit:
            params = {"field": row.spec, "why": str(unfit), "instead": unfit.instead}
            self.problems.append(LoweringProblem("value-unfit", node, route, None, **params))
            return Opaque(node.start, node.end)
        if type(data) is str and type(node) is Scalar:  # nearly every value of a long list
            made = Scalar(node.start, node.end, data, node.raw, node.style)
            made.origin = Origin(node, route)
            return made
        return None if data is None else build(data, node, route)

    def place(self, root: Mapping, unit: Mapping, row: Row, node: Node, route: Route, key: Scalar) -> None:
        """Put a value at its place in the request, with the mappings that lead there."""
        made = self.encoded(row, node, route)
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
        columns = {row.spec.removeprefix("recipients[]."): Column(row, target.each) for row in rows}
        people = [self.recipient(each, columns, unit) for each in gather(self.spec, contacts="contact" in columns)]
        entry = self.spec.index.get("recipients")
        at: Node = entry.value if entry is not None else self.spec
        at_route: Route = ("recipients",) if entry is not None else ()
        key: Node = entry.key if entry is not None else self.spec
        items = Sequence(at.start, at.end, people)
        items.origin = Origin(at, at_route)
        name = target.each.removeprefix(f"{target.unit}.").removesuffix("[]")
        opaque = not people and (entry is None or self.unlisted(at))
        filled: Node = Opaque(at.start, at.end) if opaque else items
        if target.unit == target.each:
            put(root, name, filled, key)
            return
        # Beside contacts and groups an empty list of numbers is left out.
        others = isinstance(at, Mapping) and ("contacts" in at or "groups" in at)
        if people or opaque or name != "to" or not others:
            put(unit, name, filled, key)
        if target.unit:
            units = Sequence(self.spec.start, self.spec.end, [unit])
            units.origin = Origin(self.spec, ())
            put(root, target.unit.removesuffix("[]"), units, self.spec)

    def unlisted(self, recipients: Node) -> bool:
        """Whether recipients that come to nobody are not just empty: in a file, or written as findings say they cannot be."""
        if id(recipients) in self.bad or (isinstance(recipients, Mapping) and "file" in recipients):
            return True
        return any(id(below) in self.bad for _, below in children(recipients))

    def lose(self, name: str, node: Node, route: Route, key: Scalar) -> None:
        """Note what recipients say and the target has no place for: the first of each key, and how many there are."""
        if id(node) in self.bad or (name not in FIELDS and not name.startswith("parameters.")):
            return
        path = f"recipients[].{name}"
        first = self.lost.get(path)
        if first is None:
            first = LoweringProblem("not-expressible", node, route, key, field=path, target=self.target.title)
            self.lost[path] = first
            self.problems.append(first)
        first.count += 1

    def recipient(self, person: Recipient, columns: dict[str, Column], unit: Mapping) -> Node:
        """One recipient's part of the request: a value, or a mapping (on top of the campaign's settings)."""
        made: list[Entry] = []
        whole: Node | None = None
        own: tuple[Mapping, Route] | None = None
        for name, node, route, key in person.fields():
            column = columns.get(name)
            if column is None:
                if name == "options":
                    own = options_of(node, route, self.target.name)
                    if own is None or columns["to"].key:
                        continue
                self.lose(name, node, route, key)
                continue
            value = self.encoded(column.row, node, route)
            if value is None:
                continue
            if not column.key:
                whole = value
            made.append(Entry(key, value, False, column.key))
        if whole is not None:
            return whole
        if self.target.unit == self.target.each:
            said = {entry.name for entry in made}
            made += [entry for entry in unit.entries if entry.name not in said]
        mapping = Mapping(person.node.start, person.node.end, made)
        mapping.origin = Origin(person.node, person.route)
        if own is not None:
            add_options(self, mapping, *own)
        return mapping
