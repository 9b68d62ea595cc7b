"""A pack's own examples, run: a bad one gives its rule at its place, a good one gives none of the pack's rules."""

from __future__ import annotations

import json

from ..engine.diagnostic import UNSET, pointer
from ..engine.packs import Rulebook
from ..engine.policy import Policy
from ..pipeline import check_text
from ..targets.names import TARGETS
from ..values.times import parse_time
from .bodies import body_of, put, remove, steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..source.nodes import Route

NOW = "2026-11-21T12:00:00Z"


class Tried:
    """One example that was run: its rule ("" for a base), what it is, its route in the pack, and why it failed ("")."""

    __slots__ = ("kind", "number", "reason", "route", "rule")

    def __init__(self, rule: str, kind: str, number: int, route: Route, reason: str) -> None:
        self.rule = rule
        self.kind = kind
        self.number = number
        self.route = route
        self.reason = reason


class Wrong(Exception):  # noqa: N818 - why an example failed
    """Why an example failed, in a sentence."""


def run(pack: dict[str, Any]) -> Iterator[Tried]:
    """Run the bases and all examples of a pack (in its compiled form)."""
    trial = _Trial(pack)
    written = pack["written"]
    for target in written.get("base", {}):
        yield Tried(
            "", f"base of {target}", 1, ("base", target), trial.reason({"good": {}, "target": target}, target, "")
        )
    for index, (rule, made) in enumerate(zip(written["rules"], pack["rules"], strict=True)):
        for number, example in enumerate(rule.get("examples", ()), 1):
            kind = "bad" if "bad" in example else "good"
            target = example.get("target", made["targets"][0])
            route = ("rules", index, "examples", number - 1)
            yield Tried(rule["name"], kind, number, route, trial.reason(example, target, rule["name"]))


class _Trial:
    def __init__(self, pack: dict[str, Any]) -> None:
        self.pack = pack
        self.names = {rule["name"] for rule in pack["rules"]}
        self.policy = Policy(rules=Rulebook((pack,)))

    def reason(self, example: dict[str, Any], target: str, rule: str) -> str:
        """Why an example fails; empty when it does not."""
        try:
            self.hold(example, target, rule)
        except Wrong as wrong:
            return str(wrong)
        return ""

    def hold(self, example: dict[str, Any], target: str, rule: str) -> None:
        text, name = self.text(example, target)
        now = parse_time(example.get("now", self.pack["written"].get("base_now", NOW)))
        if now is None:
            raise Wrong(f"{example.get('now')} is no time with an offset, such as 2026-12-01T09:00:00Z")
        of = target if target in TARGETS else None
        done = check_text(text, name, now, of, self.policy)
        if done.skipped:
            raise Wrong(f"it is no campaign: {done.skipped}")
        for each in done.diagnostics:
            if each.rule.name in ("internal-error", "syntax-error"):
                raise Wrong(each.message)
        found = [each for each in done.diagnostics if each.rule.name in self.names]
        if "good" in example:
            if found:
                raise Wrong(f"it should be silent, but {_said(found)}")
            return
        self.found(example, found, rule)
        if "fixed" in example:
            self.fixed(example, (text, name, now, of), rule)

    def text(self, example: dict[str, Any], target: str) -> tuple[str, str]:
        """The example's text and the name of its file."""
        if "text" in example:
            return example["text"], example.get("filename", "example.yaml")
        base = self.pack["written"].get("base", {}).get(target)
        if base is None:
            from ..engine.catalogue import documentation

            base = documentation(target)["base"]
        try:
            return json.dumps(body_of(base, example), ensure_ascii=False), "example.json"
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise Wrong(f"its values do not fit the base: {type(error).__name__}: {error}") from None

    def found(self, example: dict[str, Any], found: list[Diagnostic], rule: str) -> None:
        """Raise unless the rule has spoken at the place."""
        wanted = pointer(steps(example["at"]))
        here = [each for each in found if each.rule.name == rule and wanted in _places(each)]
        if not here:
            raise Wrong(f"{rule} should be found at {example['at'] or 'the top'}, but {_said(found)}")
        if "effective" in example and here[0].effective != example["effective"]:
            value = "nothing known" if here[0].effective is UNSET else repr(here[0].effective)
            raise Wrong(f"the vendor should use {example['effective']!r}, but it is {value}")

    def fixed(self, example: dict[str, Any], what: tuple[str, str, datetime, str | None], rule: str) -> None:
        """Raise unless the rule's fix makes the changes that the example names, and no other."""
        from ..fixing.run import fix_text

        outcome = fix_text(*what, unsafe=True, wants=lambda each: each.rule.name == rule, policy=self.policy)
        old, new = (checker.source.documents[0].root for checker in (outcome.before, outcome.after))
        wanted = None if old is None else old.plain()
        for route, value in example["fixed"].items():
            try:
                if value is None:
                    remove(wanted, steps(route))
                else:
                    wanted = put(wanted, steps(route), value)
            except (LookupError, TypeError, AttributeError):
                raise Wrong(f"fixed: {route} does not fit what is written") from None
        if not outcome.done:
            raise Wrong("it should be fixed, but no fix was made")
        if new is None or new.plain() != wanted:
            raise Wrong(f"it should be fixed otherwise; the fix made it {outcome.text[:400]}")


def _places(found: Diagnostic) -> set[str | None]:
    """The pointers that a finding is at; of something missing that of the missing key."""
    return {found.pointer, found.request_pointer, f"{found.pointer}/{found.subject}"}


def _said(found: list[Diagnostic]) -> str:
    if not found:
        return "nothing was found"
    return "found was " + "; ".join(
        f"{each.rule.name} at {each.pointer or 'the top'}: {each.message}" for each in found
    )
