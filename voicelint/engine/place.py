"""The paths of a pack as a tree of places, so that one walk over a request meets every check once."""

from __future__ import annotations

from .types import KINDS, REFINE, SCALARS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..source.nodes import Scalar
    from .context import CheckFunction
    from .rule import Rule

ITEM, ANY = "[]", "*"


def split_path(path: str) -> list[str]:
    """A request path to its steps: "messages[].retry" is ["messages", "[]", "retry"]; "" is the root."""
    steps: list[str] = []
    for part in path.split(".") if path else ():
        name = part
        items = 0
        while name.endswith(ITEM):
            name = name[: -len(ITEM)]
            items += 1
        if name:
            steps.append(name)
        steps.extend([ITEM] * items)
    return steps


class Check:
    """A rule's check, made ready with its options."""

    __slots__ = ("function", "rule")

    def __init__(self, rule: Rule, function: CheckFunction) -> None:
        self.rule = rule
        self.function = function


class Place:
    """One place of a request: what is documented there and which checks look at it.

    `type` is None where nothing is documented and only a rule looks. `each` marks a place whose checks
    compare all its occurrences, so that a node that stands at several routes is visited at each.
    """

    __slots__ = (
        "any", "array", "checks", "constraint", "each", "item", "keys",
        "object", "only", "path", "refine", "required", "scalars", "source", "status", "type",
    )  # fmt: skip

    def __init__(self, path: str) -> None:
        self.path = path
        self.keys: dict[str, Place] = {}
        self.item: Place | None = None
        self.any: Place | None = None
        self.type: str | None = None
        self.scalars: frozenset[type] = SCALARS["any"]
        self.array = True
        self.object = True
        self.refine: Callable[[Scalar], bool] | None = None
        self.required: list[str] = []
        self.checks: list[Check] = []
        self.constraint = ""
        self.status = ""
        self.source: dict[str, str] | None = None
        self.only: Any = None
        self.each = False

    def step(self, step: str) -> Place:
        """The place one step below, made when it is not there yet."""
        if step == ITEM:
            if self.item is None:
                self.item = Place(self.path + ITEM)
            return self.item
        path = f"{self.path}.{step}" if self.path else step
        if step == ANY:
            if self.any is None:
                self.any = Place(path)
            return self.any
        return self.keys.setdefault(step, Place(path)) if step not in self.keys else self.keys[step]

    def below(self, path: str) -> Place:
        """The place at a path from here."""
        place = self
        for step in split_path(path):
            place = place.step(step)
        return place

    def document(self, field: dict[str, Any]) -> None:
        """Take over a field's documented type."""
        names = field["type"].split("|")
        self.type = field["type"]
        self.constraint = field.get("constraint", "")
        self.status = field.get("status", "documented")
        self.source = field.get("source")
        self.only = field.get("only")
        self.scalars = frozenset().union(*(SCALARS[name] for name in names))
        if field.get("null"):
            self.scalars |= {type(None)}
        self.array = "array" in names or "any" in names
        self.object = "object" in names or "any" in names
        refines = [REFINE[name] for name in names if name in REFINE]
        if refines:
            self.refine = refines[0] if len(refines) == 1 else lambda node: any(test(node) for test in refines)

    @property
    def known_keys(self) -> list[str]:
        """The documented keys below this place."""
        return [key for key, place in self.keys.items() if place.type is not None]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of value that the documented type allows."""
        if self.type is None:
            return KINDS["any"]
        return frozenset().union(*(KINDS[name] for name in self.type.split("|")))


def build_places(fields: dict[str, dict[str, Any]]) -> Place:
    """The tree of a pack's documented fields."""
    root = Place("")
    root.document({"type": "object"})
    for path, field in fields.items():
        place = root.below(path)
        place.document(field)
        if field.get("required"):
            steps = split_path(path)
            parent = root
            for step in steps[:-1]:
                parent = parent.step(step)
            parent.required.append(steps[-1])
    return root
