"""The recipients of a spec, in the shortest of the forms that it may list them in."""

from __future__ import annotations

from collections import Counter

from .values import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Route
    from .parts import Part


def arrange(spec: dict[str, Any], people: list[Any], part: Part, routes: dict[Route, int]) -> None:
    """Put the recipients' entries into a spec; `routes` gets the route of each, with its index among the people."""
    people = [{} if each is MISSING else each for each in people]
    _hoist(spec, people)
    routes.clear()
    lists = {
        row.spec.rpartition(".")[2]: part.lists[row.request] for row in part.target.rows if row.request in part.lists
    }
    split = next((at for at, each in enumerate(people) if _is_contact(each)), len(people))
    apart = all(_is_contact(each) for each in people[split:])
    if split == len(people) or not apart:
        lists = {"numbers": [_short(each, "to") for each in people]} | lists
        order = [("numbers", at) for at in range(len(people))]
    else:
        lists = {"numbers": [_short(each, "to") for each in people[:split]]} | lists
        lists["contacts"] = [_short(each, "contact") for each in people[split:]]
        order = [("numbers", at) if at < split else ("contacts", at - split) for at in range(len(people))]
    if not lists["numbers"] and len(lists) > 1:
        del lists["numbers"]
    alone = list(lists) == ["numbers"]
    spec["recipients"] = lists["numbers"] if alone else lists
    for index, (name, at) in enumerate(order):
        routes[("recipients", at) if alone else ("recipients", name, at)] = index


def _is_contact(entry: Any) -> bool:
    return isinstance(entry, dict) and "contact" in entry and "to" not in entry


def _short(entry: Any, key: str) -> Any:
    """An entry that says nothing but its number, as that number."""
    if isinstance(entry, dict) and list(entry) == [key] and isinstance(entry[key], str):
        return entry[key]
    return entry


def _hoist(spec: dict[str, Any], people: list[Any]) -> None:
    """Say once whom most of the answered calls are joined to; for an entry that says nothing it would hold too."""
    joined = [each.get("connect") if isinstance(each, dict) else None for each in people]
    if not joined or any(each is None for each in joined):
        return
    most, count = Counter(joined).most_common(1)[0]
    if count > 1 or len(joined) == 1:
        spec.setdefault("connect", {})["to"] = most
        for each in people:
            if each["connect"] == most:
                del each["connect"]
        if list(spec["connect"]) == ["to"]:
            spec["connect"] = most
