"""Laws over all examples of all packs: one defect is said once, in whole sentences, and every number counts."""

from __future__ import annotations

import copy
import itertools
import json
import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli import damage as broken
from tests.support.damage import damaged
from tests.support.packs import Case, all_packs, base_of, cases, steps
from tests.support.specs import specs
from voicelint.engine.diagnostic import UNSET, Diagnostic
from voicelint.engine.effective import as_node, effective
from voicelint.engine.packs import SHARED, load_pack, ruleset
from voicelint.engine.rule import DEFAULT_SEVERITY
from voicelint.engine.ruleset import RuleSet, build_ruleset
from voicelint.engine.run import check_request
from voicelint.pipeline import check_text
from voicelint.source.parse import parse
from voicelint.targets.names import TARGETS, load_target
from voicelint.targets.request import Request

ROUNDS = int(os.environ.get("VOICELINT_ROUNDS", "150"))
CASES = [case for case in cases() if case.pack.on != "source"]
BAD = [case for case in CASES if case.example.bad is not None]
IDS = [case.id for case in BAD]
RULES = {rule.name: rule for pack in all_packs() for rule in pack.rules}
COMPILED = {rule["name"]: rule for pack in all_packs() for rule in load_pack(pack.pack)["rules"] if pack.on != "source"}


def diagnostics(case: Case) -> list[Diagnostic]:
    target = case.target if case.pack.on == "request" else None
    return check_text(case.text, case.filename, case.now, target, case.policy).diagnostics


# --- one defect, one finding -------------------------------------------------------------------------------------

ABSENT = {
    "documented_required", "at_least_one_of", "missing.left_out", "either.neither", "routee.nobody", "imiconnect.unaddressed",
    "spec.content", "exactly_one_of",
}  # fmt: skip
"""Checks of keys that are missing: of each of them something is said at the mapping that lacks it."""
REPEATED = {
    "number-called-twice",
    "own-number-shown",
    "call-to-itself",
    "caller-is-the-person-called",
    "customer-id-repeated",
    "repeated-target",
    "contact-or-group-repeated",
    "window-day-repeated",
    "message-id-repeated",
    "correlation-id-repeated",
}
"""What is wrong in itself may besides be there twice, or be somebody's who is called already."""
TWO_DEFECTS = {
    frozenset({"correlation-id-over-50-bytes", "correlation-id-overridden"}),
    frozenset({"report-format-unknown", "report-setting-without-address"}),
    frozenset({"routee-name-characters", "routee-name-length"}),
    frozenset({"routee-name-accented", "routee-name-length"}),
    *(
        frozenset({"retry-shortest-wait-over-longest", rounded})
        for rounded in ("retry-wait-rounded-up", "retry-wait-likely-rounded-up")
    ),
    *(
        frozenset({"required-key-missing", half})
        for half in ("window-closes-but-never-opens", "window-opens-but-never-closes")
    ),
    frozenset({"audio-address-private", "audio-neither-wav-nor-mp3"}),
    frozenset({"retry-count-clamped", "retry-after-validity"}),
    frozenset({"wrong-type-cast", "simulation-mode-on"}),
    # A part of the spec that is not whole, and that the target has no place for besides.
    frozenset({"spec-key-missing", "not-expressible"}),
    frozenset({"play-not-single", "not-expressible"}),
    # Two ways to say what is heard: one of the targets takes this one, another takes the other.
    frozenset({"content-not-single", "not-expressible"}),
}
"""Pairs of rules that may speak of one place: each of something else."""
MISSHAPEN = {"wrong-type", "spec-wrong-type", "required-text-lost", "recipients-misshapen"}
"""Where a list or mapping stands for something else, what is in it may be wrong too."""


def absent(each: Diagnostic) -> bool:
    function = each.rule.options.get("function", each.rule.check)
    return function in ABSENT and each.rule.effect != "futile"


