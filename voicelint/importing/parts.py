"""A request body taken apart: what is said once, and the people it is said of."""

from __future__ import annotations

from .values import canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..targets.mapping import Row, Target


class Shapeless(Exception):  # noqa: N818 - not an error of the program
    """A body whose outer form is not that of its API; the text says where."""


class Part:
    """What one spec says: a body, or one of its messages, or several that differ in nothing but whom they call.

    `root` is what stands outside of the messages (Infobip only), `unit` the campaign's settings, `people` the entries
    that are made once for everybody (None when their list is missing), `lists` the vendor-side lists beside it.
    """

    __slots__ = ("lists", "people", "root", "target", "unit")

    def __init__(
        self,
        target: Target,
        root: dict[str, Any],
        unit: dict[str, Any],
        people: list[Any] | None,
        lists: dict[str, list[Any]],
    ) -> None:
        self.target = target
        self.root = root
        self.unit = unit
        self.people = people
        self.lists = lists

    def add(self, other: Part) -> None:
        """Take over the people of a part that is alike otherwise."""
        if self.people is None:
            self.people = other.people
        elif other.people is not None:
            self.people += other.people
        for key, items in other.lists.items():
            self.lists.setdefault(key, []).extend(items)

    def body(self) -> dict[str, Any]:
        """The request body that the part is, or would be by itself."""
        target = self.target
        name = _list_name(target)
        if target.unit == target.each:
            return {**self.root, name: [{**self.unit, **person} for person in self.people or []]}
        unit = self.unit | self.lists
        if self.people is not None:
            unit[name] = self.people
        return {**self.root, target.unit.removesuffix("[]"): [unit]} if target.unit else unit


def take_apart(target: Target, body: Any) -> list[Part]:
    """The parts of a body, one for each message that says something of its own. Shapeless: it is no such body."""
    root = _mapping(body, "the body")
    if not target.unit:
        return [_part(target, {}, root, "")]
    key = target.unit.removesuffix("[]")
    if key not in root:
        raise Shapeless(f"{key} is missing")
    messages = _list(root.pop(key), key)
    if not messages:
        raise Shapeless(f"{key} is empty")
    parts: dict[str, Part] = {}
    for index, message in enumerate(messages):
        part = _part(target, dict(root), _mapping(message, f"{key}[{index}]"), f"{key}[{index}].")
        first = parts.setdefault(canonical(part.unit), part)
        if first is not part:
            first.add(part)
    return list(parts.values())


def _part(target: Target, root: dict[str, Any], unit: dict[str, Any], at: str) -> Part:
    if target.unit == target.each:
        own = {row.request.rpartition(".")[2] for row in columns(target).values()}
        person = {key: unit.pop(key) for key in list(unit) if key in own}
        return Part(target, root, unit, [person], {})
    lists = {}
    for row in target.rows:
        if row.spec.startswith("recipients.") and isinstance(unit.get(row.request), list):
            lists[row.request] = list(unit.pop(row.request))
    name = _list_name(target)
    people = _list(unit.pop(name), at + name) if name in unit else None
    return Part(target, root, unit, people, lists)


def columns(target: Target) -> dict[str, Row]:
    """The rows of the table that are about one recipient, by the recipient's key in a spec."""
    rows = [row for row in target.rows if row.spec.startswith("recipients[].")]
    return {row.spec.removeprefix("recipients[]."): row for row in rows}


def _list_name(target: Target) -> str:
    name = target.each if target.unit == target.each else target.each.removeprefix(f"{target.unit}.")
    return name.removesuffix("[]")


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Shapeless(f"{where} is {_kind(value)}, it should be a mapping")
    return dict(value)


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise Shapeless(f"{where} is {_kind(value)}, it should be a list")
    return list(value)


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    kinds = {
        dict: "a mapping",
        list: "a list",
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return kinds[type(value)]
