"""What people write for a spec's durations, rates and times of day, and the one thing that it can mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import voicelint
from tests.checks.across import NOW
from voicelint.values.elsewhere import clock_meant, duration_meant, rate_meant
from voicelint.values.units import clock_parts, duration_seconds, rate_parts

UNITS = {
    "s": 1,
    "sec": 1,
    "seconds": 1,
    "min": 60,
    "MINUTES": 60,
    "H": 3600,
    "hr": 3600,
    "hours": 3600,
    "Days": 86400,
    "week": 604800,
}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("3 minutes", "3m"), ("72 h", "72h"), ("12H", "12h"), ("1h 30min", "1h30m"), ("2 days", "2d"), ("1 week", "168h"),
        ("1.5h", "90m"), ("PT45S", "45s"), ("P1DT12H", "1d12h"), ("48h", "48h"),
        ("1M", None), ("1 M", None), ("45", None), ("30m 1h", None), ("1h 1h", None), ("0.1s", None), ("PT", None), ("P1DT", None),
        ("5 fortnights", None), ("h", None), ("", None), ("1h,", None), ("１２h", None),
    ],
)  # fmt: skip
def test_durations(text: str, made: str | None) -> None:
    assert duration_meant(text) == made


@given(st.integers(1, 9999), st.sampled_from(sorted(UNITS)), st.sampled_from(["", " "]))
def test_a_duration_keeps_its_length(count: int, unit: str, gap: str) -> None:
    made = duration_meant(f"{count}{gap}{unit}")
    assert made is not None
    assert duration_seconds(made) == count * UNITS[unit]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("10/h", "10 per hour"), ("10 / hour", "10 per hour"), ("10 an hour", "10 per hour"), ("3 per seconds", "3 per second"),
        ("5 calls per MINUTE", "5 per minute"), ("2 a day", "2 per day"),
        ("10/m", None), ("10", None), ("10 per week", None), ("per hour", None), ("1.5 per hour", None),
    ],
)  # fmt: skip
def test_rates(text: str, made: str | None) -> None:
    assert rate_meant(text) == made
    assert made is None or rate_parts(made) is not None


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("9:00", "09:00"), ("09:00:00", "09:00"), ("5:30 pm", "17:30"), ("12am", "00:00"), ("12 p.m.", "12:00"),
        ("9", None), ("900", None), ("24:00", None), ("13pm", None), ("0am", None), ("9:5", None), ("9:00:30", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, made: str | None) -> None:
    assert clock_meant(text) == made
    assert made is None or clock_parts(made) is not None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("45", "name the unit: 45s for seconds or 45m for minutes"),
        ('"45"', "name the unit: 45s for seconds or 45m for minutes"),
        ("45 seconds", "write 45s"),
        ("1M", "write a duration with its unit, such as 45s, 12h or 2d"),
    ],
)
def test_what_is_said_of_a_duration(written: str, said: str) -> None:
    text = f"""\
voicelint: 1
name: Reminder
target: infobip-ivr
caller: "+41443026740"
flow: {{id: A1}}
recipients: ["+41793026741"]
call: {{ring_timeout: {written}}}
"""
    [found] = voicelint.lint(text, "x.yaml", now=NOW).diagnostics
    assert (found.rule.name, found.help) == ("spec-wrong-type", said)
    assert (found.fix is not None) == ("seconds" in written)
    assert voicelint.fix(text, "x.yaml", now=NOW).text == text.replace("45 seconds", "45s")


def test_a_moment_between_spaces() -> None:
    text = """\
voicelint: 1
name: Reminder
target: routee
caller: "+41443026740"
say: {text: Hello., language: en-GB, voice: female}
recipients: ["+41793026741"]
schedule: {start: " 2026-12-01T09:00:00+01:00"}
"""
    assert voicelint.fix(text, "x.yaml", now=NOW).text == text.replace('" 2026', '"2026')
    naive = text.replace("+01:00", "")
    [found] = voicelint.lint(naive, "x.yaml", now=NOW).diagnostics
    assert found.help == "write a time with its offset, such as 2026-12-01T09:00:00+01:00"
    assert found.fix is None