def two_defects(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether two findings at places that overlap may both be right."""
    if one.targets and other.targets and set(one.targets).isdisjoint(other.targets):
        return True
    names = {one.rule.name, other.rule.name}
    if absent(one) and absent(other):
        return one.subject != other.subject or one.rule is not other.rule
    if (absent(one) or absent(other)) and one.pointer != other.pointer:
        return True  # a document's own lack is shown at its first key
    if (one.start, one.end) != (other.start, other.end):
        outer = one if one.end - one.start > other.end - other.start else other
        return outer.rule.name in MISSHAPEN
    if one.rule is other.rule:
        return one.subject != other.subject or one.message != other.message
    return "secret-in-request" in names or not names.isdisjoint(REPEATED) or frozenset(names) in TWO_DEFECTS


def doubled(found: list[Diagnostic]) -> list[str]:
    """The pairs of findings that speak of one defect."""
    return [
        f"{one!r} and {other!r}"
        for one, other in itertools.combinations(found, 2)
        if (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)
        # What an alias names stands at several places of the document.
        if f"{one.pointer}/".startswith(f"{other.pointer}/") or f"{other.pointer}/".startswith(f"{one.pointer}/")
        if not two_defects(one, other)
    ]


@pytest.mark.parametrize("case", BAD, ids=IDS)
def test_two_rules_do_not_speak_of_one_defect(case: Case) -> None:
    assert doubled(diagnostics(case)) == []


laws = settings(max_examples=ROUNDS, suppress_health_check=list(HealthCheck))


@laws
@given(broken.files())
def test_random_damage_is_spoken_of_once(file: tuple[str, str]) -> None:
    name, text = file
    target = None if "voicelint" in text else name.rpartition(".")[0]
    assert doubled(check_text(text, name, CASES[0].now, target).diagnostics) == []


@laws
@given(broken.damaged(most=2), st.lists(st.sampled_from(TARGETS), min_size=2, unique=True))
def test_damage_for_several_targets_is_spoken_of_once(file: tuple[str, Any], targets: list[str]) -> None:
    spec = {**file[1], "voicelint": 1, "target": targets}
    found = check_text(json.dumps(spec), "campaign.json", CASES[0].now).diagnostics
    assert doubled(found) == []
    said = [(each.rule.name, each.start, each.end, each.message) for each in found]
    assert len(said) == len(set(said))


def test_what_is_wrong_for_every_target_is_said_once() -> None:
    recipients = ["+41793026741", "+41793026741", "+12125550123", {"to": "+419", "id": "a"}]
    spec = {"voicelint": 1, "name": "Water works", "target": list(TARGETS), "recipients": recipients}
    found = check_text(json.dumps(spec), "campaign.json", CASES[0].now).diagnostics
    about = [each for each in found if each.rule.name.startswith("number-")]
    assert [each.rule.name for each in about] == ["number-called-twice", "number-sample", "number-impossible"]
    assert all(set(each.targets) == set(TARGETS) for each in about)


SLIPS = st.one_of([specs(target).flatmap(lambda body, target=target: damaged(body, target)) for target in TARGETS])


@laws
@given(SLIPS)
def test_slips_are_spoken_of_once(body: Any) -> None:
    assert doubled(check_text(json.dumps(body), "campaign.json", CASES[0].now).diagnostics) == []


def test_superseding_rules_and_superseded_ones_can_meet() -> None:
    for name, rule in COMPILED.items():
        for other in rule.get("supersedes", []):
            assert set(rule["targets"]) & set(COMPILED[other]["targets"]), (name, other)


# --- effects, severities and evidence ---------------------------------------------------------------------------

SEVERITIES = {
    # What was meant is lost, or the urgency is: worse than a value that changes.
    "unknown-key": "error",
    "unknown-key-dropped": "error",
    "spec-unknown-key": "error",
    "not-expressible": "error",
    "repeated-target": "error",
    "priority-unknown": "error",
    "secret-in-request": "error",
    # Futile, but the calls are made all the same, or the file may be an old one.
    "retry-without-attempts": "warning",
    "warning-not-positive": "warning",
    "report-address-private": "warning",
    "audio-address-private": "warning",
    "notifyurl-private": "warning",
    "callback-url-private": "warning",
    "send-time-past": "warning",
    # The clients say so and the document does not.
    "window-under-an-hour": "warning",
    "caller-missing": "warning",
    "language-unknown": "warning",
}
"""Severities that differ from the effect's default, apart from infos and from what others than the vendor say."""


def weak(rule: dict[str, Any]) -> bool:
    return any(each["status"] in ("sibling", "third-party") for each in rule["evidence"].values())


@pytest.mark.parametrize("name", COMPILED)
def test_severity_follows_from_effect_and_evidence(name: str) -> None:
    rule = COMPILED[name]
    severity, default = rule["severity"], DEFAULT_SEVERITY[rule["effect"]]
    if name in SEVERITIES:
        assert severity == SEVERITIES[name] != default
        return
    if weak(rule):
        assert severity in ("warning", "info")
        return
    if severity == "info":
        assert rule["effect"] in ("risky", "rewritten", "ignored")
        return
    assert severity == default


@pytest.mark.parametrize("name", COMPILED)
def test_only_what_the_vendor_says_is_an_error(name: str) -> None:
    rule = COMPILED[name]
    if rule["severity"] == "error":
        assert not weak(rule)


@pytest.mark.parametrize("case", BAD, ids=IDS)
def test_effective_value_is_known_where_the_vendor_uses_another(case: Case) -> None:
    for each in diagnostics(case):
        if each.rule.becomes is not ...:
            assert each.effective == each.rule.becomes
            assert type(each.effective) is type(each.rule.becomes)
        if each.rule.effect == "rewritten":
            assert each.effective is not UNSET
            assert each.effective != each.value or type(each.effective) is not type(each.value)
        elif each.rule.effect == "ignored":
            assert each.effective is None
        else:
            assert each.effective is UNSET


# --- the words ----------------------------------------------------------------------------------------------------

NAMES = ("Infobip", "Routee", "IMIconnect", "Octopush", "JSON", "YAML", "U+", "WAV")
"""Words that keep their capital where they begin a sentence."""


def without_values(text: str, each: Diagnostic, file: str) -> str:
    """A text without what the user wrote or shall write, which may look like anything."""
    for shown in (each.value, each.effective, file[each.start : each.end].strip("\"'")):
        if isinstance(shown, str) and shown:
            text = text.replace(shown, "VALUE")
    return re.sub(r"\$\{\w+\}|\{\{ ?\w+ ?\}\}|\{name\}|\{ ?\[?.*phone_number.*\]?\}", "VALUE", text)


@pytest.mark.parametrize("case", BAD, ids=IDS)
def test_words_are_whole(case: Case) -> None:
    for each in diagnostics(case):
        for text in (each.message, each.help, each.label, *(related.message for related in each.related)):
            bare = without_values(text, each, case.text)
            assert "  " not in bare
            assert not re.search(r"[{}]|\bNone\b|\bUNSET\b|\bTrue\b|\bFalse\b| [,;:]| \.(?!\w)|\(\)", bare), text
            assert bare == bare.strip()
            assert not bare.endswith((".", ":", ",", ";", " or", " and"))
        assert each.message
        assert each.help
        assert each.help != each.message
        first = without_values(each.message, each, case.text)
        assert not first[:1].isupper() or first.startswith(("VALUE", *NAMES)), each.message
        assert each.help[:1].islower(), each.help


PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@pytest.mark.parametrize("name", [name for name, rule in COMPILED.items() if rule["check"] != "found_by"])
def test_message_names_the_vendor_or_states_a_fact(name: str) -> None:
    """What the vendor does is said with the vendor's name, in every rule about what a vendor does."""
    rule = COMPILED[name]
    if rule["on"] != "request" or rule["effect"] in ("risky", "futile"):
        return
    said = rule["message"] + rule["instead"]
    if name in {"wrong-api", "unquoted-text", *NO_VENDOR}:
        return
    assert "vendor" in PLACEHOLDER.findall(said)


NO_VENDOR = {
    "window-hour-past-23",
    "window-minute-past-59",
    "window-time-negative",
    "digit-wait-not-positive",
}
"""What is no time at all is so for every vendor."""


def request_words(target: str) -> set[str]:
    """Keys of a target's request that no spec has and that are no words of English."""
    keys = {re.sub(r"\[\]", "", step) for row in load_target(target).rows for step in row.request.split(".")}
    return {key for key in keys if not key.islower() or "_" in key or key in VENDOR_WORDS}


VENDOR_WORDS = {"msisdn", "customerid", "callflowid", "notifyurl", "correlationid", "deliverychannel", "cli"}

HEAD = "voicelint: 1\nname: Reminder\n"
RIGHT = {
    "caller": 'caller: "+41443026740"\n',
    "flow": "flow: {id: A}\n",
    "say": "say: {text: Hello, language: en-GB, voice: female}\n",
    "people": 'recipients: ["+41793026741"]\n',
    "connect": 'connect: {to: "+41443026742", caller: "+41443026743"}\n',
}
SPECS = {
    "infobip-ivr": [
        "caller flow people retry: {attempts: 5, first_wait: 7m, longest_wait: 3m}",
        "caller flow people report: {format: json, version: 1, data: x}",
        "caller flow people schedule: {expire_after: 2h, rate: 10 per hour}",
        "caller flow people schedule: {expire_after: 0m}",
        "caller flow people schedule: {expire_after: 72h, rate: 0 per hour}",
        "caller flow people call: {ring_timeout: 90s, pause: 11s, longest: 0s, record: true}",
        "caller flow people call: {ring_timeout: 0s}",
        'flow people caller: "+41 44 302 67 40"',
        "flow people caller: Clinic",
        'caller flow recipients: ["0041793026741", "+41 79 302 67 42", {to: "+41793026743", id: ""}]',
        "caller flow recipients: []",
        'caller flow people schedule: {window: {days: [], from: "09:00"}}',
        'caller flow people schedule: {window: {days: [monday], from: "19:00", to: "09:00"}}',
        'caller flow people report: {url: "http://localhost", version: 3}',
    ],
    "infobip-click-to-call": [
        'caller say people connect: "+41443026742"',
        'say people connect: "+41443026742"',
        'caller say people connect: {to: "+41443026742", anonymize: true, caller: Clinic}',
        'caller people connect say: {text: "", voice: male}',
        "caller say people connect call: {warn_before_end: 0s}",
        "caller say people connect call: {longest: 10s, warn_before_end: 10s}",
        'caller people connect play: {url: "http://localhost/a.ogg"}',
        "caller say people connect report: {format: json, version: 1}",
        'connect say people caller: "+41793026741"',
    ],
    "routee": [
        "say people caller: Dr. Who!",
        'say caller: Clinic\nrecipients: ["+306941234567"]\naudience: {purpose: marketing, override_do_not_disturb: true}',
        'caller people say: {text: " ", voice: male}\nschedule: {quiet_hours: ignore}\naudience: {purpose: marketing}',
        "caller say recipients: []",
        "caller say recipients: {groups: [a, a], contacts: [c, c]}",
        "caller say people call: {ring_timeout: 0s, collect_digits: 0s}",
        'caller say people report: {url: "https=//example.org", on: completion}',
        "caller say people call: {collect_digits: false}\noptions: {routee: {collectDtmfAwaitSeconds: 5}}",
    ],
    "imiconnect": [
        "caller flow people report: {data: abc}",
        "caller flow recipients: []",
        'caller flow recipients: [{to: "+41793026741", id: a}, {to: "+41793026742", id: a}]',
        'caller people play: {prompt: ""}',
        'caller flow recipients: {contacts: [a, a, ""]}',
        'caller flow people id: "ääääääääääääääääääääääääääää"',
    ],
    "octopush": [
        "say caller: My Clinic\nrecipients: []",
        'say recipients: ["41793026741", "+2222333334444555"]',
        "people caller: AB\nsay: {text: Hi, language: sv, voice: male}",
        "people say: {text: Hi, language: sv-SE, voice: male}",
        "people caller say",
        "people say options: {octopush: {auto_remove_blacklisted_numbers: true}}",
    ],
}
"""Per target what is wrong, as the names of parts that are right and then the part that is not."""


def spec(target: str, parts: str) -> str:
    text = HEAD + f"target: {target}\n"
    words = parts.split(" ")
    while words and words[0] in RIGHT:
        text += RIGHT[words.pop(0)]
    return text + " ".join(words) + "\n"


@pytest.mark.parametrize(("target", "parts"), [(target, parts) for target, all_of in SPECS.items() for parts in all_of])
def test_spec_is_spoken_of_in_its_own_words(target: str, parts: str) -> None:
    text = spec(target, parts)
    case = CASES[0]
    found = check_text(text, "campaign.yaml", case.now).diagnostics
    assert [each for each in found if each.rule.pack not in ("source", "spec")]
    theirs = request_words(target)
    for each in found:
        said = f"{each.message} {each.help} {each.label}"
        if each.pointer.startswith("/options/"):
            said = said.replace(each.pointer.rpartition("/")[2], "")
        assert theirs.isdisjoint(re.findall(r"\w+", said)), said
        assert 0 <= each.start <= each.end <= len(text)
        assert "  " not in said


# --- the request as the vendor executes it ------------------------------------------------------------------------


def request_of(case: Case) -> Request:
    source = parse(case.text, case.filename)
    root = source.documents[0].root
    assert root is not None
    return Request(case.target, root, format=source.format, recordings=case.policy.recordings)


RAW = [case for case in CASES if case.pack.on == "request" and case.example.text is None]


@pytest.mark.parametrize("case", RAW, ids=[case.id for case in RAW])
def test_effective_request_is_a_fixed_point(case: Case) -> None:
    rules = ruleset(case.target)
    once = effective(request_of(case), rules, case.now)
    again = effective(Request(case.target, as_node(once)), rules, case.now)
    assert json.dumps(again) == json.dumps(once)
    left, _ = check_request(Request(case.target, as_node(once)), rules, case.now)
    assert [each.rule.name for each in left if each.rule.effect in ("rewritten", "ignored")] == []


@pytest.mark.parametrize("target", TARGETS)
def test_good_request_is_executed_as_it_is(target: str) -> None:
    body = base_of(target)
    case = CASES[0]
    assert effective(Request(target, as_node(body)), ruleset(target), case.now) == body


# --- every number counts ------------------------------------------------------------------------------------------

Options = dict[str, Any]


def numeric(rule: dict[str, Any]) -> Iterator[str]:
    for key, value in rule["options"].items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield key


MUTANTS = [
    (name, target, key, step)
    for name, rule in COMPILED.items()
    if rule["on"] == "request"
    for target in rule["targets"]
    for key in numeric(rule)
    if rule["check"] != "forbidden"  # there a number is the value itself
    for step in (-1, 1)
]


def mutated(name: str, target: str, key: str, step: int) -> RuleSet:
    """The target's rules with one number of one rule's options moved by one."""
    packs = [copy.deepcopy(load_pack(each)) for each in (target, *SHARED)]
    for pack in packs:
        for rule in pack["rules"]:
            if rule["name"] == name:
                rule["options"][key] += step
    return build_ruleset(target, packs[0], [pack for pack in packs[1:] if target in pack["targets"]])


@cache
def parsed(number: int) -> Request:
    return request_of(RAW[number])


def holds(number: int, rules: RuleSet) -> bool:
    """What the tests of the examples ask: this rule here, with this value, and no other for the same defect."""
    case = RAW[number]
    found, crashes = check_request(parsed(number), rules, case.now)
    if crashes:
        return False
    if case.example.good is not None:
        return not found
    assert case.example.at is not None
    wanted = (case.rule.name, steps(case.example.at))
    hits = [each for each in found if (each.rule.name, each.route) == wanted]
    beside = {each.rule.name for each in found if each.route == wanted[1]} - {wanted[0]}
    if not hits or any(frozenset({wanted[0], name}) not in TWO_DEFECTS for name in beside):
        return False
    return "effective" not in case.example.model_fields_set or hits[0].effective == case.example.effective


@pytest.mark.parametrize(("name", "target", "key", "step"), MUTANTS)
def test_a_limit_off_by_one_is_noticed(name: str, target: str, key: str, step: int) -> None:
    rules = mutated(name, target, key, step)
    mine = [number for number, case in enumerate(RAW) if case.target == target]
    mine.sort(key=lambda number: RAW[number].rule.name != name)
    assert any(not holds(number, rules) for number in mine)


def test_there_are_limits_to_move() -> None:
    assert {name for name, *_ in MUTANTS} >= {
        "retry-count-clamped", "validity-clamped", "validity-not-positive", "destinations-over-limit",
        "callback-data-over-200-characters", "pause-over-10-seconds", "ring-timeout-over-45-seconds",
        "more-than-1000-numbers", "routee-name-length", "destination-over-1000-entries",
        "correlation-id-over-50-bytes", "octopush-text-length", "recipients-over-500", "octopush-sender-length",
        "caller-not-3-to-14-digits", "caller-not-international-digits",
    }  # fmt: skip
