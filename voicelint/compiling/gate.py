"""What may be compiled: specs without an error, judged as something that is about to be sent."""

from __future__ import annotations

from ..engine.describe import diagnose
from ..engine.diagnostic import in_order
from ..engine.gaps import gathered
from ..engine.policy import PLAIN
from ..engine.run import check_request
from ..pipeline import Checker
from ..source.nodes import Mapping
from ..source.parse import parse
from ..targets.names import MARK
from ..targets.request import Request
from .requests import Requests
from .suppressed import blocking
from .unsent import left_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ..engine.diagnostic import Diagnostic
    from ..engine.policy import Policy
    from ..source.document import Source

SENT = frozenset({"recipient-file-unread", "send-time-past", "window-without-start"})
"""Rules that are milder while nothing is sent: what they find cannot be compiled rightly."""

OVER = frozenset({"send-time-past", "expiry-past"})
"""Rules about a moment that has gone by; what was compiled before it is none the worse for that."""

LOSS = "not-expressible"

FAITHFUL = frozenset({"source", "spec"})
"""Packs whose errors mean that what is compiled would not be what the spec says: no configuration makes them milder."""


class Campaign:
    """One spec that may be compiled: the requests for each of its targets."""

    __slots__ = ("requests",)

    def __init__(self, requests: list[Requests]) -> None:
        self.requests = requests


class Passed:
    """What became of one file: its diagnostics, and its campaigns unless an error remains.

    `text` is the file's, as it was read. `reason` says why it is no spec; then there is neither. `notes` are worth
    knowing besides; `suppressed` counts findings that were silenced.
    """

    __slots__ = ("campaigns", "diagnostics", "notes", "reason", "source", "suppressed", "text")

    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.source = source
        self.reason = ""
        self.diagnostics: list[Diagnostic] = []
        self.suppressed = 0
        self.campaigns: list[Campaign] = []
        self.notes: list[str] = []

    @property
    def refused(self) -> bool:
        """Whether an error remains."""
        return any(each.severity == "error" for each in self.diagnostics)


def admit(
    text: str,
    filename: str,
    now: datetime,
    targets: Iterable[str] = (),
    policy: Policy = PLAIN,
    *,
    allow_loss: bool = False,
    past: bool = False,
) -> Passed:
    """Check a file for compiling.

    `targets` stand in place of the spec's own; `policy` says which findings are wanted, and how severe they are. With
    `allow_loss` what a target has no place for is a warning, with `past` a moment that has gone by.
    """
    passed = Passed(text, parse(text, filename))
    checker = Checker(passed.source, now, None, policy)
    checker.targets = list(dict.fromkeys(targets))
    checker.lowerings = []
    checker.baseline = None  # what is known to be refused is refused all the same
    checker.run()
    passed.reason = _no_spec(checker)
    if passed.reason:
        return passed
    passed.diagnostics = checker.chosen(FAITHFUL)
    passed.suppressed = len(checker.suppressed)
    for each in [*passed.diagnostics, *checker.suppressed]:
        name = each.rule.name
        if name in SENT:
            each.severity = "error"
        if (allow_loss and name == LOSS) or (past and name in OVER):
            each.severity = "warning"
    if checker.suppressed:
        _suppressed(passed, checker)
    if allow_loss or any(each.rule.name == LOSS for each in checker.suppressed):
        passed.diagnostics = in_order([*passed.diagnostics, *_left_wanting(checker, passed.diagnostics)])
    if checker.targets:
        for root, lowering, _ in checker.lowerings:
            passed.notes += left_out(root, lowering)
    if not passed.refused:
        by_spec: dict[int, list[Requests]] = {}
        for root, lowering, request in checker.lowerings:
            by_spec.setdefault(id(root), []).append(
                Requests(lowering.target, request, checker.rules.ruleset(lowering.target.name))
            )
        passed.campaigns = [Campaign(requests) for requests in by_spec.values()]
        for requests in by_spec.values():
            for sent in requests:
                for key, first, last in sent.numbered():
                    passed.notes.append(f"{sent.count} requests to {sent.name}: {key} is {first} to {last}")
    return passed


def refusals(checker: Checker) -> list[Diagnostic]:
    """The findings for which `admit` would refuse a file that was checked already; the baseline's are among them."""
    found = checker.chosen(FAITHFUL, known=True)
    held = [each for each in checker.suppressed if _refused(each)]
    return [*(each for each in found if _refused(each)), *blocking(checker, held)]


def _refused(found: Diagnostic) -> bool:
    return found.severity == "error" or found.rule.name in SENT


def _suppressed(passed: Passed, checker: Checker) -> None:
    """Name the errors that suppressions let pass, and bring back those that nothing can be compiled with."""
    held = [each for each in checker.suppressed if each.severity == "error"]
    back = blocking(checker, held)
    if back:
        passed.diagnostics = in_order([*passed.diagnostics, *back])
    for each in held:
        line, _ = passed.source.lines.position(each.start)
        end = "is suppressed, but no request can be made with it" if each in back else "is an error, and suppressed"
        passed.notes.append(f"{passed.source.filename}:{line}: {each.rule.name} {end}")


def _left_wanting(checker: Checker, known: list[Diagnostic]) -> list[Diagnostic]:
    """The errors of requests that lack something because of a loss.

    Where a spec says all that is needed, some rules take it for granted that its request does too. While the spec
    itself has errors it does not.
    """
    if any(each.severity == "error" and each.rule.pack == "spec" for each in known):
        return []
    said = {(each.rule.name, each.request_pointer) for each in known}
    found: list[Diagnostic] = []
    for _, lowering, request in checker.lowerings or ():
        if any(problem.rule == LOSS for problem in lowering.problems):
            rules = checker.rules.ruleset(lowering.target.name)
            bare = Request(
                request.target, request.root, rows=request.rows, context=request.context,
                shared=request.shared, text=request.text,
            )  # fmt: skip
            hits = gathered(check_request(bare, rules, checker.now)[0], bare)
            errors = [each for each in hits if each.rule.severity == "error" and not each.rule.raw]
            found += [diagnose(each, rules, bare, checker.source.filename) for each in errors]
    return [each for each in found if (each.rule.name, each.request_pointer) not in said]


def _no_spec(checker: Checker) -> str:
    """Why a file is not made of specs alone; empty when it is, or when it is a spec that cannot be read."""
    if checker.skipped:
        return f"it is no campaign spec: {checker.skipped}"
    for each in checker.source.documents:
        if each.root is not None and not (isinstance(each.root, Mapping) and MARK in each.root):
            return "it holds something else than campaign specs; a request body becomes a spec with voicelint import"
    return ""
