"""G27, G23: telling what a request body is for."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.across import tree
from tests.support.packs import base_of
from voicelint.source.parse import parse
from voicelint.targets.names import TARGETS
from voicelint.targets.recognise import recognise

IVR = {"scenarioId": "AB12", "destinations": [{"to": "41793026745"}]}
CALL = {"from": "41443026740", "destinationA": "41793026741", "destinationB": "41443026742"}
PEOPLE = [{"phone_number": "+41793026745"}]
VOICE = {"voice": {"callflowid": "CF-100"}}

OURS: list[tuple[str, Any]] = [
    ("infobip-ivr", {"messages": [IVR]}),
    ("infobip-ivr", {"messages": IVR}),
    ("infobip-ivr", {"messages": [{"scenarioId": "AB12"}]}),
    ("infobip-ivr", {"messages": [{**IVR, "destinations": {"to": "41793026745"}}]}),
    ("infobip-ivr", {"messages": [{"scenario_id": "AB12"}]}),
    ("infobip-ivr", {"messages": [{**IVR, "text": "a stray text"}]}),
    ("infobip-ivr", {"messages": [{"destinations": [{"to": "41793026745"}], "ringTimeout": 30}]}),
    ("infobip-ivr", IVR),
    ("infobip-click-to-call", {"messages": [CALL]}),
    ("infobip-click-to-call", {"messages": CALL}),
    ("infobip-click-to-call", {"messages": [{"destinationB": "41443026742"}]}),
    ("infobip-click-to-call", CALL),
    ("routee", {"from": "Clinic", "to": ["+41793026745"], "fileURL": "https://example.org/a.wav"}),
    ("routee", {"from": "Clinic", "groups": ["all"], "message": {"text": "Hello", "language": "en-GB"}}),
    ("routee", {"contacts": ["1"], "message": {"text": "Hello", "gender": "male"}}),
    ("routee", {"from": "Clinic", "to": ["+41793026745"], "message": "Hello", "hangupDelay": 20}),
    ("routee", {"from": "Clinic", "collectDtmfDigits": True}),
    ("imiconnect", {"deliverychannel": "voice", "channels": VOICE}),
    ("imiconnect", {"deliveryChannel": "voice", "channels": VOICE, "destination": []}),
    ("imiconnect", {"channels": VOICE, "destination": {"msisdn": "+41793026745"}}),
    ("imiconnect", {"channels": {}, "destination": [{"msisdn/customerid": ["+41793026745"]}]}),
    (
        "imiconnect",
        {"deliverychannel": "sms", "channels": VOICE, "destination": [{"msisdn": ["+41793026745"]}]},
    ),
    ("octopush", {"recipients": PEOPLE, "text": "Hello", "type": "voice_sms"}),
    ("octopush", {"recipients": PEOPLE, "text": "Hello"}),
    ("octopush", {"recipients": PEOPLE, "type": "vocal_sms"}),
    ("octopush", {"recipients": PEOPLE, "text": "Hello", "type": "sms_premium", "voice_gender": "male"}),
    ("octopush", {"recipients": {"phoneNumber": "+41793026745"}, "text": "Hello", "voiceLanguage": "en-GB"}),
]

FOREIGN: list[tuple[str, Any]] = [
    (
        "Infobip's SMS API",
        {"messages": [{"from": "Clinic", "destinations": [{"to": "41"}], "text": "Hello"}]},
    ),
    (
        "Infobip's SMS API",
        {"messages": [{"destinations": [{"to": "41"}], "text": "Hi", "language": {"languageCode": "TR"}}]},
    ),
    ("Infobip's SMS API v3", {"messages": [{"destinations": [{"to": "41"}], "content": {"text": "Hello"}}]}),
    (
        "Infobip's API for spoken and recorded messages",
        {
            "messages": [
                {
                    "destinations": [{"to": "41"}],
                    "text": "Hello",
                    "language": "en",
                    "voice": {"name": "Joanna"},
                }
            ]
        },
    ),
    (
        "Infobip's API for spoken and recorded messages",
        {"messages": [{"destinations": [{"to": "41"}], "audioFileUrl": "https://example.org/a.wav"}]},
    ),
    (
        "IMIconnect's messaging API for SMS",
        {"deliverychannel": "sms", "channels": {"sms": {"text": "Hi"}}, "destination": [{"msisdn": ["+41"]}]},
    ),
    (
        "IMIconnect's messaging API for SMS",
        {
            "deliveryChannel": "SMS",
            "channels": {"sms": {"text": "Hi"}},
            "destination": [{"correlationId": "1"}],
        },
    ),
    ("IMIconnect's messaging API for SMS", {"channels": ["SMS"], "destination": [{"msisdn": "+41"}]}),
    (
        "IMIconnect's messaging API for another channel",
        {"deliverychannel": "whatsapp", "channels": {"whatsapp": {}}, "destination": [{"msisdn": ["+41"]}]},
    ),
    (
        "Webex Connect's Send Message API v2 (the successor of IMIconnect's messaging API)",
        {"channel": "voice", "from": "41", "to": [{"msisdn": ["41"]}], "content": {"type": "media"}},
    ),
    (
        "Webex Connect's Voice API v1 (a successor of IMIconnect's messaging API)",
        {"callerId": "", "dialedNumber": "", "audio": {"type": "TTS"}},
    ),
    (
        "Octopush's SMS API",
        {"recipients": PEOPLE, "text": "Hello STOP", "type": "sms_premium", "sender": "Clinic"},
    ),
    ("Octopush's SMS API", {"recipients": PEOPLE, "text": "Hello", "with_answers": False}),
    ("Octopush's API that confirms a campaign on a list", {"ticket_number": "voice_5f44ebf9e47b7"}),
    ("Routee's SMS API", {"body": "Hello", "groups": ["all"], "from": "Clinic", "smsCallback": {}}),
    ("Routee's SMS API", {"body": "Hello", "to": "+41793026745", "from": "Clinic"}),
    ("Routee's API for voice conversations", {"type": "SAY", "message": {"text": "Hello"}, "repeat": 3}),
]

NOTHING: list[Any] = [
    {},
    [],
    ["+41793026745", "+41793026746"],
    [{"messages": [IVR]}],
    "text",
    12,
    None,
    {"name": "site", "version": "1.0.0", "scripts": {"test": "jest"}, "dependencies": {"left-pad": "1"}},
    {"version": "3", "services": {"web": {"image": "nginx", "ports": ["80:80"]}}, "volumes": {}},
    {"openapi": "3.1.0", "info": {"title": "SMS"}, "paths": {"/messages": {"post": {}}}, "components": {}},
    {"name": "ci", "on": {"push": {}}, "jobs": {"test": {"runs-on": "x", "steps": [{"run": "make"}]}}},
    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"from": "a", "to": "b"}},
    {"from": "a@example.org", "to": "b@example.org", "subject": "Hello", "body": "Hello"},
    {"from": "a@example.org", "to": ["b@example.org"], "subject": "Hello", "message": {"text": "Hello"}},
    {"channel": "#general", "text": "deployed"},
    {"channels": {"voice": "general"}, "token": "x"},
    {"ticket_number": "4711", "state": "open"},
    {"ticket_number": "voice_5f44ebf9e47b7", "number_of_contacts": 1, "total_cost": 0.05},
    {"messages": [{"role": "user", "content": "Hello"}], "model": "x"},
    {"messages": {"greeting": "Hello"}},
    {"recipients": ["a@example.org"], "text": "Hello"},
    {"connectionId": "$CONNECTION_ID", "from": "string"},
    {"type": "object", "properties": {"from": {"type": "string"}, "to": {"type": "string"}}},
    {"voicelint": 1, "target": "routee", "recipients": ["+41793026745"], "say": {"text": "Hello"}},
]


@pytest.mark.parametrize(("target", "body"), OURS)
def test_g27_ours(target: str, body: Any) -> None:
    found = recognise(tree(body))
    assert (found.target, found.foreign, found.reason) == (target, None, "")


@pytest.mark.parametrize(("title", "body"), FOREIGN)
def test_g27_foreign(title: str, body: Any) -> None:
    found = recognise(tree(body))
    assert (found.target, found.foreign, found.reason) == (None, title, "")


@pytest.mark.parametrize("body", NOTHING)
def test_nothing_is_guessed(body: Any) -> None:
    found = recognise(tree(body))
    assert (found.target, found.foreign) == (None, None)
    assert found.reason


@pytest.mark.parametrize("target", TARGETS)
def test_the_whole_good_request_of_each_target(target: str) -> None:
    assert recognise(tree(base_of(target))).target == target


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"messages": [{"destinations": [{"to": "41"}]}]}, "neither scenarioId"),
        ({"messages": [{**IVR, **CALL}]}, "infobip-click-to-call or infobip-ivr"),
        ({"destination": [{"msisdn": ["+41"]}]}, "neither deliverychannel nor channels"),
        ({"channels": {}, "destination": []}, "neither deliverychannel nor channels"),
        ({"recipients": ["+41"]}, "no phone_number"),
        ({"to": ["+41"], "from": "Clinic"}, "neither message nor fileURL"),
        ({"name": "x"}, "none of its keys"),
        ([], "a mapping"),
        ({"messages": [CALL], "recipients": PEOPLE, "text": "x"}, "infobip-click-to-call or octopush"),
    ],
)
def test_the_reason_says_what_was_missing(body: Any, reason: str) -> None:
    found = recognise(tree(body))
    assert found.target is None
    assert reason in found.reason


@given(st.sampled_from(OURS + FOREIGN), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_count(case: tuple[str, Any], order: random.Random) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            order.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(each) for each in value] if isinstance(value, list) else value

    name, body = case
    found = recognise(tree(shuffled(body)))
    assert (found.target or found.foreign) == name


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda below: st.lists(below) | st.dictionaries(st.text(), below),
    )
)
def test_any_tree_gets_an_answer(body: Any) -> None:
    found = recognise(tree(body))
    assert (found.target is None and found.foreign is None) == bool(found.reason)


def test_yaml_and_long_lists_are_read_too() -> None:
    text = "recipients:\n" + '- {phone_number: "+41793026745"}\n' * 5000 + "text: Hello\n"
    root = parse(text, "campaign.yaml").documents[0].root
    assert root is not None
    assert recognise(root).target == "octopush"
