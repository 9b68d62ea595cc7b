"""One walk over a request: every node meets the checks of its place."""

from __future__ import annotations

from ..source.nodes import DOUBLE, Mapping, Scalar, Sequence
from .context import Context, Deferred
from .finding import Crash, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from ..source.nodes import Node
    from ..targets.request import Request
    from .context import Hits
    from .place import Check, Place
    from .ruleset import RuleSet


class Walk:
    """Runs a rule set over one request and gathers findings in the order of the request."""

    def __init__(self, rules: RuleSet, request: Request, now: datetime, country: str | None = None) -> None:
        self.rules = rules
        self.context = Context(request, now, country)
        self.findings: list[Finding] = []
        self.crashes: dict[str, Crash] = {}
        self.shared = request.shared
        self.seen: set[tuple[int, int]] = set()

    def run(self) -> None:
        self.visit(self.rules.root, self.context.request.root)

    def visit(self, place: Place, node: Node) -> None:
        """Check a node at a place, then what is below it."""
        if self.shared and not place.each:
            mark = (id(place), id(node))
            if mark in self.seen:
                return
            self.seen.add(mark)
        if type(node) is Scalar:
            if type(node.value) not in place.scalars or (place.refine is not None and not place.refine(node)):
                self.mistyped(place, node)
                return
            if place.checks:
                self.check(place.checks, place, node)
        elif type(node) is Mapping:
            if not place.object:
                self.hook(self.rules.on_type, place, node)
                if place.item is not None and place.item.object:
                    # One entry without the list around it: what is wrong inside it is worth saying all the same.
                    self.inside(place.item, node)
                return
            self.inside(place, node)
        elif type(node) is Sequence:
            if not place.array:
                self.hook(self.rules.on_type, place, node)
                return
            if place.checks:
                self.check(place.checks, place, node)
            if place.item is not None:
                self.items(place.item, node)

    def mistyped(self, place: Place, node: Scalar) -> None:
        """Speak of a value of the wrong type: of what a vendor that converts it makes of it, or of why it refuses that.

        Where the vendor converts nothing, quotes may be all that a text lacks. A count of seconds is no time with them either.
        """
        first = len(self.findings)
        self.hook(self.rules.on_type, place, node)
        found = self.findings[first:]
        converts = bool(found) and all(each.rule.effect == "rewritten" for each in found)
        made = found[-1].effective if converts else _in_quotes(place, node)
        if not found or not place.checks or not isinstance(made, (str, bool, int)):
            return
        converted = Scalar(node.start, node.end, made, node.raw, node.style if converts else DOUBLE)
        converted.origin = node.origin
        self.check(place.checks, place, converted)
        more = self.findings[first + len(found) :]
        if not converts:
            hopeless = [each for each in more if _hopeless(each)]
            for each in hopeless:
                each.node = node  # nothing of it is converted
            self.findings[first:] = hopeless or found
        elif any(each.rule.effect in ("rejected", "rewritten") for each in more):
            self.findings[first:] = more  # the last word on what is sent, or that it is not

    def inside(self, place: Place, node: Mapping) -> None:
        """Check a mapping at a place whose type it is known to fit."""
        if place.checks:
            self.check(place.checks, place, node)
        self.mapping(place, node)

    def mapping(self, place: Place, node: Mapping) -> None:
        """Visit the entries of a mapping; unknown and missing keys go to the rules that ask for them."""
        context = self.context
        index = node.index
        for key in place.required:
            if key not in index:
                self.hook(self.rules.on_missing, place.keys[key], node, key=key)
        context.parents.append(node)
        for key, entry in index.items():
            below = place.keys.get(key) or place.any
            if below is not None:
                context.route.append(key)
                self.visit(below, entry.value)
                context.route.pop()
                if below.type is not None:
                    continue
            if place.type is not None and (place.keys or place.any):
                context.route.append(key)
                self.hook(self.rules.on_unknown, place, entry.value)
                context.route.pop()
        context.parents.pop()

    def items(self, place: Place, node: Sequence) -> None:
        """Visit the items of a list."""
        context = self.context
        context.parents.append(node)
        route = context.route
        route.append(0)
        for index, item in enumerate(node.items):
            route[-1] = index
            self.visit(place, item)
        route.pop()
        context.parents.pop()

    def hook(self, checks: list[Check], place: Place, node: Node, key: str | None = None) -> None:
        """Run the checks that stand for a whole class of places (wrong type, unknown key, missing key)."""
        self.context.scratch["key"] = key
        self.check(checks, place, node)

    def check(self, checks: list[Check], place: Place, node: Node) -> None:
        """Run checks at a node; one that raises is noted once and does not stop the others."""
        context = self.context
        context.place = place
        for check in checks:
            try:
                if type(check.function) is Deferred:
                    check.function = check.function.load()
                hits: Hits = check.function(node, context)
                if hits is None:
                    continue
                found = [
                    Finding(check.rule, place, node, hit, context)
                    for hit in (hits if isinstance(hits, list) else (hits,))
                ]
            except (Exception, SystemExit) as error:  # a rule's fault must not take the others along
                self.crashes.setdefault(check.rule.name, Crash(check.rule, error))
                continue
            self.findings += found


def _in_quotes(place: Place, node: Scalar) -> str | None:
    """The text that a number or true becomes by quotes alone; None where no text is taken, or where YAML lost a part of it."""
    written = node.raw if isinstance(node.value, float) else str(node.value).lower()
    if not isinstance(node.value, (int, float)) or str not in place.scalars or node.raw != written:
        return None
    quoted = Scalar(node.start, node.end, written, node.raw, DOUBLE)
    return written if place.refine is None or place.refine(quoted) else None


def _hopeless(finding: Finding) -> bool:
    """Whether a value is refused or lost, and nothing certain can be written in its place."""
    rule = finding.rule
    if rule.severity != "error" or rule.effect not in ("rejected", "rewritten"):
        return False
    fix = rule.fix
    return fix is None or (fix["action"] == "write" and "to" not in fix and finding.params.get(fix["value"]) is None)
