"""What one finding's fix means beside the others: which fixes are not safe, though their rules call them so.

While keys are misspelt or values of a wrong type, nobody knows what is ignored for want of them; while a target is
misspelt, nobody knows what it would make of anything. And in a spec with several targets a fix is safe only if what
every target's vendor will execute stays as it was: the targets that a finding is about are the rule's own business, it
is the others that a change of the shared spec may hurt.
"""

from __future__ import annotations

from ..engine.finding import TYPED
from ..source.nodes import Mapping
from ..targets.names import MARK, targets_of
from .edits import SAFE, UNSAFE, Taken, apply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from ..engine.diagnostic import Diagnostic
    from ..engine.packs import Rulebook
    from ..source.document import Source
    from .edits import Edit, Fix

SHAPE = TYPED | {"documented_keys", "documented_required", "found_by"}
"""The checks whose errors leave it open what the file would say without them."""
NOBODY = "unknown-target"
"""The rule about a target that is not known: what it would make of a value that another rewrites, nobody can tell."""
MOST_TRIALS, FEWEST_TRIALS = 40, 3
"""How many sets of fixes are tried on one document before the rest counts as unsafe: the fewest on a long one."""
TRIED = 2_000_000
"""Characters that the trials on one document read together."""


def settle(source: Source, diagnostics: list[Diagnostic], chosen: list[str], now: datetime, rules: Rulebook) -> None:
    """Make unsafe what is not known to be ignored, and what changes the request of a target not meant."""
    misshapen = any(each.severity == "error" and each.rule.check in SHAPE for each in diagnostics)
    nobody = any(each.rule.name == NOBODY for each in diagnostics)
    if misshapen or nobody:
        for each in diagnostics:
            if each.fix is not None and (drops(each) or (nobody and by_the_vendor(each))):
                each.fix.safety = UNSAFE

    for number, document in enumerate(source.documents):
        root = document.root
        if not isinstance(root, Mapping) or MARK not in root:
            continue
        names = list(dict.fromkeys([*targets_of(root), *chosen]))
        if len(names) < 2:
            continue
        proposals: dict[tuple[tuple[int, int, str], ...], _Proposal] = {}
        for each in diagnostics:
            fix = each.fix
            if fix is not None and fix.safety == SAFE and each.targets and fix.changes[0].document == number:
                proposals.setdefault(fix.mark, _Proposal(fix)).add(each)
        groups: dict[tuple[str, ...], list[_Proposal]] = {}
        for proposal in proposals.values():
            others = tuple(name for name in names if name not in proposal.targets)
            if others:
                groups.setdefault(others, []).append(proposal)
        if groups:
            trials = _Trials(source, number, root, now, rules)
            for others, members in groups.items():
                trials.divide(others, members)


def by_the_vendor(diagnostic: Diagnostic) -> bool:
    """Whether a finding is about what the vendor rewrites or ignores, and goes on with."""
    return diagnostic.severity != "error" and diagnostic.rule.effect in ("rewritten", "ignored")


def drops(diagnostic: Diagnostic) -> bool:
    """Whether a fix takes something out because the vendor makes nothing of it."""
    fix = diagnostic.fix
    if fix is None or not by_the_vendor(diagnostic):
        return False
    return any(change.kind == "delete" or change.value == {} for change in fix.changes)


class _Proposal:
    """A change of the text, the findings of which it is the fix, and the targets that they are about."""

    __slots__ = ("findings", "fix", "targets")

    def __init__(self, fix: Fix) -> None:
        self.fix = fix
        self.findings: list[Diagnostic] = []
        self.targets: set[str] = set()

    def add(self, finding: Diagnostic) -> None:
        """Take in one more finding of which it is the fix."""
        self.findings.append(finding)
        self.targets.update(finding.targets)

    @property
    def rule(self) -> str:
        """The name of the first finding's rule."""
        return self.findings[0].rule.name

    def refuse(self) -> None:
        """Make it unsafe wherever it is the fix."""
        for each in self.findings:
            if each.fix is not None:
                each.fix.safety = UNSAFE


class _Trials:
    """Tries sets of fixes on one document."""

    def __init__(self, source: Source, number: int, root: Mapping, now: datetime, rules: Rulebook) -> None:
        self.source = source
        self.number = number
        self.root = root
        self.now = now
        self.rules = rules
        self.left = min(MOST_TRIALS, max(FEWEST_TRIALS, TRIED // (len(source.text) + 1)))
        self.before: dict[str, bytes] = {}

    def divide(self, others: tuple[str, ...], members: list[_Proposal]) -> None:
        """Find the fixes that change what the other targets get: rule by rule, then half by half."""
        if self.keeps(others, members):
            return
        if len(members) == 1 or self.left <= 0:
            for each in members:
                each.refuse()
            return
        by_rule: dict[str, list[_Proposal]] = {}
        for each in members:
            by_rule.setdefault(each.rule, []).append(each)
        half = len(members) // 2
        for part in by_rule.values() if len(by_rule) > 1 else (members[:half], members[half:]):
            self.divide(others, part)

    def keeps(self, others: tuple[str, ...], members: list[_Proposal]) -> bool:
        """Whether the other targets' requests have the same effect with all these fixes made."""
        if self.left <= 0:
            return False
        self.left -= 1
        taken = Taken()
        edits: list[Edit] = []
        for each in members:
            if not taken.take(each.fix.edits):
                return False
            edits += each.fix.edits
        from ..source.parse import parse

        source = self.source
        documents = parse(apply(source.text, edits), source.filename, source.format).documents
        changed = documents[self.number].root if self.number < len(documents) else None
        if not isinstance(changed, Mapping):
            return False
        missing = [name for name in others if name not in self.before]
        self.before.update(effects(self.root, missing, self.now, self.rules))
        return effects(changed, list(others), self.now, self.rules) == {name: self.before[name] for name in others}


def effects(spec: Mapping, names: list[str], now: datetime, rules: Rulebook) -> dict[str, bytes]:
    """What each target's vendor will execute of a spec, as bytes that only equal requests share."""
    from ..engine.effective import effective
    from ..engine.run import check_request
    from ..engine.spoken import Spoken
    from ..targets.lower import Lowering
    from ..targets.names import load_target
    from ..targets.request import Request
    from .changes import fingerprint

    found, _ = check_request(Request("spec", spec, format="yaml"), rules.ruleset("spec"), now)
    unsure = Spoken(found, spec).nodes
    made: dict[str, bytes] = {}
    for name in names:
        lowering = Lowering(load_target(name), spec, now, unsure)
        request = lowering.lower()
        lost = sorted(f"{problem.rule} {problem.route}" for problem in lowering.problems)
        made[name] = fingerprint([effective(request, rules.ruleset(name), now), lost])
    return made
