"""What is offered at the cursor, and what the text is once it is taken."""

from __future__ import annotations

import json

import pytest
from lsprotocol import types

from voicelint.engine.packs import BUILT_IN
from voicelint.lsp.client import Client
from voicelint.lsp.completion import resolve_item
from voicelint.source.parse import parse
from voicelint.targets.names import TARGETS

from .support import EVERYTHING, HEAD, analyse, completed, completions, example

PLAIN = Client(types.ClientCapabilities())


def test_keys_of_a_spec_that_are_not_there_yet() -> None:
    offered = completions(HEAD + "caller: '+41793026710'\n|\nname: x\n")
    assert {"flow", "say", "recipients", "schedule", "retry", "options"} <= set(offered)
    assert not {"voicelint", "target", "caller", "name"} & set(offered)
    required = offered["recipients"]
    assert required.detail == "a list or a mapping, required"
    assert isinstance(required.documentation, types.MarkupContent)
    assert "Whom to call" in required.documentation.value


def test_keys_without_a_place_at_the_target_come_last() -> None:
    offered = completions("voicelint: 1\ntarget: octopush\n|")
    assert "no place for it" in (offered["retry"].detail or "")
    order = sorted(offered.values(), key=lambda item: item.sort_text or "")
    lost = ["no place for it" in (item.detail or "") for item in order]
    assert lost == sorted(lost)
    assert order[0].label == "recipients"
    assert "no place" not in (completions(HEAD + "|")["retry"].detail or "")
    assert "no place" not in (completions("voicelint: 1\n|")["retry"].detail or "")


@pytest.mark.parametrize(
    "text",
    [
        "  voicelint: 1\n  target: octopush\n  |",
        "voicelint: 1\n'target':\n- octopush # by text\n|",
        '# water\n---\nvoicelint: 1\n"target" : [octopush]\n|',
        "{voicelint: 1, target: octopush, |}",
        "{voicelint: 1,\n 'target': [octopush],\n |}",
        '{"voicelint": 1, "target": "octopush", |}',
    ],
)
def test_the_target_is_known_however_the_spec_is_laid_out(text: str) -> None:
    assert "no place for it" in (completions(text)["retry"].detail or "")
    assert "no place" not in (completions(text.replace("octopush", "infobip-ivr"))["retry"].detail or "")


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("re|", "retry", "retry:\n  attempts: \n  first_wait: \n  longest_wait: "),
        ("re|", "report", "report:\n  "),
        ("re|try: {}", "report", "report: {}"),
        ("retry: {at|}", "attempts", "retry: {attempts: }"),
        ("retry: {attempts: 3, |}", "longest_wait", "retry: {attempts: 3, longest_wait: }"),
        ("schedule: {|}", "window", "schedule: {window: {}}"),
        ("schedule:\n  window:\n    |", "days", "schedule:\n  window:\n    days:\n      - "),
        ("call:\n  record: |", "true", "call:\n  record: true"),
        ("call:\n  record:|", "true", "call:\n  record: true"),
        ("say: {text: Hi, voice: fe|}", "female", "say: {text: Hi, voice: female}"),
        ('say:\n  voice: "fe|"', "female", 'say:\n  voice: "female"'),
        ('say:\n  voice: "fe|', "female", 'say:\n  voice: "female"'),
        ("recipients:\n  - {to: 'x', |", "id", "recipients:\n  - {to: 'x', id: "),
        ("recipients:\n  - to: 'x'\n    |", "id", "recipients:\n  - to: 'x'\n    id: "),
        ("schedule:\n  window:\n    days: [monday, t|]", "tuesday", "schedule:\n  window:\n    days: [monday, tuesday]"),
        ("schedule:\n  window:\n    timezone: Eur|", "Europe/Zurich", "schedule:\n  window:\n    timezone: Europe/Zurich"),
        ("report:\n  'f|'", "format", "report:\n  'format'"),
        ("report: {'f|", "format", "report: {'format': "),
        ("recipients:\n  - |", "options", "recipients:\n  - options:\n      "),
        ("recipients:\n  -   par|", "parameters", "recipients:\n  -   parameters:\n        "),
        ("recipients:\n- 'opt|'", "options", "recipients:\n- 'options'"),
        ("x: [unclosed\nreport:\n  f|", "format", "x: [unclosed\nreport:\n  format: "),
        ("say: 'unclosed\nreport:\n  f|", "format", "say: 'unclosed\nreport:\n  format: "),
    ],
)  # fmt: skip
def test_taken(text: str, label: str, after: str) -> None:
    assert completed(HEAD + text, label) == HEAD + after


