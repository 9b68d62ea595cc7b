"""Mends a whole text: lint, apply, lint, until nothing is left to mend; then a look at what came of it."""

from __future__ import annotations

from ..engine.policy import PLAIN
from ..pipeline import check_text
from ..source.parse import parse
from .changes import Moves, carry_out, fingerprint, plain_documents
from .edits import SAFE, Taken, apply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from typing import TypeAlias

    from ..engine.diagnostic import Diagnostic
    from ..engine.policy import Policy
    from ..pipeline import Checker
    from ..source.document import Source
    from ..source.nodes import Route
    from .edits import Change, Edit, Fix

    Mark: TypeAlias = tuple[str, str]
    """A rule's name and the JSON pointer where it fired."""

SUPPRESSION = "suppression"
"""The pack of what is wrong with suppressions."""

MOST_ROUNDS = 10
MOST_ATTEMPTS = 8
"""How often everything is done anew without the fixes that did harm."""
MOST_TRIALS = 60
"""How many sets of fixes are tried, in one round, to find the one that does not do what it says."""


class Done:
    """A fix that was made: its rule, where, what it did, and whether it was a safe one."""

    __slots__ = ("code", "name", "pointer", "safety", "title")

    def __init__(self, diagnostic: Diagnostic, fix: Fix) -> None:
        self.name = diagnostic.rule.name
        self.code = diagnostic.rule.code
        self.pointer = diagnostic.pointer
        self.title = fix.title
        self.safety = fix.safety

    def __repr__(self) -> str:
        return f"Done({self.name} {self.pointer}: {self.title})"


class Outcome:
    """What became of a text.

    `text` is the mended one, with its byte order mark; `before` and `after` are the checks of the old and the new
    one; `done` are the fixes made, `dropped` the rules whose fixes were not, each with the reason.
    """

    __slots__ = ("after", "before", "done", "dropped", "text")

    def __init__(self, text: str, before: Checker) -> None:
        self.text = text
        self.before = before
        self.after = before
        self.done: list[Done] = []
        self.dropped: dict[str, str] = {}


def fix_text(
    text: str,
    filename: str,
    now: datetime,
    target: str | None = None,
    *,
    unsafe: bool = False,
    wants: Callable[[Diagnostic], bool] | None = None,
    policy: Policy = PLAIN,
) -> Outcome:
    """Make every safe fix (the unsafe ones too with `unsafe`) of the diagnostics that are wanted: by the policy, or by `wants`."""
    run = _Run(text, filename, now, target, unsafe, wants or policy.wants, policy)
    for _ in range(MOST_ATTEMPTS):
        outcome = run.rounds()
        harm = run.harm(outcome)
        if not harm:
            return outcome
        run.bar(outcome, harm)
    outcome = Outcome(text, run.before)
    outcome.dropped = dict.fromkeys((mark[0] for mark in run.barred), "its fix brings new errors; nothing was changed")
    return outcome


