"""The spec that single things of a request become: neutral where a spec has the word, under options where not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.importing.support import compiled, imported, lowered, same, taken
from tests.importing.test_frames import documents
from tests.support.packs import base_of


def spec_of(target: str, changes: dict[str, Any], without: tuple[str, ...] = ()) -> Any:
    """The spec for a base request with other settings; it leads back to the body, and compiles."""
    body = copy.deepcopy(base_of(target))
    settings = body["messages"][0] if "messages" in body else body
    settings.update(changes)
    for key in without:
        del settings[key]
    made = imported(body, target)
    assert made.lost == []
    assert same(compiled(made.text), [body])
    [spec] = documents(made.text)
    return spec


@pytest.mark.parametrize(
    ("settings", "neutral", "options"),
    [
        ({"collectDtmfDigits": True, "collectDtmfAwaitSeconds": 19}, "19s", {}),
        ({"collectDtmfDigits": True}, True, {}),
        ({"collectDtmfDigits": False}, False, {}),
        ({"collectDtmfDigits": False, "collectDtmfAwaitSeconds": 19}, False, {"collectDtmfAwaitSeconds": 19}),
        ({"collectDtmfAwaitSeconds": 19}, None, {"collectDtmfAwaitSeconds": 19}),
    ],
)
def test_one_word_for_two_keys(settings: dict[str, Any], neutral: Any, options: dict[str, Any]) -> None:
    base = [key for key in ("collectDtmfDigits", "collectDtmfAwaitSeconds") if key in base_of("routee")]
    spec = spec_of("routee", settings, tuple(key for key in base if key not in settings))
    assert spec.get("call", {}).get("collect_digits") == neutral
    assert spec.get("options", {}).get("routee", {}) == options


def test_numbers_get_their_plus() -> None:
    spec = spec_of("infobip-ivr", {})
    assert (spec["caller"], spec["recipients"][0]["to"]) == ("+41443026740", "+41793026741")


def test_durations_get_their_unit() -> None:
    spec = spec_of("infobip-ivr", {"validityPeriod": 2880, "ringTimeout": 45})
    assert (spec["schedule"]["expire_after"], spec["call"]["ring_timeout"]) == ("48h", "45s")
    assert spec["retry"] == {"attempts": 3, "first_wait": "5m", "longest_wait": "1h"}


def test_a_moment_in_another_form_is_kept_as_it_is() -> None:
    spec = spec_of("imiconnect", {"expiry": "2026-12-01T18:30:19.456+5:30"})
    assert spec["options"] == {"imiconnect": {"expiry": "2026-12-01T18:30:19.456+5:30"}}
    assert (
        spec_of("imiconnect", {"expiry": "2026-12-01T18:30:19.456Z"})["schedule"]["expire_at"]
        == "2026-12-01T18:30:19.456Z"
    )


def test_a_recording_beside_a_text_stays_the_vendors() -> None:
    spec = spec_of("infobip-click-to-call", {"audioFileUrl": "https://cdn.example.org/hello.mp3"})
    assert "play" not in spec
    assert spec["say"]["text"] == "The practice is calling you back."
    assert spec["options"]["infobip-click-to-call"]["audioFileUrl"] == "https://cdn.example.org/hello.mp3"


def test_what_the_vendor_casts_is_sent_as_it_was() -> None:
    body = base_of("octopush") | {
        "recipients": [{"phone_number": 41793026742, "param1": 10}],
        "text": 5,
        "type": "vocal_sms",
    }
    made = imported(body)
    assert same(lowered(made.text, "octopush"), [body])
    [spec] = documents(made.text)
    assert spec["recipients"] == [{"options": {"octopush": {"phone_number": 41793026742, "param1": 10}}}]
    # A voice without the words would be no say: the whole of it goes.
    assert "say" not in spec
    voice = {"voice_gender": "female", "voice_language": "en-GB"}
    assert spec["options"]["octopush"] == {"simulation_mode": False, "text": 5, "type": "vocal_sms", **voice}


def test_a_constant_that_is_missing_stays_missing() -> None:
    assert spec_of("octopush", {}, ("type",))["options"]["octopush"]["type"] is None


def test_a_null_where_every_request_has_a_word_cannot_be_said() -> None:
    made = imported(base_of("octopush") | {"type": None}, "octopush")
    assert made.lost == ["body-1.json: type would be lost: null"]


def test_numbers_that_share_an_id_and_people_without_a_number() -> None:
    entries = [
        {"msisdn": ["+41793026742", "+41793026743"], "correlationid": "visit-1"},
        {"customerid": ["c-1"]},
        {"msisdn": ["+41793026744"]},
    ]
    assert spec_of("imiconnect", {"destination": entries})["recipients"] == [
        {"to": ["+41793026742", "+41793026743"], "id": "visit-1"},
        {"contact": "c-1"},
        "+41793026744",
    ]
    assert spec_of("imiconnect", {"destination": [entries[0], *entries[2:], entries[1]]})["recipients"] == {
        "numbers": [{"to": ["+41793026742", "+41793026743"], "id": "visit-1"}, "+41793026744"],
        "contacts": ["c-1"],
    }


def test_whom_most_calls_are_joined_to_is_said_once() -> None:
    body = copy.deepcopy(base_of("infobip-click-to-call"))
    first = body["messages"][0]
    body["messages"] = [
        first,
        {**first, "messageId": "visit-2", "destinationA": "41793026744"},
        {**first, "messageId": "visit-3", "destinationA": "41793026745", "destinationB": "41443026749"},
    ]
    made = imported(body)
    [spec] = documents(made.text)
    assert spec["connect"]["to"] == "+41443026742"
    assert [each.get("connect") for each in spec["recipients"]] == [None, None, "+41443026749"]
    assert same(compiled(made.text), [body])


def test_people_who_are_each_joined_to_another_say_so_themselves() -> None:
    body = copy.deepcopy(base_of("infobip-click-to-call"))
    first = body["messages"][0]
    other = {**first, "messageId": "visit-2", "destinationA": "41793026744", "destinationB": "41443026749"}
    body["messages"] = [first, other]
    [spec] = documents(imported(body).text)
    assert "to" not in spec["connect"]
    assert [each["connect"] for each in spec["recipients"]] == ["+41443026742", "+41443026749"]


def test_an_empty_list_beside_others_stays_empty() -> None:
    spec = spec_of("routee", {"to": [], "contacts": ["c-1"]})
    assert spec["recipients"] == {"contacts": ["c-1"]}
    assert spec["options"]["routee"]["to"] == []


def test_an_id_in_small_letters_stays_beside_the_messages() -> None:
    body = copy.deepcopy(base_of("infobip-click-to-call"))
    body["bulkid"] = body.pop("bulkId")
    made = imported(body)
    assert documents(made.text)[0]["options"]["infobip-click-to-call"]["bulkid"] == body["bulkid"]
    assert same(compiled(made.text), [body])


def test_a_number_in_a_form_that_is_refused_is_kept() -> None:
    body = copy.deepcopy(base_of("infobip-ivr"))
    body["messages"][0]["destinations"] = [{"to": "+41793026741", "messageId": "a"}]
    made = imported(body)
    assert made.lost == []
    assert documents(made.text)[0]["recipients"] == [{"id": "a", "options": {"infobip-ivr": {"to": "+41793026741"}}}]
    assert same(lowered(made.text, "infobip-ivr"), [body])


def test_what_stands_beside_the_messages_and_has_no_place_is_told() -> None:
    made = imported(base_of("infobip-ivr") | {"tracking": {"track": "SMS"}}, "infobip-ivr")
    assert made.lost == ['body-1.json: tracking would be lost: {"track": "SMS"}']


@pytest.mark.parametrize(
    ("target", "body", "reason"),
    [
        ("infobip-ivr", {"messages": {}}, "messages is a mapping, it should be a list"),
        ("infobip-ivr", {"messages": []}, "messages is empty"),
        ("infobip-ivr", {"bulkId": "a"}, "messages is missing"),
        ("infobip-ivr", {"messages": [1]}, "messages[0] is a number, it should be a mapping"),
        (
            "infobip-ivr",
            {"messages": [{"destinations": {}}]},
            "messages[0].destinations is a mapping, it should be a list",
        ),
        ("routee", {"to": "+41793026741"}, "to is a text, it should be a list"),
        ("octopush", {"recipients": None}, "recipients is nothing, it should be a list"),
        ("imiconnect", 5, "the body is a number, it should be a mapping"),
    ],
)
def test_a_body_of_another_form_is_told(target: str, body: Any, reason: str) -> None:
    assert taken(body, target).reasons == [f"body.json has not the form of a request for {target}: {reason}"]


def test_keys_are_in_the_order_of_the_reference() -> None:
    made = imported(base_of("infobip-ivr"))
    keys = [line.partition(":")[0] for line in made.text.splitlines() if line and line[0] not in "# -"]
    assert keys == ["voicelint", "target", "id", "caller", "flow", "recipients", "schedule", "retry", "call", "report"]
    assert list(documents(made.text)[0]["schedule"]) == ["start", "expire_after", "window"]
