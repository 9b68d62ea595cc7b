"""What a pack's form cannot say: names that are taken, paths that lead nowhere, checks that can never match."""

from __future__ import annotations

from ..engine.describe import show
from ..engine.rule import fix_fault
from ..targets.names import TARGETS
from .fault import Fault, meant
from .options import Options
from .places import Atlas
from .words import placeholders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from ..source.nodes import Route

SPEC = ("spec",)
AT = ("at",)
PLACING = frozenset({"at", "on", "targets"})
DIGITS = "0123456789"
TEXTS = ("message", "instead", "label")
MATED = frozenset({"on", "targets", "becomes", "examples"})
"""Keys that do not go with every other."""
REFERRING = frozenset({"source", "supersedes", "fix"})
"""Keys that name things elsewhere."""
REWRITING = ("rewritten", "ignored")
"""Effects of which the vendor's own value may be known."""


class Names:
    """The names and codes of rules: voicelint's own, and those of the packs read so far with the file of each."""

    def __init__(self, own: dict[str, str]) -> None:
        self.own = own
        self.marks = {*own, *own.values()}
        self.prefixes = {code.rstrip(DIGITS) for code in own.values()}
        self.taken: dict[str, str] = {}

    def known(self) -> list[str]:
        """Every rule's name."""
        return [*self.own, *(mark for mark in self.taken if not mark.isupper())]


def looks(rule: dict[str, Any], pack: dict[str, Any]) -> list[tuple[str, str, Route]]:
    """Where a rule looks: the spec or a target, a path there, and the route of that path in the rule."""
    at = rule.get("at", "")
    if isinstance(at, dict):
        return [(target, path, ("at", target, *route)) for target, paths in at.items() for path, route in _each(paths)]
    here: Route = AT if "at" in rule else ()
    if rule.get("on", pack.get("on", "spec")) == "spec":
        if type(at) is str:
            return [("spec", at, here)]
        targets: Sequence[str] = SPEC
    else:
        targets = rule.get("targets", pack.get("targets", TARGETS))
    return [(target, path, here + route) for path, route in _each(at) for target in targets]


def _each(paths: str | list[str]) -> list[tuple[str, Route]]:
    return [(paths, ())] if isinstance(paths, str) else [(path, (index,)) for index, path in enumerate(paths)]


