"""B14, B17, B19, G7: who sees which number, the warning, and languages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.infobip import context_of, messages, related, run
from tests.checks.vendors import tree
from voicelint.engine.checks.clicktocall import (
    caller_is_called,
    calls_itself,
    shows_own_number,
    unknown_language,
    warning_too_early,
)
from voicelint.engine.context import Hit

A, B, C = "41793026741", "41443026742", "41443026740"
PAIR = {"destinationA": A, "destinationB": B}
KNOWN = ["ar", "de", "en", "en-gb", "no", "pt-br", "zh-cn"]
NUMBERS = st.from_regex(r"[1-9][0-9]{4,13}", fullmatch=True)


def several(check: Any, data: Any) -> list[Hit]:
    node = tree(data)
    found = check(node, context_of(node))
    return found or []


def test_b14_second_person_sees_the_first_ones_number() -> None:
    hit = run(shows_own_number, PAIR)
    assert hit is not None
    assert hit.below == ("destinationA",)
    assert related(hit) == [(B, "this person sees it")]
    assert run(shows_own_number, {**PAIR, "anonymization": False}) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"fromB": C},
        {"anonymization": True},
        {"anonymization": "no"},
        {"destinationA": 7},
        {"destinationB": None},
    ],
)
def test_b14_not_when_another_number_is_shown(change: dict[str, Any]) -> None:
    assert run(shows_own_number, {**PAIR, **change}) is None


def test_b14_a_spec_shows_it_in_all_its_calls_and_is_told_once() -> None:
    people = [tree({**PAIR, "destinationA": f"4179302674{number}"}) for number in range(3)]
    for lowered, times in ((True, 1), (False, 3)):
        context = context_of(people[0])
        context.request.lowered = lowered
        assert [shows_own_number(each, context) is not None for each in people].count(True) == times


def test_g7_a_language_with_several_regions_is_not_guessed() -> None:
    known = ["en", "pt-pt", "pt-br", "zh-cn"]
    hit = run(unknown_language, "pt", known=known)
    assert hit is not None
    assert (hit.params["nearest"], hit.params["hint"]) == (None, "write pt-pt or pt-br")
    hit = run(unknown_language, "zh", known=known)
    assert hit is not None
    assert (hit.params["nearest"], hit.params["hint"]) == ("zh-cn", "write zh-cn")


@pytest.mark.parametrize("other", [A, "+" + A, "00" + A, "41 79 302 67 41"])
def test_b19_same_number_however_written(other: str) -> None:
    hit = run(calls_itself, {"destinationA": A, "destinationB": other})
    assert hit is not None
    assert hit.below == ("destinationB",)
    assert related(hit) == [(A, "the same number is called first")]


@pytest.mark.parametrize(
    "body",
    [
        PAIR,
        {"destinationA": A},
        {"destinationA": "", "destinationB": ""},
        {"destinationA": "x", "destinationB": "x"},
    ],
)
def test_b19_different_or_no_numbers(body: dict[str, Any]) -> None:
    assert run(calls_itself, body) is None


@given(NUMBERS, NUMBERS)
def test_b19_equal_means_equal_digits(one: str, other: str) -> None:
    hit = run(calls_itself, {"destinationA": one, "destinationB": f"+{other}"})
    assert (hit is not None) == (one == other)
    assert run(calls_itself, {"destinationA": one, "destinationB": f"+{one}"}) is not None


def test_b19_caller_is_the_person_called() -> None:
    hits = several(caller_is_called, {**PAIR, "from": f"+{A}", "fromB": B})
    assert [(hit.below, hit.params["called"]) for hit in hits] == [
        (("from",), "destinationA"),
        (("fromB",), "destinationB"),
    ]
    assert related(hits[0]) == [(A, "the same number is called here")]
    assert several(caller_is_called, {**PAIR, "from": B, "fromB": A}) == []


@pytest.mark.parametrize(
    ("longest", "before", "early"),
    [(60, 5, False), (60, 59, False), (60, 60, True), (60, 61, True), (0, 5, False), ("60", 70, False)],
)
def test_b17_warning_falls_within_the_call(longest: Any, before: Any, early: bool) -> None:
    hit = run(warning_too_early, {"maxDuration": longest, "warningTime": before})
    assert (hit is not None) is early
    if hit is not None:
        assert hit.below == ("warningTime",)
        assert related(hit) == [(60, "the call ends here")]


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("en-GB", "en-gb"),
        ("en_gb", "en-gb"),
        ("PT-BR", "pt-br"),
        ("de-LU", "de"),
        ("NO", "no"),
        ("klingon", None),
        ("", None),
    ],
)
def test_g7_nearest_language(code: str, meant: str | None) -> None:
    hit = run(unknown_language, code, known=KNOWN)
    assert hit is not None
    assert hit.params["nearest"] == meant
    assert hit.params["hint"].startswith("write ")
    assert meant is None or meant in hit.params["hint"]


@pytest.mark.parametrize("code", [*KNOWN, False, None, 7])
def test_g7_known_ones_and_other_types_are_silent(code: Any) -> None:
    assert run(unknown_language, code, known=KNOWN) is None


@given(messages("destinationA", "destinationB", "from", "fromB", "anonymization", "maxDuration", "warningTime"))
def test_any_body_is_survived(data: dict[str, Any]) -> None:
    for check in (shows_own_number, calls_itself, warning_too_early):
        run(check, data)
    several(caller_is_called, data)
    run(unknown_language, data, known=KNOWN)
