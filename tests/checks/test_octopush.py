"""E5, E7 to E10, E13, G24 and G25: Octopush's words, senders and times."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.vendors import ANYTHING, hit, names, run
from voicelint.engine.checks.missing import left_out
from voicelint.engine.checks.octopush import cleaned_sender, misshapen, no_offset, sender_length
from voicelint.engine.checks.words import unknown_word

LANGUAGES = [
    "en-US", "en-GB", "el-GR", "pl-PL", "hu-HU", "sv-SE", "de-DE",
    "es-ES", "es-LA", "fr-FR", "it-IT", "pt-BR", "ru-RU",
]  # fmt: skip
PURPOSES: dict[str, Any] = {"values": ["alert", "wholesale"], "also": {"marketing": "wholesale"}}
BOUNDS = {"shortest": 3, "longest": 11}


def language(value: Any) -> Any:
    return run(unknown_word, {"voice_language": value}, "voice_language", values=LANGUAGES)


def word(value: Any) -> Any:
    return run(unknown_word, {"purpose": value}, "purpose", **PURPOSES)


# E7 to E10


@pytest.mark.parametrize(
    ("recipients", "places"),
    [
        ({"phone_number": "+41793026742"}, [("recipients",)]),
        ("+41793026742", [("recipients",)]),
        (5, [("recipients",)]),
        (None, [("recipients",)]),
        (["+41793026742", {"phone_number": "+41793026743"}, 7], [("recipients", 0), ("recipients", 2)]),
    ],
)
def test_recipients_in_which_no_number_is_found(recipients: Any, places: list[Any]) -> None:
    found = run(misshapen, {"recipients": recipients})
    assert [each.below for each in found] == places
    assert all(each.params["hint"].startswith(("write ", "put ")) for each in found)


@pytest.mark.parametrize("body", [{}, {"recipients": []}, {"recipients": [{"phone_number": 5}, {}]}])
def test_a_list_of_mappings_is_the_right_shape(body: Any) -> None:
    assert run(misshapen, body) is None


@given(ANYTHING)
def test_any_recipients_are_survived(value: Any) -> None:
    run(misshapen, value)
    run(misshapen, {"recipients": value})


@pytest.mark.parametrize(
    ("written", "nearest", "hint"),
    [
        ("en-us", "en-US", "write en-US"),
        ("EN_us", "en-US", "write en-US"),
        (" fr-FR ", "fr-FR", "write fr-FR"),
        ("sv", "sv-SE", "write sv-SE"),
        ("en", None, "write en-US or en-GB"),
        ("es", None, "write es-ES or es-LA"),
        ("en-AU", None, "write en-US or en-GB"),
        ("fr-CA", None, "write fr-FR"),
        ("frFR", "fr-FR", "write fr-FR"),
        ("nl-NL", None, "write one of " + ", ".join(LANGUAGES)),
        ("ge-DE", None, "write one of " + ", ".join(LANGUAGES)),
        ("", None, "write one of " + ", ".join(LANGUAGES)),
    ],
)
def test_language(written: str, nearest: str | None, hint: str) -> None:
    found = language(written)
    assert (found.params["nearest"], found.params["hint"]) == (nearest, hint)


@given(st.sampled_from(LANGUAGES), st.data())
def test_a_language_in_any_case_is_meant_for_certain(code: str, data: st.DataObject) -> None:
    written = "".join(data.draw(st.sampled_from([char.lower(), char.upper()])) for char in code)
    found = language(written)
    assert found is None if written == code else found.params["nearest"] == code


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("WholeSale", "wholesale"),
        ("Marketing", "wholesale"),
        ("alerts", "alert"),
        ("party", None),
        ("", None),
    ],
)
def test_purpose(written: str, nearest: str | None) -> None:
    assert word(written).params["nearest"] == nearest


@given(ANYTHING)
def test_a_word_is_refused_unless_it_is_listed(value: Any) -> None:
    found = word(value)
    assert (found is not None) == (isinstance(value, str) and value not in PURPOSES["values"])
    assert found is None or found.params["nearest"] in (None, "alert", "wholesale")


# E5 and G24


@pytest.mark.parametrize(
    ("sender", "effective", "deleted"),
    [
        ("+12345", "12345", "+"),
        ("My Clinic", "MyClinic", "spaces"),
        ("Café-Bar", "CafBar", "é -"),
        ("+41793026700", "41793026700", "+"),
        ("a\tb\tc", "abc", "U+0009"),
    ],
)
def test_sender_that_is_cleaned(sender: str, effective: str, deleted: str) -> None:
    found = hit(cleaned_sender, {"sender": sender}, "sender", **BOUNDS)
    assert (found.effective, found.params["deleted"]) == (effective, deleted)
    assert run(sender_length, {"sender": sender}, "sender", **BOUNDS) is None


@pytest.mark.parametrize(
    ("sender", "count"),
    [
        ("AB", "2 letters and digits"),
        ("+A-", "1 letter or digit"),
        ("", "0 letters and digits"),
        ("TwelveLetter", "12 letters and digits"),
        ("Twelve Letter", "12 letters and digits"),
    ],
)
def test_sender_too_short_or_too_long(sender: str, count: str) -> None:
    assert hit(sender_length, {"sender": sender}, "sender", **BOUNDS).params["count"] == count
    assert run(cleaned_sender, {"sender": sender}, "sender", **BOUNDS) is None


@given(st.text(max_size=16) | st.text("aB3 +é", max_size=16))
def test_a_sender_is_fine_or_cleaned_or_refused(sender: str) -> None:
    body = {"sender": sender}
    cleaned = run(cleaned_sender, body, "sender", **BOUNDS)
    refused = run(sender_length, body, "sender", **BOUNDS)
    fine = re.fullmatch("[a-zA-Z0-9]{3,11}", sender) is not None
    assert [fine, cleaned is not None, refused is not None].count(True) == 1
    if cleaned is not None:
        again = {"sender": cleaned.effective}
        assert run(cleaned_sender, again, "sender", **BOUNDS) is None
        assert run(sender_length, again, "sender", **BOUNDS) is None


# G25


@pytest.mark.parametrize("text", ["2026-12-01T09:00:00", "2026-12-01T09:00", "2026-12-01T09:00:00.250"])
def test_time_without_offset(text: str) -> None:
    assert hit(no_offset, {"send_at": text}, "send_at").params == {}


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01T09:00:00Z",
        "2026-12-01T09:00:00+01:00",
        "2026-12-01 09:00:00",
        "2026-12-01",
        "2026-02-30T09:00:00",
        "2026-12-01T24:61:00",
        "٢٠٢٦-12-01T09:00:00",
        "",
    ],
)
def test_other_texts_are_left_to_the_form(text: str) -> None:
    assert run(no_offset, {"send_at": text}, "send_at") is None


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_every_naive_moment_is_reported(moment: datetime) -> None:
    assert run(no_offset, {"send_at": moment.isoformat()}, "send_at") is not None
    assert run(no_offset, {"send_at": moment.isoformat() + "Z"}, "send_at") is None


# E2


@pytest.mark.parametrize(
    ("count", "name"),
    [
        (1, None),
        (500, None),
        (501, "recipients-over-500"),
        (1000, "recipients-over-500"),
        (1001, "recipients-over-1000"),
    ],
)
def test_frames(count: int, name: str | None) -> None:
    body = {"recipients": [{"phone_number": f"+4179302{number:04}"} for number in range(count)]}
    said = [each for each in names("octopush", body) if each.startswith("recipients-")]
    assert said == ([name] if name else [])


# E13


@given(st.sets(st.sampled_from(["type", "purpose", "text"])))
def test_each_key_left_out_is_named(present: set[str]) -> None:
    found = run(left_out, dict.fromkeys(present, "x"), keys=["purpose", "type"]) or []
    assert [each.below for each in found] == [(key,) for key in ("purpose", "type") if key not in present]
    assert all(each.key and each.params["missing"] == each.below[0] for each in found)


@given(ANYTHING)
def test_nothing_raises(value: Any) -> None:
    run(cleaned_sender, {"sender": value}, "sender", **BOUNDS)
    run(sender_length, {"sender": value}, "sender", **BOUNDS)
    run(no_offset, {"send_at": value}, "send_at")
    language(value)
    run(left_out, value, keys=["type"])
