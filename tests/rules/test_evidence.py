"""Which document a finding names: a key that the API's own document lacks is cited from the one that has it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

import voicelint

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
CALL = {"from": "41443026740", "fromB": "41443026743", "destinationA": "41793026745", "destinationB": "41443026742"}
VOICE_SMS = {
    "text": "See you tomorrow.",
    "recipients": [{"phone_number": "+41793026745"}],
    "type": "voice_sms",
    "purpose": "alert",
    "voice_gender": "female",
    "voice_language": "de-DE",
}


def cited(body: dict[str, Any], target: str) -> list[tuple[str, str, str]]:
    """Each finding's rule, document and status."""
    found = voicelint.lint(json.dumps(body), "body.json", target=target, now=NOW).diagnostics
    return [(each.rule.name, each.evidence.document, each.evidence.status) for each in found if each.evidence]


@pytest.mark.parametrize(
    ("more", "rule", "document", "status"),
    [
        ({"deliveryTimeWindow": {}}, "required-key-missing", "infobip-clients", "sdk"),
        ({"deliveryTimeWindow": {"days": ["MONDAY"], "zone": 1}}, "unknown-key", "infobip-clients", "sdk"),
        ({"voice": "Joanna"}, "wrong-type", "infobip-clients", "sdk"),
        ({"maxDuration": "60"}, "wrong-type", "launch-click-to-call", "documented"),
        ({"callbackData": "a"}, "unknown-key", "launch-click-to-call", "documented"),
    ],
)
def test_a_key_of_the_clients_is_not_cited_from_the_document(
    more: dict[str, Any], rule: str, document: str, status: str
) -> None:
    assert cited({"messages": [CALL | more]}, "infobip-click-to-call") == [(rule, document, status)]


def test_a_key_of_another_page_is_not_cited_from_the_document() -> None:
    named = VOICE_SMS | {"recipients": [{"phone_number": "+41793026745", "first_name": 7}]}
    assert cited(named, "octopush") == [("wrong-type-cast", "octopush-voice-sms", "sibling")]
    assert cited(VOICE_SMS | {"simulation_mode": "no"}, "octopush") == [
        ("wrong-type-cast", "octopush-vms-campaign", "documented")
    ]
