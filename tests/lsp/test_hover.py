"""What is shown over keys, values and comments."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest

from voicelint.engine.catalogue import catalogue
from voicelint.lsp.hover import hover
from voicelint.lsp.outlook import outlook
from voicelint.lsp.pages import rule_page
from voicelint.source.nodes import Mapping, Node, Scalar, Sequence
from voicelint.targets.names import TARGETS

from .support import HEAD, analyse, example, hovered, marked


def test_a_key_of_a_spec() -> None:
    found = hovered(HEAD + "retry: {att|empts: 3}")
    assert found is not None
    assert found.text.startswith("**`retry.attempts`**: a whole number, required")
    for part in (
        "tried again",
        "`messages[].retry.maxCount`",
        "Limits: retries: 4",
        "retry-count-clamped",
        "A15",
        "https://",
    ):
        assert part in found.text
    text = (HEAD + "retry: {attempts: 3}")[found.start : found.end]
    assert text == "attempts"


def test_what_is_sent_for_it() -> None:
    text = example("good/infobip-ivr.yaml").replace("expire_after", "expire|_after")
    plain, fresh = hovered(text), hovered(text, fresh=True)
    assert plain is not None
    assert fresh is not None
    assert "| `messages[].validityPeriod` | minutes |\n" in plain.text + "\n"
    assert "| `messages[].validityPeriod` | minutes | `480` |" in fresh.text


def test_each_target_of_several() -> None:
    text = "voicelint: 1\ntarget: [infobip-ivr, octopush]\nschedule: {expire_|after: 12h, start: x}"
    found = hovered(text)
    assert found is not None
    assert "Octopush voice SMS (VMS) has no place for it" in found.text
    both = hovered(text.replace("|", "").replace("start", "sta|rt"))
    assert both is not None
    assert "`messages[].sendAt`" in both.text
    assert "`send_at`" in both.text


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("say:\n  vo|ice: x", "say.voice"),
        ("say:\n  voice: fe|male", "say.voice"),
        ("schedule:\n  window:\n    days: [mon|day]", "schedule.window.days[]"),
        ('recipients:\n  numbers:\n    - "+41|79"', "recipients.numbers[]"),
        ("recipients:\n  - {t|o: x}", "recipients[].to"),
        ("flow: {parameters: {na|me: Ada}}", "flow.parameters.*"),
        ("options: {infobip-ivr: {not|ifyUrl: x}}", "messages[].notifyUrl"),
        ("|target: x", "target"),
        ("retry: [broken\nsay:\n  te|xt: x", "say.text"),
        ("'sa|y': {}", "say"),
        ("|'say': {}", "say"),
    ],
)
def test_where(text: str, path: str) -> None:
    found = hovered(HEAD + text)
    assert found is not None
    assert found.text.startswith(f"**`{path}`**")


@pytest.mark.parametrize(
    "text", ["\ufeffvoicelint: 1\nna|me: x", "--- {voicelint: 1, na|me: x}", "---\nvoicelint: 1\nna|me: x"]
)
def test_however_a_spec_begins(text: str) -> None:
    assert hovered(text) is not None


@pytest.mark.parametrize(
    "text", ["nothing|: 1", "say: {wrong|: 1}", "say:   | {}", "# a com|ment", "name: x\n|\n", "retry:\n  |"]
)
def test_nowhere(text: str) -> None:
    assert hovered(HEAD + text) is None


def test_a_request_body() -> None:
    text, offset = marked(example("good/octopush.json").replace('"voice_gender"', '"voice_|gender"'))
    view = outlook(text, offset, analyse(text, "/campaigns/a.json"))
    assert view is not None
    found = hover(text, offset, view)
    assert found is not None
    assert found.text.startswith("**`voice_gender`**: a text")
    assert "One of `male`, `female`" in found.text
    assert hovered("name: CI\njo|bs: x") is None


def test_a_rule_in_a_comment() -> None:
    text = HEAD + "# voicelint: ignore[retry-count-clamped, I|VR016, gone] reason\nretry: {}"
    found = hovered(text)
    assert found is not None
    assert "retry-wait-rounded-up" in found.text
    assert "next longer one" in found.text
    assert text.replace("|", "")[found.start : found.end] == "IVR016"
    gone = hovered(text.replace("|", "").replace("gone", "g|one"))
    assert gone is not None
    assert gone.text == "There is no rule `gone`."
    assert hovered(text.replace("|", "").replace("reason", "re|ason")) is None


def test_every_rule_has_a_page() -> None:
    for rule in catalogue():
        page = rule_page(rule["name"])
        assert page is not None
        with open(unquote(urlsplit(page).path), encoding="utf-8") as file:
            assert file.read().startswith(f"# {rule['name']}\n")
    assert rule_page("gone") is None
    assert rule_page("../rules/gone") is None


EVERY_KEY = """\
name: Visits
id: visits-6
caller: "+41793026710"
say: {text: Hello, language: en-GB, voice: female}
play: {url: "https://cdn.example.org/hello.wav", prompt: "1"}
flow: {id: "1", parameters: {clinic: Seeblick}}
recipients:
  numbers:
    - "+41793026741"
    - {to: ["+41793026742", "+41793026743"], id: a, parameters: {first_name: Ada, other: x}}
    - {contact: [x, y], connect: "+41793026744"}
  contacts: [x, {contact: y, id: b}]
  groups: [neighbours]
  file: {path: a.csv, column: phone}