@pytest.mark.parametrize(
    "text",
    [
        "{name: x, voicelint: 1, |}",
        '{\n    "target": "octopush",\n    "say": {"text": "x"},\n    "voicelint": 1,\n    "|\n}',
        "{'voicelint': 1, |}",
        "  name: x\n  voicelint: 1\n  |",
        "  half\nvoicelint: 1\n|",
        "# voicelint: ignore-file[x] y\r\n---\r\nname: x\r\nvoicelint: 1\r\n|",
        "a: b\n---\nvoicelint: 1\n|",
        "name: x\ncall: {\nvoicelint: 1\n|",
    ],
)
def test_a_spec_is_known_by_its_own_key(text: str) -> None:
    assert "recipients" in completions(text)


def test_an_editor_without_snippets_gets_plain_text() -> None:
    assert completed(HEAD + "re|", "retry", client=PLAIN) == HEAD + "retry: "
    item = completions(HEAD + "re|", client=PLAIN)["retry"]
    assert item.insert_text_format == types.InsertTextFormat.PlainText
    assert item.insert_text_mode is None
    assert completions(HEAD + "re|")["retry"].insert_text_mode == types.InsertTextMode.AdjustIndentation


@pytest.mark.parametrize(
    "text", ["target: |", "target: [oct|]", "target:\n  - |", "target: oct|", "target:|", "target:| # x"]
)
def test_targets(text: str) -> None:
    assert list(completions(f"voicelint: 1\n{text}\n")) == list(TARGETS)


@pytest.mark.parametrize(
    "text",
    [
        "days: [monday, |, 'friday']",
        "days: [fri|, friday, monday]",
        "days:\n    - monday  # first\n    # then\n\n    - |\n    - \"friday\"\n    from: '09:00'",
        "days:\n      - friday\n      - monday\n      - |",
        "days:\n    -   friday\n    - tu|\n    - 'monday'\n  rate: x\n  x:\n    - sunday",
    ],
)
def test_what_a_list_has_is_not_offered_again(text: str) -> None:
    offered = completions(f"{HEAD}schedule:\n  window:\n    {text}\n")
    assert set(offered) == {"tuesday", "wednesday", "thursday", "saturday", "sunday"}
    assert "octopush" not in completions("voicelint: 1\ntarget:\n- octopush\n- |\nname: x\n")


@pytest.mark.parametrize(
    "text",
    [
        "target: octopush\n  |",
        "target:| octopush",
        "target: |  octopush",
        "target:\n- octopush\n  |",
        "recipients:\n  - '+41793026741'\n  |",
        "retry: {attempts: 3}\n  |",
        "|  name: x",
    ],
)
def test_nothing_where_it_would_run_into_something_else(text: str) -> None:
    assert completions(f"voicelint: 1\n{text}\n") == {}


def test_nothing_outside_of_the_braces_of_json() -> None:
    text = example("good/octopush.json")
    known = analyse(text, "/campaigns/a.json")
    for offset in (0, len(text)):
        assert completions(f"{text[:offset]}§{text[offset:]}", sign="§", json=True, known=known) == {}


def test_a_comment_or_a_dash_behind_the_cursor_stays() -> None:
    assert completed(HEAD + "|# x\n", "name") == HEAD + "name: # x\n"
    assert completed(HEAD + "recipients:\n  |- x\n", "numbers").startswith(HEAD + "recipients:\n  numbers:")
    assert completed(HEAD + "recipients:\n  |- x\n", "numbers").endswith("- x\n")


