"""What the comparison of two targets says is what a check of a spec says of them."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from tests.importing.support import NOW
from tests.support.specs import TARGETS
from voicelint.importing.compare import compare, expressed
from voicelint.pipeline import check_text
from voicelint.targets.unsupported import ALWAYS

PAIRS = list(itertools.permutations(TARGETS, 2))
VALUES: dict[str, Any] = {
    "schedule.rate": "10 per hour", "schedule.window.days": ["monday"], "schedule.window.from": "09:00", "schedule.window.to": "17:00",
    "retry.attempts": 3, "report.version": 2, "flow.parameters": {"name": "Ada"}, "recipients.contacts": ["c-1"], "recipients.groups": ["g"],
    "schedule.start": "2028-06-04T09:00:00Z", "schedule.expire_at": "2028-06-05T09:00:00.000Z", "report.url": "https://hooks.example.org/voice",
    "report.format": "json", "report.on": "completion", "report.campaign.on": "completion", "schedule.priority": "high",
    "schedule.quiet_hours": "respect", "say.voice": "female", "call.record": True, "call.collect_digits": True,
    "connect.anonymize": True, "audience.skip_opted_out": True, "audience.override_do_not_disturb": True,
}  # fmt: skip
DURATIONS = ("expire_after", "first_wait", "longest_wait", "ring_timeout", "pause", "longest", "warn_before_end")


def spec_with(key: str, target: str) -> dict[str, Any]:
    """A spec for a target that uses one key; what else it lacks does not matter here."""
    value = VALUES.get(key, "1h" if key.endswith(DURATIONS) else "+41793026744")
    spec: dict[str, Any] = {"voicelint": 1, "target": target, "recipients": ["+41793026741"]}
    if key.startswith("recipients[]."):
        *before, last = key.removeprefix("recipients[].").split(".")
        person: dict[str, Any] = {"to": "+41793026741"}
        here = person
        for step in before:
            here = here.setdefault(step, {})
        here[last] = value
        return spec | {"recipients": [person]}
    if key.startswith("recipients."):
        return spec | {"recipients": {key.removeprefix("recipients."): value}}
    here = spec
    *before, last = key.split(".")
    for step in before:
        here = here.setdefault(step, {})
    here[last] = value
    return spec


def lost(key: str, target: str) -> list[str]:
    """The keys of a spec with this key that a target has no place for."""
    found = check_text(json.dumps(spec_with(key, target)), "spec.json", NOW).diagnostics
    return [each.message for each in found if each.rule.name == "not-expressible"]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_it_agrees_with_what_a_check_finds(a: str, b: str) -> None:
    compared = compare(a, b)
    for entry in compared["only_a"]:
        key = entry["spec"]
        assert lost(key, a) == [], key
        messages = lost(key, b)
        assert len(messages) == 1, key
        # The check names the whole part of the spec that is lost, such as retry.
        named = messages[0].partition("has no place for ")[2].partition(",")[0]
        assert f"{key}.".startswith(f"{named}.") or named == key.replace(
            "recipients.contacts", "recipients[].contact"
        ), key
    for entry in compared["different"] + compared["same"]:
        assert lost(entry["spec"], a) == lost(entry["spec"], b) == [], entry["spec"]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_nothing_is_left_out_and_the_sides_are_symmetric(a: str, b: str) -> None:
    one, other = compare(a, b), compare(b, a)
    keys = [each["spec"] for part in ("only_a", "only_b", "different", "same") for each in one[part]]
    assert sorted(keys) == sorted(set(expressed(a)) | set(expressed(b)))
    assert not set(keys) & set(ALWAYS)
    assert one["only_a"] == other["only_b"]
    assert [each["spec"] for each in one["same"]] == [each["spec"] for each in other["same"]]
    assert all(each["about"] for part in ("only_a", "only_b", "different", "same") for each in one[part])


def test_values_that_become_something_else_are_told_apart() -> None:
    compared = compare("routee", "octopush")
    [digits] = [each for each in compared["different"] if each["spec"] == "call.collect_digits"]
    assert [each["request"] for each in digits["a"]] == ["collectDtmfDigits", "collectDtmfAwaitSeconds"]
    assert digits["b"] == [{"request": "get_back_pressed_keys", "value": "true or false"}]
    assert "schedule.start" in [each["spec"] for each in compared["same"]]
