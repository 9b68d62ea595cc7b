"""F4 and D11: times in the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.across import NOW, ask, context, names
from voicelint.engine.checks.times import distance, past


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(milliseconds=1), "less than a second"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=119), "119 seconds"),
        (timedelta(minutes=2), "2 minutes"),
        (timedelta(minutes=119, seconds=59), "119 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=1145, hours=23), "1145 days"),
    ],
)
def test_f4_distance_in_words(span: timedelta, words: str) -> None:
    assert distance(span) == words


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("2026-11-21T12:00:00Z", None),
        ("2026-11-21T13:00:00+01:00", None),
        ("2026-11-21T12:59:59+01:00", "1 second"),
        ("2026-11-21T17:29:00.000+5:30", "60 seconds"),
        ("2023-10-03T12:21:00.632+0000", "1144 days"),
        ("2026-11-20T11:00:00", None),  # without offset: another rule's
        ("2026-02-30T11:00:00Z", None),
        ("1486022921", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", "739941 days"),
        ("9999-12-31T23:59:59-14:00", None),
    ],
)
def test_f4_what_is_past(text: str, ago: str | None) -> None:
    hit = ask(past, text)
    assert (hit and hit.params["ago"]) == ago


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.timedeltas(timedelta(days=-2000), timedelta(days=2000)),
)
def test_f4_only_the_distance_from_now_counts(moment: datetime, moved: timedelta) -> None:
    hit = ask(past, moment.isoformat(), context(now=moment + moved))
    assert (hit is not None) == (moved > timedelta(0))
    if hit is not None:
        assert hit.params["ago"] == distance(moved)


def test_f4_each_target_has_its_own_key() -> None:
    old, people = "2026-11-20T09:00:00Z", ["+41793026745"]
    ivr = {
        "scenarioId": "AB12",
        "from": "41443026740",
        "sendAt": old,
        "destinations": [{"to": "41793026745"}],
    }
    assert names("infobip-ivr", {"messages": [ivr]}) == ["send-time-past"]
    message = {"text": "See you at ten.", "language": "en-GB", "gender": "male"}
    body = {
        "name": "Reminder",
        "from": "+41443026740",
        "to": people,
        "message": message,
        "scheduledDate": old,
    }
    assert "send-time-past" in names("routee", body)
    assert "send-time-past" not in names("routee", body, NOW - timedelta(days=2))
    imi = {
        "deliverychannel": "voice",
        "channels": {"voice": {"media": "12345"}},
        "destination": [{"msisdn": people}],
        "expiry": "2026-11-20T09:00:00.000Z",
    }
    assert names("imiconnect", imi) == ["expiry-past"]
