"""From a file's text to its diagnostics: parse, lower or recognise, check, and put in order."""

from __future__ import annotations

import re

from .engine.diagnostic import UNSET, Diagnostic, Related, in_order, pointer
from .engine.finding import TYPED, plain_finding
from .engine.packs import ruleset
from .engine.policy import OFF, PLAIN, SUPPRESSED
from .engine.run import check_request
from .source.nodes import Mapping, Scalar, Sequence
from .source.parse import parse
from .targets.names import MARK, TARGETS, load_target, targets_of
from .targets.request import Request
from .values.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from .engine.finding import Crash, Finding
    from .engine.policy import Policy
    from .engine.ruleset import RuleSet
    from .engine.spoken import Spoken
    from .source.document import Comment, Source
    from .source.nodes import Node, Route
    from .suppressing.cover import Span
    from .targets.lower import Lowering
    from .targets.problem import LoweringProblem

# What a file that cannot be parsed must hold for its syntax to be any business of ours.
_HINT = Lazy(
    r"""^(?:[ \t{]*["']voicelint["']|(?:\{[ \t]*)?voicelint)\s*:"""
    r"""|["'](?:scenarioId|destinationA|destinationB|deliverychannel|callflowid"""
    r"""|phone_number|voice_gender|voice_language|fileURL|campaignName|collectDtmfDigits)["']\s*:""",
    re.M,
)


