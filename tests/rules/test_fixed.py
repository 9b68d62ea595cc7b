"""What a fix makes of a bad example is what the pack says, and it mends what it set out to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.packs import Case, all_packs, cases, put, remove, steps
from voicelint.engine.effective import effective
from voicelint.engine.packs import ruleset
from voicelint.fixing.edits import SAFE
from voicelint.fixing.run import Outcome, fix_text
from voicelint.targets.names import TARGETS
from voicelint.targets.request import Request

BAD = [case for case in cases() if case.example.bad is not None]
FIXED = [case for case in BAD if case.example.fixed is not None]


def mended(case: Case) -> Outcome:
    """The example after the fixes of its own rule, the unsafe ones too."""
    target = case.target if case.pack.on == "request" and case.target in TARGETS else case.example.target
    return fix_text(
        case.text, case.filename, case.now, target, unsafe=True, wants=lambda each: each.rule.name == case.rule.name
    )


def bodies(outcome: Outcome) -> tuple[Any, Any]:
    """The first document's data before and after."""
    old, new = outcome.before.source.documents[0].root, outcome.after.source.documents[0].root
    assert old is not None
    assert new is not None
    return old.plain(), new.plain()


@pytest.mark.parametrize("case", FIXED, ids=[case.id for case in FIXED])
def test_fixed_example(case: Case) -> None:
    outcome = mended(case)
    assert outcome.dropped == {}
    assert {each.name for each in outcome.done} == {case.rule.name}
    wanted, got = bodies(outcome)
    for route, value in (case.example.fixed or {}).items():
        if value is None:
            remove(wanted, steps(route))
        else:
            wanted = put(wanted, steps(route), value)
    assert got == wanted
    assert [type(each) for each in leaves(got)] == [type(each) for each in leaves(wanted)]


def leaves(body: Any) -> list[Any]:
    """Every scalar, in an order that keys alone decide."""
    if isinstance(body, dict):
        return [leaf for key in sorted(body) for leaf in leaves(body[key])]
    if isinstance(body, list):
        return [leaf for item in body for leaf in leaves(item)]
    return [body]


@pytest.mark.parametrize("case", BAD, ids=[case.id for case in BAD])
def test_a_fix_mends_its_own_finding(case: Case) -> None:
    outcome = mended(case)
    left = [each for each in outcome.after.diagnostics if each.rule.name == case.rule.name and each.fix is not None]
    assert [each for each in left if case.rule.name not in outcome.dropped] == []
    if not outcome.done:
        assert outcome.text == case.text
        return
    before = [each.rule.name for each in outcome.before.diagnostics].count(case.rule.name)
    after = [each.rule.name for each in outcome.after.diagnostics].count(case.rule.name)
    assert after < before
    again = fix_text(outcome.text, case.filename, case.now, outcome.after.target, unsafe=True,
                     wants=lambda each: each.rule.name == case.rule.name)  # fmt: skip
    assert again.done == []
    assert again.text == outcome.text


def test_every_fix_of_the_packs_is_shown() -> None:
    """A rule that says how it is mended has an example of it."""
    silent = [
        rule.name
        for pack in all_packs()
        for rule in pack.rules
        if (rule.fix is not None or (rule.effect in ("rewritten", "ignored") and "found_by" not in rule.check))
        and not any(example.fixed is not None for example in rule.examples)
    ]
    assert silent == []


NEEDS_A_PERSON = {
    "spec-unknown-key": "nobody reads it, yet somebody meant something by it; safe only where case and signs alone differ",
    "unknown-key": "as above",
    "unknown-key-dropped": "as above",
    "options-for-nobody": "the target may be about to be added",
    "not-expressible": "the feature would be lost without a word",
    "priority-unknown": "which priority was meant is not known, and one source says that such requests are refused",
}
"""Rules about what is rewritten or ignored that have examples without a safe fix, and why."""


def test_what_is_rewritten_or_ignored_is_mended_safely_or_there_is_a_reason() -> None:
    unsafe = {
        case.rule.name
        for case in BAD
        if case.pack.pack != "suppression"  # of comments, which no vendor sees
        and case.rule.effect in ("rewritten", "ignored")
        and {each.safety for each in mended(case).done} != {SAFE}
    }
    assert unsafe == set(NEEDS_A_PERSON)


def test_a_safe_fix_writes_what_the_vendor_makes_of_it() -> None:
    """Of raw requests: the fix of a rewritten or ignored finding leaves what the vendor will execute."""
    checked = 0
    for case in BAD:
        if case.rule.effect in ("rewritten", "ignored") and case.target in TARGETS and case.rule.severity != "error":
            outcome = mended(case)
            if {each.safety for each in outcome.done} == {SAFE} and case.rule.name not in RENAMED:
                before, after = (
                    effective(Request(case.target, root), ruleset(case.target), case.now)
                    for root in (each.source.documents[0].root for each in (outcome.before, outcome.after))
                    if root is not None
                )
                assert before == after, case.id
                checked += 1
    assert checked > 10


RENAMED = {"bulk-id-in-small-letters"}
"""What the vendor overlooks for its spelling, and the document leaves no doubt of: the fix makes it count."""
