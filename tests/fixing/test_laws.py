"""The laws of fixing, over generated specs and requests of all five targets and over slips made in them.

A slip can hide an error (two waits that do not fit are not compared while one of them is misspelt). A fix that would
bring one to light is not made, so the laws of slips speak of campaigns without one.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.support.damage import damaged
from tests.support.specs import NOW, TARGETS, specs, texts
from voicelint.engine.diagnostic import Diagnostic
from voicelint.engine.effective import effective
from voicelint.engine.packs import ruleset
from voicelint.fixing.edits import Edit, apply
from voicelint.fixing.run import Outcome, fix_text
from voicelint.pipeline import check_text
from voicelint.source.nodes import Mapping
from voicelint.source.parse import parse
from voicelint.targets.lower import Lowering
from voicelint.targets.names import load_target
from voicelint.targets.request import Request

MOMENT = datetime.fromisoformat(NOW.replace("Z", "+00:00"))
LAW = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def root_of(text: str, name: str) -> Mapping:
    source = parse(text, name)
    assert source.problems == [] or {each.name for each in source.problems} <= {"yaml-older-reading"}
    root = source.documents[0].root
    assert isinstance(root, Mapping)
    return root


def lowered(text: str, name: str, target: str) -> Request:
    """The request that a spec becomes; nothing of it may be lost."""
    lowering = Lowering(load_target(target), root_of(text, name), MOMENT)
    request = lowering.lower()
    assert lowering.problems == []
    return request


def by_the_vendor(each: Diagnostic) -> bool:
    """What the vendor rewrites or ignores. The fix of a risky finding is left out: taking out a number that stands
    twice changes who is called, and that is what it is for; no vendor does it by himself.
    """
    return each.rule.effect in ("rewritten", "ignored")


def errors(diagnostics: list[Diagnostic]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in diagnostics:
        if each.severity == "error":
            counts[each.rule.name] = counts.get(each.rule.name, 0) + 1
    return counts


def assert_lawful(outcome: Outcome, text: str, name: str, target: str | None, unsafe: bool) -> None:
    """What holds after any run: it is done, no error is new, and what was mended does not come back."""
    again = fix_text(outcome.text, name, MOMENT, target, unsafe=unsafe)
    assert again.done == []
    assert again.text == outcome.text
    assert outcome.text.startswith("\ufeff") == text.startswith("\ufeff")
    assert outcome.text.endswith("\n") == text.endswith("\n")
    assert ("\r\n" in outcome.text) <= ("\r\n" in text)
    assert re.search(r"(?<!\r)\n", outcome.text) is None or re.search(r"(?<!\r)\n", text) is not None
    before, after = errors(outcome.before.diagnostics), errors(outcome.after.diagnostics)
    mended = {rule: sum(each.name == rule for each in outcome.done) for rule in before}
    for rule, count in after.items():
        if mended.get(rule):
            assert count <= before[rule] - mended[rule]
        elif not any(mended.values()):
            assert count <= before.get(rule, 0)


@pytest.mark.parametrize("target", TARGETS)
def test_a_safe_fix_writes_what_the_vendor_executes(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        spec = data.draw(specs(target))
        text, name = data.draw(texts(spec))
        before = lowered(text, name, target)
        outcome = fix_text(text, name, MOMENT, wants=by_the_vendor)
        assert outcome.dropped == {}
        assert [each for each in outcome.after.diagnostics if by_the_vendor(each) and each.severity != "info"] == []
        wanted = effective(before, ruleset(target), MOMENT)
        assert lowered(outcome.text, name, target).root.plain() == wanted
        assert_lawful(fix_text(text, name, MOMENT), text, name, None, False)

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_slips_in_specs_are_put_right(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        spec = data.draw(specs(target))
        broken = data.draw(damaged(spec, target))
        text, name = data.draw(texts(broken))
        whole = fix_text(json.dumps(spec), "spec.json", MOMENT)
        assume(errors(whole.after.diagnostics) == {})
        outcome = fix_text(text, name, MOMENT)
        assert outcome.dropped == {}
        assert root_of(outcome.text, name).plain() == root_of(whole.text, "spec.json").plain()
        assert_lawful(outcome, text, name, None, False)

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_slips_in_requests_are_put_right(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        spec = data.draw(specs(target))
        body = Lowering(load_target(target), root_of(json.dumps(spec), "spec.json"), MOMENT).lower().root.plain()
        broken = data.draw(damaged(body, target))
        text, name = data.draw(texts(broken))
        whole = fix_text(json.dumps(body), "body.json", MOMENT, target)
        assume(errors(whole.after.diagnostics) == {})
        outcome = fix_text(text, name, MOMENT, target)
        assert outcome.dropped == {}
        assert root_of(outcome.text, name).plain() == root_of(whole.text, "body.json").plain()
        assert_lawful(outcome, text, name, target, False)

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_a_raw_request_is_mended_to_what_the_vendor_executes(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        spec = data.draw(specs(target))
        body = Lowering(load_target(target), root_of(json.dumps(spec), "spec.json"), MOMENT).lower().root.plain()
        text, name = data.draw(texts(body))
        root = root_of(text, name)
        wanted = effective(Request(target, root), ruleset(target), MOMENT)
        outcome = fix_text(text, name, MOMENT, target, wants=by_the_vendor)
        assert root_of(outcome.text, name).plain() == wanted

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_unquoted_numbers_get_their_quotes_back(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        spec = data.draw(specs(target))
        text, name = data.draw(texts(spec))
        if name.endswith(".json"):
            return
        quoted = [found.span() for found in re.finditer(r"""["']\+4179\d{7}["']""", text)]
        chosen = data.draw(st.lists(st.sampled_from(quoted), unique=True, max_size=4)) if quoted else []
        broken = apply(text, [Edit(start, end, text[start + 1 : end - 1]) for start, end in chosen])
        outcome = fix_text(broken, name, MOMENT)
        whole = fix_text(text, name, MOMENT)
        assert root_of(outcome.text, name).plain() == root_of(whole.text, name).plain()
        assert outcome.text.replace("'", '"') == whole.text.replace("'", '"')
        assert_lawful(outcome, broken, name, None, False)

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_what_no_fix_names_keeps_every_character(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        spec = data.draw(damaged(data.draw(specs(target)), target))
        text, name = data.draw(texts(spec))
        checker = check_text(text, name, MOMENT)
        for each in checker.diagnostics:
            if each.fix is None:
                continue
            made = apply(checker.source.text, each.fix.edits)
            at = 0
            for part in outside(checker.source.text, list(each.fix.edits)):
                at = made.index(part, at) + len(part)
            assert len(made) == len(checker.source.text) + sum(
                len(edit.text) - (edit.end - edit.start) for edit in each.fix.edits
            )
            assert parse(made, name).problems == []

    law()


def outside(text: str, edits: list[Edit]) -> list[str]:
    """The stretches of a text that no edit touches."""
    ends = [0, *(edit.end for edit in edits)]
    starts = [*(edit.start for edit in edits), len(text)]
    assert starts == sorted(starts)
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


@pytest.mark.parametrize("unsafe", [False, True])
def test_any_mixture_of_values_ends(unsafe: bool) -> None:
    """Requests full of nonsense: a run ends, is done, and does no harm."""
    scalars: Any = st.one_of(
        st.none(), st.booleans(), st.integers(-3, 5000), st.text("0123456789+- aAoOnN", max_size=14),
        st.sampled_from(["+41793026741", "0041 79 302 67 41", "720", "TRUE", "Female", "https=//x.org/y", " http://x.org/y"]),
    )  # fmt: skip
    keys = st.sampled_from(
        ["messages", "scenarioId", "from", "destinations", "to", "To", "notifyUrl", "notifyContentType", "retry",
         "maxCount", "max_count", "minPeriod", "validityPeriod", "sendingSpeed", "callbackData", "x"]
    )  # fmt: skip
    body: Any = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
    )

    @LAW
    @given(
        st.fixed_dictionaries({"messages": st.lists(st.dictionaries(keys, body, max_size=8), min_size=1, max_size=2)}),
        st.data(),
    )
    def law(request: Any, data: st.DataObject) -> None:
        text, name = data.draw(texts(request))
        outcome = fix_text(text, name, MOMENT, "infobip-ivr", unsafe=unsafe)
        again = fix_text(outcome.text, name, MOMENT, "infobip-ivr", unsafe=unsafe)
        assert again.text == outcome.text or outcome.dropped
        assert parse(outcome.text, name).problems == []

    law()
