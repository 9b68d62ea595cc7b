"""A15, A16, A17, A18, A21, B18: the retry schedule."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.infobip import messages, related, run
from voicelint.engine.checks.retry import (
    LADDER,
    off_schedule,
    past_validity,
    retry_times,
    shortest_over_longest,
    snapped,
    span_text,
)

MINUTES = st.integers(-5, 3000)


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        (-3, 1),
        (0, 1),
        (1, 1),
        (2, 2),
        (3, 5),
        (5, 5),
        (6, 10),
        (31, 60),
        (61, 120),
        (961, 1440),
        (1440, 1440),
        (9999, 1440),
    ],
)
def test_a16_wait_becomes_the_next_bigger_one(asked: int, used: int) -> None:
    assert snapped(asked) == used
    hit = run(off_schedule, asked)
    assert (hit.effective if hit else asked) == used


@pytest.mark.parametrize("odd", ["5", True, None, 5.5, [3], {}])
def test_a16_only_whole_numbers_are_rounded(odd: Any) -> None:
    assert run(off_schedule, odd) is None


@given(st.integers(-10, 10**12))
def test_a16_rounding_laws(asked: int) -> None:
    used = snapped(asked)
    assert used in LADDER
    assert snapped(used) == used
    assert used >= min(asked, 1440)
    assert not any(asked <= step < used for step in LADDER)


@pytest.mark.parametrize(
    ("shortest", "longest", "count", "times"),
    [
        (1, 5, 4, [1, 3, 8, 13]),  # 1 + 2 + 5 + 5: the document's own schedule with its count clamped (A15)
        (1, 5, 5, [1, 3, 8, 13]),
        (1, 1440, 4, [1, 3, 8, 18]),
        (10, 10, 3, [10, 20, 30]),
        (3, 4, 2, [5, 10]),  # both rounded to 5
        (5, 20, 4, [5, 15, 35, 55]),
        (480, 1440, 4, [480, 1440, 2880, 4320]),
        (60, 5, 4, []),
        (5, 60, 0, []),
        (5, 60, -1, []),
    ],
)
def test_a18_times(shortest: int, longest: int, count: int, times: list[int]) -> None:
    assert retry_times(shortest, longest, count) == times


@given(MINUTES, MINUTES, st.integers(0, 10**30))
def test_a18_waits_climb_step_by_step(shortest: int, longest: int, count: int) -> None:
    times = retry_times(shortest, longest, count)
    if snapped(shortest) > snapped(longest):
        assert times == []
        return
    assert len(times) == min(count, 4)
    waits = [after - before for before, after in pairwise([0, *times])]
    if waits:
        assert waits[0] == snapped(shortest)
    for wait, then in pairwise(waits):
        assert then == (wait if wait == snapped(longest) else LADDER[LADDER.index(wait) + 1])


def body(shortest: int, longest: int, count: int, validity: int, **more: Any) -> dict[str, Any]:
    retry = {"minPeriod": shortest, "maxPeriod": longest, "maxCount": count}
    return {"retry": retry, "validityPeriod": validity, **more}


def test_a18_first_retry_that_is_too_late_is_named() -> None:
    hit = run(past_validity, body(5, 20, 4, 30))
    assert hit is not None
    assert hit.below == ("retry", "maxCount")
    assert hit.params == {
        "attempt": 3,
        "count": 4,
        "at": "35 min",
        "expiry": "30 min",
        "hint": "write 2, shorten the waits or lengthen the validity",
    }
    assert related(hit) == [(30, "the message expires at +30 min")]


def test_a18_counts_no_more_retries_than_are_made() -> None:
    hit = run(past_validity, body(480, 1440, 9, 2880))
    assert hit is not None
    assert (hit.params["attempt"], hit.params["count"], hit.params["at"]) == (4, 4, "72 h")
    assert hit.params["hint"] == "write 3 or shorten the waits"


def test_a18_not_even_the_first_retry() -> None:
    hit = run(past_validity, body(60, 60, 2, 59))
    assert hit is not None
    assert hit.params["attempt"] == 1
    assert hit.params["hint"].startswith("take retry out")


def test_a18_validity_is_clamped_before_it_is_compared() -> None:
    assert run(past_validity, body(480, 1440, 4, 4320)) is not None  # 4320 is 2880, and retry 4 is at 4320
    assert run(past_validity, body(480, 1440, 3, 4320)) is None


@pytest.mark.parametrize(("validity", "late"), [(13, False), (12, True), (720, False)])
def test_a18_the_last_moment_still_counts(validity: int, late: bool) -> None:
    assert (run(past_validity, body(1, 5, 5, validity)) is not None) is late


def test_a21_the_validity_does_not_count_beside_a_sending_speed() -> None:
    assert run(past_validity, body(60, 60, 4, 10)) is not None
    assert run(past_validity, body(60, 60, 4, 10, sendingSpeed={"speed": 1, "timeUnit": "day"})) is None


def test_a18_without_a_validity_the_longest_there_is_counts() -> None:
    hit = run(past_validity, {"retry": body(1440, 1440, 3, 0)["retry"]})
    assert hit is not None
    assert hit.params == {
        "attempt": 3,
        "count": 3,
        "at": "72 h",
        "expiry": "48 h at the latest",
        "hint": "write 2 or shorten the waits",
    }
    assert related(hit) == []
    assert run(past_validity, {"retry": body(1440, 1440, 2, 0)["retry"]}) is None


@pytest.mark.parametrize("change", [{"retry": None}, {"validityPeriod": 0}, {"validityPeriod": "10"}])
def test_a18_says_nothing_of_what_is_not_certain(change: dict[str, Any]) -> None:
    assert run(past_validity, body(60, 60, 4, 10)) is not None
    assert run(past_validity, {**body(60, 60, 4, 10), **change}) is None


@given(MINUTES, MINUTES, st.integers(-1, 9), st.integers(1, 3000))
def test_a18_fires_exactly_when_a_retry_is_after_the_expiry(low: int, high: int, count: int, validity: int) -> None:
    hit = run(past_validity, body(low, high, count, validity))
    late = [at for at in retry_times(low, high, count) if at > min(validity, 2880)]
    assert (hit is not None) == bool(late)
    if hit is not None:
        assert hit.params["at"] == span_text(late[0])
        assert hit.params["count"] - hit.params["attempt"] + 1 == len(late)


@given(MINUTES, MINUTES, st.integers(1, 4), st.integers(1, 2880), st.integers(0, 2880))
def test_a18_more_time_never_hurts(low: int, high: int, count: int, validity: int, more: int) -> None:
    if run(past_validity, body(low, high, count, validity)) is None:
        assert run(past_validity, body(low, high, count, validity + more)) is None


@pytest.mark.parametrize(
    ("shortest", "longest", "wrong"),
    [
        (60, 5, True),
        (10, 5, True),
        (5, 5, False),
        (1, 1440, False),
        (4, 3, False),
        (6, 5, True),
        (2000, 1440, False),
    ],
)
def test_a17_bounds_the_wrong_way_round(shortest: int, longest: int, wrong: bool) -> None:
    hit = run(shortest_over_longest, {"minPeriod": shortest, "maxPeriod": longest, "maxCount": 1})
    assert (hit is not None) is wrong
    if hit is not None:
        assert hit.below == ("minPeriod",)
        assert related(hit) == [(longest, "the longest wait")]
        # A schedule that does not exist has no retry that could come too late.
        assert run(past_validity, body(shortest, longest, 4, 1)) is None


@pytest.mark.parametrize(
    ("minutes", "text"), [(1, "1 min"), (119, "119 min"), (120, "2 h"), (810, "13 h 30 min"), (2880, "48 h")]
)
def test_span_text(minutes: int, text: str) -> None:
    assert span_text(minutes) == text


@given(messages("retry", "validityPeriod", "sendingSpeed", "minPeriod", "maxPeriod", "maxCount"))
def test_any_body_is_survived(data: dict[str, Any]) -> None:
    for check in (past_validity, shortest_over_longest, off_schedule):
        run(check, data)
    assert (
        run(past_validity, {"retry": data, "validityPeriod": data.get("validityPeriod")}) is None or "maxCount" in data
    )
