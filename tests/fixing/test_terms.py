"""Every rule about what a vendor rewrites or ignores, at work on a spec: its safe fix is in the spec's own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.packs import all_packs
from tests.support.specs import TARGETS
from voicelint.fixing.run import fix_text

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

FLOW = "flow: {id: A1}"
SAY = "say: {text: Hello., language: en-GB, voice: female}"
HEADS = {
    "infobip-ivr": FLOW,
    "infobip-click-to-call": f'{SAY}\nconnect: {{to: "+41443026742"}}',
    "routee": SAY,
    "imiconnect": FLOW,
    "octopush": f"{SAY}\naudience: {{purpose: alert}}",
}
AUDIO = "play: {url: https://cdn.example.org/hello.wav}"
START = "start: 2027-01-01T09:00:00+01:00"

CASES = [
    ("validity-clamped", "infobip-ivr", "schedule: {expire_after: 72h}", "schedule: {expire_after: 48h}"),
    ("validity-clamped", "infobip-ivr", f"schedule: {{{START}, expire_at: 2027-01-09T08:00:00Z}}",
     f"schedule: {{{START}, expire_at: 2027-01-03T08:00:00Z}}"),
    ("retry-count-clamped", "infobip-ivr", "retry: {attempts: 5, first_wait: 5m, longest_wait: 1h}",
     "retry: {attempts: 4, first_wait: 5m, longest_wait: 1h}"),
    ("retry-count-clamped", "infobip-click-to-call", "retry: {attempts: 5, first_wait: 5m, longest_wait: 1h}",
     "retry: {attempts: 4, first_wait: 5m, longest_wait: 1h}"),
    ("retry-wait-rounded-up", "infobip-ivr", "retry: {attempts: 2, first_wait: 7m, longest_wait: 61m}",
     "retry: {attempts: 2, first_wait: 10m, longest_wait: 2h}"),
    ("retry-wait-likely-rounded-up", "infobip-click-to-call", "retry: {attempts: 2, first_wait: 7m, longest_wait: 2d}",
     "retry: {attempts: 2, first_wait: 10m, longest_wait: 24h}"),
    ("validity-beside-sending-speed", "infobip-ivr", "schedule: {expire_after: 8h, rate: 10 per hour}", "schedule: {rate: 10 per hour}"),
    ("report-setting-without-address", "infobip-ivr", "report: {format: json, version: 2, data: x}", ""),
    ("report-setting-without-address", "infobip-click-to-call", "report: {format: json}", ""),
    ("language-without-text", "infobip-click-to-call",
     f"{AUDIO}\noptions: {{infobip-click-to-call: {{language: en, machineDetection: hangup}}}}",
     f"{AUDIO}\noptions: {{infobip-click-to-call: {{machineDetection: hangup}}}}"),
    ("anonymization-beside-own-caller", "infobip-click-to-call",
     "options: {infobip-click-to-call: {fromB: '41443026743', anonymization: true}}",
     "options: {infobip-click-to-call: {fromB: '41443026743'}}"),
    ("warning-without-longest-call", "infobip-click-to-call", "call: {warn_before_end: 5s, record: false}", "call: {record: false}"),
    ("digit-wait-without-digits", "routee", "options: {routee: {collectDtmfAwaitSeconds: 5}}", ""),
    ("correlation-id-overridden", "imiconnect", "id: autumn", ""),
    ("sender-characters-deleted", "octopush", "caller: My-Clinic", "caller: MyClinic"),
    ("wrong-type-cast", "octopush", "options: {octopush: {simulation_mode: 0}}", "options: {octopush: {simulation_mode: false}}"),
    ("unknown-key", "routee", "options: {routee: {IgnoreDnd: false}}", "options: {routee: {ignoreDnd: false}}"),
    ("unknown-key-dropped", "octopush", "options: {octopush: {simulationMode: false}}", "options: {octopush: {simulation_mode: false}}"),
    ("spec-unknown-key", "routee", "Options: {routee: {ignoreDnd: false}}", "options: {routee: {ignoreDnd: false}}"),
    ("repeated-target", "octopush", "target: [octopush, octopush]", "target: [octopush]"),
]  # fmt: skip

WITHOUT = {
    "priority-unknown": "which priority was meant is not known, and one source says that such requests are refused",
    "bulk-id-in-small-letters": "a spec has a key of its own for it, id",
    "options-for-nobody": "the target may be about to be added",
    "not-expressible": "the wish would be lost without a word",
}
"""Rules without a safe fix, and why: to take out what is meant would hide it."""


@pytest.mark.parametrize(("rule", "target", "written", "mended"), CASES)
def test_in_a_spec(rule: str, target: str, written: str, mended: str) -> None:
    person = '{to: "+41793026741"}' if target in ("routee", "octopush") else '{to: "+41793026741", id: v1}'
    lines = [f"target: {target}", 'caller: "+41443026740"', *HEADS[target].splitlines(), f"recipients: [{person}]"]
    keys = {line.partition(":")[0] for line in written.splitlines()}
    keys |= {"say"} if "play" in keys else set()
    head = "".join(
        f"{line}\n" for line in ["voicelint: 1", "name: Reminder", *lines] if line.partition(":")[0] not in keys
    )
    outcome = fix_text(f"{head}{written}\n", "x.yaml", NOW, wants=lambda each: each.rule.name == rule)
    assert outcome.text == head + (f"{mended}\n" if mended else "")
    assert {(each.name, each.safety) for each in outcome.done} == {(rule, "safe")}


def test_every_rule_is_at_work_above_or_has_a_reason() -> None:
    rules = {
        rule.name
        for pack in all_packs()
        for rule in pack.rules
        if rule.effect in ("rewritten", "ignored") and pack.pack in (*TARGETS, "common", "infobip", "spec")
    }
    assert rules == {case[0] for case in CASES} | set(WITHOUT)
