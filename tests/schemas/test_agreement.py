"""Lint and the vendor's schema say the same of a raw request. The schemas are written from the documents, the packs too,
each without the other: where they differ, one of them has misread.

What no schema can say is in tests/support/verdicts.py, rule by rule.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.support.changes import single_changes
from tests.support.packs import all_packs, base_of, cases, put, steps
from tests.support.requests import MORE, bodies, choices
from tests.support.schemas import faults
from tests.support.specs import TARGETS
from tests.support.verdicts import REQUESTS, agree, agreement, findings

CASES = [case for case in cases() if case.target in TARGETS and case.example.text is None]


@pytest.mark.parametrize("target", TARGETS)
def test_on_generated_requests(target: str) -> None:
    agree(target, bodies(target), {name for name, case in REQUESTS.items() if case.target == target})


@pytest.mark.parametrize("target", TARGETS)
def test_on_every_single_change(target: str) -> None:
    for good in (base_of(target), MORE[target]):
        for body in single_changes(good, choices, "foo"):
            agreement(target, body)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_on_the_packs_examples(case: Any) -> None:
    agreement(case.target, case.body)


@pytest.mark.parametrize("target", TARGETS)
def test_the_good_bodies_are_good(target: str) -> None:
    for body in (base_of(target), MORE[target]):
        assert [each for each in findings(target, body) if each.rule.severity == "error"] == []
        assert faults(f"requests/{target}", body) == []


@pytest.mark.parametrize("target", TARGETS)
def test_the_good_bodies_have_every_field(target: str) -> None:
    """So that there is no field that the generated requests never touch."""

    def fields(value: Any, path: str) -> set[str]:
        if isinstance(value, dict):
            return {path}.union(*(fields(below, f"{path}.{key}") for key, below in value.items()))
        if isinstance(value, list):
            return {path}.union(*(fields(below, f"{path}[]") for below in value))
        return {path}

    pack = next(pack for pack in all_packs() if pack.pack == target)
    here = fields(base_of(target), "") | fields(MORE[target], "")
    missing = {path for path in pack.fields if f".{path}" not in here and "*" not in path}
    assert {path for path in missing if path.rpartition(".")[2] not in ("param2", "param3", "param4")} == set()


@pytest.mark.parametrize(
    ("target", "changes", "wrong"),
    [
        ("infobip-ivr", {"messages[0].validityPeriod": 0}, True),
        (
            "infobip-ivr",
            {"messages[0].validityPeriod": 0, "messages[0].sendingSpeed": {"speed": 1, "timeUnit": "day"}},
            False,
        ),
        ("routee", {"collectDtmfAwaitSeconds": 0}, True),
        ("routee", {"collectDtmfAwaitSeconds": 0, "collectDtmfDigits": False}, False),
        ("routee", {"to": []}, True),
        ("routee", {"to": [], "groups": ["customers"]}, False),
        ("octopush", {"sender": "+-+-AB"}, True),
        ("octopush", {"sender": "a name: A.B.C"}, False),
        ("octopush", {"voice_language": ["en-GB"]}, False),
    ],
)
def test_what_is_ignored_or_rewritten_is_not_refused(target: str, changes: dict[str, Any], wrong: bool) -> None:
    body = copy.deepcopy(base_of(target))
    for route, value in changes.items():
        body = put(body, steps(route), value)
    assert agreement(target, body) == (wrong, set())


@pytest.mark.parametrize("name", REQUESTS)
def test_every_exception_makes_a_difference(name: str) -> None:
    case = REQUESTS[name]
    body = copy.deepcopy(base_of(case.target))
    for route, value in case.witness.items():
        body = put(body, steps(route), value)
    assert case.why
    assert agreement(case.target, body) == (False, {name})
