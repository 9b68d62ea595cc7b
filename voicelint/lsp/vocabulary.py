"""What is documented of the places of a spec and of the vendors' requests: keys, types, words, rules, limits."""

from __future__ import annotations

from functools import lru_cache

from ..engine.catalogue import documentation
from ..engine.checks.spec import DAYS, WORDS
from ..engine.place import ITEM, split_path
from ..targets.names import TARGETS, load_target
from ..targets.unsupported import supported_paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..engine.packs import Rulebook
    from ..engine.place import Place
    from ..engine.rule import Rule
    from ..targets.mapping import Row
    from .outlook import Outlook

# The forms in which a spec lists people are the same people to the mapping tables.
_CONTACTS = "recipients.contacts"
_PEOPLE = ("recipients.numbers[]", f"{_CONTACTS}[]")


class Spot:
    """One documented place: `owner` is "spec" or a target's name, `path` the place in its pack.

    `at` is the same with the file's own key where the pack takes any.
    """

    __slots__ = ("about", "at", "owner", "path", "place")

    def __init__(self, owner: str, place: Place, at: str) -> None:
        self.owner = owner
        self.place = place
        self.path = place.path
        self.about = about(owner, place.path)
        self.at = at

    @property
    def types(self) -> list[str]:
        """The documented types, by name."""
        return (self.place.type or "any").split("|")

    def below(self, key: str) -> Spot | None:
        """The place under a key."""
        below = self.place.keys.get(key) or self.place.any
        return None if below is None or below.type is None else Spot(self.owner, below, _joined(self.at, key))


def _joined(at: str, step: str) -> str:
    """A path with one more step."""
    return f"{at}{step}" if step == ITEM or not at else f"{at}.{step}"


@lru_cache(maxsize=16)
def written(pack: str) -> dict[str, Any]:
    """A pack with its texts; read once."""
    return documentation(pack)


def about(owner: str, path: str) -> str:
    """What a place is for, in a sentence; "" where nothing is documented."""
    field = written(owner)["fields"].get(path)
    text = "" if field is None else str(field["about"])
    return text[:1].upper() + text[1:]


def spot(outlook: Outlook, steps: tuple[str, ...]) -> Spot | None:
    """The documented place that steps from the root of a spec or request body lead to."""
    owner = outlook.kind
    if owner != "spec" and steps[:1] == (ITEM,):
        steps = steps[1:]  # one of several bodies in a list
    if owner == "spec" and "options" in steps:
        at = steps.index("options")
        inside = steps[at + 1 : at + 2]
        if inside and inside[0] in TARGETS:
            target = load_target(inside[0])
            owner = target.name
            begin = target.unit if at == 0 else target.each
            steps = (*split_path(begin), *steps[at + 2 :])
    place, path = outlook.rules.ruleset(owner).root, ""
    for step in steps:
        below = place.item if step == ITEM else place.keys.get(step) or place.any
        if below is None or (below.type is None and step != steps[-1]):
            return None
        place, path = below, _joined(path, step)
    return None if place.type is None else Spot(owner, place, path)


def canonical(path: str, scalar: bool = True) -> str:
    """A spec's path as the mapping tables name it."""
    for people in _PEOPLE:
        if path.startswith(people):
            path = "recipients[]" + path.removeprefix(people)
            if people.startswith(_CONTACTS) and path == "recipients[]":
                return "recipients[].contact"
    shorthand = {"recipients[]": "recipients[].to", "connect": "connect.to"}
    return shorthand.get(path, path) if scalar else path


def rows(spot: Spot, targets: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """Each target with the rows of its table that a place of the spec goes to, or that take what holds it as a whole."""
    for name in targets if spot.owner == "spec" else ():
        if _has_place(name, spot):
            yield from ((name, row) for row in load_target(name).rows if _takes(row.spec, spot))


def _takes(path: str, spot: Spot) -> bool:
    """Whether what stands at a path of the spec is the place, or holds it as an item or under a key of the user's own."""
    here = canonical(spot.at)
    return here == path or here.startswith((f"{path}.", f"{path}{ITEM}")) or spot.at == f"{path}{ITEM}"


def expressible(spot: Spot, targets: tuple[str, ...]) -> bool:
    """Whether one of a spec's targets has a place for what stands there (all have, while none is named)."""
    return spot.owner != "spec" or not targets or any(_has_place(name, spot) for name in targets)


def _has_place(name: str, spot: Spot) -> bool:
    target = load_target(name)
    supported = supported_paths(target)
    path = canonical(spot.at, scalar=False)
    if path.startswith("options") or path.endswith(".options"):
        return True
    if spot.at.startswith(_CONTACTS) and _CONTACTS not in supported:
        return False
    known = not supported.isdisjoint((path, path.removesuffix(ITEM), spot.at.removesuffix(ITEM)))
    return known or any(_takes(row.spec, spot) for row in target.rows)


def free_keys(spot: Spot, targets: tuple[str, ...]) -> list[str]:
    """The keys known of a mapping of the spec that takes any: targets under options, and what the tables have a place for."""
    if spot.owner != "spec" or spot.place.any is None:
        return []
    path = canonical(spot.path, scalar=False)
    if path.endswith("options"):
        return list(targets)
    begin = f"{path}."
    found = [row.spec for name in targets for row in load_target(name).rows if row.spec.startswith(begin)]
    return list(dict.fromkeys(each.removeprefix(begin) for each in found))


def set_by_spec(spot: Spot) -> bool:
    """Whether a request's key, or each key below it, is set by the spec's own keys: options may not set it as well."""
    if spot.owner == "spec":
        return False
    target = load_target(spot.owner)
    if target.each.removesuffix("[]") == spot.path or any(row.request == spot.path for row in target.rows):
        return True
    inner = [spot.below(key) for key in spot.place.known_keys]
    return bool(inner) and all(each is not None and set_by_spec(each) for each in inner)


def rules_at(rules: Rulebook, owner: str, path: str) -> list[Rule]:
    """The rules that look at a place of a request, or of the spec."""
    return [rule for rule in rules.ruleset(owner).rules.values() if path in rule.at.get(owner, ())]


def words(spot: Spot, outlook: Outlook) -> list[str]:
    """The values that a place takes, as they are written there, where they are few and known."""
    found: list[Any] = []
    if "boolean" in spot.types:
        found += [True, False]
    if spot.place.only is not None:
        found.append(spot.place.only)
    for rule in rules_at(outlook.rules, spot.owner, spot.path):
        if rule.options.get("function") == "spec.word":
            found += DAYS if spot.path.endswith(ITEM) else WORDS[spot.path.rpartition(".")[2]]
        elif rule.options.get("function") == "spec.time_zone":
            found += _time_zones()
        else:
            found += _listed(rule)
    if not found:
        for name, row in rows(spot, outlook.targets):
            for rule in rules_at(outlook.rules, name, row.request):
                found += [row.codec.decode(value) for value in _listed(rule)]
    return list(dict.fromkeys(_text(value) for value in found))


def _listed(rule: Rule) -> list[Any]:
    return list(rule.options.get("values", ())) or list(rule.options.get("known", ()))


def _text(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


@lru_cache(maxsize=1)
def _time_zones() -> list[str]:
    from zoneinfo import available_timezones

    return sorted(name for name in available_timezones() if "/" in name or name == "UTC")
