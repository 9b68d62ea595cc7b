"""The campaign spec's schema says the same as the spec pack, of good specs and of damaged ones."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.support.changes import changed, single_changes
from tests.support.packs import base_of, cases, put, steps
from tests.support.pools import DATES, MOMENTS, OFFSETS, OTHERS, times
from tests.support.schemas import faults, schema
from tests.support.specs import TARGETS, specs
from tests.support.verdicts import SPECS, agree, agreement, findings, refused
from voicelint.engine.checks.spec import DAYS, WORDS
from voicelint.values.times import parse_time

TIMED = ("start", "expire_at")
DURATIONS = [
    "45s", "1h30m", "2d", "30m1h", "45", "", "s", "1.5h", " 5m", "5 m", "５m", "5m\n", "-5m", "5M",
    "1000000000s", "999999999s", 45, 5.0,
]  # fmt: skip
RATES = [
    "10 per hour",
    "3 per second",
    "10/hour",
    "ten per hour",
    "10 per hours",
    "10 per week",
    "１0 per day",
    "0 per day",
    10,
]
CLOCKS = ["09:00", "9:00", "24:00", "23:59", "00:60", "09:00:00", "０9:00", "0900", 900]
ZONES = ["Europe/Zurich", "UTC", "CET", "utc", "Europe/Zuerich", "+01:00", "Etc/GMT+1", ""]
FULL: dict[str, Any] = {
    "voicelint": 1,
    "name": "Visit reminder",
    "target": ["infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush"],
    "caller": "+41443026740",
    "play": {"url": "https://cdn.example.org/hello.wav"},
    "recipients": {
        "numbers": ["+41793026741", {"to": ["+41793026742"], "id": "visit-2", "parameters": {"first_name": "Ada"}}],
        "contacts": ["c-1", {"contact": "c-2", "id": "visit-3"}],
        "groups": ["customers"],
    },
    "connect": {"to": "+41443026741", "caller": "+41443026742", "anonymize": True},
    "schedule": {
        "start": "2026-12-01T09:00:00+01:00",
        "expire_at": "2026-12-02T09:00:00+01:00",
        "rate": "10 per hour",
        "window": {"days": ["monday"], "from": "09:00", "to": "17:00", "timezone": "Europe/Zurich"},
        "quiet_hours": "respect",
        "priority": "low",
    },
    "call": {"pause": "2s", "record": True, "collect_digits": "10s"},
    "report": {
        "url": "https://hooks.example.org/voice", "format": "xml", "version": 2, "data": "autumn", "on": "completion",
        "campaign": {"url": "https://hooks.example.org/voice", "on": "every_change"},
    },
    "audience": {"purpose": "alert", "skip_opted_out": True, "override_do_not_disturb": False},
    "options": {"octopush": {"simulation_mode": True, "anything": [1]}},
}  # fmt: skip
KEYS = [
    "foo",
    "",
    "Retry",
    "retries",
    "expire",
    "prompt",
    "id",
    "to",
    "$schema",
    "timezone",
    "longest",
    "file",
    "version",
    "options",
    "text",
]
POOLS: dict[str, list[Any]] = {
    **dict.fromkeys(["expire_after", "first_wait", "longest_wait"], DURATIONS),
    **dict.fromkeys(["ring_timeout", "pause", "longest", "warn_before_end"], DURATIONS),
    "collect_digits": [*DURATIONS, True, "true"],
    "rate": RATES, "from": CLOCKS, "to": CLOCKS, "timezone": ZONES, "days": [*DAYS, "Monday", "mon", 1],
    **{key: [*allowed, *(word.upper() for word in allowed), "other", True] for key, allowed in WORDS.items()},
    "target": [*TARGETS, "infobip", "Routee", list(TARGETS), [], ["routee", "routee"], ["octopush", "octopus"]],
    "voicelint": [1, 2, "1", True, 1.5],
}  # fmt: skip


def choices(value: Any, key: str) -> list[Any]:
    """Values for a key of a spec, good and bad ones, of the kind that it has and of others."""
    known = POOLS.get(key, MOMENTS if key in TIMED else ["", " ", "Zürich"] if isinstance(value, str) else [])
    return [*known, *OTHERS, 1, 5.0, 1.5, "x"]


def like(value: Any, key: str) -> st.SearchStrategy[Any]:
    """The same as a strategy, with times that have several things wrong."""
    return times if key in TIMED else st.sampled_from(choices(value, key))


def damaged() -> st.SearchStrategy[Any]:
    """A spec for any target with up to three changes of any kind."""
    good = st.one_of(st.just(FULL), st.just(base_of("spec")), *(specs(target) for target in TARGETS))
    return good.flatmap(lambda spec: changed(spec, like, KEYS, [FULL, base_of("spec")]))


def test_on_every_single_change() -> None:
    for good in (FULL, base_of("spec")):
        for spec in single_changes(good, choices, "foo"):
            agreement("spec", spec)


def test_on_damaged_specs() -> None:
    agree("spec", damaged(), set(SPECS))


EXAMPLES_OF_THE_PACK = [case for case in cases() if case.target == "spec" and case.example.text is None]


@pytest.mark.parametrize("case", EXAMPLES_OF_THE_PACK, ids=[case.id for case in EXAMPLES_OF_THE_PACK])
def test_on_the_packs_examples(case: Any) -> None:
    agreement("spec", case.body)


@pytest.mark.parametrize("name", SPECS)
def test_every_exception_makes_a_difference(name: str) -> None:
    spec = copy.deepcopy(base_of("spec"))
    for route, value in SPECS[name].witness.items():
        spec = put(spec, steps(route), value)
    if name == "content-not-single":
        del spec["flow"]
    assert SPECS[name].why
    assert agreement("spec", spec) == (False, {name})


def test_the_full_spec_is_good() -> None:
    assert refused(findings("spec", FULL)) == []
    assert faults("campaign", FULL) == []


@pytest.mark.parametrize(
    ("route", "value", "place"),
    [
        ("recieve", True, "$"),
        ("schedule.starts", "2026-12-01T09:00:00Z", "$.schedule"),
        ("options.octopsh", {}, "$.options"),
        ("call", {"ring_timeout": 45}, "$.call.ring_timeout"),
        ("retry", {"attempts": 3, "first_wait": 5, "longest_wait": "1h"}, "$.retry.first_wait"),
        ("retry", {"attempts": "3", "first_wait": "5m", "longest_wait": "1h"}, "$.retry.attempts"),
        ("retry", {"attempts": 3}, "$.retry"),
        ("caller", 41443026740, "$.caller"),
        ("play", {"url": "https://cdn.example.org/hello.wav"}, "$"),
        ("schedule.expire_at", "2026-12-02T09:00:00Z", "$.schedule"),
        ("target", "infobip", "$.target"),
        ("report", {"format": "JSON"}, "$.report.format"),
    ],
)
def test_damage_is_refused_at_its_place(route: str, value: Any, place: str) -> None:
    spec = put(copy.deepcopy(base_of("spec")), steps(route), value)
    assert place in {each.partition(": ")[0] for each in faults("campaign", spec)}
    assert refused(findings("spec", spec))


def test_options_are_open() -> None:
    spec = put(copy.deepcopy(base_of("spec")), ("options",), {"infobip-ivr": {"anything": {"at": ["all"]}}})
    assert faults("campaign", spec) == []


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("offset", ["Z", "+01:00", *OFFSETS])
def test_times_are_those_that_are_read(date: str, offset: str) -> None:
    spec = put(copy.deepcopy(base_of("spec")), ("schedule", "start"), date + offset)
    unreal = date[:10] in ("2026-02-30", "2026-02-29", "2026-11-31")
    assert unreal or (faults("campaign", spec) == []) == (parse_time(date + offset) is not None)


def test_it_says_how_it_came_about() -> None:
    assert "voicelint.build" in schema("campaign")["$comment"]
    assert json.dumps(schema("campaign")).isascii()
