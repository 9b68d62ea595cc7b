"""The documented places that a pack's paths lead to."""

from __future__ import annotations

from ..engine.describe import show
from ..engine.packs import load_pack, teach_spec_types
from ..engine.place import ITEM, Place, build_places, split_path
from ..engine.types import describe
from .fault import Fault, meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Found: TypeAlias = tuple[Place | None, str, str]
    """The place, or None with what is wrong and what to do."""


class Atlas:
    """The places of the spec and of every target's request, by path; each path is looked up once."""

    def __init__(self) -> None:
        self._roots: dict[str, Place] = {}
        self._known: dict[tuple[str, str], Found] = {}

    def root(self, target: str) -> Place:
        """The place of the whole spec or request."""
        if target not in self._roots:
            if target == "spec":
                teach_spec_types()
            self._roots[target] = build_places(load_pack(target)["fields"])
        return self._roots[target]

    def find(self, target: str, path: str) -> Found:
        """The documented place at a path of the spec or of a target's request."""
        key = (target, path)
        if key not in self._known:
            self._known[key] = below(self.root(target), path)
        return self._known[key]

    def holder(self, target: str, path: str) -> Place | None:
        """The mapping that holds a path's last key; None where no mapping does."""
        parent, _, last = path.rpartition(".")
        return None if not last or last.endswith(ITEM) else self.find(target, parent)[0]


def below(place: Place, path: str) -> Found:
    """The documented place at a path below another, or why there is none."""
    if path != path.strip() or any(not part or part.startswith(ITEM) for part in path.split(".") if path):
        return None, f"{show(path)} is no path", "join keys by dots, with [] behind a list's: recipients[].to"
    for step in split_path(path):
        under = place.item if step == ITEM else place.keys.get(step) or place.any
        if under is None and place.type is not None and "any" in place.type.split("|"):
            under = Place(f"{place.path}.{step}")
            under.document({"type": "any"})
        if under is None:
            return None, *_unknown(place, step, path)
        place = under
    return place, "", ""


def _unknown(place: Place, step: str, path: str) -> tuple[str, str]:
    whole = place.path or "the top"
    if step == ITEM:
        return f"{show(path)} leads nowhere: {whole} is {describe(place.type or 'any')}, and no list", "take the [] out"
    if place.item is not None and not place.keys:
        return f"{show(path)} leads nowhere: {whole} is a list", f"write {place.path}[] for each of its items"
    if not place.keys:
        return f"{show(path)} leads nowhere: {whole} is {describe(place.type or 'any')}", f"write {place.path}"
    if step.endswith("]"):
        return f"{show(path)} leads nowhere: {show(step)} is no key", "write [] for every item of a list"
    return f"{show(path)} leads nowhere: {whole} has no {show(step)}", meant(step, place.known_keys)


def fitting(place: Place, value: object) -> str:
    """Why a place never has a value; empty where it may."""
    kind = type(value)
    if kind not in place.scalars and not (kind is float and int in place.scalars):
        return f"{place.path} is {describe(place.type or 'any')}, it is never {show(value)}"
    if place.refine is not None and isinstance(value, str):
        from ..source.nodes import DOUBLE, Scalar

        if not place.refine(Scalar(0, 0, value, value, DOUBLE)):
            return f"{place.path} is {describe(place.type or 'any')}, it is never {show(value)}"
    return ""


def unknown_key(place: Place, key: str) -> Fault | None:
    """What is wrong with a key that a check asks for in a mapping; None when it may stand there."""
    if key in place.keys or place.any is not None or place.type is None or "any" in place.type.split("|"):
        return None
    return Fault("pack-path-unknown", f"{place.path or 'the top'} has no {show(key)}", meant(key, place.known_keys))
