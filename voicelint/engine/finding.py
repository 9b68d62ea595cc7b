"""A rule's hit at a concrete route of a request."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar, descend
from .diagnostic import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..source.nodes import Node, Route
    from .context import Context, Hit
    from .place import Place
    from .rule import Rule

TYPED = frozenset({"documented_type", "unquoted"})
"""The checks that say of a value what it should be."""


class Crash:
    """A rule that raised instead of answering."""

    __slots__ = ("error", "rule")

    def __init__(self, rule: Rule, error: BaseException) -> None:
        self.rule = rule
        self.error = error


class Finding:
    """A hit with its place resolved: `node` is the request's node meant, `key` its key when the key is meant."""

    __slots__ = (
        "effective",
        "key",
        "marks_key",
        "node",
        "params",
        "place",
        "related",
        "route",
        "rule",
        "value",
    )

    def __init__(self, rule: Rule, place: Place, node: Node, hit: Hit, context: Context) -> None:
        below = hit.below
        route = (*context.route, *below)
        meant = descend(node, below) if below else node
        if meant is None:  # the place meant is a key that is missing: its holder stands for it
            meant = node
        self.rule = rule
        self.place = place
        self.route: Route = route
        self.node: Node = meant
        self.params: dict[str, Any] = hit.params
        self.related: Sequence[tuple[Node, str]] = hit.related
        self.marks_key = hit.key
        self.key: Scalar | None = _key(node, below, context) if hit.key else None
        if hit.value is not UNSET:
            self.value = hit.value
        else:
            self.value = meant.value if type(meant) is Scalar else UNSET
        if hit.effective is not UNSET:
            self.effective = hit.effective
        elif rule.becomes is not ...:
            self.effective = rule.becomes
        else:
            self.effective = None if rule.effect == "ignored" else UNSET


def absences(finding: Finding) -> list[Route]:
    """The routes of what a finding says is missing; empty for a finding about something that is there."""
    if finding.params.get("missing") is not None:
        return [finding.route]
    return [(*finding.route, key) for key in finding.params.get("lacking", ())]


def misspelt(finding: Finding) -> Route | None:
    """Where an unknown key was likely meant to stand; None for any other finding."""
    meant = finding.params.get("nearest") if finding.rule.check == "documented_keys" else None
    return None if meant is None else (*finding.route[:-1], meant)


def plain_finding(rule: Rule, node: Node, route: Route) -> Finding:
    """A finding of another stage than the walk, for a node at a route: no key, no parameters."""
    made: Finding = Finding.__new__(Finding)
    made.rule, made.node, made.route = rule, node, route
    made.params, made.related, made.marks_key, made.key = {}, (), False, None
    made.value = node.value if type(node) is Scalar else UNSET
    made.effective = None if rule.effect == "ignored" else UNSET
    return made


def _key(node: Node, below: Route, context: Context) -> Scalar | None:
    """The key under which the place meant stands, or its holder's where the place is missing; None for an item."""
    steps: list[tuple[Node, str | int]] = list(zip(context.parents, context.route, strict=False))
    at: Node | None = node
    for step in below:
        if at is None:
            break
        steps.append((at, step))
        at = descend(at, (step,))
    for parent, step in reversed(steps):
        if not isinstance(parent, Mapping):
            break  # an item: the key of its list may stand thousands of lines away
        entry = parent.index.get(str(step))
        if entry is not None:
            return entry.key
    return None
