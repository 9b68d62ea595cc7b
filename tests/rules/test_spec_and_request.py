"""A defect of a spec is told once: in the spec's words where it has some, and not again of the request made of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import voicelint
from voicelint.compiling.gate import admit
from voicelint.engine.diagnostic import Diagnostic
from voicelint.pipeline import check_text

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

IVR = """\
voicelint: 1
name: Visit reminder
target: infobip-ivr
caller: "+41443026740"
flow: {id: ABC}
recipients: ["+41793026741"]
"""
CALL_BACK = """\
voicelint: 1
name: Call back
target: infobip-click-to-call
caller: "+41443026740"
say: {text: Hello, language: en-GB}
connect: {to: "+41443026742", caller: "+41443026743"}
recipients: ["+41793026741", "+41793026742", {to: "+41793026743"}]
"""
ROUTEE = """\
voicelint: 1
name: Parcel
target: routee
caller: "+41443026740"
say: {text: Hello, language: en-GB}
recipients: ["+41793026741"]
"""
IMICONNECT = ROUTEE.replace("routee", "imiconnect").replace("say: {text: Hello, language: en-GB}", "flow: {id: '7'}")
OCTOPUSH = """\
voicelint: 1
name: Water works
target: octopush
caller: WaterWorks
say: {text: Hello, language: en-GB, voice: female}
audience: {purpose: alert}
recipients: ["+41793026741"]
"""


def lint(text: str, target: str | None = None) -> list[Diagnostic]:
    return check_text(text, "campaign.yaml", NOW, target).diagnostics


def told(text: str, target: str | None = None) -> list[tuple[str, str]]:
    """The findings of a spec, each with what it underlines."""
    return [(each.rule.name, text[each.start : each.end]) for each in lint(text, target)]


@pytest.mark.parametrize("text", [IVR, CALL_BACK, ROUTEE, IMICONNECT, OCTOPUSH])
def test_the_bases_are_silent(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (IVR + "retry: {attempts: 3, first_wait: 5m}\n", ("spec-key-missing", "retry")),
        (IVR + "schedule: {window: {days: [Mon]}}\n", ("unknown-spec-word", "Mon")),
        (
            IVR + "schedule: {start: 2026-12-02T09:00:00Z, expire_at: 2026-12-02T08:00:00Z}\n",
            ("expiry-before-start", "2026-12-02T08:00:00Z"),
        ),
        (IVR.replace('["+41793026741"]', "[{id: a}]"), ("recipient-without-number", "{")),
        (ROUTEE.replace('["+41793026741"]', "[{id: a}]"), ("recipient-without-number", "{")),
        (IVR.replace('recipients: ["+41793026741"]\n', ""), ("spec-key-missing", "voicelint")),
        (CALL_BACK.partition("recipients")[0], ("spec-key-missing", "voicelint")),
        (IMICONNECT.partition("recipients")[0], ("spec-key-missing", "voicelint")),
        (IVR.replace('["+41793026741"]', '[["+41793026741"]]'), ("spec-wrong-type", '["+41793026741"]')),
        (IVR.replace("flow: {id: ABC}\n", ""), ("content-not-single", "voicelint")),
        (IMICONNECT.replace("flow: {id: '7'}\n", "").replace("caller", "# "), ("content-not-single", "voicelint")),
        (OCTOPUSH.replace("say: {text: Hello, language: en-GB, voice: female}\n", ""), ("content-not-single", "voicelint")),
        (ROUTEE.replace("say: {text: Hello, language: en-GB}\n", ""), ("content-not-single", "voicelint")),
        (IMICONNECT.replace('["+41793026741"]', "[{to: [5]}]"), ("spec-unquoted-text", "5")),
    ],
)  # fmt: skip
def test_what_the_spec_is_told_its_request_is_not(text: str, finding: tuple[str, str]) -> None:
    found = [each for each in told(text) if each != ("not-expressible", "id")]
    assert found == [finding]


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [
        ("recipients:", "recipient:", "spec-unknown-key"),
        ("flow: {id:", "flow: {ID:", "spec-unknown-key"),
        ("caller:", "Caller:", "spec-unknown-key"),
    ],
)
def test_a_misspelt_key_is_not_missing_too(right: str, wrong: str, name: str) -> None:
    assert [each for each, _ in told(IVR.replace(right, wrong))] == [name]
    if right in OCTOPUSH:
        assert [each for each, _ in told(OCTOPUSH.replace(right, wrong))] == [name]


def test_a_misspelt_key_of_a_request_is_not_missing_too() -> None:
    body = '{"deliveryChannel": "voice", "channels": {"voice": {"callflowId": "7"}}, "destination": [{"MSISDN": ["+41793026741"]}]}'
    found = check_text(body, "body.json", NOW, "imiconnect").diagnostics
    assert [(each.rule.name, each.pointer) for each in found] == [
        ("unknown-key", "/deliveryChannel"),
        ("unknown-key", "/channels/voice/callflowId"),
        ("unknown-key", "/destination/0/MSISDN"),
    ]
    assert [each.fix.safety for each in found if each.fix is not None] == ["safe"] * 3


def test_a_key_that_stands_there_twice_in_two_spellings_is_judged_all_the_same() -> None:
    text = IVR.replace("caller:", 'Caller: "+41443026740"\ncaller:').replace('caller: "+41443026740"', "caller: Clinic")
    assert told(text) == [("spec-unknown-key", "Caller"), ("caller-not-3-to-14-digits", "Clinic")]


# --- what a spec leaves out is told where it would stand, and once ------------------------------------------------


def test_what_the_whole_campaign_lacks_is_told_once() -> None:
    text = CALL_BACK.replace('connect: {to: "+41443026742", caller: "+41443026743"}\n', "")
    assert told(text)[0] == ("required-key-missing", "voicelint")
    assert [name for name, _ in told(text)].count("required-key-missing") == 1
    found = lint(text)[0]
    assert (found.pointer, found.message) == ("", "connect.to is missing; Infobip refuses a request without it")


def test_what_some_recipients_lack_is_told_of_each() -> None:
    text = CALL_BACK.replace('to: "+41443026742", ', "").replace(
        '"+41793026742"', '{to: "+41793026742", connect: "+41443026742"}'
    )
    found = [each for each in lint(text) if each.rule.name == "required-key-missing"]
    assert [each.pointer for each in found] == ["/recipients/0", "/recipients/2"]


def test_a_missing_key_is_told_at_the_part_that_would_hold_it() -> None:
    text = OCTOPUSH.replace(", language: en-GB, voice: female", "")
    assert told(text) == [("voice-left-to-default", "say")] * 2
    assert {each.pointer for each in lint(text)} == {"/say"}
    assert {each.request_pointer for each in lint(text)} == {""}


# --- what cannot be expressed, and the targets that a spec is checked for ------------------------------------------


def test_of_two_kinds_of_content_the_one_without_a_place_is_named() -> None:
    text = IVR + "say: {text: Hello}\n"
    assert told(text) == [("not-expressible", "say")]
    assert told(text, "routee")[-2:] == [("not-expressible", "flow"), ("message-without-language", "say")]
    both = ROUTEE + 'play: {url: "https://example.org/a.wav"}\n'
    assert told(both) == [("content-not-single", "play")]


@pytest.mark.parametrize("target", ["routee", "octopush", "imiconnect", "infobip-ivr"])
@pytest.mark.parametrize("nobody", ["[]", "{}", "{numbers: []}"])
def test_that_nobody_is_called_is_told_of_the_recipients(target: str, nobody: str) -> None:
    text = ROUTEE.replace('["+41793026741"]', nobody).replace("routee", target)
    assert "recipients" in [underlined for name, underlined in told(text) if name != "not-expressible"]


def test_beside_contacts_no_empty_list_of_numbers_is_sent() -> None:
    text = ROUTEE.replace('["+41793026741"]', "{numbers: [], contacts: [c-1]}").replace("GB}", "GB, voice: female}")
    assert told(text) == []
    (request,) = voicelint.compile(text, "campaign.yaml", now=NOW)
    assert "to" not in request.body


def test_of_a_window_nothing_is_said_for_targets_that_have_none() -> None:
    spec = IVR + (
        "schedule:\n"
        "  start: 2027-03-27T09:00:00+01:00\n"
        "  window: {days: [saturday], from: '09:00', to: '17:00', timezone: Europe/Zurich}\n"
    )
    whole = IVR + "schedule: {window: {days: [saturday], timezone: Europe/Zurich}}\n"
    undated = spec.replace("  start: 2027-03-27T09:00:00+01:00\n", "")
    rules = ["window-moves-with-the-clocks", "local-days-in-utc", "window-without-start"]
    for text, rule in zip((spec, whole, undated), rules, strict=True):
        assert rule in [name for name, _ in told(text)]
        for target in ("routee", "imiconnect", "octopush"):
            names = [name for name, _ in told(text, target)]
            assert not {*names}.intersection(rules)
            assert "not-expressible" in names
        assert rule in [name for name, _ in told(text.replace("infobip-ivr", "[routee, infobip-ivr]"))]
    moved = next(
        each.message
        for each in lint(spec.replace("infobip-ivr", "[routee, infobip-ivr]"))
        if each.rule.name == rules[0]
    )
    assert "the window of infobip-ivr stays in UTC" in moved


def clocks(schedule: str, recipients: int) -> list[str]:
    """What is said of the clocks, of so many numbers in a window of Zurich from Monday, four days before they go back."""
    numbers = "".join(f'  - "+41{790000000 + number}"\n' for number in range(recipients))
    window = "window: {days: [monday, sunday], from: '09:00', to: '17:00', timezone: Europe/Zurich}"
    text = IVR.replace('recipients: ["+41793026741"]\n', f"recipients:\n{numbers}")
    text += f'schedule: {{start: "2027-10-27T12:00:00+02:00", {window}{schedule}}}\n'
    return [each.message for each in lint(text) if each.rule.name == "window-moves-with-the-clocks"]


def test_a_rate_makes_a_campaign_last_beyond_its_expiry() -> None:
    assert clocks("", 100) == []
    assert clocks(", rate: 1 per hour", 80) == []
    assert len(clocks(", rate: 1 per hour", 90)) == 1
    assert len(clocks(", rate: 1 per hour, expire_after: 1h", 90)) == 1
    assert clocks(", rate: 10 per hour", 90) == []
    assert clocks(", rate: 0 per hour", 90) == []


def test_nobody_is_told_to_add_a_start_that_no_target_takes() -> None:
    window = "window: {days: [monday], from: '09:00', to: '17:00', timezone: Europe/Zurich}"

    def help_for(text: str) -> str:
        found = lint(f"{text}schedule: {{{window}}}\n")
        return next(each.help for each in found if each.rule.name == "window-without-start")

    assert help_for(CALL_BACK) == "give the window in UTC"
    assert help_for(IVR) == "add schedule.start, or give the window in UTC"
    both = CALL_BACK.replace("infobip-click-to-call", "[infobip-click-to-call, infobip-ivr]")
    assert help_for(both) == "add schedule.start, or give the window in UTC"


def test_content_is_asked_of_the_targets_on_the_command_line() -> None:
    mute = CALL_BACK.replace("say: {text: Hello, language: en-GB}\n", "")
    assert told(mute) == []
    octopush = mute.replace("infobip-click-to-call", "octopush").replace(
        'connect: {to: "+41443026742", caller: "+41443026743"}\n', ""
    )
    assert ("content-not-single", "voicelint") in told(octopush)
    assert "content-not-single" not in [
        name for name, _ in told(mute.replace("infobip-click-to-call", "octopush"), "infobip-click-to-call")
    ]
    assert ("content-not-single", "voicelint") in told(mute, "octopush")


def test_with_loss_allowed_nothing_is_told_twice() -> None:
    passed = admit(IVR.replace("flow: {id: ABC}", "say: {text: Hello}"), "campaign.yaml", NOW, allow_loss=True)
    assert [each.rule.name for each in passed.diagnostics] == ["required-key-missing", "not-expressible"]