class Meaning:
    """Looks at one pack, rule by rule."""

    def __init__(self, pack: dict[str, Any], names: Names, atlas: Atlas) -> None:
        self.pack = pack
        self.names = names
        self.atlas = atlas
        self.here: dict[str, Route] = {}

    def rule(self, rule: dict[str, Any], route: Route, broken: frozenset[str]) -> list[Fault]:
        """What is wrong with a rule; routes are seen from the rule, but for those of related places.

        `broken` are its keys whose form is wrong: they are not in `rule`.
        """
        faults = self.marks(rule, route)
        if not MATED.isdisjoint(rule):
            faults += self.contradictions(rule)
        options = says = None
        if "check" in rule:
            ((check, written),) = rule["check"].items()
            options = Options(check, written)
            says = options.primitive.says
            faults += options.faults()
        places = [] if broken and not broken.isdisjoint(PLACING) else looks(rule, self.pack)
        if not places and not broken:
            faults.append(Fault("pack-check-impossible", "the rule looks nowhere", "name a path under at", ("at",)))
        found = [each for target, path, steps in places for each in self.place(rule, options, target, path, steps)]
        if found:  # what is wrong with a check is so at every path of the rule
            faults += {(each.route, each.message): each for each in found}.values()
        for key in TEXTS:
            if key in rule and ("{" in rule[key] or "}" in rule[key]):
                faults += [each.under(key) for each in placeholders(rule[key], says) or ()]
        return faults if REFERRING.isdisjoint(rule) else faults + self.references(rule, says)

    def place(self, rule: dict[str, Any], options: Options | None, target: str, path: str, steps: Route) -> list[Fault]:
        """What is wrong with one path that a rule looks at, and with what it asks for there."""
        place, wrong, help = self.atlas.find(target, path)
        faults: list[Fault] = []
        if place is None:
            # What is forbidden need not be documented.
            if options is None or options.check != "forbidden" or self.atlas.holder(target, path) is None:
                faults.append(Fault("pack-path-unknown", self.of(target, wrong), help, steps))
        elif options is not None:
            faults = options.never(place, lambda: self.atlas.holder(target, path), steps)
        for asked, values in rule["when"].items() if "when" in rule else ():
            faults += self.when(target, asked, values)
        return faults

    def of(self, target: str, wrong: str) -> str:
        """A message with the request that it is about, where there are several it could be."""
        return wrong if target == "spec" else f"{wrong} (in a request for {target})"

    def marks(self, rule: dict[str, Any], route: Route) -> list[Fault]:
        """A name or code that another rule has, and a code with letters of voicelint's own."""
        names, here = self.names, self.here
        faults: list[Fault] = []
        for key in ("name", "code"):
            mark = rule.get(key)
            if mark is None:
                continue
            wrong, help = "", f"choose another {key}"
            if mark in here:
                wrong, help = f"{mark} is used twice", f"give each rule its own {key}"
            elif mark in names.marks:
                wrong = f"{mark} is a rule of voicelint's own"
            elif mark in names.taken:
                wrong = f"{mark} stands in {names.taken[mark]} too"
            elif key == "code" and mark.rstrip(DIGITS) in names.prefixes:
                wrong, help = f"codes with {mark.rstrip(DIGITS)} are voicelint's own", "begin with letters of yours"
            if wrong:
                related = (here[mark], "first used here") if mark in here else None
                faults.append(Fault("pack-name-taken", wrong, help, (key,), related=related))
            else:
                here[mark] = (*route, key)
        return faults

    def contradictions(self, rule: dict[str, Any]) -> Iterator[Fault]:
        """Keys that do not go together."""
        if isinstance(rule.get("at"), dict):
            for key in ("on", "targets"):
                if key in rule:
                    yield Fault(
                        "pack-rule-contradictory",
                        f"at says already what {key} says",
                        f"take {key} out",
                        (key,),
                        key=True,
                    )
        elif "targets" in rule and rule.get("on", self.pack.get("on", "spec")) == "spec":
            help = "write on: request, or take targets out"
            yield Fault(
                "pack-rule-contradictory", "a rule on specs holds whatever their targets", help, ("targets",), key=True
            )
        effect = rule.get("effect", "risky")
        if "becomes" in rule and effect not in REWRITING:
            help = "write effect: rewritten, if that is what the vendor does"
            yield Fault(
                "pack-rule-contradictory",
                f"becomes goes with rewritten or ignored, not with {effect}",
                help,
                ("becomes",),
                key=True,
            )
        for index, example in enumerate(rule.get("examples", ())):
            if ("bad" in example) == ("good" in example):
                help = "write bad: or good:, with the values that make it so"
                yield Fault(
                    "pack-rule-contradictory", "an example is either bad or good", help, ("examples", index), key=True
                )
            elif "bad" in example and "at" not in example:
                help = "add at, the route of the finding"
                yield Fault(
                    "pack-rule-contradictory",
                    "a bad example says where the finding is",
                    help,
                    ("examples", index),
                    key=True,
                )

    def when(self, target: str, path: str, values: Any) -> list[Fault]:
        """A condition on a place that does not exist, or that never has the value."""
        place, wrong, help = self.atlas.find(target, path)
        if place is None:
            return [Fault("pack-path-unknown", self.of(target, wrong), help, ("when", path), key=True)]
        from .places import fitting

        if "array" in place.kinds and place.item is not None:
            place = place.item  # a list stands for its items
        faults = []
        for index, value in enumerate(values if isinstance(values, list) else [values]):
            wrong = "" if value is None else fitting(place, value)
            if wrong:
                steps = ("when", path, index) if isinstance(values, list) else ("when", path)
                faults.append(Fault("pack-check-impossible", wrong, "write a value that it may have", steps))
        return faults

    def references(self, rule: dict[str, Any], says: frozenset[str] | None) -> list[Fault]:
        """Names of other things that do not exist: documents, rules, the words of a fix."""
        faults = []
        documents = list(self.pack.get("documents", ()))
        document = rule.get("source", {}).get("document")
        if document is not None and document not in documents:
            help = meant(document, documents) if documents else "list it under documents"
            faults.append(
                Fault("pack-name-unknown", f"no document {show(document)} is listed", help, ("source", "document"))
            )
        for index, name in enumerate(rule.get("supersedes", ())):
            if name not in self.names.marks and name not in self.names.taken and name not in self.here:
                own = [
                    each["name"]
                    for each in self.pack["rules"]
                    if isinstance(each, dict) and isinstance(each.get("name"), str)
                ]
                if name not in own:
                    help = meant(name, [*self.names.known(), *own])
                    faults.append(Fault("pack-name-unknown", f"there is no rule {name}", help, ("supersedes", index)))
        fix = rule.get("fix")
        if fix is not None:
            wrong = fix_fault(fix)
            if wrong:
                faults.append(
                    Fault("pack-rule-contradictory", f"fix: {wrong}", "see docs/own-rules.md", ("fix",), key=True)
                )
            value = fix.get("value", "effective")
            if says is not None and value != "effective" and value not in says:
                help = meant(value, sorted({"effective", *says}))
                faults.append(Fault("pack-name-unknown", f"the check has no {show(value)}", help, ("fix", "value")))
        return faults
