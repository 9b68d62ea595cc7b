"""Request bodies to the text of a spec (several, where they are several campaigns), proved to lead back to them."""

from __future__ import annotations

import os.path
from collections import Counter
from itertools import islice

from ..source.nodes import Mapping
from ..source.parse import parse
from .campaign import lowered, to_spec
from .frames import apart, gather, without_ids
from .layout import MODELINE, spec_lines
from .parts import take_apart
from .values import canonical, differences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .bodies import Body
    from .frames import Group
    from .parts import Part

MOST = 10
"""Differences that are told of one body."""


class Imported:
    """The spec's text, what is worth knowing of it, and what could not be expressed (then the text must not be used)."""

    __slots__ = ("lost", "notes", "specs", "text")

    def __init__(self) -> None:
        self.text = ""
        self.specs = 0
        self.notes: list[str] = []
        self.lost: list[str] = []


def bring_in(bodies: list[Body], now: datetime) -> Imported:
    """Turn bodies into specs. `now` stands in for a start, as in lowering; it changes nothing in what is written."""
    made = Imported()
    groups = gather(bodies)
    documents: list[str] = []
    for group in groups:
        spec, lost = to_spec(group.part, now)
        name = group.bodies[0].name
        made.lost += [f"{name}: {each}" for each in lost[:MOST]]
        if len(lost) > MOST:
            made.lost.append(f"{name}: and {len(lost) - MOST} places more")
        documents.append("\n".join(spec_lines(spec, group.part.target, _origin(group))) + "\n")
    made.text = MODELINE + "\n" + "---\n".join(documents)
    made.specs = len(groups)
    made.notes = _notes(bodies, groups)
    if not made.lost:
        made.lost += _unproved(made.text, bodies, groups, now)
    return made


def _origin(group: Group) -> str:
    name = os.path.basename(group.bodies[0].name)
    shown = name if len(group.bodies) == 1 else f"{name} and {len(group.bodies) - 1} more"
    return "Imported from " + "".join(char if char.isprintable() else "?" for char in shown) + "."


def _notes(bodies: list[Body], groups: list[Group]) -> list[str]:
    notes: list[str] = []
    for group in groups:
        count = len(group.bodies)
        if count > 1:
            ids = "".join(f"; {key} {old[0]} to {old[-1]} became {stem}" for key, (stem, old) in group.ids.items())
            notes.append(f"{count} bodies differ only in whom they call and became one spec{ids}")
    for body in bodies:
        kinds = len(body.parts)
        each = body.target.unit == body.target.each
        messages = len(body.data[body.target.unit.removesuffix("[]")]) if body.target.unit and not each else kinds
        if kinds < messages:
            same = messages - kinds
            notes.append(
                f"{body.name}: {messages} messages, {same} of them with the settings of another: those become one"
            )
    return notes + apart(groups)


def _calls(parts: Iterable[Part], ids: bool) -> Counter[tuple[str, str]]:
    """Everything that is asked for, call by call: each person with the settings that hold; `ids` counts requests' ids in."""
    calls: Counter[tuple[str, str]] = Counter()
    for part in parts:
        settings = [part.target.name, part.root, part.unit]
        if not ids:
            settings = [part.target.name, *(without_ids(part, tree) for tree in (part.root, part.unit))]
        base = canonical(settings)
        calls.update((base, canonical(person)) for person in part.people or [])
        for key, items in part.lists.items():
            calls.update((base, f"{key} {canonical(item)}") for item in items)
        if not part.people and not part.lists:
            calls[base, "nobody"] += 1
    return calls


def _unproved(text: str, bodies: list[Body], groups: list[Group], now: datetime) -> list[str]:
    """What the written text says otherwise than the bodies: each document by itself, and all calls together."""
    source = parse(text, "import.yaml")
    roots = [each.root for each in source.documents if isinstance(each.root, Mapping)]
    if source.problems or len(roots) != len(groups):
        what = source.problems[0].message if source.problems else "its documents are not told apart"
        return [f"{groups[0].bodies[0].name}: the spec could not be read back: {what}"]
    lost: list[str] = []
    made: list[Part] = []
    for root, group in zip(roots, groups, strict=True):
        body, _ = lowered(group.part.target, root, now)
        lost += [f"{group.bodies[0].name}: {each}" for each in islice(differences(group.part.body(), body), MOST)]
        made += take_apart(group.part.target, body)
    ids = not any(group.ids for group in groups)
    # Taken apart anew: the groups have changed the parts that the bodies came with.
    asked = (part for body in bodies for part in take_apart(body.target, body.data))
    if not lost and _calls(asked, ids) != _calls(made, ids):
        lost.append(f"{groups[0].bodies[0].name}: the calls of the spec are not those of the request")
    return lost
