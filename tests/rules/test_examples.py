"""Every rule's bad examples give that rule at that place; every good example is silent under every rule."""

from __future__ import annotations

import pytest

from tests.support.packs import Case, all_packs, base_of, cases, steps
from voicelint.build.rule_examples import findings as found_in
from voicelint.engine.diagnostic import UNSET, pointer
from voicelint.engine.finding import Finding
from voicelint.engine.packs import ruleset
from voicelint.engine.run import check_request
from voicelint.source.parse import parse
from voicelint.targets.request import Request

CASES = list(cases())
REQUEST_CASES = [case for case in CASES if case.pack.on == "request" and case.example.text is None]
TEXT_CASES = [case for case in CASES if case.pack.on != "request" or case.example.text is not None]


def findings(case: Case) -> list[Finding]:
    source = parse(case.text, case.filename)
    assert not source.problems, source.problems[0].message
    root = source.documents[0].root
    assert root is not None
    request = Request(case.target, root, format=source.format, recordings=case.policy.recordings)
    found, crashes = check_request(request, ruleset(case.target), case.now)
    assert not crashes, crashes[0].error
    return found


@pytest.mark.parametrize("case", REQUEST_CASES, ids=[case.id for case in REQUEST_CASES])
def test_request_example(case: Case) -> None:
    found = findings(case)
    said = [(finding.rule.name, finding.route) for finding in found]
    if case.example.good is not None:
        assert said == []
        return
    assert case.example.at is not None
    wanted = (case.rule.name, steps(case.example.at))
    assert wanted in said
    if "effective" in case.example.model_fields_set:
        effective = next(f.effective for f in found if (f.rule.name, f.route) == wanted)
        assert effective is not UNSET
        assert effective == case.example.effective
        assert type(effective) is type(case.example.effective)


@pytest.mark.parametrize("case", TEXT_CASES, ids=[case.id for case in TEXT_CASES])
def test_file_example(case: Case) -> None:
    found = found_in(case.stage, case.text, case.filename, case.now, case.example.target, case.policy)
    if case.example.good is not None:
        assert [(each.rule.name, each.message) for each in found] == []
        return
    assert case.example.at is not None
    place = steps(case.example.at)
    # A missing key is said of its holder.
    places = {pointer(place), pointer(place[:-1])} if "missing" in case.rule.name else {pointer(place)}
    said = [each for each in found if each.rule.name == case.rule.name]
    assert said, [(each.rule.name, each.message) for each in found]
    assert places & {mark for each in said for mark in (each.pointer, each.request_pointer)}


@pytest.mark.parametrize("target", [pack.pack for pack in all_packs() if pack.on == "request" and pack.base])
def test_base_is_silent(target: str) -> None:
    pack = next(pack for pack in all_packs() if pack.pack == target)
    example = (
        pack.rules[0]
        .examples[0]
        .model_copy(update={"bad": None, "good": {}, "without": [], "text": None, "repeat": {}})
    )
    case = Case(pack, pack.rules[0], example, target, 0)
    assert base_of(target)
    assert [(finding.rule.name, finding.route) for finding in findings(case)] == []
