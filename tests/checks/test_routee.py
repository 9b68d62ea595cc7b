"""C2, C6, C8, C11 and C17: what a sentence cannot say of a Routee campaign."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.vendors import ANYTHING, hit, names, related, run
from voicelint.engine.checks.audio import other_format
from voicelint.engine.checks.routee import (
    alphanumeric_sender,
    marketing_in_quiet_hours,
    nobody,
    without_digits,
)

GREECE = {"30": "Greece"}
LISTS = ("to", "contacts", "groups")
digits = st.text("0123456789", min_size=9, max_size=9)


def sender(value: Any, to: Any) -> Any:
    return run(alphanumeric_sender, {"from": value, "to": to}, "from", codes=GREECE)


# C2


def test_names_the_country_and_counts_its_numbers() -> None:
    body = {"from": "Clinic", "to": ["+41793026742", "+306941234567", "0030 694 123 4568"]}
    found = hit(alphanumeric_sender, body, "from", codes=GREECE)
    assert found.params == {"countries": "Greece (+30)", "numbers": "2 numbers"}
    assert related(found) == [("+306941234567", "the first number there")]


def test_names_each_country_once() -> None:
    body = {"from": "Clinic", "to": ["35799123456", "+306941234567", "+306941234568"]}
    found = hit(alphanumeric_sender, body, "from", codes={"30": "Greece", "357": "Cyprus"})
    assert found.params["countries"] == "Cyprus (+357), Greece (+30)"
    assert found.params["numbers"] == "3 numbers"


@pytest.mark.parametrize("number", ["+306941234567", "306941234567", "00306941234567", "+30 694 123 4567"])
def test_one_greek_number_in_any_form(number: str) -> None:
    assert sender("A1", [number]).params["numbers"] == "1 number"


@pytest.mark.parametrize("value", ["+302101234567", "302101234567", "12345", ""])
def test_a_number_as_sender_is_fine_everywhere(value: str) -> None:
    assert sender(value, ["+306941234567"]) is None


@given(st.lists(digits, max_size=5))
def test_a_name_is_fine_where_nobody_is_greek(rest: list[str]) -> None:
    assert sender("Clinic", [f"+41{each}" for each in rest]) is None


@given(st.lists(st.sampled_from(["30", "41", "49"]), max_size=8), digits)
def test_counts_the_greek_numbers_only(codes: list[str], rest: str) -> None:
    found = sender("Clinic", [f"+{code}{rest}" for code in codes])
    greek = codes.count("30")
    if not greek:
        assert found is None
    else:
        assert found.params["numbers"].split() == [str(greek), "number" if greek == 1 else "numbers"]


# C6


def test_a_campaign_without_lists_is_meant_as_a_whole() -> None:
    found = hit(nobody, {"from": "A1"})
    assert (found.below, found.key, found.params["state"]) == ((), True, "is missing")


def test_empty_lists_reach_nobody() -> None:
    found = hit(nobody, {"groups": [], "to": []})
    assert (found.below, found.key, found.params["state"]) == (("to",), True, "is empty")


@given(st.dictionaries(st.sampled_from(LISTS), st.lists(st.just("x"), max_size=2)))
def test_somebody_is_called_exactly_if_one_list_has_an_item(lists: dict[str, list[str]]) -> None:
    assert (run(nobody, lists) is None) == any(lists.values())


@pytest.mark.parametrize("wrong", ["+41793026742", None, 5, {"a": 1}])
def test_a_list_of_the_wrong_type_is_not_empty(wrong: Any) -> None:
    assert run(nobody, {"to": wrong, "contacts": []}) is None


# C3, C4, C5


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("to", "more-than-1000-numbers"),
        ("contacts", "more-than-1000-contacts"),
        ("groups", "more-than-1000-groups"),
    ],
)
def test_limits(key: str, name: str) -> None:
    full = [f"+4179302{number:04}" for number in range(1000)]
    assert name not in names("routee", {key: full})
    assert name in names("routee", {key: [*full, "+41793021000"]})


# C8


@pytest.mark.parametrize(
    ("url", "ending"),
    [
        ("https://cdn.example.org/hello.mp3", "mp3"),
        ("https://cdn.example.org/hello.M4A?x=hello.wav", "m4a"),
        ("https://cdn.example.org/hello.wav.zip#a", "zip"),
    ],
)
def test_another_format(url: str, ending: str) -> None:
    assert hit(other_format, {"fileURL": url}, "fileURL", played=["wav", "wave"]).params == {"ending": ending}


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.example.org/hello.wav",
        "https://cdn.example.org/hello.WAV?x=hello.mp3",
        "https://cdn.example.org/hello.wave",
        "https://cdn.example.org/prompts/12",
        "https://cdn.example.org/prompt.php?id=3",
        "https://cdn.example.org",
        "",
    ],
)
def test_wav_or_an_address_that_does_not_tell(url: str) -> None:
    assert run(other_format, {"fileURL": url}, "fileURL", played=["wav", "wave"]) is None


# C17


def test_a_wait_without_digits() -> None:
    key = "collectDtmfAwaitSeconds"
    assert hit(without_digits, {key: 5}, key).params["state"] == "is left out"
    found = hit(without_digits, {key: 5, "collectDtmfDigits": False}, key)
    assert found.params["state"] == "is false"
    assert related(found) == [(False, "no digits are collected")]


@pytest.mark.parametrize("collect", [True, "true", "false", 0, None, []])
def test_a_wait_with_digits_or_with_a_wrong_type(collect: Any) -> None:
    body = {"collectDtmfDigits": collect, "collectDtmfAwaitSeconds": 5}
    assert run(without_digits, body, "collectDtmfAwaitSeconds") is None


# C11


def test_marketing_says_nothing_of_quiet_hours() -> None:
    found = hit(marketing_in_quiet_hours, {}, purpose="marketing")
    assert (found.below, found.key) == ((), True)
    assert found.params["state"] == "nothing is said of quiet hours"
    assert related(found) == [("marketing", "the calls are marketing")]


def test_marketing_in_quiet_hours_by_wish() -> None:
    found = hit(marketing_in_quiet_hours, {"respectQuietHours": False}, purpose="marketing")
    assert found.below == ("respectQuietHours",)
    assert found.params["state"] == "quiet hours are not respected"


@pytest.mark.parametrize(
    ("body", "purpose"),
    [
        ({"respectQuietHours": True}, "marketing"),
        ({"respectQuietHours": "false"}, "marketing"),
        ({"respectQuietHours": None}, "marketing"),
        ({"respectQuietHours": False}, "alert"),
        ({"respectQuietHours": False}, None),
        ({}, ["marketing"]),
    ],
)
def test_quiet_hours_kept_or_no_marketing(body: Any, purpose: Any) -> None:
    assert run(marketing_in_quiet_hours, body, purpose=purpose) is None


@given(ANYTHING, ANYTHING, ANYTHING)
def test_nothing_raises(one: Any, other: Any, purpose: Any) -> None:
    body = {"from": "Clinic", "to": one, "fileURL": one}
    run(alphanumeric_sender, body, "from", codes=GREECE)
    run(alphanumeric_sender, {"from": one, "to": [other]}, "from", codes=GREECE)
    waiting = {"collectDtmfDigits": other, "collectDtmfAwaitSeconds": one}
    run(without_digits, waiting, "collectDtmfAwaitSeconds")
    run(other_format, body, "fileURL", played=["wav"])
    for whole in (body, one, {"respectQuietHours": one, "to": other}):
        run(nobody, whole)
        run(marketing_in_quiet_hours, whole, purpose=purpose)