class _Run:
    """The work on one text. `barred` are fixes that did harm, and are not made again."""

    def __init__(
        self,
        text: str,
        filename: str,
        now: datetime,
        target: str | None,
        unsafe: bool,
        wants: Callable[[Diagnostic], bool],
        policy: Policy,
    ) -> None:
        self.text = text
        self.filename = filename
        self.now = now
        self.target = target
        self.unsafe = unsafe
        self.wants = wants
        self.policy = policy
        self.before = self.check(text)
        self.barred: dict[Mark, str] = {}
        self.healed: list[tuple[int, Route]] = []

    def check(self, text: str) -> Checker:
        return check_text(text, self.filename, self.now, self.target, self.policy)

    def rounds(self) -> Outcome:
        """Lint and apply until nothing is left, at most ten times."""
        outcome = Outcome(self.text, self.before)
        self.healed = []
        for _ in range(MOST_ROUNDS):
            current = outcome.after
            chosen = self.choose(current)
            if not chosen:
                break
            text = self.mended(current.source, chosen)
            after = self.check(text)
            if not self.as_declared(current.source, after.source, chosen):
                chosen = self.without_harmful(current.source, chosen)
                if not chosen:
                    continue
                text = self.mended(current.source, chosen)
                after = self.check(text)
            outcome.text, outcome.after = text, after
            self.heal(chosen)
            outcome.done += [Done(each, fix) for each, fix in chosen]
        for (name, _), reason in self.barred.items():
            outcome.dropped.setdefault(name, reason)
        return outcome

    def choose(self, checker: Checker) -> list[tuple[Diagnostic, Fix]]:
        """The fixes of one round: none in another's way, and no collection emptied by several at once."""
        wanted = [(each, each.fix) for each in checker.diagnostics if each.fix is not None and self.may(each, each.fix)]
        # Whether a suppression is of use is known when everything else is mended.
        first = [(each, fix) for each, fix in wanted if each.rule.pack != SUPPRESSION]
        wanted = first or wanted
        chosen: list[tuple[Diagnostic, Fix]] = []
        taken = Taken()
        removed: dict[object, int] = {}
        names: set[object] = set()
        known: dict[tuple[tuple[int, int, str], ...], Fix] = {}
        for each, fix in wanted:
            mark = fix.mark
            if mark in known:
                chosen.append((each, known[mark]))
                continue
            if fix.holder is not None:
                holder, size = fix.holder
                if removed.get(holder, 0) + 1 >= size:
                    continue
            made = [_made(change) for change in fix.changes if change.kind in ("rename", "insert")]
            if not names.isdisjoint(made) or not taken.take(fix.edits):
                continue
            names.update(made)
            if fix.holder is not None:
                removed[fix.holder[0]] = removed.get(fix.holder[0], 0) + 1
            known[mark] = fix
            chosen.append((each, fix))
        return chosen

    def may(self, diagnostic: Diagnostic, fix: Fix) -> bool:
        """Whether a fix is asked for, safe enough, and has done no harm."""
        if (fix.safety != SAFE and not self.unsafe) or (diagnostic.rule.name, diagnostic.pointer) in self.barred:
            return False
        return self.wants(diagnostic)

    def mended(self, source: Source, chosen: Iterable[tuple[Diagnostic, Fix]]) -> str:
        """The text with the fixes made; the byte order mark is put back."""
        return ("\ufeff" if source.bom else "") + apply(source.text, _edits(chosen))

    def without_harmful(self, source: Source, chosen: list[tuple[Diagnostic, Fix]]) -> list[tuple[Diagnostic, Fix]]:
        """The fixes whose edits do just what they declare, found half by half; the others are barred."""
        left = MOST_TRIALS

        def honest(part: list[tuple[Diagnostic, Fix]]) -> bool:
            return self.as_declared(source, parse(self.mended(source, part), self.filename), part)

        def good(part: list[tuple[Diagnostic, Fix]]) -> list[tuple[Diagnostic, Fix]]:
            nonlocal left
            left -= 1
            if left >= 0 and honest(part):
                return part
            if len(part) == 1 or left < 0:
                for each, _ in part:
                    self.barred[each.rule.name, each.pointer] = "its fix would change something else too"
                return []
            half = len(part) // 2
            one, other = good(part[:half]), good(part[half:])
            # Two parts that are honest by themselves may not be so together: one of them waits for a later round.
            return one + other if one and other and honest(one + other) else one or other

        return good(chosen)

    def as_declared(self, source: Source, after: Source, chosen: list[tuple[Diagnostic, Fix]]) -> bool:
        """Whether the mended text parses, and reads as the old one with nothing but the declared changes."""
        if len(after.documents) != len(source.documents) or after.format != source.format:
            return False
        if len(after.problems) > len(source.problems):
            return False
        if any(
            new.root is None and old.root is not None
            for new, old in zip(after.documents, source.documents, strict=True)
        ):
            return False
        wanted = plain_documents(source)
        try:
            carry_out(wanted, _changes(chosen))
        except (KeyError, IndexError, TypeError):
            return False
        return fingerprint(wanted) == fingerprint(plain_documents(after))

    def heal(self, chosen: list[tuple[Diagnostic, Fix]]) -> None:
        """Note where errors were mended: an error that stood behind one may show itself there."""
        moves = Moves(_changes(chosen))
        places = list(self.healed)
        for each, fix in chosen:
            if each.severity == "error":
                places += [(change.document, change.route) for change in fix.changes]
        healed = [(number, moves.moved(number, route)) for number, route in places]
        self.healed = [(number, route) for number, route in healed if route is not None]

    def harm(self, outcome: Outcome) -> list[Diagnostic]:
        """The errors that were not there before, other than those that stood behind a mended one."""
        if not outcome.done:
            return []
        allowed: dict[str, int] = {}
        for each in self.before.diagnostics:
            if each.severity == "error":
                allowed[each.rule.name] = allowed.get(each.rule.name, 0) + 1
        from ..engine.diagnostic import pointer

        places = {pointer(route) for _, route in self.healed}
        new: list[Diagnostic] = []
        for each in outcome.after.diagnostics:
            if each.severity != "error":
                continue
            allowed[each.rule.name] = allowed.get(each.rule.name, 0) - 1
            if allowed[each.rule.name] < 0 and not any(place in places for place in _with_holders(each.pointer)):
                new.append(each)
        return new

    def bar(self, outcome: Outcome, harm: list[Diagnostic]) -> None:
        """Give up the fixes nearest to the new errors."""
        rules = ", ".join(dict.fromkeys(each.rule.name for each in harm))
        reason = f"its fix would bring a new error ({rules})"
        for each in _nearest(outcome.done, harm):
            self.barred[each.name, each.pointer] = reason


def _nearest(done: list[Done], harm: list[Diagnostic]) -> list[Done]:
    """For each error the fixes that are the fewest steps away from it, by way of what holds both."""
    below: dict[str, tuple[int, list[Done]]] = {}
    for each in done:
        depth = each.pointer.count("/")
        for place in _with_holders(each.pointer):
            if place not in below or depth < below[place][0]:
                below[place] = depth, []
            if depth == below[place][0]:
                below[place][1].append(each)
    places: dict[str, None] = {}
    for error in harm:
        shared = (place for place in _with_holders(error.pointer) if place in below)
        places[min(shared, key=lambda place: below[place][0] - 2 * place.count("/"))] = None
    return [each for place in places for each in below[place][1]]


def _with_holders(place: str) -> list[str]:
    """A JSON pointer, and those of all that holds it."""
    steps = place.split("/")
    return ["/".join(steps[:end]) for end in range(len(steps), 0, -1)]


def _made(change: Change) -> object:
    """The key that a change brings into being: two may not bring the same."""
    name = change.value if change.kind == "rename" else change.route[-1]
    return change.document, change.route[:-1], name


def _edits(chosen: Iterable[tuple[Diagnostic, Fix]]) -> list[Edit]:
    return [edit for fix in {id(fix): fix for _, fix in chosen}.values() for edit in fix.edits]


def _changes(chosen: Iterable[tuple[Diagnostic, Fix]]) -> list[Change]:
    return [change for fix in {id(fix): fix for _, fix in chosen}.values() for change in fix.changes]