def test_words_of_the_vendor_in_the_words_of_the_spec() -> None:
    assert "en-GB" in completions("voicelint: 1\ntarget: octopush\nsay: {language: |}")
    assert list(completions(HEAD + "report: {format: |}")) == ["json", "xml"]
    assert list(completions("voicelint: 1\ntarget: imiconnect\nschedule: {priority: |}")) == ["low", "medium", "high"]


@pytest.mark.parametrize("text", ["call: {record: '|'}", 'call: {collect_digits: "|', "report:\n  version: '|'"])
def test_nothing_in_quotes_that_is_no_text(text: str) -> None:
    assert completions(HEAD + text) == {}
    assert completions(HEAD + text.replace("'", "").replace('"', "")) != {}


def test_a_word_that_older_readers_take_for_something_else_gets_quotes() -> None:
    text = "voicelint: 1\ntarget: infobip-click-to-call\nsay: {text: Hei, language: "
    assert completed(f"{text}|}}", "no") == f'{text}"no"}}'
    assert completed(f"{text}|}}", "nl") == f"{text}nl}}"


def test_options_of_one_vendor() -> None:
    offered = completions(HEAD + "options:\n  infobip-ivr:\n    |")
    assert "notifyContentVersion" not in offered  # report.version sets it
    assert "deliveryTimeWindow" not in offered  # all that it holds is set by schedule.window
    assert (
        completions("voicelint: 1\ntarget: octopush\noptions: {octopush: {|}}")["simulation_mode"].detail
        == "true or false"
    )
    assert list(completions("voicelint: 1\ntarget: octopush\nrecipients: [{options: {|}}]")) == ["octopush"]
    assert "first_name" in completions("voicelint: 1\ntarget: octopush\nrecipients: [{parameters: {|}}]")


def test_a_spec_in_json() -> None:
    head = '{"voicelint": 1, "target": "octopush", '
    assert completed(head + "|}", "name", json=True) == head + '"name": }'
    assert completed(head + '"na|"}', "name", json=True) == head + '"name"}'
    assert completed(head + '"say": {"voice": |}}', "female", json=True) == head + '"say": {"voice": "female"}}'
    assert completed(head + '"say": {"voice": "|"}}', "female", json=True) == head + '"say": {"voice": "female"}}'
    assert completed(head + '"audience": {"skip_opted_out": |', "true", json=True).endswith('"skip_opted_out": true')


def test_a_request_body_is_known_by_its_last_whole_shape() -> None:
    known = analyse(example("good/infobip-ivr.json"), "/campaigns/a.json")
    text = '{"messages": [{"scenarioId": "x", "deliveryTimeWindow": {"days": ["MO|'
    assert "MONDAY" in completions(text, json=True, known=known)
    assert completions(text, json=True) == {}
    assert "retry" in completions('{"messages": [{"|', json=True, known=known)


@pytest.mark.parametrize("text", ["|", "# a campaign\n|", "vo|", "---\n|"])
def test_an_empty_file_is_begun(text: str) -> None:
    assert list(completions(text)) == ["voicelint"]


@pytest.mark.parametrize(
    "text",
    [
        "name: CI\non: |",
        "apiVersion: v1\nkind: |",
        "- |",
        '{"a": |}',
        "name: CI # voicelint: |",
        "jobs:\n  |",
        "name: CI\n|\njobs:\n  voicelint:\n    runs-on: x\n",
        "rules:\n  - examples:\n      - voicelint: 1\nre|",
        "{'a': {'voicelint': 1}, |}",
        '{\n  "a": {\n    "voicelint": 1\n  },\n  |\n}',
        "{a: 'voicelint: 1', |}",
        "a: b\nvo|",
    ],
)
def test_other_files_are_left_alone(text: str) -> None:
    assert completions(text) == {}


@pytest.mark.parametrize(
    "text", ["say: {text: 'Hello |'}", "say:\n  text: |\n    Hello §", 'name: "x"|', "flow: {id: '1'|}"]
)
def test_nothing_where_anything_may_be_written(text: str) -> None:
    assert completions(HEAD + text.replace("|", "§", "§" not in text), sign="§") == {}


