"""F1, F2 and the trunk zero of G27."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.across import ask, context, findings, names, scalar
from voicelint.engine.checks import phones
from voicelint.engine.checks.phones import (
    called_twice,
    dear,
    from_a_sample,
    impossible,
    invalid,
    judge,
    trunk_prefix,
)

CHECKS = {
    "impossible": impossible,
    "trunk": trunk_prefix,
    "invalid": invalid,
    "dear": dear,
    "sample": from_a_sample,
}


@pytest.mark.parametrize(
    ("number", "kind", "says"),
    [
        ("+41793026745", None, {}),
        ("41 79 302 67 45", None, {}),
        ("+5491123456789", None, {}),
        ("+390612345678", None, {}),  # Italy keeps its 0
        ("+18005551234", None, {}),  # free for the caller: not dear
        ("+999123456", "impossible", {"reason": "no country code begins like this"}),
        ("+4179302674", "impossible", {"reason": "numbers in Switzerland are longer"}),
        ("+1212555123", "impossible", {"reason": "numbers behind +1 are longer"}),
        ("+121255512345", "impossible", {"reason": "numbers behind +1 are shorter"}),
        ("+417930267401", "impossible", {"reason": "no number in Switzerland has 10 digits after +41"}),
        ("+49301", "impossible", {"reason": "its area code is missing behind +49"}),
        ("+440", "impossible", {"reason": "numbers behind +44 are longer"}),
        ("+4402079461234", "trunk", {"prefix": "the 0", "code": "+44", "mended": "+442079461234"}),
        ("4402079461234", "trunk", {"prefix": "the 0", "code": "+44", "mended": "442079461234"}),
        ("+44 (0)20 7946 1234", "trunk", {"prefix": "the 0", "code": "+44", "mended": "+442079461234"}),
        ("+54111512345678", "trunk", {"prefix": "a prefix", "code": "+54", "mended": "+5491112345678"}),
        ("+41123456789", "invalid", {"where": "in Switzerland", "note": ""}),
        (
            "+447700900001",
            "invalid",
            {"where": "behind +44", "note": ": it is a number that Ofcom keeps for drama (United Kingdom)"},
        ),
        ("+41900123456", "dear", {"type": "a premium-rate number", "where": "in Switzerland"}),
        ("+448431234567", "dear", {"type": "a premium-rate number", "where": "in the United Kingdom"}),
        ("+31881234567", None, {}),
        ("+41793026727", "sample", {"origin": "a sample number from Infobip's documentation"}),
        ("+442079460123", "sample", {"origin": "a number that Ofcom keeps for drama (United Kingdom)"}),
        # What is not written as a number at all is the form rules' business.
        ("", None, {}),
        ("Clinic", None, {}),
        ("+336******", None, {}),
        ("0793026745", None, {}),
        ("+2222333334444555", None, {}),
    ],
)
def test_f2_one_finding_at_most_and_its_words(number: str, kind: str | None, says: dict[str, str]) -> None:
    hits = {name: hit.params for name, check in CHECKS.items() if (hit := ask(check, number)) is not None}
    assert hits == ({} if kind is None else {kind: says})


@given(st.text("0123456789", min_size=3, max_size=15).filter(lambda digits: digits[0] != "0"))
def test_f2_agrees_with_phonenumbers(digits: str) -> None:
    fault = judge(digits)
    try:
        parsed = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        assert fault is not None
        assert fault.kind == "impossible"
        return
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        assert fault is not None
        assert fault.kind == "impossible"
    elif not phonenumbers.is_valid_number(parsed):
        assert fault is not None
        assert fault.kind in ("invalid", "trunk")
    elif phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.PREMIUM_RATE:
        assert fault is not None
        assert fault.kind in ("dear", "trunk")
    else:
        assert fault is None or fault.kind in ("trunk", "dear", "sample")


@pytest.mark.parametrize("digits", ["4402079461234", "410793026745", "49015123456789", "610412345678"])
def test_g27_the_mended_number_has_no_fault(digits: str) -> None:
    fault = judge(digits)
    assert fault is not None
    assert fault.kind == "trunk"
    assert judge(fault.params["mended"]) is None


def test_g27_a_lowered_number_is_mended_with_its_plus() -> None:
    fault = judge("4402079461234", plus=True)
    assert fault is not None
    assert fault.params["mended"] == "+442079461234"


def test_f2_a_short_code_may_call_but_not_be_called() -> None:
    assert ask(impossible, "12345", context(route=("messages", 0, "from"))) is None
    assert ask(impossible, "12345", context(route=("channels", "voice", "cli"))) is None
    assert ask(impossible, "12345", context(route=("to", 0))) is not None
    assert ask(impossible, "4144302674", context(route=("messages", 0, "from"))) is not None


def test_f2_each_number_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = []
    in_use = phones.in_use
    monkeypatch.setattr(phones, "in_use", lambda digits: judged.append(digits) or in_use(digits))
    monkeypatch.setattr(phones, "_JUDGED", ({}, {}))
    here = context()
    for number in ("+41793026745", "+41123456789", "+41793026745"):
        for check in (*CHECKS.values(), called_twice):
            ask(check, number, here)
    assert judged == ["41793026745", "41123456789"]


def test_f2_callers_are_judged_and_may_be_samples() -> None:
    def said(caller: str) -> list[str]:
        message = {"scenarioId": "AB12", "from": caller, "destinations": [{"to": "41793026745"}]}
        return names("infobip-ivr", {"messages": [message]})

    assert said("41793026727") == []
    assert said("41900123456") == []
    assert said("41123456789") == ["number-invalid"]
    assert said("4402079461234") == ["number-with-trunk-prefix"]


def test_f2_the_person_a_call_is_joined_to_is_called_too() -> None:
    message = {
        "from": "41443026740",
        "fromB": "41443026743",
        "destinationA": "41793026741",
        "destinationB": "41900123456",
    }
    found = findings("infobip-click-to-call", {"messages": [message]})
    assert [(each.rule.name, each.route) for each in found] == [("number-dear", ("messages", 0, "destinationB"))]


SPELLINGS = (
    "41793026745",
    "+41793026745",
    "0041793026745",
    "+41 79 302 67 45",
    "+41-79-302-67-45",
    "+410793026745",
)


@given(st.lists(st.sampled_from(SPELLINGS), min_size=2, max_size=6))
def test_f1_every_repeat_points_to_the_first(numbers: list[str]) -> None:
    here = context()
    nodes = [scalar(number) for number in numbers]
    hits = [called_twice(node, here) for node in nodes]
    assert hits[0] is None
    for number, hit in zip(numbers[1:], hits[1:], strict=True):
        assert hit is not None
        assert [node for node, _ in hit.related] == [nodes[0]]
        assert hit.params["spelling"] == ("" if number == numbers[0] else f", as {numbers[0]}")


@given(st.lists(st.integers(41790000000, 41799999999), unique=True, max_size=20))
def test_f1_different_numbers_are_silent(numbers: list[int]) -> None:
    here = context()
    assert [ask(called_twice, f"+{number}", here) for number in numbers] == [None] * len(numbers)


@pytest.mark.parametrize("text", ["", "Clinic", "+336****", "${NUMBER}", "0793026745"])
def test_f1_what_is_no_number_is_not_compared(text: str) -> None:
    here = context()
    assert ask(called_twice, text, here) is None
    assert ask(called_twice, text, here) is None


def test_f1_across_the_messages_and_entries_of_a_request() -> None:
    ivr = {"scenarioId": "AB12", "from": "41443026740", "destinations": [{"to": "41793026745"}]}
    found = findings("infobip-ivr", {"messages": [ivr, ivr]})
    assert [(each.rule.name, each.route) for each in found] == [
        ("number-called-twice", ("messages", 1, "destinations", 0, "to"))
    ]
    entries = [{"msisdn": ["+41793026745", "+41793026746"]}, {"msisdn": ["0041793026746"]}]
    imi = {"deliverychannel": "voice", "channels": {"voice": {"media": "12345"}}, "destination": entries}
    places = {each.rule.name: each.route for each in findings("imiconnect", imi)}
    assert places["number-called-twice"] == ("destination", 1, "msisdn", 0)
