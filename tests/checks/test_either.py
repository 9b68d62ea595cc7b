"""B8, B10, C10, D3: keys of which one excludes the other, in raw requests only."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.vendors import ANYTHING, hit, run
from voicelint.engine.checks.either import both, neither, without
from voicelint.pipeline import check_text

KEYS = ["text", "url"]
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_neither_names_the_keys() -> None:
    found = hit(neither, {"other": 1}, keys=KEYS)
    assert (found.below, found.params["keys"]) == ((), "text or url")


def test_both_means_the_later_one() -> None:
    found = hit(both, {"url": "a", "text": "b"}, keys=KEYS)
    assert (found.below, found.params["first"], found.params["second"]) == (("text",), "url", "text")


def test_without_its_partner() -> None:
    assert hit(without, {"language": "en"}, "language", other="text").params["other"] == "text"
    assert run(without, {"language": "en", "text": None}, "language", other="text") is None


@given(st.sets(st.sampled_from([*KEYS, "other"])))
def test_exactly_one_key_is_right(present: set[str]) -> None:
    body = dict.fromkeys(sorted(present), "x")
    count = len(present & set(KEYS))
    assert (run(neither, body, keys=KEYS) is not None) == (count == 0)
    assert (run(both, body, keys=KEYS) is not None) == (count == 2)


@given(ANYTHING)
def test_anything_is_survived(value: Any) -> None:
    run(neither, value, keys=KEYS)
    run(both, value, keys=KEYS)


@pytest.mark.parametrize("target", ["infobip-click-to-call", "routee", "imiconnect"])
@pytest.mark.parametrize("kinds", [[], ["say", "play"]])
def test_a_spec_says_it_in_its_own_words(target: str, kinds: list[str]) -> None:
    spec = {
        "voicelint": 1,
        "name": "Reminder",
        "target": target,
        "caller": "+41443026740",
        "recipients": ["+41793026741"],
        "connect": {"to": "+41443026742", "caller": "+41443026743"},
    }
    told = {"say": {"text": "Hello", "language": "en-GB"}, "play": {"url": "https://example.org/a.wav"}}
    spec |= {kind: told[kind] for kind in kinds}
    names = [each.rule.name for each in check_text(json.dumps(spec), "a.json", NOW).diagnostics]
    if kinds and target == "imiconnect":  # it has a place for neither, and is told so of each
        assert names.count("not-expressible") == 3  # connect is the third
        assert "content-not-single" not in names
    else:
        # Two people may be joined without a word.
        assert ("content-not-single" in names) == (bool(kinds) or target != "infobip-click-to-call")
    assert {
        "text-and-recording-together",
        "both-recording-and-message",
        "neither-recording-nor-message",
        "neither-call-flow-nor-media",
        "both-call-flow-and-media",
    }.isdisjoint(names)
