"""Whole files before and after: layouts, comments, line ends, and what an alias or another target forbids."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import voicelint
from voicelint.fixing.run import Outcome, fix_text

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

HEAD = """\
voicelint: 1
name: Reminder
target: infobip-ivr
caller: "+41443026740"
flow: {id: 7A21F0C4E95D4B338A6610D2C7F3B9E8}
"""
PEOPLE = 'recipients: ["+41793026741"]\n'


def run(text: str, name: str = "x.yaml", target: str | None = None, unsafe: bool = False) -> Outcome:
    return fix_text(text, name, NOW, target, unsafe=unsafe)


def done(outcome: Outcome) -> list[tuple[str, str]]:
    return [(each.name, each.safety) for each in outcome.done]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("retry: {attempts: 9, first_wait: 5m, longest_wait: 1h}\n", "retry: {attempts: 4, first_wait: 5m, longest_wait: 1h}\n"),
        ("retry:\n  attempts: 9   # many\n  first_wait: 7m\n  longest_wait: 1h\n",
         "retry:\n  attempts: 4   # many\n  first_wait: 10m\n  longest_wait: 1h\n"),
        ("schedule: {expire_after: '3d'}\n", "schedule: {expire_after: '48h'}\n"),
        ('schedule: {expire_after: "72h"}  # 📞é\n', 'schedule: {expire_after: "48h"}  # 📞é\n'),
        ("schedule:\n  expire_after: >-\n    72h\n", 'schedule:\n  expire_after: "48h"\n'),
        ("schedule: {start: 2027-01-01T09:00:00+01:00, expire_at: 2027-01-09T09:00:00+01:00}\n",
         "schedule: {start: 2027-01-01T09:00:00+01:00, expire_at: 2027-01-03T09:00:00+01:00}\n"),
        ("schedule: {start: 2027-01-01T09:00:00+01:00, expire_at: 2027-01-09T08:00:00Z}\n",
         "schedule: {start: 2027-01-01T09:00:00+01:00, expire_at: 2027-01-03T08:00:00Z}\n"),
        ("schedule: {expire_after: 72h, rate: 10 per hour}\n", "schedule: {rate: 10 per hour}\n"),
        ("schedule: {start: 2027-01-01T09:00:00+0100}\n", 'schedule: {start: "2027-01-01T09:00:00+01:00"}\n'),
        ("report:\n  data: x  # why\n  format: json\n", ""),
        ("report: {format: JSON, url: https://example.org/dlr}\n", "report: {format: json, url: https://example.org/dlr}\n"),
        ("Retry: {attempts: 3, first_wait: 5m, longest_wait: 1h}\n", "retry: {attempts: 3, first_wait: 5m, longest_wait: 1h}\n"),
        ('retry: {attempts: "3", first_wait: 5m, longest_wait: 1h}\n', "retry: {attempts: 3, first_wait: 5m, longest_wait: 1h}\n"),
        ("schedule:\n\twindow: {}\n", None),
    ],
)  # fmt: skip
def test_a_spec_is_mended_in_its_own_terms(before: str, after: str | None) -> None:
    outcome = run(HEAD + PEOPLE + before)
    assert outcome.text == HEAD + PEOPLE + (before if after is None else after)
    assert all(each.safety == "safe" for each in outcome.done)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("recipients: [+41793026741]\n", 'recipients: ["+41793026741"]\n'),
        ('recipients:\n  - 0041 79 302 67 41 # Ada\n', 'recipients:\n  - "+41793026741" # Ada\n'),
        ("recipients:\n  - '+41 (79) 302-67-41'\n", "recipients:\n  - '+41793026741'\n"),
        ('recipients: ["+41793026741", "+41793026742", "+41 79 302 67 41"]\n', 'recipients: ["+41793026741", "+41793026742"]\n'),
        ('recipients:\n  - "+41793026741"\n  - "+41793026741"  # again\n  - {to: "+41793026741"}\n', 'recipients:\n  - "+41793026741"\n'),
        ('recipients: {Numbers: [{TO: "+41793026741"}]}\n', 'recipients: {numbers: [{to: "+41793026741"}]}\n'),
    ],
)  # fmt: skip
def test_recipients_are_mended(before: str, after: str) -> None:
    outcome = run(HEAD + before)
    assert outcome.text == HEAD + after
    assert outcome.dropped == {}


def test_what_needs_a_person_is_unsafe() -> None:
    text = HEAD + 'recipients: [{to: "+41793026741", id: a}, {to: "+41793026741", id: b}]\n'
    assert done(run(text)) == []
    outcome = run(text, unsafe=True)
    assert outcome.text == HEAD + 'recipients: [{to: "+41793026741", id: a}]\n'
    assert done(outcome) == [("number-called-twice", "unsafe")]
    text = HEAD + PEOPLE + "report: {url: http://example.org/dlr}\n"
    assert run(text).text == text
    assert run(text, unsafe=True).text == HEAD + PEOPLE + "report: {url: https://example.org/dlr}\n"


def test_byte_order_mark_line_ends_and_a_missing_last_one_stay() -> None:
    text = "\ufeff" + (HEAD + PEOPLE + "retry: {attempts: 9, first_wait: 5m, longest_wait: 1h}").replace("\n", "\r\n")
    outcome = run(text)
    assert outcome.text == text.replace("attempts: 9", "attempts: 4")


def test_every_edit_kind_in_one_json_request() -> None:
    text = """\
{
  "messages": [
    {
      "ScenarioId": "7A21F0C4E95D4B338A6610D2C7F3B9E8",
      "from": "41443026740",
      "destinations": [
        {"to": "+41793026741"}, {"to": "+41793026742"},
        {"to": "41793026741"}
      ],
      "callbackData": "📞",
      "validityPeriod": "4000",
      "retry": {"minPeriod": 7, "maxPeriod": 60, "maxCount": 9},
      "notifyContentType": "application/json"
    }
  ]
}
"""
    outcome = run(text, "x.json", "infobip-ivr")
    assert (
        outcome.text
        == """\
{
  "messages": [
    {
      "scenarioId": "7A21F0C4E95D4B338A6610D2C7F3B9E8",
      "from": "41443026740",
      "destinations": [
        {"to": "41793026741"}, {"to": "41793026742"}
      ],
      "validityPeriod": 2880,
      "retry": {"minPeriod": 10, "maxPeriod": 60, "maxCount": 4}
    }
  ]
}
"""
    )
    assert outcome.after.diagnostics == []


def test_a_list_of_requests_and_several_documents() -> None:
    text = """\
