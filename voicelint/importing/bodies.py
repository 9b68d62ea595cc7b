"""The request bodies of a file, each with the API that it is for."""

from __future__ import annotations

from ..pipeline import Checker
from ..source.nodes import Mapping, Sequence
from ..targets.names import MARK, load_target
from ..targets.recognise import recognise
from .parts import Shapeless, take_apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..source.document import Source
    from ..source.nodes import Node
    from ..targets.mapping import Target
    from .parts import Part


class Body:
    """One request body: what to call it, its target, its plain data, and its parts."""

    __slots__ = ("data", "name", "parts", "target")

    def __init__(self, name: str, target: Target, data: Any) -> None:
        self.name = name
        self.target = target
        self.data = data
        self.parts: list[Part] = take_apart(target, data)


class Taken:
    """What was read from one file: its bodies, its diagnostics, and why it cannot be imported, if so.

    `unknown` says that the reason is that nobody knows what the file is.
    """

    __slots__ = ("bodies", "diagnostics", "reasons", "source", "unknown")

    def __init__(self, checker: Checker) -> None:
        self.source: Source = checker.source
        self.diagnostics = checker.diagnostics
        self.bodies: list[Body] = []
        self.reasons: list[str] = []
        self.unknown = False


def take(source: Source, now: datetime, target: str | None) -> Taken:
    """The bodies of a parsed file. `target` is what they are for; by default their shape tells."""
    checker = Checker(source, now, target)
    checker.run()
    taken = Taken(checker)
    name = source.filename
    roots = [each.root for each in source.documents if each.root is not None]
    if len(roots) != len(source.documents) or not roots:
        broken = source.problems[0].message if source.problems else "it is empty"
        taken.reasons.append(f"{name} cannot be read: {broken}")
        return taken
    if any(each.rule.name == "wrong-api" for each in checker.diagnostics):
        taken.reasons.append(f"{name} is no request for {target}")
        return taken
    several = len(roots) > 1
    for number, root in enumerate(roots, 1):
        here = f"{name}, document {number}" if several else name
        if isinstance(root, Sequence) and root.items and isinstance(root.items[0], Mapping):
            for index, item in enumerate(root.items, 1):
                _add(taken, item, f"{here}, item {index}", target)
        else:
            _add(taken, root, here, target)
    return taken


def _add(taken: Taken, root: Node, name: str, target: str | None) -> None:
    if isinstance(root, Mapping) and MARK in root:
        taken.reasons.append(f"{name} is a campaign spec already")
        taken.unknown = True
        return
    if target is None:
        known = recognise(root)
        target = known.target
        if target is None:
            reason = known.reason or f"it is a request for another API: {known.foreign}"
            taken.reasons.append(f"{name} is not known as a request: {reason}; --target names its API")
            taken.unknown = True
            return
    try:
        taken.bodies.append(Body(name, load_target(target), root.plain()))
    except Shapeless as fault:
        taken.reasons.append(f"{name} has not the form of a request for {target}: {fault}")
