"""Several bodies, and bodies with several messages: what becomes one spec, and what becomes several."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.support import compiled, imported, same
from tests.importing.test_laws import LAX
from tests.support.packs import base_of
from tests.support.specs import TARGETS, specs
from voicelint.source.parse import parse

ID = {
    "infobip-ivr": "bulkId",
    "infobip-click-to-call": "bulkId",
    "imiconnect": "correlationid",
    "octopush": "request_id",
}
LIST = {"infobip-ivr": "messages[].destinations", "infobip-click-to-call": "messages", "routee": "to", "imiconnect": "destination", "octopush": "recipients"}  # fmt: skip


def people_of(target: str, body: Any) -> list[Any]:
    holder = body["messages"][0] if target == "infobip-ivr" else body
    found: list[Any] = holder[LIST[target].rpartition(".")[2]]
    return found


def frames_of(target: str, body: Any, sizes: list[int], tail: bool = True) -> list[Any]:
    """A body cut into frames, its id made each frame's own as compile does."""
    frames, at = [], 0
    for number, size in enumerate(sizes, 1):
        frame = copy.deepcopy(body)
        people_of(target, frame)[:] = people_of(target, body)[at : at + size]
        if target in ID and ID[target] in frame and tail:
            frame[ID[target]] += f"-{number}"
        frames.append(frame)
        at += size
    return frames


def documents(text: str) -> list[Any]:
    return [each.root.plain() for each in parse(text, "spec.yaml").documents if each.root is not None]


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
@settings(LAX, max_examples=40)
def test_frames_become_their_campaign_again(target: str, data: st.DataObject) -> None:
    spec = data.draw(specs(target)) | {"id": "autumn"}
    if target == "routee":
        del spec["id"]
    spec["recipients"] = [f"+4179302{number}" for number in range(6745, 6755)]
    [whole] = compiled_or_none(spec) or [None]
    if whole is None:
        return
    frames = frames_of(target, whole, [4, 4, 2])
    order = data.draw(st.permutations(frames)) if target != "routee" else frames
    made = imported(list(order))
    assert made.lost == []
    assert made.specs == 1
    assert same(compiled(made.text), [whole])
    assert any("3 bodies differ only in whom they call" in note for note in made.notes)


def compiled_or_none(spec: Any) -> list[Any] | None:
    try:
        return compiled(json.dumps(spec), "spec.json")
    except AssertionError:  # an error of the spec: retries that begin after its end
        return None


@pytest.mark.parametrize("target", sorted(ID))
def test_ids_that_are_no_numbered_ones_keep_bodies_apart(target: str) -> None:
    one, other = copy.deepcopy(base_of(target)), copy.deepcopy(base_of(target))
    one[ID[target]], other[ID[target]] = "autumn-1", "autumn-3"
    made = imported([one, other])
    assert made.lost == []
    assert [each["id"] for each in documents(made.text)] == ["autumn-1", "autumn-3"]
    assert made.notes == [
        f"body-1.json and body-2.json differ in {ID[target]}: each is a spec, and a request, of its own"
    ]
    assert same(compiled(made.text), [one, other])


def test_one_setting_that_differs_is_named() -> None:
    one = base_of("octopush")
    other = one | {"text": "Your appointment is off."}
    made = imported([one, other])
    assert [each["say"]["text"] for each in documents(made.text)] == [one["text"], other["text"]]
    assert made.notes == ["body-1.json and body-2.json differ in text: each is a spec, and a request, of its own"]


def test_bodies_for_several_apis_become_specs_for_each() -> None:
    bodies = [base_of(target) for target in TARGETS]
    made = imported(bodies)
    assert [each["target"] for each in documents(made.text)] == list(TARGETS)
    assert made.notes == []
    assert made.text.count("---\n") == 4


def test_messages_of_other_settings_become_specs_of_their_own() -> None:
    body = copy.deepcopy(base_of("infobip-ivr"))
    other = copy.deepcopy(body["messages"][0]) | {"scenarioId": "B2"}
    body["messages"].append(other)
    made = imported(body)
    assert made.lost == []
    assert made.notes == ["the messages of body-1.json differ in scenarioId: each is a spec, and a request, of its own"]
    assert same(compiled(made.text), [{**body, "messages": [message]} for message in body["messages"]])


def test_messages_of_the_same_settings_become_one() -> None:
    body = copy.deepcopy(base_of("infobip-ivr"))
    again = copy.deepcopy(body["messages"][0])
    again["destinations"] = [{"to": "41793026749"}]
    body["messages"].append(again)
    made = imported(body)
    assert made.lost == []
    assert made.notes == ["body-1.json: 2 messages, 1 of them with the settings of another: those become one"]
    whole = copy.deepcopy(base_of("infobip-ivr"))
    whole["messages"][0]["destinations"] += again["destinations"]
    assert same(compiled(made.text), [whole])


def test_lists_that_the_vendor_keeps_are_put_together_too() -> None:
    body = {key: value for key, value in base_of("routee").items() if key != "to"}
    frames = [{**body, "to": ["+41793026745"], "contacts": ["c-1"]}, {**body, "contacts": ["c-2"], "groups": ["g"]}]
    made = imported(frames)
    assert made.lost == []
    [spec] = documents(made.text)
    assert spec["recipients"] == {"numbers": ["+41793026745"], "contacts": ["c-1", "c-2"], "groups": ["g"]}


def test_frames_of_several_messages_become_a_spec_for_each_message() -> None:
    frames = []
    for number in (1, 2):
        body = copy.deepcopy(base_of("infobip-ivr")) | {"bulkId": f"autumn-{number}"}
        body["messages"][0]["destinations"] = [{"to": f"4179302674{number}"}]
        other = copy.deepcopy(body["messages"][0]) | {
            "scenarioId": "B2",
            "destinations": [{"to": f"4179302675{number}"}],
        }
        body["messages"].append(other)
        frames.append(body)
    made = imported(frames)
    assert made.lost == []
    specs_made = documents(made.text)
    assert [each["id"] for each in specs_made] == ["autumn", "autumn"]
    assert [each["recipients"] for each in specs_made] == [
        ["+41793026741", "+41793026742"],
        ["+41793026751", "+41793026752"],
    ]


SIZES = {"infobip-ivr": 20_001, "infobip-click-to-call": 2_001, "routee": 2_001, "imiconnect": 2_001, "octopush": 1_201}


@pytest.mark.parametrize("target", TARGETS)
def test_a_campaign_too_long_for_one_request_comes_back_whole(target: str) -> None:
    """What compile has divided becomes one spec, which compile divides into the same bytes."""
    spec = documents(imported(base_of(target)).text)[0]
    spec["recipients"] = [f"+4179{3_000_000 + number}" for number in range(SIZES[target])]
    sent = compiled(json.dumps(spec), "spec.json")
    assert len(sent) > 1
    made = imported(sent)
    assert made.lost == []
    [back] = documents(made.text)
    assert back == spec
    assert json.dumps(compiled(made.text)) == json.dumps(sent)
