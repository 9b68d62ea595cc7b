"""Bodies that are frames of one campaign, put together again.

Two bodies belong together when they differ in nothing but whom they call and in the ids that no two requests may
share. Those ids are folded back when they are one id with the frame's number behind it, as compile writes them.
"""

from __future__ import annotations

import re

from .values import canonical, unequal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .bodies import Body
    from .parts import Part


MOST = 5
"""Notes of what keeps bodies apart."""


class Group:
    """What becomes one spec: the part with everybody in it, and the bodies that it is from, in order."""

    __slots__ = ("bodies", "ids", "part")

    def __init__(self, part: Part, bodies: list[Body], ids: dict[str, tuple[str, list[str]]]) -> None:
        self.part = part
        self.bodies = bodies
        self.ids = ids
        """Ids that were folded: key to the id without numbers, and the ids as they were."""


def gather(bodies: list[Body]) -> list[Group]:
    """The specs to write, in the order in which they first come up."""
    alike: dict[str, list[tuple[Body, Part]]] = {}
    for body in bodies:
        for part in body.parts:
            settings = [part.target.name, *(without_ids(part, tree) for tree in (part.root, part.unit))]
            alike.setdefault(canonical(settings), []).append((body, part))
    return [group for members in alike.values() for group in _groups(members)]


def apart(groups: list[Group]) -> list[str]:
    """Why there are several specs for one API: where each differs from the one before it, the first few of them."""
    notes: list[str] = []
    before: dict[str, Group] = {}
    for group in groups:
        one = before.get(group.part.target.name)
        if one is not None:
            first = one.bodies[0]
            what = (
                f"the messages of {first.name}"
                if first is group.bodies[0]
                else f"{first.name} and {group.bodies[0].name}"
            )
            path = next((path for path, _, _ in unequal(_settings(one.part), _settings(group.part))), "")
            notes.append(f"{what} differ in {path or 'their ids'}: each is a spec, and a request, of its own")
        before[group.part.target.name] = group
    return notes[:MOST] + ([f"and {len(notes) - MOST} more differ"] if len(notes) > MOST else [])


def _settings(part: Part) -> dict[str, Any]:
    return part.root | part.unit


def without_ids(part: Part, tree: dict[str, Any]) -> dict[str, Any]:
    """The part's root or unit without the ids that no two requests may share."""
    return {key: value for key, value in tree.items() if key not in _id_keys(part, tree)}


def _id_keys(part: Part, tree: dict[str, Any]) -> frozenset[str]:
    """The keys of ids in the outermost mapping of the body, which is the unit where there are no messages."""
    outer = part.root if part.target.unit else part.unit
    return frozenset(part.target.ids) if tree is outer else frozenset()


def _groups(members: list[tuple[Body, Part]]) -> list[Group]:
    """One group of all members when their ids allow it, else one for each set of ids."""
    if len(members) > 1:
        folded = _fold(members)
        if folded is not None:
            return [folded]
    by_ids: dict[str, Group] = {}
    for body, part in members:
        group = by_ids.setdefault(canonical(_ids(part)), Group(part, [], {}))
        if group.bodies:
            group.part.add(part)
        group.bodies.append(body)
    return list(by_ids.values())


def _ids(part: Part) -> dict[str, Any]:
    outer = part.root if part.target.unit else part.unit
    return {key: outer[key] for key in part.target.ids if key in outer}


def _fold(members: list[tuple[Body, Part]]) -> Group | None:
    """The members as frames of one campaign, in the order of their numbers; None when their ids say otherwise."""
    folded: dict[str, tuple[str, list[str]]] = {}
    order = list(range(len(members)))
    for key in members[0][1].target.ids:
        values = [_ids(part).get(key) for _, part in members]
        if all(canonical(value) == canonical(values[0]) for value in values):
            continue
        found = [
            re.fullmatch(r"(.+)-([1-9][0-9]*)", value, re.DOTALL) if isinstance(value, str) else None
            for value in values
        ]
        matches = [each for each in found if each is not None]
        numbers = [int(each[2]) for each in matches]
        if len({each[1] for each in matches}) != 1 or sorted(numbers) != list(range(1, len(members) + 1)):
            return None
        order.sort(key=numbers.__getitem__)
        folded[key] = matches[0][1], [matches[at][0] for at in order]
    group: Group | None = None
    for at in order:
        body, part = members[at]
        if group is None:
            group = Group(part, [], folded)
        else:
            group.part.add(part)
        group.bodies.append(body)
    if group is not None:
        outer = group.part.root if group.part.target.unit else group.part.unit
        outer.update({key: stem for key, (stem, _) in folded.items()})
    return group