class Checker:
    """Checks one file. `skipped` says why nothing in it is a campaign; then there are no diagnostics."""

    def __init__(self, source: Source, now: datetime, target: str | None = None, policy: Policy = PLAIN) -> None:
        self.source = source
        self.now = now
        self.policy = policy
        self.rules = policy.rules
        self.target = policy.payload if target is None else target
        """What raw requests are for."""
        self.targets = [] if target is None else [target]
        """What specs are lowered for in place of their own targets."""
        self.lowerings: list[tuple[Mapping, Lowering, Request]] | None = None
        """Gathers what every spec became for each target, when a list is put here."""
        self.campaigns = 0
        self.skipped = ""
        self.passed: list[tuple[str, str]] = []
        """Parts of the file that are no campaign, each with the reason."""
        self.diagnostics: list[Diagnostic] = []
        self.suppressed: list[Diagnostic] = []
        """The findings that an exception was made for; known once `chosen` was asked."""
        self.baseline = policy.baseline
        self.held: list[Diagnostic] = []
        """Findings that comments suppress."""
        self.known: list[Diagnostic] = []
        """Findings that the baseline has."""
        self.unmet: dict[str, int] = {}
        """How often the baseline has more of a finding than there are, by its fingerprint."""
        self.above: list[tuple[Span, Comment]] = []
        """Suppressions on lines of their own, each with the stretch that it is for."""
        self.checked: list[bool | None] = []
        """Of every document whether all of it was checked; None where nothing was."""
        self.ran: set[str] = set()
        """The targets whose rules were run ("spec" too)."""
        self.failed: set[str] = set()
        """The rules that raised."""

    def run(self) -> None:
        """Fill `diagnostics` (in file order) or `skipped`."""
        source = self.source
        for number, each in enumerate(source.documents, 1):
            before = self.campaigns, len(self.passed)
            if each.root is not None:
                self.document(each.root, f"document {number}" if len(source.documents) > 1 else "it")
            whole = each.root is not None and len(self.passed) == before[1]
            self.checked.append(
                whole if self.campaigns > before[0] or (each.root is None and source.problems) else None
            )
        if self.campaigns or (source.problems and (self.target is not None or _HINT.search(source.text))):
            self.problems()
            self.diagnostics = in_order(self.diagnostics)
            self.hold()
            self.mend()
            return
        self.skipped = self.passed[0][1] if self.passed else "it is empty"
        if source.problems:
            line, column = source.lines.position(source.problems[0].start)
            self.skipped = f"it cannot be read: {source.problems[0].message} (line {line}, column {column})"

    def hold(self) -> None:
        """Take out what comments suppress or the baseline knows."""
        comments = []
        if self.source.comments:
            from .source.comments import addressed

            comments = [each for each in self.source.comments if addressed(each)]
        if comments or self.baseline is not None:
            from .suppressing.hold import hold

            hold(self, comments)

    def mend(self) -> None:
        """Give every diagnostic its fix, where one is known."""
        planned = [each for each in self.diagnostics if each.rule.fix is not None]
        if not planned:
            return
        from .fixing.plan import Planner
        from .fixing.settle import settle
        from .fixing.waking import settle_renames

        planner = Planner(self.source)
        for each in planned:
            each.fix = planner.fix(each)
            each.plan = ()
        # What is held back stands in the file all the same.
        every = [*self.diagnostics, *self.held, *self.known]
        settle(self.source, every, self.targets, self.now, self.rules)
        ran = [self.rules.ruleset(target).rules.values() for target in self.ran]
        if any(rule.deliberate for rules in ran for rule in rules):
            settle_renames(self.source, every, self.findings)
        if self.above:
            from .suppressing.removal import take_along

            take_along(self.source.text, self.above, planned)

    def findings(self, text: str) -> list[Diagnostic]:
        """What would be found in another text of this file, whatever comments and the baseline say."""
        other = Checker(parse(text, self.source.filename, self.source.format), self.now, self.target, self.policy)
        other.targets = self.targets
        for each in other.source.documents:
            if each.root is not None:
                other.document(each.root, "it")
        return other.diagnostics

    def chosen(self, firm: frozenset[str] = frozenset(), *, known: bool = False) -> list[Diagnostic]:
        """The diagnostics that the policy asks for, each with its severity; with `known` those of the baseline too.

        The one that kept a document from being checked is always among them, and so are the errors of packs in `firm`.
        """
        source = self.source
        broken = source.problems and any(each.root is None for each in source.documents)
        said = source.problems[-1].name if broken else ""
        found: list[Diagnostic] = []
        self.suppressed = [each for each in self.held if self.policy.judge(each) != OFF]
        for each in [*self.diagnostics, *self.known] if known else self.diagnostics:
            severity = self.policy.judge(each)
            if severity == SUPPRESSED:
                self.suppressed.append(each)
            elif each.rule.name == said or (each.rule.pack in firm and each.severity == "error"):
                found.append(each)
            elif severity != OFF:
                each.severity = severity
                found.append(each)
        return found

    def document(self, root: Node, name: str) -> None:
        """Check one document; what is no campaign in it goes to `passed`."""
        if isinstance(root, Mapping) and MARK in root:
            self.campaigns += 1
            self.spec(root)
        elif isinstance(root, Sequence) and root.items and isinstance(root.items[0], Mapping):
            for index, item in enumerate(root.items):
                reason = self.raw(item, (index,))
                if reason:
                    self.passed.append((f"item {index + 1} of {name}", reason))
        else:
            reason = self.raw(root, ())
            if reason:
                self.passed.append((name, reason))

    def raw(self, root: Node, base: Route) -> str:
        """Check a raw request; the answer says why it is not recognised, or is empty."""
        target = self.target
        if isinstance(root, Mapping) and MARK in root:
            return "a campaign spec has to be a document of its own, it cannot stand in a list"
        if target is None:
            from .targets.recognise import recognise

            known = recognise(root)
            target = known.target
            if target is None:
                return known.reason or f"it is a request for another API: {known.foreign}"
        self.campaigns += 1
        source = self.source
        request = Request(
            target, root, format=source.format, base=base, text=source.text, recordings=self.policy.recordings
        )
        rules = self.rules.ruleset(target)
        self.report(self.run_rules(request, rules), request, rules)
        return ""

    def spec(self, root: Mapping) -> None:
        """Check a spec as such, then the request of each of its targets."""
        rules = self.rules.ruleset("spec")
        request = Request("spec", root, format=self.source.format, text=self.source.text, targets=tuple(self.targets))
        names = self.targets or targets_of(root)
        found = self.run_rules(request, rules)
        if self.targets:
            found = [each for each in found if each.params.get("missing") != "target"]
        spoken = None
        if found:
            from .engine.spoken import Spoken, left_to_choose

            found = [each for each in found if left_to_choose(each, names)]
            spoken = Spoken(found, root)
            self.report(found, request, rules)
        for name in names:
            self.lowered(root, name, rules, spoken)

    def lowered(self, root: Mapping, name: str, spec_rules: RuleSet, spoken: Spoken | None) -> None:
        """Check the request that a spec becomes for one target."""
        from .targets.lower import Lowering

        lowering = Lowering(load_target(name), root, self.now, spoken.nodes if spoken is not None else frozenset())
        request = lowering.lower()
        request.text, request.recordings = self.source.text, self.policy.recordings
        if self.lowerings is not None:
            self.lowerings.append((root, lowering, request))
        for problem in lowering.problems:
            said = self.problem(problem, name, spec_rules)
            if said.rule.fix is not None and problem.count < 2:
                said.plan = ((plain_finding(said.rule, problem.node, problem.route), Request("spec", root)),)
            self.diagnostics.append(said)
        rules = self.rules.ruleset(name)
        found = self.run_rules(request, rules)
        if spoken is not None:
            found = [each for each in found if not spoken.covers(each, request)]
        if found:
            from .engine.gaps import gathered

            self.report(gathered(found, request), request, rules)

    def run_rules(self, request: Request, rules: RuleSet) -> list[Finding]:
        """The findings of a rule set on a request. Rules that raise are told at once."""
        found, crashes = check_request(request, rules, self.now, self.policy.country)
        self.ran.add(rules.target)
        self.failed.update(each.rule.name for each in crashes)
        self.diagnostics += [self.crash(each, rules) for each in crashes]
        return found

    def report(self, found: list[Finding], request: Request, rules: RuleSet) -> None:
        """Take findings over as diagnostics."""
        if not found:
            return
        from .engine.describe import diagnose

        self.diagnostics += [diagnose(each, rules, request, self.source.filename) for each in found]

    def problem(self, problem: LoweringProblem, target: str, rules: RuleSet) -> Diagnostic:
        """The diagnostic for what could not be lowered."""
        from .engine.describe import cut, span

        rule = rules.rules[problem.rule]
        words = {"times": f" ({problem.count} times)" if problem.count > 1 else ""}
        words.update((name, cut(str(part))) for name, part in problem.params.items())
        value = problem.node.value if isinstance(problem.node, Scalar) else None
        start, end = span(problem.node, problem.key, False)
        evidence = rule.evidence["spec"].at(words.get("field", words.get("name", "")))
        return Diagnostic(
            rule, rule.severity, (target,), self.source.filename, start, end, rule.message.format_map(words),
            rule.instead.format_map(words), rule.label, pointer(problem.route), None, value,
            None if rule.effect == "ignored" else UNSET, evidence,
        )  # fmt: skip

    def problems(self) -> None:
        """Take over what is wrong with the text itself."""
        if not self.source.problems and self.source.format == "json":
            return
        rules = ruleset("source")
        from .engine.checks.yaml_traps import traps

        name = self.source.filename
        # Of a value that is told to be something else, it is no news how older readers of YAML take it.
        refused = {(each.start, each.end) for each in self.diagnostics if each.rule.check in TYPED}
        older = [each for each in traps(self.source) if (each.start, each.end) not in refused]
        problems = [*self.source.problems, *older]
        if not problems:
            return
        from .engine.describe import of_text

        for each in problems:
            related = tuple(Related(start, end, text) for start, end, text in each.related)
            rule = rules.rules[each.name]
            self.diagnostics.append(of_text(rule, name, each.start, each.end, each.message, each.help, related))

    def crash(self, crash: Crash, rules: RuleSet) -> Diagnostic:
        """The diagnostic for a rule that raised."""
        from .engine.describe import of_text

        rule = ruleset("source").rules["internal-error"]
        words = {"rule": crash.rule.name, "error": f"{type(crash.error).__name__}: {crash.error}"[:200]}
        said = of_text(rule, self.source.filename, 0, 0, rule.message.format_map(words), rule.instead)
        said.targets = (rules.target,) if rules.target in TARGETS else ()
        return said


def check_text(
    text: str,
    filename: str,
    now: datetime,
    target: str | None = None,
    policy: Policy = PLAIN,
    format: str | None = None,
) -> Checker:
    """Check a file's text. `target` is what its raw requests are for; a spec is lowered for it in place of its own."""
    checker = Checker(parse(text, filename, format), now, target, policy)
    checker.run()
    return checker
