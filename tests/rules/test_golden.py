"""The vendors' own examples, whose findings are known one by one (A15, A24, A32, B18, G5, G28)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import voicelint
from voicelint.engine.diagnostic import UNSET

EXAMPLES = Path(__file__).parents[2] / "examples"
IVR = EXAMPLES / "bad" / "infobip-ivr-published.json"
CTC = EXAMPLES / "bad" / "infobip-click-to-call-published.json"
BEFORE = datetime(2023, 10, 1, tzinfo=UTC)
TODAY = datetime(2026, 11, 21, 12, tzinfo=UTC)

Said = tuple[str, str, str, Any]


def said(text: str, now: datetime, target: str | None = None, name: str = "request.json") -> set[Said]:
    found = voicelint.lint(text, name, now=now, target=target).diagnostics
    every = [(each.rule.name, each.pointer, each.severity, each.effective) for each in found]
    assert len(every) == len(set(every))
    return set(every)


OUTBOUND: set[Said] = {
    ("retry-count-clamped", "/messages/0/retry/maxCount", "warning", 4),
    ("report-setting-without-address", "/messages/0/notifyContentType", "warning", None),
    ("report-setting-without-address", "/messages/0/callbackData", "warning", None),
    ("start-offset-without-colon", "/messages/0/sendAt", "info", UNSET),
    ("number-sample", "/messages/0/destinations/0/to", "info", UNSET),
    ("number-sample", "/messages/0/destinations/1/to", "info", UNSET),
}


@pytest.mark.parametrize("target", [None, "infobip-ivr"])
def test_ivr_example_before_its_start(target: str | None) -> None:
    assert said(IVR.read_text(encoding="utf-8"), BEFORE, target) == OUTBOUND


def test_ivr_example_today() -> None:
    past: Said = ("send-time-past", "/messages/0/sendAt", "warning", UNSET)
    assert said(IVR.read_text(encoding="utf-8"), TODAY) == OUTBOUND | {past}


@pytest.mark.parametrize("now", [BEFORE, TODAY])
@pytest.mark.parametrize("target", [None, "infobip-click-to-call"])
def test_click_to_call_example(target: str | None, now: datetime) -> None:
    found = said(CTC.read_text(encoding="utf-8"), now, target)
    assert {each for each in found if each[2] != "info"} == {
        ("retry-count-clamped", "/messages/0/retry/maxCount", "warning", 4)
    }
    assert {each[:2] for each in found if each[2] == "info"} == {
        ("number-sample", "/messages/0/destinationA"),
        ("number-sample", "/messages/0/destinationB"),
    }


def test_ivr_example_as_a_spec() -> None:
    text = """\
voicelint: 1
target: infobip-ivr
id: BULK-ID-123-xyz
caller: "+41793026700"
flow: {id: 6298AA7707903A4ED680B436929681AD}
recipients: ["+41793026727", "+41793026731"]
schedule:
  start: 2023-10-03T12:21:00.632+0000
  expire_after: 12h
  window: {days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: "06:00", to: "15:30"}
retry: {attempts: 5, first_wait: 1m, longest_wait: 5m}
call: {record: false}
report: {format: json, data: DLR callback data}
"""
    assert said(text, BEFORE, name="campaign.yaml") == {
        ("retry-count-clamped", "/retry/attempts", "warning", 4),
        ("report-setting-without-address", "/report/format", "warning", None),
        ("report-setting-without-address", "/report/data", "warning", None),
        ("start-offset-without-colon", "/schedule/start", "info", UNSET),
        ("number-sample", "/recipients/0", "info", UNSET),
        ("number-sample", "/recipients/1", "info", UNSET),
    }
    by_request = {
        (each.rule.name, each.request_pointer) for each in voicelint.lint(text, "a.yaml", now=BEFORE).diagnostics
    }
    assert by_request == {(name, pointer) for name, pointer, _, _ in OUTBOUND}


def fixture(start: str, days: list[str]) -> str:
    """A request of the same shape as those of the vendor's client tests."""
    message = {
        "scenarioId": "1C9E4F0B7A2D4A559E3377B0D1F26C84",
        "from": "41443026740",
        "destinations": [{"to": "41793026741"}],
        "validityPeriod": 720,
        "sendAt": start,
        "retry": {"minPeriod": 1, "maxPeriod": 5, "maxCount": 4},
        "deliveryTimeWindow": {
            "from": {"hour": 6, "minute": 0},
            "to": {"hour": 15, "minute": 30},
            "days": days,
        },
    }
    return json.dumps({"messages": [message]})


WEDNESDAY, TUESDAY = "2023-10-04T12:21:00.632+00:00", "2023-10-03T12:21:00.632+00:00"
NEVER: Said = ("window-opens-after-expiry", "/messages/0/deliveryTimeWindow", "error", UNSET)


@pytest.mark.parametrize(
    ("start", "days"), [(WEDNESDAY, ["MONDAY"]), (TUESDAY, ["MONDAY", "THURSDAY"])], ids=["g28-a", "g28-b"]
)
def test_client_fixtures_are_never_deliverable(start: str, days: list[str]) -> None:
    text = fixture(start, days)
    assert said(text, BEFORE) == {NEVER}
    assert said(text, TODAY) == {NEVER, ("send-time-past", "/messages/0/sendAt", "warning", UNSET)}


@pytest.mark.parametrize(("start", "days"), [(WEDNESDAY, ["MONDAY", "THURSDAY"]), (TUESDAY, ["MONDAY", "TUESDAY"])])
def test_a_window_that_opens_in_time_is_fine(start: str, days: list[str]) -> None:
    # The Wednesday's twelve hours end on Thursday at 00:21, before the window opens at six.
    expected = {NEVER} if start == WEDNESDAY else set()
    assert said(fixture(start, days), BEFORE) == expected
    assert said(fixture(start, [*days, "WEDNESDAY"]), BEFORE) == set()


def test_the_published_examples_are_whole() -> None:
    outbound = json.loads(IVR.read_text(encoding="utf-8"))["messages"][0]
    assert (outbound["retry"], outbound["validityPeriod"], outbound["sendAt"]) == (
        {"minPeriod": 1, "maxPeriod": 5, "maxCount": 5},
        720,
        "2023-10-03T12:21:00.632+0000",
    )
    joined = json.loads(CTC.read_text(encoding="utf-8"))["messages"][0]
    assert (joined["anonymization"], joined["maxDuration"], joined["warningTime"]) == (False, 60, 5)
