"""The suppressions of one file: what they hold back, and what is to be said of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC

from ..engine.catalogue import catalogue, rule_named
from ..engine.describe import cut, of_text
from ..engine.nearest import nearest
from ..fixing.settle import SHAPE
from .claims import Claim, meet
from .control import IGNORE_FILE, Slip, read
from .cover import Layout
from .places import Places
from .removal import other_name, without_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..fixing.edits import Fix
    from ..pipeline import Checker
    from ..source.document import Comment, Document
    from .control import Control, Name
    from .cover import Span


class Suppressions:
    """Reads the comments of a checked file. `said` are the diagnostics about them, `held` the ids of those held back.

    `above` are the suppressions on lines of their own, each with the stretch that it is for, in file order.
    """

    def __init__(self, checker: Checker, comments: list[Comment]) -> None:
        self.checker = checker
        self.today = checker.now.astimezone(UTC).date()
        self.known: dict[str, dict[str, Any] | None] = {}
        self.said: list[Diagnostic] = []
        self.held: set[int] = set()
        self.above: list[tuple[Span, Comment]] = []
        # While values are misspelt or of a wrong type, nobody knows what would be found without that.
        self.sure = not any(each.severity == "error" and each.rule.check in SHAPE for each in checker.diagnostics)
        starts = [each.start for each in comments]
        at = first = 0
        for document, checked in zip(checker.source.documents, checker.checked, strict=True):
            end = len(checker.source.text) if document is checker.source.documents[-1] else document.end
            behind = bisect_left(starts, end)
            if first < behind and checked is not None:
                self.document(document, comments[first:behind], (at, end), checked)
            at, first = end, behind

    def document(self, document: Document, comments: list[Comment], part: Span, whole: bool) -> None:
        """Take in one document's comments; `whole` says that everything in it was checked."""
        checker = self.checker
        layout = Layout(checker.source.text, document.root)
        claims: list[Claim] = []
        for comment in comments:
            for each in read(comment, self.rule):
                if isinstance(each, Slip):
                    self.say("malformed-suppression", each, why=each.why, right=each.right)
                elif each.word == IGNORE_FILE and document.root is not None and each.start > document.root.start:
                    self.say("misplaced-ignore-file", each)
                else:
                    spans = [part] if each.word == IGNORE_FILE else layout.cover(comment)
                    claims += self.claims(each, spans)
                    if comment.own_line and each.word != IGNORE_FILE and spans:
                        self.above.append((spans[0], comment))
        first = bisect_left(checker.diagnostics, part[0], key=_start)
        inside = checker.diagnostics[first : bisect_right(checker.diagnostics, part[1], key=_start)]
        places = Places(checker.source, layout)
        self.held |= meet([each for each in claims if not each.over], inside, places.of)
        meet([each for each in claims if each.over], inside, places.of)
        whole = whole and not any(each.rule.exclusive for each in inside)
        for claim in claims:
            if not claim.used:
                if whole and self.judged(claim.rule):
                    self.unused(claim)
            elif claim.over:
                self.expired(claim)

    def rule(self, name: str) -> dict[str, Any] | None:
        """The rule of a name or code."""
        if name not in self.known:
            self.known[name] = rule_named(name, self.checker.rules)
        return self.known[name]

    def claims(self, control: Control, spans: list[Span]) -> list[Claim]:
        """What a suppression asks for, as far as it may."""
        made = []
        over = control.until is not None and control.until < self.today
        for name in control.names:
            rule = self.rule(name.text)
            if rule is None:
                self.unknown(name)
            elif not rule.get("suppressible", True):
                self.say(
                    "suppression-of-unsuppressible-rule", name, rule, self.without(control, name, True),
                    hint=_take_out(control, name),
                )  # fmt: skip
            else:
                made.append(Claim(control, name, rule, spans, over))
        if self.checker.policy.require_reason and not control.reason:
            self.say("suppression-without-reason", control)
        return made

    def judged(self, rule: dict[str, Any]) -> bool:
        """Whether a rule would have been heard: it was run, and it did not fail."""
        checker = self.checker
        if rule["name"] in checker.failed:
            return False
        return not checker.targets or rule["on"] != "request" or not checker.ran.isdisjoint(rule["targets"])

    def unused(self, claim: Claim) -> None:
        """Speak of a name that held nothing back."""
        fix = self.without(claim.control, claim.name, self.sure)
        self.say("unused-suppression", claim.name, claim.rule, fix, hint=_take_out(claim.control, claim.name))

    def expired(self, claim: Claim) -> None:
        """Speak of a snooze that is over, and of which there is still something to be found."""
        fix = self.without(claim.control, claim.name, False)
        self.say("expired-snooze", claim.name, claim.rule, fix, until=claim.control.until)

    def unknown(self, name: Name) -> None:
        """Speak of a name that no rule has."""
        rules = [(each["name"], each["code"]) for each in catalogue(self.checker.rules)]
        names = [each for rule in rules for each in rule]
        meant = nearest(name.text, names)
        if meant is not None:
            hint = f"did you mean {meant}?"
        elif any(code.startswith(name.text) for _, code in rules):
            hint = "name each rule: a suppression takes no prefix of codes"
        else:
            hint = "voicelint rules lists them"
        self.say(
            "suppression-of-unknown-rule", name, None, None if meant is None else other_name(name, meant), hint=hint
        )

    def without(self, control: Control, name: Name, safe: bool) -> Fix:
        """The fix that takes a name out."""
        return without_name(self.checker.source.text, control, name, safe)

    def say(
        self,
        about: str,
        at: Control | Slip | Name,
        rule: dict[str, Any] | None = None,
        fix: Fix | None = None,
        **words: object,
    ) -> None:
        """Add the diagnostic of a name, about a suppression or one rule in it."""
        own = self.checker.rules.ruleset("suppression").rules[about]
        name = rule["name"] if rule is not None else getattr(at, "text", "")
        filled = {key: cut(str(value)) for key, value in {"name": name, **words}.items()}
        said = of_text(
            own, self.checker.source.filename, at.start, at.end, own.message.format_map(filled),
            own.instead.format_map(filled),
        )  # fmt: skip
        said.fix = fix
        said.about = None if rule is None else (rule["name"], rule["code"])
        self.said.append(said)


def _start(diagnostic: Diagnostic) -> int:
    return diagnostic.start


def _take_out(control: Control, name: Name) -> str:
    return "take the suppression out" if len(control.names) == 1 else f"take {name.text} out"
