"""E13, G6, G13: keys that are better written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.vendors import ANYTHING, run
from voicelint.engine.checks.missing import left_out
from voicelint.pipeline import check_text

KEYS = ["voice_language", "voice_gender"]
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@given(st.sets(st.sampled_from([*KEYS, "text"])))
def test_each_key_that_is_left_out_is_named(present: set[str]) -> None:
    found = run(left_out, dict.fromkeys(present, "x"), keys=KEYS) or []
    assert [each.params["missing"] for each in found] == [key for key in KEYS if key not in present]
    assert all(each.below == (each.params["missing"],) and each.key for each in found)


@pytest.mark.parametrize("spelling", ["voiceLanguage", "VOICE_LANGUAGE", "voice-language"])
def test_a_key_in_another_spelling_is_not_missing(spelling: str) -> None:
    body = {"text": "Hello", spelling: "en-GB", "purpose": "alert", "type": "voice_sms", "sender": "Works"}
    text = json.dumps({**body, "recipients": [{"phone_number": "+41793026741"}]})
    found = check_text(text, "a.json", NOW, "octopush").diagnostics
    assert [each.rule.name for each in found] == ["voice-left-to-default", "unknown-key-dropped"]
    assert found[0].subject == "voice_gender"


@given(ANYTHING)
def test_anything_is_survived(value: Any) -> None:
    run(left_out, value, keys=KEYS)


def lint(recipients: int, raw: bool) -> list[str]:
    people = [f"4179302674{number}" for number in range(recipients)]
    body: dict[str, Any] = {
        "messages": [{"destinationA": each, "destinationB": "41443026742", "fromB": "41443026743"} for each in people]
    }
    if not raw:
        body = {
            "voicelint": 1,
            "name": "Reminder",
            "target": "infobip-click-to-call",
            "say": {"text": "Hello", "language": "en-GB"},
            "recipients": [f"+{each}" for each in people],
            "connect": {"to": "+41443026742", "caller": "+41443026743"},
        }
    found = check_text(json.dumps(body), "a.json", NOW).diagnostics
    return [each.message for each in found if each.rule.name == "caller-missing"]


def test_a_spec_leaves_it_out_once_for_all_its_calls() -> None:
    assert lint(3, raw=False) == ["caller is missing, and Infobip's clients treat it as required"]
    assert lint(3, raw=True) == ["from is missing, and Infobip's clients treat it as required"] * 3