def test_rules_in_a_comment() -> None:
    offered = completions(HEAD + "# voicelint: ignore[retry-count-clamped, ret|\nretry: {}")
    assert "retry-count-clamped" not in offered
    assert "retry-wait-rounded-up" in offered
    assert not {"invalid-config", "pack-key-unknown"} & completions(HEAD + "# voicelint: ignore[|").keys()
    item = resolve_item(offered["retry-wait-rounded-up"], BUILT_IN, EVERYTHING)
    assert isinstance(item.documentation, types.MarkupContent)
    assert "next longer one" in item.documentation.value
    text = HEAD + "# voicelint: ignore[ret|] because"
    assert completed(text, "retry-count-clamped") == HEAD + "# voicelint: ignore[retry-count-clamped] because"
    assert completions(HEAD + "# voicelint: ignore[retry-count-clamped] ret|") == {}
    assert completions(HEAD + "# ignore[ret|") == {}


def test_the_words_that_a_comment_begins_with() -> None:
    assert completed(HEAD + "# voicelint: ig|", "ignore[…]") == HEAD + "# voicelint: ignore[] "
    assert completed(HEAD + "# voicelint: ig|", "ignore[…]", client=PLAIN) == HEAD + "# voicelint: ignore["
    assert completed(HEAD + "# voicelint: ig|[x] y", "ignore[…]") == HEAD + "# voicelint: ignore[x] y"
    assert completed(HEAD + "# voicelint:|", "snooze[…]") == HEAD + "# voicelint: snooze[] "
    assert set(completions("# voicelint: |\n" + HEAD)) == {"ignore[…]", "ignore-file[…]", "snooze[…]"}


def test_a_word_about_the_whole_file_stands_above_everything_in_it() -> None:
    for text in ("# x\n\n  # voicelint: |\n", "a: 1\n--- # x\n# voicelint: |\n", "%YAML 1.2\n---\n# voicelint: |\n"):
        assert "ignore-file[…]" in completions(text + HEAD)
    for text in (HEAD + "# voicelint: |", "voicelint: 1 # voicelint: |", "--- {voicelint: 1}\n# voicelint: |"):
        assert set(completions(text)) == {"ignore[…]", "snooze[…]"}


@pytest.mark.parametrize("name", TARGETS)
def test_a_spec_written_by_suggestions_alone_is_read(name: str) -> None:
    text = completed("|", "voicelint") + "target: " + name + "\n"
    for label in ("recipients", "schedule", "say"):
        text = completed(f"{text}|", label).rstrip() + "\n"
    assert not parse(text, "a.yaml").problems


def test_rules_that_may_fire_are_offered_and_those_that_did_come_first() -> None:
    text = example("bad/campaign.yaml")
    offered = completions(f"{text}# voicelint: ignore[|\n", known=analyse(text))
    first = sorted(offered.values(), key=lambda item: item.sort_text or "")[:8]
    assert {item.label for item in first} >= {"retry-count-clamped", "retry-wait-rounded-up", "validity-clamped"}
    assert "octopush-language-unknown" not in offered
    assert "pack-key-unknown" not in offered
    assert "octopush-language-unknown" in completions("voicelint: 1\n# voicelint: ignore[|\n")
    body = example("good/infobip-ivr.json")
    assert {*offered} > {*completions(f"# voicelint: ignore[|\n{body}", known=analyse(body, "/a.json"))}


@pytest.mark.parametrize("text", ["|", "{|}", "{\n  |\n}\n", '{"vo|"}', '{"|', "{ voi|"])
def test_the_first_key_in_json(text: str) -> None:
    made = completed(text, "voicelint", json=True)
    assert json.loads(made if "}" in made else made + "}") == {"voicelint": 1}


@pytest.mark.parametrize("text", ['{"a|"}', '{"voicelint": 1|', "[|]", "1|", '{"x": {|}}'])
def test_json_that_is_something_else(text: str) -> None:
    assert "voicelint" not in completions(text, json=True)