- {from: "+41443026741", name: One, to: ["+41793026741"], message: {text: Hello., language: en-gb, gender: Female}}
- {from: "+41443026741", name: Two, to: ["+41793026741"], message: {text: Hello., language: en_GB, gender: male}}
---
from: "+41443026741"
name: Three
to: ["+41793026741"]
message: {text: Hello., language: en-GB, gender: MALE}
"""
    wanted = (
        text.replace("Female", "female").replace("en-gb", "en-GB").replace("en_GB", "en-GB").replace("MALE", "male")
    )
    assert run(text, target="routee").text == wanted


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_lone_mapping_becomes_the_item_of_a_list(ending: str) -> None:
    lines = """\
messages:
  # the only one
  scenarioId: A1   # x

  destinations:
    to: "41793026741"
  parameters:
    text: |-
      one

      two
# the end
"""
    wanted = """\
messages:
  # the only one
  - scenarioId: A1   # x

    destinations:
      - to: "41793026741"
    parameters:
      text: |-
        one

        two
# the end
"""
    outcome = run(lines.replace("\n", ending), target="infobip-ivr")
    assert outcome.text == wanted.replace("\n", ending)
    assert done(outcome) == [("wrong-type", "safe")] * 2
    flow = "messages: {scenarioId: A1, destinations: {to: '41793026741'}}  # x\n"
    assert (
        run(flow, target="infobip-ivr").text
        == "messages: [{scenarioId: A1, destinations: [{to: '41793026741'}]}]  # x\n"
    )


def test_an_alias_is_not_followed() -> None:
    text = (
        HEAD + PEOPLE + "retry: {attempts: &n 9, first_wait: 5m, longest_wait: 1h}\noptions: {infobip-ivr: {x: *n}}\n"
    )
    assert run(text).text == text
    assert "attempts: &n 4" in run(text, unsafe=True).text
    text = (
        HEAD + PEOPLE + "options: {infobip-ivr: {x: &n 9}}\nretry: {attempts: *n, first_wait: 5m, longest_wait: 1h}\n"
    )
    assert "attempts: *n" in run(text).text
    assert "attempts: 4" in run(text, unsafe=True).text
    text = (
        HEAD + PEOPLE + "options: {infobip-ivr: {x: &r {attempts: 9, first_wait: 5m, longest_wait: 1h}}}\nretry: *r\n"
    )
    assert "attempts: 9" in run(text, unsafe=True).text
    text = (
        HEAD
        + PEOPLE
        + "options: {infobip-ivr: {x: &r {first_wait: 7m, longest_wait: 1h}}}\nretry: {<<: *r, attempts: 9}\n"
    )
    mended = run(text, unsafe=True).text
    assert "attempts: 4" in mended
    assert "first_wait: 7m" in mended


def test_a_shared_spec_is_mended_for_all_its_targets_or_by_hand() -> None:
    text = """\
