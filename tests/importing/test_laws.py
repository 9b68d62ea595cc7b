"""What an import promises: it leads back to the very same request, and says the same of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import voicelint
from tests.importing.support import (
    NOW,
    bodies,
    changed,
    compiled,
    damaged,
    errors,
    examples,
    imported,
    lowered,
    rules,
    same,
    taken,
)  # fmt: skip
from tests.support.shared import shared_specs
from tests.support.specs import TARGETS, specs, texts
from voicelint.importing.importer import bring_in
from voicelint.pipeline import check_text

LAX = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
@settings(LAX, max_examples=60)
def test_import_of_what_a_spec_compiles_to(target: str, data: st.DataObject) -> None:
    """import(compile(spec)) lints the same and compiles to the same."""
    text, name = data.draw(texts(data.draw(specs(target))))
    # A specs' retries may begin after its end, and then there is nothing to compile.
    assume(all(each.severity != "error" for each in check_text(text, name, NOW).diagnostics))
    sent = compiled(text, name)
    made = imported(sent)
    assert made.lost == []
    assert rules(made.text, "imported.yaml") == rules(text, name)
    # To the same bytes: the order of keys is the table's.
    assert json.dumps(compiled(made.text)) == json.dumps(sent)


@given(spec=shared_specs())
@settings(LAX, max_examples=60)
def test_import_of_what_a_spec_compiles_to_for_each_of_its_targets(spec: Any) -> None:
    text = json.dumps(spec)
    assume(all(each.severity != "error" for each in check_text(text, "spec.json", NOW).diagnostics))
    for sent in voicelint.compile(text, "spec.json", now=NOW):
        made = imported([sent.body], sent.target)
        assert made.lost == []
        assert json.dumps(compiled(made.text)) == json.dumps([sent.body])


@pytest.mark.parametrize("target", TARGETS)
def test_every_example_of_the_packs_survives(target: str) -> None:
    """Each example without an error comes back from its spec as it was, with the same findings."""
    survived = 0
    for example in examples(target):
        body = changed(target, [example])
        if errors(body, target):
            continue
        made = imported(body, target)
        assert made.lost == []
        assert_led_back(made.text, body, target)
        if made.specs == 1:
            assert rules(made.text, "imported.yaml") == rules(json.dumps(body), "body.json", target)
        survived += 1
    assert survived >= 40


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
@settings(LAX, max_examples=150)
def test_what_is_valid_survives(target: str, data: st.DataObject) -> None:
    """Bodies without an error, made of several examples at once."""
    body = data.draw(bodies(target))
    assume(not errors(body, target))
    made = imported(body, target)
    assert made.lost == []
    assert_led_back(made.text, body, target)


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
@settings(LAX, max_examples=200)
def test_damage_is_told_or_survives(target: str, data: st.DataObject) -> None:
    """No body at all makes the import crash, and none loses anything without a word."""
    body = data.draw(damaged(target))
    read = taken(body, target)
    if read.reasons:
        assert read.bodies == [] or isinstance(body, list)
        return
    made = bring_in(read.bodies, NOW)
    if not made.lost:
        assert_led_back(made.text, body, target, valid=False)


def assert_led_back(text: str, body: Any, target: str, valid: bool = True) -> None:
    """The spec's requests are the body; where messages became several specs, they hold its messages."""
    back = compiled(text) if valid else lowered(text, target)
    asked = body if isinstance(body, list) else [body]
    if len(back) == len(asked):
        assert same(back, asked) or same([merged(each) for each in back], [merged(each) for each in asked])
    else:
        assert sorted(calls(back)) == sorted(calls(asked))


def merged(body: Any) -> Any:
    """An Infobip body with the destinations of messages that are alike in one of them."""
    if not isinstance(body, dict) or not isinstance(body.get("messages"), list):
        return body
    messages: dict[str, Any] = {}
    for message in body["messages"]:
        rest = {key: value for key, value in message.items() if key != "destinations"}
        first = messages.setdefault(json.dumps(rest, sort_keys=True), {**rest, "destinations": []})
        first["destinations"] = first["destinations"] + message.get("destinations", [])
    return {**body, "messages": list(messages.values())}


def calls(several: list[Any]) -> list[str]:
    """Each message, with one destination, and what stands around it."""
    found = []
    for body in several:
        around = {key: value for key, value in body.items() if key != "messages"}
        for message in body["messages"]:
            for person in message.get("destinations", [None]):
                found.append(json.dumps([around, {**message, "destinations": person}], sort_keys=True))
    return found
