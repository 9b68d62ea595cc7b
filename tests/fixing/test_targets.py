"""The law of fixing for specs with several targets: what one vendor makes of a spec costs no other a thing."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.damage import damaged
from tests.support.profile import profile
from tests.support.shared import shared_specs
from tests.support.specs import NOW, texts
from voicelint.engine.diagnostic import Diagnostic
from voicelint.engine.effective import effective
from voicelint.engine.packs import ruleset
from voicelint.fixing.edits import apply
from voicelint.fixing.run import fix_text
from voicelint.pipeline import Checker, check_text
from voicelint.source.parse import parse

MOMENT = datetime.fromisoformat(NOW.replace("Z", "+00:00"))


def requests(text: str, name: str) -> dict[str, tuple[Any, Any]]:
    """What a spec is compiled to for each of its targets, and what each vendor will execute of that."""
    checker = Checker(parse(text, name), MOMENT)
    checker.lowerings = []
    checker.run()
    made = {lowering.target.name: request for _, lowering, request in checker.lowerings}
    return {
        target: (request.root.plain(), effective(request, ruleset(target), MOMENT)) for target, request in made.items()
    }


def by_the_vendor(each: Diagnostic) -> bool:
    return each.rule.effect in ("rewritten", "ignored")


def refused(checker: Checker) -> bool:
    return any(each.severity == "error" and each.rule.effect != "futile" for each in checker.diagnostics)


def test_every_target_still_gets_what_its_vendor_executes() -> None:
    """Under safe fixes compile(fix(spec)) has the effect of compile(spec) for every target, and is that effect where
    nothing is left to mend; what is left would, mended, cost another target something."""
    met: Counter[str] = Counter()

    @profile(140)
    @given(shared_specs(), st.data())
    def law(spec: Any, data: st.DataObject) -> None:
        text, name = data.draw(texts(spec))
        assume(not refused(check_text(text, name, MOMENT)))
        before = requests(text, name)
        outcome = fix_text(text, name, MOMENT, wants=by_the_vendor)
        assert outcome.dropped == {}
        after = requests(outcome.text, name)
        assert {target: done for target, (_, done) in after.items()} == {
            target: done for target, (_, done) in before.items()
        }
        left = [each for each in outcome.after.diagnostics if by_the_vendor(each)]
        unmended = {target for each in left for target in each.targets}
        for target in after.keys() - unmended:
            assert after[target][0] == before[target][1]
        for each in left:
            assert each.fix is not None
            assert each.fix.safety == "unsafe"
            mended = requests(apply(outcome.after.source.text, each.fix.edits), name)
            others = after.keys() - set(each.targets)
            assert any(mended[target][1] != after[target][1] for target in others)
            met[f"kept {each.rule.name}"] += 1
        again = fix_text(outcome.text, name, MOMENT, wants=by_the_vendor)
        assert again.text == outcome.text
        for done in outcome.done:
            met[f"fixed {done.name}"] += 1

    law()
    assert len([name for name in met if name.startswith("fixed")]) > 4, met
    assert met["kept sender-characters-deleted"], met


def test_slips_are_put_right_for_every_target() -> None:
    """What was damaged and mended again is what it was, mended."""
    put_right: Counter[str] = Counter()

    @profile(90)
    @given(shared_specs(), st.data())
    def law(spec: Any, data: st.DataObject) -> None:
        whole = fix_text(json.dumps(spec), "spec.json", MOMENT)
        assume(not any(each.severity == "error" for each in whole.after.diagnostics))
        text, name = data.draw(texts(data.draw(damaged(spec, "several"))))
        outcome = fix_text(text, name, MOMENT)
        assert outcome.dropped == {}
        wanted = requests(whole.text, "spec.json")
        assert requests(outcome.text, name) == wanted
        put_right.update(each.name for each in outcome.done)

    law()
    assert put_right["spec-unknown-key"], put_right


HEAD = """\
voicelint: 1
name: Reminder
target: [{targets}]
caller: {caller}
{rest}
"""
SAY = 'say: {text: Hello., language: en-GB, voice: female}\naudience: {purpose: alert}\nrecipients: ["+41793026741"]'
FLOW = 'flow: {id: A1}\nrecipients: [{to: "+41793026741", id: v1}]'


@pytest.mark.parametrize(
    ("rule", "one", "other", "caller", "rest", "mended"),
    [
        ("sender-characters-deleted", "octopush", "routee", "My-Clinic", SAY, ("My-Clinic", "MyClinic")),
        ("report-setting-without-address", "infobip-ivr", "imiconnect", '"+41443026740"',
         f"{FLOW}\nreport: {{data: x}}", ("report: {data: x}\n", "")),
        ("correlation-id-overridden", "imiconnect", "infobip-ivr", '"+41443026740"',
         f"{FLOW}\nid: autumn", ("id: autumn\n", "")),
    ],
)  # fmt: skip
def test_what_another_target_has_a_use_for_stays(
    rule: str, one: str, other: str, caller: str, rest: str, mended: tuple[str, str]
) -> None:
    alone = HEAD.format(targets=one, caller=caller, rest=rest)
    shared = HEAD.format(targets=f"{other}, {one}", caller=caller, rest=rest)
    assert fix_text(alone, "x.yaml", MOMENT, wants=by_the_vendor).text == alone.replace(*mended)
    outcome = fix_text(shared, "x.yaml", MOMENT, wants=by_the_vendor)
    assert outcome.text == shared
    [left] = [each for each in outcome.after.diagnostics if each.rule.name == rule]
    assert left.targets == (one,)
    assert left.fix is not None
    assert left.fix.safety == "unsafe"
    assert fix_text(shared, "x.yaml", MOMENT, unsafe=True, wants=by_the_vendor).text == shared.replace(*mended)


@pytest.mark.parametrize("misspelt", ["imiconect", "nobody"])
def test_while_a_target_is_not_known_nothing_is_taken_for_useless(misspelt: str) -> None:
    text = HEAD.format(targets=f"infobip-ivr, {misspelt}", caller='"+41443026740"', rest=f"{FLOW}\nreport: {{data: x}}")
    text += "retry: {attempts: 9, first_wait: 5m, longest_wait: 1h}\n"
    outcome = fix_text(text, "x.yaml", MOMENT)
    assert outcome.text == text
    unsafe = {
        each.rule.name for each in outcome.after.diagnostics if each.fix is not None and each.fix.safety == "unsafe"
    }
    assert {"report-setting-without-address", "retry-count-clamped"} <= unsafe


def test_a_target_in_another_case_counts_from_the_first_round_on() -> None:
    text = HEAD.format(targets="infobip-ivr, IMIconnect", caller='"+41443026740"', rest=f"{FLOW}\nreport: {{data: x}}")
    assert fix_text(text, "x.yaml", MOMENT).text == text.replace("IMIconnect", "imiconnect")