voicelint: 1
name: Reminder
target: [octopush, routee]
caller: Water-Works
say: {text: Hello., language: en-GB, voice: female}
recipients: ["+41793026741"]
audience: {purpose: alert}
"""
    outcome = run(text)
    fixes = {each.rule.name: each.fix for each in outcome.before.diagnostics}
    fix = fixes["sender-characters-deleted"]
    assert fix is not None
    assert fix.safety == "unsafe", "Routee would get another sender"
    alone = run(text.replace("[octopush, routee]", "octopush"))
    assert "caller: WaterWorks" in alone.text
    # --target does not make the spec's own targets go away.
    assert fix_text(text, "x.yaml", NOW, "octopush").text == text


def test_a_fix_that_all_targets_agree_on_is_safe() -> None:
    text = """\
voicelint: 1
name: Reminder
target: [infobip-ivr, infobip-click-to-call]
caller: "+41443026740"
retry: {attempts: 9, first_wait: 5m, longest_wait: 1h}
recipients: ["0041793026741"]
"""
    outcome = run(text)
    assert outcome.text == text.replace("9", "4", 1).replace("00417930264", "00417930264").replace(
        '"0041793026741"', '"+41793026741"'
    )


SHARED = """\
voicelint: 1
name: Reminder
target: [octopush, routee]
caller: WaterWorks
say: {text: Hello., language: en-GB, voice: female}
audience: {purpose: alert}
recipients: ["+41 79 302 67 41", "+41793026742"]
"""


def test_a_change_that_every_target_asks_for_is_safe() -> None:
    outcome = run(SHARED)
    assert outcome.text == SHARED.replace("+41 79 302 67 41", "+41793026741")
    assert {name for name, _ in done(outcome)} == {"octopush-number-form", "routee-number-form"}


def test_of_several_fixes_only_those_that_hurt_another_target_are_unsafe() -> None:
    text = SHARED.replace("WaterWorks", "Water-Works").replace("en-GB", "en-gb")
    outcome = run(text)
    assert outcome.text == text.replace("en-gb", "en-GB").replace("+41 79 302 67 41", "+41793026741")
    assert "caller: WaterWorks" in run(text, unsafe=True).text


def test_what_may_not_be_ignored_is_kept_while_a_key_is_misspelt() -> None:
    text = HEAD + PEOPLE + "report: {adress: https://example.org/dlr, data: x}\n"
    outcome = run(text)
    assert outcome.text == text
    kept = next(each for each in outcome.before.diagnostics if each.rule.name == "report-setting-without-address")
    assert kept.fix is not None
    assert kept.fix.safety == "unsafe"


def test_a_fix_that_brings_an_error_to_light_is_dropped_and_named() -> None:
    text = """\
{"messages": [{"scenarioId": "A1", "destinations": [{"to": "41793026741"}], "ValidityPeriod": 60,
  "retry": {"minPeriod": 60, "maxPeriod": 60, "maxCount": 2}}]}"""
    outcome = run(text, "x.json", "infobip-ivr")
    assert outcome.text == text
    assert outcome.dropped == {"unknown-key": "its fix would bring a new error (retry-after-validity)"}
    assert outcome.done == []


def test_only_the_fixes_nearest_to_the_new_error_are_dropped() -> None:
    text = """\
{"messages": [{"scenarioId": "A1", "destinations": [{"to": "+41793026741"}], "ValidityPeriod": 60,
  "retry": {"minPeriod": 60, "maxPeriod": 60, "maxCount": 2}},
 {"ScenarioId": "A2", "destinations": [{"to": "+41793026742"}]}]}"""
    outcome = run(text, "x.json", "infobip-ivr")
    assert outcome.text == text.replace("+", "").replace("ScenarioId", "scenarioId")
    assert outcome.dropped == {"unknown-key": "its fix would bring a new error (retry-after-validity)"}


def test_what_is_sound_alone_and_not_together_is_mended_one_by_one() -> None:
    text = """\
