"""The rules for one target, made ready: the tree of places with every check at its place."""

from __future__ import annotations

from .place import Check, Place, build_places
from .primitives import PRIMITIVES
from .rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .context import CheckFunction


class RuleSet:
    """`root` is the place of the whole request; the other lists hold the checks for whole classes of places."""

    __slots__ = ("_places", "on_missing", "on_type", "on_unknown", "root", "rules", "target", "vendor")

    def __init__(self, target: str, vendor: str, root: Place) -> None:
        self.target = target
        self.vendor = vendor
        self.root = root
        self.rules: dict[str, Rule] = {}
        self._places: dict[str, Place] = {}
        self.on_type: list[Check] = []
        self.on_unknown: list[Check] = []
        self.on_missing: list[Check] = []

    def add(self, rule: Rule) -> None:
        """Attach a rule at its paths."""
        primitive = PRIMITIVES[rule.check]
        function: CheckFunction = primitive.make(**rule.options)
        if rule.when:
            from .condition import conditional

            function = conditional(function, rule.when)
        check = Check(rule, function)
        self.rules[rule.name] = rule
        if primitive.hook == "type":
            self.on_type.append(check)
        elif primitive.hook == "unknown":
            self.on_unknown.append(check)
        elif primitive.hook == "missing":
            self.on_missing.append(check)
        elif not primitive.hook:
            for path in rule.at.get(self.target, ()):
                place = self._places.get(path)
                if place is None:
                    place = self._places[path] = self.root.below(path)
                place.checks.append(check)
                place.each = place.each or primitive.each


def build_ruleset(target: str, pack: dict[str, Any], others: Iterable[dict[str, Any]]) -> RuleSet:
    """The rule set of a target (or of the spec) from its own compiled pack and the packs it shares."""
    rules = RuleSet(target, pack["vendor"], build_places(pack["fields"]))
    for each in (pack, *others):
        for data in each["rules"]:
            if target in data["targets"]:
                rules.add(Rule(data, each["pack"]))
    return rules
