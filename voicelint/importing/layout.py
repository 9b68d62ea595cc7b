"""The order and the comments of a spec that is written for people."""

from __future__ import annotations

from ..engine.packs import ruleset
from .yaml_text import document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..engine.place import Place
    from ..targets.mapping import Target

MODELINE = "# yaml-language-server: $schema=./campaign.schema.json"
"""Tells editors where the spec's JSON Schema is: beside the file, where `voicelint schema` may put it."""

HEAD = ("voicelint", "name", "target", "id", "caller")
SECTIONS = {
    "say": "What is said to the person called.",
    "play": "The recording that is played.",
    "flow": "The call flow that runs, as it was built at the vendor.",
    "recipients": "Whom to call.",
    "connect": "Whom an answered call is joined to.",
    "schedule": "When calls are made.",
    "retry": "What happens when a call does not get through.",
    "call": "How a single call goes.",
    "report": "Where the vendor reports what became of each call.",
    "audience": "What the people called have agreed to.",
}


def spec_lines(spec: dict[str, Any], target: Target, origin: str) -> Iterator[str]:
    """The lines of one spec; `origin` says in a few words where it is from."""
    spec = {
        key: value if key == "options" else _sorted(value, _below(ruleset("spec").root, key))
        for key, value in spec.items()
    }
    sections = [(origin, {key: spec[key] for key in HEAD if key in spec})]
    for key, comment in SECTIONS.items():
        if key in spec:
            sections.append((comment, {key: spec[key]}))
    window = spec.get("schedule", {}).get("window")
    if window is not None and "timezone" not in window:
        at = next(index for index, (_, entries) in enumerate(sections) if "schedule" in entries)
        sections[at] = (f"{sections[at][0]} The window is in UTC.", sections[at][1])
    if "options" in spec:
        holder = "each message" if target.unit else "the body"
        comment = f"What only {target.title} has: it goes into {holder} as it is written here."
        sections.append((comment, {"options": spec["options"]}))
    yield from document(sections)


def _sorted(value: Any, place: Place | None) -> Any:
    """Data with the keys of its mappings in the order in which the spec documents them."""
    if place is None:
        return value
    if isinstance(value, list):
        return [_sorted(item, place.item) for item in value]
    if not isinstance(value, dict):
        return value
    known = [key for key in place.keys if key in value]
    return {
        key: _sorted(value[key], _below(place, key)) for key in [*known, *(key for key in value if key not in known)]
    }


def _below(place: Place, key: str) -> Place | None:
    return place.keys.get(key) or place.any