connect: {to: "+41793026745", caller: "+41793026746", anonymize: true}
schedule:
  start: 2030-06-04T09:00:00+02:00
  expire_after: 8h
  expire_at: 2030-06-04T17:00:00+02:00
  rate: 10 per hour
  window: {days: [monday], from: "09:00", to: "17:00", timezone: Europe/Zurich}
  quiet_hours: respect
  priority: low
retry: {attempts: 3, first_wait: 5m, longest_wait: 1h}
call: {ring_timeout: 45s, pause: 2s, longest: 60s, warn_before_end: 5s, record: false, collect_digits: 10s}
report: {url: "https://example.org", format: json, version: 2, data: x, on: every_change, campaign: {url: "https://example.org", on: completion}}
audience: {purpose: alert, skip_opted_out: true, override_do_not_disturb: false}
"""


def words_of(node: Node, pointer: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every key and item, with its pointer."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield f"{pointer}/{entry.name}", entry.key
            yield from words_of(entry.value, f"{pointer}/{entry.name}")
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            if isinstance(item, Scalar):
                yield f"{pointer}/{number}", item
            yield from words_of(item, f"{pointer}/{number}")


@pytest.mark.parametrize("target", TARGETS)
def test_a_place_is_missing_where_the_check_says_so(target: str) -> None:
    text = f"voicelint: 1\ntarget: {target}\n{EVERY_KEY}"
    found = analyse(text)
    lost = [each.pointer for each in found.diagnostics if each.rule.name == "not-expressible"]
    wrong = [each.pointer for each in found.diagnostics if each.rule.name in ("spec-wrong-type", "wrong-type")]
    root = found.source.documents[0].root
    assert root is not None

    def is_lost(pointer: str) -> bool:
        below = [each for each, _ in words_of(root) if each.startswith(f"{pointer}/")]
        named = any(f"{pointer}/".startswith(f"{each}/") for each in lost)
        return named or (bool(below) and all(is_lost(each) for each in below))

    looked = 0
    for pointer, node in words_of(root):
        if any(pointer.startswith(each) for each in wrong):
            continue
        view = outlook(text, node.end - 1, found)
        shown = None if view is None else hover(text, node.end - 1, view)
        assert shown is not None, pointer
        looked += 1
        assert ("no place for it" in shown.text) == is_lost(pointer), pointer
    assert looked > 50


@pytest.mark.parametrize(
    ("target", "text", "field"),
    [
        ("octopush", "recipients: [{parameters: {first|_name: Ada}}]", "recipients[].first_name"),
        ("infobip-ivr", "flow: {parameters: {cli|nic: Seeblick}}", "messages[].parameters"),
        ("infobip-ivr", "schedule: {window: {days: [mon|day]}}", "messages[].deliveryTimeWindow.days"),
        ("imiconnect", "recipients: [{to: ['+4179|']}]", "destination[].msisdn"),
        ("routee", "recipients: {groups: [neigh|bours]}", "groups"),
    ],
)
def test_the_field_of_what_only_the_file_names(target: str, text: str, field: str) -> None:
    found = hovered(f"voicelint: 1\ntarget: {target}\n{text}")
    assert found is not None
    assert f"| `{field}` |" in found.text
    assert "no place" not in found.text