messages:
  - scenarioId: A1
    destinations: [{to: "41793026741"}]
    parameters:
      text: |+
        Hello.
    callbackData: x
    notifyContentType: application/json

"""
    # Either alone may go; without both of them the text would have the last line for its own.
    outcome = run(text)
    assert outcome.text == text[: text.index("    callbackData")]
    assert done(outcome) == [("report-setting-without-address", "safe")] * 2
    assert outcome.dropped == {}


def test_two_keys_that_would_become_one_are_left_to_the_user() -> None:
    text = HEAD.replace("caller:", "Caller:") + 'CALLER: "+41443026741"\n' + PEOPLE
    outcome = run(text)
    assert outcome.text.count("\ncaller:") == 1
    assert "\nCALLER:" in outcome.text
    assert not outcome.after.source.problems


ROUTEE = """\
{
  "from": "+41443026741",
  "name": "Reminder",
  "to": ["+41793026742"],
  "message": {"text": "Hello", "language": "en-GB", "gender": "female"},
  "ignoreDND": true,
  "Hangup_Delay": 10
}
"""


def test_a_name_that_switches_on_a_risk_is_for_a_person_to_write() -> None:
    outcome = run(ROUTEE, "x.json", "routee")
    assert outcome.text == ROUTEE.replace("Hangup_Delay", "hangupDelay")
    assert run(ROUTEE, "x.json", "routee", unsafe=True).text == outcome.text.replace("ignoreDND", "ignoreDnd")
    harmless = ROUTEE.replace("true", "false")
    assert '"ignoreDnd": false' in run(harmless, "x.json", "routee").text


def test_so_is_one_in_a_spec_and_one_of_what_holds_the_risk() -> None:
    spec = (
        "voicelint: 1\nname: Reminder\ntarget: routee\ncaller: '+41443026741'\n"
        "say: {text: Hello, language: en-GB, voice: female}\nrecipients: ['+41793026742']\n"
    )
    for audience in ("audience: {OverrideDoNotDisturb: true}", "Audience: {override_do_not_disturb: true}"):
        assert run(spec + audience).text == spec + audience
        assert "audience: {override_do_not_disturb: true}" in run(spec + audience, unsafe=True).text.replace(
            "OverrideDoNotDisturb", "override_do_not_disturb"
        )


def test_other_risks_keep_no_key_from_its_name() -> None:
    plain = ROUTEE.replace('"ignoreDND": true', '"Callback": {"strategy": "OnChange", "url": "http://example.org/"}')
    outcome = run(plain, "x.json", "routee")
    assert '"callback"' in outcome.text
    assert "callback-url-insecure" in [each.rule.name for each in outcome.after.diagnostics]


def test_of_keys_that_would_get_one_name_one_is_tried() -> None:
    both = ROUTEE.replace('"ignoreDND": true', '"ignoreDND": false,\n  "IgnoreDnd": true')
    assert run(both, "x.json", "routee").text.count('"ignoreDnd": false') == 1


def test_suppressed_findings_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + PEOPLE + "retry: {attempts: 9, first_wait: 7m, longest_wait: 1h}\n"
    outcome = fix_text(text, "x.yaml", NOW, wants=lambda each: each.rule.name != "retry-count-clamped")
    assert "attempts: 9, first_wait: 10m" in outcome.text


def test_the_python_interface() -> None:
    text = HEAD + PEOPLE + "retry: {attempts: 9, first_wait: 5m, longest_wait: 1h}\n"
    fixed = voicelint.fix(text, "x.yaml", now=NOW)
    assert fixed.text == text.replace("9, first", "4, first")
    assert [(each.name, each.pointer, each.title, each.safety) for each in fixed.fixes] == [
        ("retry-count-clamped", "/retry/attempts", "write 4", "safe")
    ]
    assert fixed.report.diagnostics == []
    assert fixed.dropped == {}
    assert voicelint.fix(text, "x.yaml", now=NOW, ignore=["retry-count-clamped"]).text == text
    with pytest.raises(ValueError, match="no target"):
        voicelint.fix(text, target="nobody")
    with pytest.raises(ValueError, match="offset"):
        voicelint.fix(text, now=datetime(2026, 1, 1))
