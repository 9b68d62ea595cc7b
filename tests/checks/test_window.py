"""A25, A26, A28, A29, G1, G28: the delivery time window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.checks.infobip import JSON, messages, related, run
from tests.checks.vendors import tree
from voicelint.engine.checks.window import (
    DAYS,
    closes_first,
    first_opening,
    hours,
    never_opens,
    under_an_hour,
    weekdays,
)

TUESDAY = datetime(2023, 10, 3, 12, 21, tzinfo=UTC)
DAY_SETS = st.frozensets(st.integers(0, 6), min_size=1)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def clock(minutes: int) -> dict[str, int]:
    return {"hour": minutes // 60, "minute": minutes % 60}


def window(days: Any, opens: int | None = None, closes: int | None = None) -> dict[str, Any]:
    whole: dict[str, Any] = {"days": [DAYS[day] for day in sorted(days)]}
    if opens is not None:
        whole["from"] = clock(opens)
    if closes is not None:
        whole["to"] = clock(closes)
    return whole


def message(
    days: Any, opens: int | None, closes: int | None, start: datetime | None, validity: int | None
) -> dict[str, Any]:
    body: dict[str, Any] = {"deliveryTimeWindow": window(days, opens, closes)}
    if start is not None:
        body["sendAt"] = start.isoformat()
    if validity is not None:
        body["validityPeriod"] = validity
    return body


def test_g28_two_client_fixtures_are_never_delivered() -> None:
    hit = run(never_opens, message([0, 3], 360, 930, TUESDAY, 720))
    assert hit is not None
    assert hit.below == ("deliveryTimeWindow",)
    assert hit.key is True
    assert hit.params == {
        "opening": "Thursday 2023-10-05 06:00 UTC",
        "expiry": "Wednesday 2023-10-04 00:21 UTC",
        "hint": ", or lengthen the validity (48 h at most)",
        "started": "",
    }
    assert related(hit) == [
        ("2023-10-03T12:21:00+00:00", "it starts Tuesday 2023-10-03 12:21 UTC"),
        (720, "it expires Wednesday 2023-10-04 00:21 UTC"),
    ]
    assert run(never_opens, message([0], 360, 930, TUESDAY + timedelta(days=1), 720)) is not None


@pytest.mark.parametrize(
    ("days", "opens", "closes", "validity", "never"),
    [
        (range(7), 360, 930, 720, False),  # open when it starts, the document's own example
        (range(7), None, None, 1, False),
        ([1], 360, 741, 5, False),  # the closing minute counts
        ([1], 360, 740, 720, True),  # closed a minute before the start: next week
        ([2], None, None, 699, False),  # 11 h 39 min to midnight
        ([2], None, None, 698, True),
        ([1], 750, 900, 9, False),  # opens 12:30, expires 12:30
        ([1], 750, 900, 8, True),
        ([3], 0, 60, 2880, False),
        ([4], 0, 60, 9999, True),  # clamped to 48 h
    ],
)
def test_a29_opening_against_expiry(
    days: Any, opens: int | None, closes: int | None, validity: int, never: bool
) -> None:
    assert (run(never_opens, message(days, opens, closes, TUESDAY, validity)) is not None) is never


def test_a29_without_a_start_it_starts_now() -> None:
    monday_only = message([0], None, None, None, 60)
    hit = run(never_opens, monday_only, now=TUESDAY)
    assert hit is not None
    assert hit.params["started"] == ", if it is sent now"
    assert hit.params["opening"] == "Monday 2023-10-09 00:00 UTC"
    assert run(never_opens, monday_only, now=TUESDAY - timedelta(days=1)) is None


def test_a29_without_a_validity_only_what_is_certain() -> None:
    assert run(never_opens, message([3], None, None, TUESDAY, None)) is None
    hit = run(never_opens, message([4], None, None, TUESDAY, None))
    assert hit is not None
    assert hit.params["expiry"] == "Thursday 2023-10-05 12:21 UTC at the latest"
    assert hit.params["hint"] == ""


def test_a21_with_a_sending_speed_the_message_does_not_expire() -> None:
    body = message([0], None, None, TUESDAY, 60)
    assert run(never_opens, body) is not None
    assert run(never_opens, {**body, "sendingSpeed": {"speed": 1, "timeUnit": "hour"}}) is None


def test_a29_offset_of_the_start_counts() -> None:
    body = message([1], None, None, None, 60)
    assert run(never_opens, {**body, "sendAt": "2023-10-04T01:30:00+02:00"}) is None  # Tuesday 23:30 UTC
    assert run(never_opens, {**body, "sendAt": "2023-10-04T01:30:00+0000"}) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"sendAt": "2023-10-03T12:21:00"},
        {"sendAt": 7},
        {"validityPeriod": "60"},
        {"validityPeriod": 0},
        {"deliveryTimeWindow": {"days": ["MONDAY", "monday"]}},
        {"deliveryTimeWindow": {"days": []}},
        {"deliveryTimeWindow": {"days": ["MONDAY"], "from": clock(0)}},
        {"deliveryTimeWindow": {"days": ["MONDAY"], "from": clock(600), "to": clock(300)}},
        {"deliveryTimeWindow": {"days": ["MONDAY"], "from": clock(600), "to": clock(600)}},
        {"deliveryTimeWindow": {"days": ["MONDAY"], "from": clock(600), "to": {"hour": 24, "minute": 0}}},
        {"deliveryTimeWindow": {"days": ["MONDAY"], "from": clock(600), "to": {"hour": 11}}},
        {"sendAt": "0001-01-01T00:00:00+14:00"},
        {"sendAt": "9999-12-31T23:30:00Z"},
    ],
)
def test_a29_says_nothing_of_what_is_not_certain(change: dict[str, Any]) -> None:
    assert run(never_opens, {**message([0], None, None, TUESDAY, 60), **change}) is None


@settings(max_examples=40)
@given(DAY_SETS, st.integers(0, 1438), st.integers(1, 1439), MOMENTS)
def test_a29_first_opening_is_the_first_open_minute(
    days: frozenset[int], opens: int, closes: int, start: datetime
) -> None:
    assume(opens < closes)
    start = start.replace(second=0, microsecond=0)
    minute = start
    while minute.weekday() not in days or not opens <= minute.hour * 60 + minute.minute <= closes:
        minute += timedelta(minutes=1)
    assert first_opening(start, days, opens, closes) == minute


@given(DAY_SETS, st.integers(0, 1380), MOMENTS, st.integers(1, 2880), st.integers(1, 60), st.integers(0, 6))
def test_a29_laws(days: frozenset[int], opens: int, start: datetime, validity: int, more: int, day: int) -> None:
    body = message(days, opens, opens + 59, start, validity)
    week_later = message(days, opens, opens + 59, start + timedelta(weeks=1), validity)
    assert (run(never_opens, body) is None) == (run(never_opens, week_later) is None)
    if run(never_opens, body) is None:
        assert run(never_opens, message(days, opens, opens + 59, start, validity + more)) is None
        assert run(never_opens, message(days | {day}, opens, opens + 59, start, validity)) is None


def test_a25_weekdays() -> None:
    assert weekdays(tree({"days": ["MONDAY", "SUNDAY"]})) == {0, 6}
    assert weekdays(tree({"days": ["Monday"]})) is None
    assert weekdays(tree({})) is None


def test_a26_hours() -> None:
    assert hours(tree({})) == (0, 1440)
    assert hours(tree({"from": clock(0), "to": clock(1439)})) == (0, 1439)
    assert hours(tree({"to": clock(5)})) is None
    assert hours(tree({"from": clock(5), "to": {"hour": -1, "minute": 0}})) is None


@pytest.mark.parametrize(
    ("opens", "closes", "first", "short"),
    [
        (480, 540, False, False),
        (480, 539, False, True),
        (480, 481, False, True),
        (480, 480, True, False),
        (1320, 360, True, False),
    ],
)
def test_a28_g1_closing_time(opens: int, closes: int, first: bool, short: bool) -> None:
    data = window([0], opens, closes)
    overnight, narrow = run(closes_first, data), run(under_an_hour, data)
    assert (overnight is not None) is first
    assert (narrow is not None) is short
    for hit in filter(None, (overnight, narrow)):
        assert hit.below == ("to",)
        assert hit.params["opens"] == f"{opens // 60:02}:{opens % 60:02}"
        assert related(hit) == [(clock(opens), f"it opens at {hit.params['opens']} UTC")]


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_a28_g1_never_speak_of_the_same_window(opens: int, closes: int) -> None:
    said = [run(check, window([0], opens, closes)) is not None for check in (closes_first, under_an_hour)]
    assert said == [opens >= closes, 0 < closes - opens < 60]


def test_a26_whole_days_are_no_short_window() -> None:
    assert run(closes_first, window([0])) is None
    assert run(under_an_hour, window([0])) is None


@given(messages("deliveryTimeWindow", "days", "from", "to", "hour", "minute", "sendAt", "validityPeriod"), JSON)
def test_any_body_is_survived(data: dict[str, Any], other: Any) -> None:
    for check in (never_opens, closes_first, under_an_hour):
        run(check, data)
        run(check, other)
    whole = {"days": ["MONDAY"], "from": data.get("from"), "to": {"hour": other, "minute": other}}
    run(never_opens, {"deliveryTimeWindow": whole, "sendAt": other, "validityPeriod": other})
