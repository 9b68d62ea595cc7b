"""F5: secrets in a request."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.across import NOW, findings, names, tree
from voicelint.engine.checks.secrets import written_down
from voicelint.engine.context import Context
from voicelint.engine.describe import diagnose
from voicelint.engine.packs import ruleset
from voicelint.targets.request import Request

LOGIN = base64.b64encode(b"Aladdin:open sesame").decode()
INFOBIP_KEY = "App 003026bbc133714df1834b8638bb496e-8f4b3d9a-e931-478d-a994-28a725159ab9"


def found(body: Any, target: str = "routee") -> list[tuple[tuple[str | int, ...], str]]:
    root = tree(body)
    here = Context(Request(target, root), NOW)
    here.place = ruleset(target).root
    return [(hit.below, hit.params["what"]) for hit in written_down(root, here) or []]


@pytest.mark.parametrize(
    "body",
    [
        {"Authorization": "Bearer abcdefgh"},
        {"authorization": "anything"},
        {"api-key": "x"},
        {"API_KEY": "x"},
        {"apiKey": "x"},
        {"api-login": "me@example.org"},
        {"password": "secret"},
        {"password": 123456},
        {"key": "a7c4e1f09b"},
        {"token": "eyJhbGciOiJIUzI1NiJ9.e30.abc"},
        {"secret": "abcdEFGH"},
    ],
)
def test_f5_keys(body: dict[str, Any]) -> None:
    (key,) = body
    assert found(body) == [((key,), f"the value of {key}")]
    assert found({"headers": [body]}) == [(("headers", 0, key), f"the value of {key}")]


@pytest.mark.parametrize(
    "body",
    [
        {"password": ""},
        {"password": None},
        {"password": True},
        {"password": "${PASSWORD}"},
        {"Authorization": "Bearer {{token}}"},
        {"Authorization": "Basic <base64>"},
        {"api-key": "****"},
        {"api-key": "xxxxxxxx"},
        {"key": "name"},
        {"key": "autumn campaign 2026"},
        {"token": "short1"},
        {"keys": "a7c4e1f09b"},
        {"monkey": "a7c4e1f09b"},
    ],
)
def test_f5_keys_that_hold_no_secret(body: dict[str, Any]) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"Basic {LOGIN}", "the Basic token in this text"),
        (f"Basic {LOGIN[:-1]}", "the Basic token in this text"),
        (f"use Authorization: basic {LOGIN} for it", "the Basic token in this text"),
        ("Basic abcdefg=", "the Basic token in this text"),
        ("Bearer 1f0e9d8c7b6a", "the Bearer token in this text"),
        ("the token is Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc", "the Bearer token in this text"),
        (INFOBIP_KEY, "the App token in this text"),
        ("https://me:s3cret@example.org/dlr", "the password in this address"),
        ("see https://:s3cret@example.org", "the password in this address"),
        ("Basic training starts at ten.", None),
        ("Basic Training", None),
        ("Basic COVID-19 rules apply", None),
        ("Bearer of bad news", None),
        ("App Store2024", None),
        ("the app Flughafen2026 is new", None),
        ("https://example.org:8080/a@b", None),
        ("https://me@example.org/", None),
        ("https://${USER}:${PASSWORD}@example.org/", None),
        ("write to me: a@example.org, https://example.org", None),
        ("", None),
    ],
)
def test_f5_texts(text: str, what: str | None) -> None:
    assert found({"callbackData": text}) == ([] if what is None else [(("callbackData",), what)])
    assert found({"to": [text]}) == ([] if what is None else [(("to", 0), what)])


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), min_size=1, max_size=12))
def test_f5_sentences_in_small_letters_are_silent(words: list[str]) -> None:
    sentence = " ".join(words)
    for scheme in ("Basic", "Bearer", "App"):
        assert found({"text": f"{scheme} {sentence}."}) == []


@given(st.text("abcdefXYZ019", min_size=3), st.text("abc123", min_size=6))
def test_f5_every_login_is_seen(user: str, password: str) -> None:
    login = base64.b64encode(f"{user}:{password}".encode()).decode()
    assert len(found({"note": f"Authorization: Basic {login}"})) == 1


def test_f5_documented_keys_are_left_alone() -> None:
    message = {
        "scenarioId": "AB12",
        "destinations": [{"to": "41793026745"}],
        "parameters": {"password": "1234"},
    }
    assert found({"messages": [message]}, "infobip-ivr") == []
    message["parameters"] = {"login": f"Basic {LOGIN}"}
    assert found({"messages": [message]}, "infobip-ivr") == [
        (("messages", 0, "parameters", "login"), "the Basic token in this text")
    ]


def test_f5_stands_for_the_unknown_key_and_the_malformed_address() -> None:
    message = {
        "scenarioId": "AB12",
        "from": "41443026740",
        "destinations": [{"to": "41793026745"}],
        "notifyUrl": "https://me:s3cret@example.org/dlr",
    }
    assert names("infobip-ivr", {"messages": [message], "Authorization": f"Basic {LOGIN}"}) == ["secret-in-request"] * 2


def test_f5_the_secret_is_in_no_message_and_no_value() -> None:
    body = {"api-key": "9f8e7d6c5b4a", "text": "Hello", "recipients": [{"phone_number": "+41793026745"}]}
    rules = ruleset("octopush")
    request = Request("octopush", tree(body))
    (finding,) = [each for each in findings("octopush", body) if each.rule.name == "secret-in-request"]
    told = diagnose(finding, rules, request, "request.json")
    assert "9f8e7d6c5b4a" not in f"{told.message} {told.help} {told.label} {told.value}"
    assert told.severity == "error"


def test_f5_depth_and_shared_nodes_are_borne() -> None:
    root = tree({"a": [{"password": "one"}]})
    inner: Any = root
    for _ in range(40):  # each level holds the one below twice: 2 ** 40 routes
        outer = tree({"left": {}, "right": {}})
        for entry in outer.index.values():  # type: ignore[attr-defined]
            entry.value = inner
        inner = outer
    here = Context(Request("routee", inner), NOW)
    here.place = ruleset("routee").root
    assert len(written_down(inner, here) or []) == 1


@pytest.mark.timeout(10)
@pytest.mark.parametrize("part", ["a", "Basic ", "://a:", "a@", "${", "Bearer" + " " * 50, "<", "App a"])
def test_f5_long_texts_take_no_long_time(part: str) -> None:
    assert found({"note": part * 100_000 + " ://@ Basic"}) == []
