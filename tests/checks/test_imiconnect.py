"""D6, D7, D13 and G19: what a sentence cannot say of an IMIconnect request."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.vendors import ANYTHING, hit, names, related, run
from voicelint.engine.checks.imiconnect import overridden, short_offset, too_many_in_all, unaddressed
from voicelint.values.times import parse_time

# D6


@pytest.mark.parametrize("entry", [{}, {"correlationid": "a"}, {"number": ["1"]}])
def test_an_entry_that_names_nobody(entry: Any) -> None:
    found = hit(unaddressed, {"destination": [entry]}, "destination", 0)
    assert (found.below, found.key) == ((), True)


@pytest.mark.parametrize(
    "key", ["msisdn", "customerid", "msisdn/customerid", "MSISDN", "customerId", "customer_id", "Customer-ID"]
)
def test_a_key_that_is_meant_for_one_of_the_two(key: str) -> None:
    assert run(unaddressed, {"destination": [{key: ["41793026742"]}]}, "destination", 0) is None


# D13


def entries(sizes: list[int], key: str = "msisdn") -> dict[str, Any]:
    return {"destination": [{key: [f"4179302{number:04}" for number in range(size)]} for size in sizes]}


def test_the_entry_that_goes_over_the_limit_is_named() -> None:
    body = entries([2, 2, 1])
    found = hit(too_many_in_all, body, "destination", limit=4)
    assert found.params == {"count": 5, "limit": 4}
    assert related(found) == [(["41793020000"], "number 5 is among these")]


def test_more_entries_than_the_limit_is_another_rules_matter() -> None:
    assert run(too_many_in_all, entries([1] * 5), "destination", limit=4) is None


@given(st.lists(st.integers(0, 4), max_size=6), st.sampled_from(["msisdn", "customerid"]))
def test_people_are_counted_over_all_entries(sizes: list[int], key: str) -> None:
    found = run(too_many_in_all, entries(sizes, key), "destination", limit=6)
    assert (found is not None) == (sum(sizes) > 6)
    assert found is None or found.params["count"] == sum(sizes)


# D7


def test_an_id_that_every_entry_overrides() -> None:
    body = {"correlationid": "c", "destination": [{"correlationid": "a"}, {"correlationid": "b"}]}
    assert related(hit(overridden, body, "correlationid")) == [("a", "an entry's own")]


@given(st.lists(st.booleans(), max_size=5))
def test_an_id_is_used_as_soon_as_one_entry_has_none(own: list[bool]) -> None:
    destination = [{"correlationid": f"id-{at}"} if has else {} for at, has in enumerate(own)]
    found = run(overridden, {"correlationid": "c", "destination": destination}, "correlationid")
    assert (found is not None) == (bool(own) and all(own))


@pytest.mark.parametrize("destination", [None, [], {"correlationid": "a"}, ["a"]])
def test_an_id_without_entries_is_left_alone(destination: Any) -> None:
    assert run(overridden, {"correlationid": "c", "destination": destination}, "correlationid") is None


# D5, D13


@pytest.mark.parametrize(
    ("sizes", "name", "over"),
    [
        ([1] * 1000, "destination-over-1000-entries", False),
        ([1] * 1001, "destination-over-1000-entries", True),
        ([1] * 1000, "more-than-1000-numbers-in-all", False),
        ([1] * 999 + [2], "more-than-1000-numbers-in-all", True),
        ([1] * 1001, "more-than-1000-numbers-in-all", False),
    ],
)
def test_limits(sizes: list[int], name: str, over: bool) -> None:
    assert (name in names("imiconnect", entries(sizes))) == over


# G19


def test_the_documents_own_example() -> None:
    found = hit(short_offset, {"expiry": "2015-04-12T18:30:19.456+5:30"}, "expiry")
    assert found.params == {"mended": "2015-04-12T18:30:19.456+05:30"}


@pytest.mark.parametrize(
    "text",
    [
        "2015-04-12T13:00:19.456Z",
        "2015-04-12T18:30:19+05:30",
        "2015-04-12T18:30:19+530",
        "2015-02-30T18:30:19+5:30",
        "",
    ],
)
def test_other_times_are_left_alone(text: str) -> None:
    assert run(short_offset, {"expiry": text}, "expiry") is None


@given(st.datetimes(), st.sampled_from("+-"), st.integers(0, 9), st.integers(0, 59))
def test_the_mended_time_is_the_same_moment(moment: Any, sign: str, hours: int, minutes: int) -> None:
    text = f"{moment.strftime('%Y').zfill(4)}-{moment:%m-%dT%H:%M:%S}{sign}{hours}:{minutes:02}"
    mended = hit(short_offset, {"expiry": text}, "expiry").params["mended"]
    assert mended == text.replace(f"{sign}{hours}:{minutes:02}", f"{sign}0{hours}:{minutes:02}")
    assert parse_time(mended) == parse_time(text)
    assert run(short_offset, {"expiry": mended}, "expiry") is None


@given(ANYTHING, ANYTHING)
def test_nothing_raises(one: Any, other: Any) -> None:
    body = {"destination": one, "correlationid": other, "expiry": one}
    run(unaddressed, {"destination": [one]}, "destination", 0)
    run(too_many_in_all, body, "destination", limit=2)
    run(too_many_in_all, {"destination": [one, {"msisdn": other}]}, "destination", limit=2)
    run(overridden, body, "correlationid")
    run(overridden, {"correlationid": one, "destination": [other]}, "correlationid")
    run(short_offset, body, "expiry")
