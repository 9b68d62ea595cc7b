"""What only one vendor has for one person, and what a request has no place for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from voicelint.importing.campaign import lowered
from voicelint.pipeline import check_text
from voicelint.source.nodes import Mapping
from voicelint.source.parse import parse
from voicelint.targets.names import load_target
from voicelint.targets.places import is_option

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SAY = {"text": "The water is back.", "language": "en-GB", "voice": "female"}


def spec(target: str, recipients: Any, **more: Any) -> dict[str, Any]:
    return {
        "voicelint": 1,
        "name": "Water works",
        "target": target,
        "caller": "WaterWorks",
        "say": SAY,
        "recipients": recipients,
        **more,
    }


def body(data: dict[str, Any]) -> Any:
    root = parse(json.dumps(data), "spec.json").documents[0].root
    assert isinstance(root, Mapping)
    return lowered(load_target(data["target"]), root, NOW)[0]


def found(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (each.rule.name, each.pointer)
        for each in check_text(json.dumps(data), "spec.json", NOW).diagnostics
        if each.severity == "error"
    ]


@pytest.mark.parametrize("key", ["", "numbers"])
def test_they_go_into_the_persons_entry_as_they_are(key: str) -> None:
    people = [{"to": "+41793026741", "options": {"octopush": {"param1": 10}, "routee": {"other": 1}}}, "+41793026742"]
    data = spec("octopush", {key: people} if key else people)
    assert body(data)["recipients"] == [
        {"phone_number": "+41793026741", "param1": 10},
        {"phone_number": "+41793026742"},
    ]


def test_they_are_checked_at_their_place() -> None:
    data = spec(
        "octopush", [{"to": "+41793026741", "options": {"octopush": {"param6": "ten"}}}], audience={"purpose": "alert"}
    )
    assert found(data) == [("unknown-key-dropped", "/recipients/0/options/octopush/param6")]


def test_they_cannot_set_what_is_set() -> None:
    data = spec("octopush", [{"to": "+41793026741", "options": {"octopush": {"phone_number": "+41793026742"}}}])
    assert ("option-set-twice", "/recipients/0/options/octopush/phone_number") in found(data)
    assert body(data)["recipients"] == [{"phone_number": "+41793026741"}]


def test_they_do_not_reach_what_all_messages_share() -> None:
    data = spec("infobip-click-to-call", [
        {"to": "+41793026741", "connect": "+41793026743", "options": {"infobip-click-to-call": {"voice": {"name": "Joanna"}}}},
        {"to": "+41793026742", "connect": "+41793026743"},
    ])  # fmt: skip
    assert ("option-set-twice", "/recipients/0/options/infobip-click-to-call/voice") in found(data)
    assert [each["voice"] for each in body(data)["messages"]] == [{"gender": "female"}] * 2


@pytest.mark.parametrize("more", [{"id": "visit-1"}, {"options": {"routee": {"x": 1}}}])
@pytest.mark.parametrize("before", [True, False])
def test_a_number_that_is_all_of_a_person_leaves_no_place_for_more(more: dict[str, Any], before: bool) -> None:
    to = {"to": "+41793026741"}
    data = spec("routee", [{**more, **to} if before else {**to, **more}], caller="+41793026710")
    assert body(data)["to"] == ["+41793026741"]
    assert [name for name, _ in found(data)] == ["not-expressible"]


def test_null_leaves_a_constant_out_and_nothing_else() -> None:
    data = spec("octopush", ["+41793026741"], options={"octopush": {"type": None, "simulation_mode": None}})
    made = body(data)
    assert "type" not in made
    assert made["simulation_mode"] is None
    assert body(spec("octopush", ["+41793026741"], options={"octopush": {"type": "vocal_sms"}}))["type"] == "vocal_sms"


@pytest.mark.parametrize(
    ("route", "inside"),
    [
        (("options", "routee"), True), (("options",), True), (("recipients", 0, "options", "octopush", "x"), True),
        (("recipients", "numbers", 0, "options"), True), (("recipients", "contacts", 3, "options", "imiconnect", "x"), True),
        (("recipients",), False), (("recipients", 0), False), (("recipients", 0, "to"), False), ((), False), (("flow", "parameters", "options"), False),
        (("recipients", 0, "parameters", "options"), False), (("recipients", "numbers", 0, "parameters", "options"), False),
    ],
)  # fmt: skip
def test_where_the_vendors_own_terms_hold(route: tuple[str | int, ...], inside: bool) -> None:
    assert is_option(route) is inside
