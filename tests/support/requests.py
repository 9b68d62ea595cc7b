"""Generated raw request bodies: good ones, and good ones with some damage."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .changes import changed
from .packs import all_packs, base_of
from .pools import LANGUAGES, LONG_TEXTS, MOMENTS, NUMBERS, OTHERS, PHONES, URLS, WORDS, times, urls

MORE: dict[str, dict[str, Any]] = {
    "infobip-ivr": {
        "messages": [
            {
                "scenarioId": "A1",
                "destinations": [{"to": "41793026744"}],
                "sendingSpeed": {"speed": 10, "timeUnit": "hour"},
                "validityPeriod": 720,
                "record": True,
                "deliveryTimeWindow": {"days": ["MONDAY"]},
                "parameters": {},
            },
            {
                "scenarioId": "A2",
                "destinations": [{"to": "41793026745", "messageId": "visit-9"}],
                "notifyUrl": "https://a.example.org",
            },
        ]
    },
    "infobip-click-to-call": {
        "messages": [
            {
                "destinationA": "41793026744",
                "destinationB": "+41443026745",
                "audioFileUrl": "https://cdn.example.org/hello.mp3",
                "record": "true",
                "anonymization": True,
                "notifyUrl": "https://reports.example.org/dlr",
                "notifyContentVersion": 2,
                "machineDetection": "hangup",
                "deliveryTimeWindow": {
                    "days": ["MONDAY"],
                    "from": {"hour": 8, "minute": 0},
                    "to": {"hour": 9, "minute": 30},
                },
            },
            {
                "from": "41443026740",
                "destinationA": "41793026746",
                "destinationB": "41443026747",
                "messageId": "visit-2",
            },
        ]
    },
    "routee": {
        "from": "Clinic 7",
        "contacts": ["c-1"],
        "groups": ["customers"],
        "campaignName": "Winter",
        "fileURL": "https://cdn.example.org/hello.wav",
        "ignoreDnd": False,
        "collectDtmfAwaitSeconds": 5,
    },
    "imiconnect": {
        "deliverychannel": "voice",
        "channels": {"voice": {"media": "12345"}},
        "destination": [{"customerid": ["c-1", "c-2"]}, {"msisdn": ["41793026742"], "correlationid": "visit-1"}],
        "correlationid": "campaign-7",
    },
    "octopush": {
        "text": "A",
        "recipients": [{"phone_number": "+41793026742", "last_name": "Lovelace", "param5": "ten"}],
        "type": "vocal_sms",
        "auto_remove_blacklisted_numbers": True,
        "get_back_pressed_keys": 1,
    },
}
"""A second good body for each target, of what the pack's base has not."""

KEYS = [
    "foo", "", "bulkid", "auto_remove_blacklisted_numbers", "$schema", "msisdn/customerid", "SendAt", "sms", "messageId", "text",
]  # fmt: skip
"""Keys that are wrong nearly everywhere, beside those that the target documents somewhere."""

CALLED = ("to", "from", "fromb", "destinationa", "destinationb", "phone_number", "cli", "msisdn", "sender")
TIMED = ("sendat", "scheduleddate", "expiry", "send_at")


def bodies(target: str) -> st.SearchStrategy[Any]:
    """A good body for a target with up to three changes of any kind."""
    good = [base_of(target), MORE[target]]
    return st.sampled_from(good).flatmap(lambda body: changed(body, like, [*KEYS, *own_keys(target)], good))


def own_keys(target: str) -> list[str]:
    """The names of all keys that the target's pack documents."""
    pack = next(pack for pack in all_packs() if pack.pack == target)
    return sorted({path.rpartition(".")[2].removesuffix("[]") for path in pack.fields} - {"", "*"})


def choices(value: Any, key: str) -> list[Any]:
    """Values for a place, good and bad ones, of the kind that it has and of others."""
    key = key.casefold()
    if isinstance(value, bool | int):
        return [*NUMBERS, *OTHERS]
    if not isinstance(value, str):
        return [*OTHERS, 1, "x"]
    known = URLS if "url" in key else PHONES if key in CALLED else MOMENTS if key in TIMED else [*WORDS, *LONG_TEXTS]
    return [*known, *OTHERS, *NUMBERS, *(LANGUAGES if "language" in key else [])]


def like(value: Any, key: str) -> st.SearchStrategy[Any]:
    """The same as a strategy, which puts several things wrong together."""
    if isinstance(value, str) and "url" in key.casefold():
        return urls
    return times if isinstance(value, str) and key.casefold() in TIMED else st.sampled_from(choices(value, key))
