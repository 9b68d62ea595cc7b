"""Every numbered constraint of the five vendor documents is covered: by which rules, fields or parts of a pack.

A row of the table is true when the rules that it names exist and carry the constraint's id in their source (or
speak of it in their reason), and when the fields that it names are documented with that id and that type.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.support.packs import all_packs
from voicelint.build.model import Pack, RuleModel

PACKS = {pack.pack: pack for pack in all_packs()}
RULES = {rule.name: rule for pack in all_packs() for rule in pack.rules}


class By(NamedTuple):
    """How a constraint is covered. `fields` are "target path: type", `answers` "target answer"."""

    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    url: str = ""
    later: str = ""


def rules(*names: str) -> By:
    return By(rules=names)


def fields(*typed: str) -> By:
    return By(fields=typed)


def _n(letter: str, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, last + 1)]


IDS = [*_n("A", 35), *_n("B", 21), *_n("C", 19), *_n("D", 15), *_n("E", 14), *_n("F", 8), *_n("G", 28)]

IVR, CTC = "infobip-ivr", "infobip-click-to-call"
WINDOW = "infobip-ivr messages[].deliveryTimeWindow"

COVERED: dict[str, By] = {
    # Infobip outbound IVR
    "A1": By(rules=("identifier-blank",), fields=(f"{IVR} bulkId: string",)),
    "A2": By(rules=("messages-empty",), fields=(f"{IVR} messages: array", f"{IVR} messages[]: object")),
    "A3": By(rules=("scenario-key-empty",), fields=(f"{IVR} messages[].scenarioId: string",)),
    "A4": By(rules=("caller-not-3-to-14-digits",), fields=(f"{IVR} messages[].from: string",)),
    "A5": By(
        rules=("destinations-empty", "destinations-over-limit"),
        fields=(f"{IVR} messages[].destinations: array", f"{IVR} messages[].destinations[]: object"),
    ),
    "A6": By(rules=("message-id-repeated",), fields=(f"{IVR} messages[].destinations[].messageId: string",)),
    "A7": By(
        rules=("destination-not-international", "destination-with-plus"),
        fields=(f"{IVR} messages[].destinations[].to: string",),
    ),
    "A8": By(
        rules=(
            "report-address-malformed",
            "report-address-with-spaces",
            "report-address-private",
            "report-address-insecure",
        ),
        fields=(f"{IVR} messages[].notifyUrl: string",),
    ),
    "A9": By(rules=("report-format-unknown",), fields=(f"{IVR} messages[].notifyContentType: string",)),
    "A10": By(
        rules=("report-version-unknown", "report-version-deprecated"),
        fields=(f"{IVR} messages[].notifyContentVersion: int32",),
    ),
    "A11": By(rules=("callback-data-over-200-characters",), fields=(f"{IVR} messages[].callbackData: string",)),
    "A12": By(
        rules=("validity-clamped", "validity-not-positive"),
        fields=(f"{IVR} messages[].validityPeriod: int32",),
    ),
    "A13": By(rules=("start-not-a-date-time",), fields=(f"{IVR} messages[].sendAt: string",)),
    "A14": fields(
        f"{IVR} messages[].retry: object",
        f"{IVR} messages[].retry.minPeriod: int32",
        f"{IVR} messages[].retry.maxPeriod: int32",
        f"{IVR} messages[].retry.maxCount: int32",
    ),
    "A15": rules("retry-count-clamped", "retry-without-attempts"),
    "A16": rules("retry-wait-rounded-up"),
    "A17": rules("retry-shortest-wait-over-longest"),
    "A18": rules("retry-after-validity"),
    "A19": By(
        rules=("ring-timeout-over-45-seconds", "ring-timeout-not-positive"),
        fields=(f"{IVR} messages[].ringTimeout: int32",),
    ),
    "A20": By(
        rules=("sending-speed-not-positive", "time-unit-unknown"),
        fields=(
            f"{IVR} messages[].sendingSpeed: object",
            f"{IVR} messages[].sendingSpeed.speed: int32",
            f"{IVR} messages[].sendingSpeed.timeUnit: string",
        ),
    ),
    "A21": rules("validity-beside-sending-speed"),
    "A22": fields(f"{IVR} messages[].parameters: object", f"{IVR} messages[].parameters.*: string"),
    "A23": By(rules=("pause-over-10-seconds", "pause-negative"), fields=(f"{IVR} messages[].pause: int32",)),
    "A24": By(rules=("recording-in-early-access",), fields=(f"{IVR} messages[].record: boolean",)),
    "A25": By(
        rules=("window-days-empty", "window-day-unknown", "window-day-repeated"),
        fields=(f"{WINDOW}: object", f"{WINDOW}.days: array", f"{WINDOW}.days[]: string"),
    ),
    "A26": By(
        rules=(
            "window-opens-but-never-closes",
            "window-closes-but-never-opens",
            "window-hour-past-23",
            "window-minute-past-59",
            "window-time-negative",
        ),
        fields=(
            f"{WINDOW}.from: object",
            f"{WINDOW}.from.hour: int32",
            f"{WINDOW}.from.minute: int32",
            f"{WINDOW}.to: object",
            f"{WINDOW}.to.hour: int32",
            f"{WINDOW}.to.minute: int32",
        ),
    ),
    "A27": rules("unknown-time-zone", "window-moves-with-the-clocks", "local-days-in-utc"),
    "A28": rules("window-closes-before-it-opens"),
    "A29": rules("window-opens-after-expiry"),
    "A30": By(later="plan says how long a list takes at its speed, within its window"),
    "A31": By(rules=("call-timeout-not-positive",), fields=(f"{IVR} messages[].callTimeout: int32",)),
    "A32": rules("report-setting-without-address"),
    "A33": rules("spec-unknown-key", "options-for-nobody"),
    "A34": rules("wrong-type"),
    "A35": By(answers=tuple(f"{IVR} {status}" for status in (200, 400, 401, 403, 500))),
    # Infobip click-to-call
    "B1": By(rules=("bulk-id-in-small-letters",), fields=(f"{CTC} bulkId: string",)),
    "B2": By(rules=("messages-empty",), fields=(f"{CTC} messages: array", f"{CTC} messages[]: object")),
    "B3": By(rules=("message-id-repeated",), fields=(f"{CTC} messages[].messageId: string",)),
    "B4": By(rules=("caller-not-international-digits",), fields=(f"{CTC} messages[].from: string",)),
    "B5": By(rules=("caller-not-international-digits",), fields=(f"{CTC} messages[].fromB: string",)),
    "B6": By(
        rules=("destination-not-international", "plus-before-international-number"),
        fields=(f"{CTC} messages[].destinationA: string", f"{CTC} messages[].destinationB: string"),
    ),
    "B7": By(rules=("text-without-language", "text-blank"), fields=(f"{CTC} messages[].text: string",)),
    "B8": By(rules=("language-without-text",), fields=(f"{CTC} messages[].language: string",)),
    "B9": By(
        rules=("audio-address-malformed", "audio-address-with-spaces", "audio-address-private"),
        fields=(f"{CTC} messages[].audioFileUrl: string",),
    ),
    "B10": rules("text-and-recording-together"),
    "B11": By(rules=("record-not-true-or-false",), fields=(f"{CTC} messages[].record: string",)),
    "B12": By(fields=(f"{CTC} messages[].anonymization: boolean",), later="plan says which number each person sees"),
    "B13": rules("anonymization-beside-own-caller"),
    "B14": rules("own-number-shown"),
    "B15": By(
        rules=(
            "report-address-malformed",
            "report-address-with-spaces",
            "report-address-private",
            "report-address-insecure",
            "report-format-unknown",
            "report-setting-without-address",
        ),
        fields=(f"{CTC} messages[].notifyUrl: string", f"{CTC} messages[].notifyContentType: string"),
    ),
    "B16": By(rules=("longest-call-not-positive",), fields=(f"{CTC} messages[].maxDuration: int32",)),
    "B17": By(
        rules=("warning-without-longest-call", "warning-before-the-call", "warning-not-positive"),
        fields=(f"{CTC} messages[].warningTime: int32",),
    ),
    "B18": By(
        rules=(
            "retry-count-clamped",
            "retry-without-attempts",
            "retry-shortest-wait-over-longest",
            "retry-wait-likely-rounded-up",
        ),
        fields=(
            f"{CTC} messages[].retry: object",
            f"{CTC} messages[].retry.minPeriod: int32",
            f"{CTC} messages[].retry.maxPeriod: int32",
            f"{CTC} messages[].retry.maxCount: int32",
        ),
    ),
    "B19": rules("call-to-itself", "caller-is-the-person-called"),
    "B20": rules("unknown-key", "wrong-type"),
    "B21": By(answers=(f"{CTC} 200", f"{CTC} 401")),
    # Routee
    "C1": By(rules=("sender-neither-number-nor-alphanumeric",), fields=("routee from: string",)),
    "C2": rules("alphanumeric-sender-in-greece"),
    "C3": By(
        rules=("more-than-1000-numbers", "routee-number-form"),
        fields=("routee to: array", "routee to[]: string"),
    ),
    "C4": By(
        rules=("more-than-1000-contacts", "contact-or-group-blank"),
        fields=("routee contacts: array", "routee contacts[]: string"),
    ),
    "C5": By(
        rules=("more-than-1000-groups", "contact-or-group-blank"),
        fields=("routee groups: array", "routee groups[]: string"),
    ),
    "C6": rules("campaign-without-recipients"),
    "C7": By(
        rules=(
            "routee-name-length",
            "routee-name-characters",
            "routee-name-accented",
            "campaign-without-name",
        ),
        fields=("routee name: string",),
    ),
    "C8": By(
        rules=(
            "recording-url-malformed",
            "recording-url-spaces",
            "recording-url-private",
            "recording-not-wav",
        ),
        fields=("routee fileURL: string",),
    ),
    "C9": fields(
        "routee message: object",
        "routee message.text: string",
        "routee message.language: string",
        "routee message.gender: string",
    ),
    "C10": rules("neither-recording-nor-message", "both-recording-and-message"),
    "C11": By(rules=("marketing-in-quiet-hours",), fields=("routee respectQuietHours: boolean",)),
    "C12": By(rules=("do-not-disturb-overridden",), fields=("routee ignoreDnd: boolean",)),
    "C13": By(rules=("scheduled-date-form",), fields=("routee scheduledDate: string",)),
    "C14": By(rules=("hangup-delay-not-positive",), fields=("routee hangupDelay: int32",)),
    "C15": By(
        rules=("callback-url-malformed", "callback-url-spaces", "callback-url-private", "callback-url-insecure"),
        fields=tuple(
            f"routee {path}: {kind}"
            for key in ("callback", "campaignCallback")
            for path, kind in ((key, "object"), (f"{key}.strategy", "string"), (f"{key}.url", "string"))
        ),
    ),
    "C16": fields("routee collectDtmfDigits: boolean"),
    "C17": By(
        rules=("digit-wait-without-digits", "digit-wait-not-positive"),
        fields=("routee collectDtmfAwaitSeconds: int32",),
    ),
    "C18": By(answers=("routee 403", "routee 404", "routee errors")),
    "C19": rules("unknown-key", "wrong-type", "contact-or-group-repeated"),
    # IMIconnect
    "D1": By(rules=("delivery-channel-not-voice",), fields=("imiconnect deliverychannel: string",)),
    "D2": By(
        rules=("channels-in-a-list",),
        fields=("imiconnect channels: object", "imiconnect channels.voice: object"),
    ),
    "D3": By(
        rules=("neither-call-flow-nor-media", "both-call-flow-and-media", "call-flow-or-media-empty"),
        fields=("imiconnect channels.voice.callflowid: string", "imiconnect channels.voice.media: string"),
    ),
    "D4": fields("imiconnect channels.voice.cli: string"),
    "D5": By(rules=("destination-empty", "destination-over-1000-entries"), fields=("imiconnect destination: array",)),
    "D6": By(
        rules=(
            "entry-without-recipients",
            "both-msisdn-and-customerid",
            "entry-recipients-empty",
            "customer-id-empty",
        ),
        fields=(
            "imiconnect destination[]: object",
            "imiconnect destination[].msisdn: array",
            "imiconnect destination[].customerid: array",
            "imiconnect destination[].customerid[]: string",
        ),
    ),
    "D7": By(
        rules=(
            "correlation-id-over-50-bytes",
            "correlation-id-repeated",
            "correlation-id-overridden",
            "correlation-id-blank",
        ),
        fields=("imiconnect correlationid: string", "imiconnect destination[].correlationid: string"),
    ),
    "D8": By(rules=("msisdn-form",), fields=("imiconnect destination[].msisdn[]: string",)),
    "D9": By(
        rules=("notifyurl-malformed", "notifyurl-private", "notifyurl-insecure"),
        fields=("imiconnect notifyurl: string",),
    ),
    "D10": By(rules=("callback-data-without-notifyurl",), fields=("imiconnect callbackData: string",)),
    "D11": By(rules=("expiry-form", "expiry-past"), fields=("imiconnect expiry: string",)),
    "D12": By(rules=("priority-unknown",), fields=("imiconnect priority: string",)),
    "D13": rules("more-than-1000-numbers-in-all"),
    "D14": By(answers=tuple(f"imiconnect {code}" for code in (1001, 7000, 7001, 7002, 7003, 7004, 7006, 7007, 7009))),
    "D15": rules("unknown-key", "wrong-type"),
    # Octopush
    "E1": By(rules=("octopush-text-length", "octopush-text-blank"), fields=("octopush text: string",)),
    "E2": By(
        rules=("recipients-empty", "recipients-over-1000", "recipients-over-500"),
        fields=("octopush recipients: array", "octopush recipients[]: object"),
    ),
    "E3": By(later="compile makes frames of equal size, so none is under 200 in a long campaign"),
    "E4": By(
        rules=("octopush-number-without-plus", "octopush-number-form", "octopush-number-of-16-digits"),
        fields=("octopush recipients[].phone_number: string",),
    ),
    "E5": By(rules=("sender-characters-deleted",), fields=("octopush sender: string",)),
    "E6": By(rules=("send-at-form",), fields=("octopush send_at: string",)),
    "E7": By(rules=("octopush-purpose-unknown",), fields=("octopush purpose: string",)),
    "E8": By(rules=("octopush-type-unknown",), fields=("octopush type: string",)),
    "E9": By(rules=("octopush-gender-unknown",), fields=("octopush voice_gender: string",)),
    "E10": By(rules=("octopush-language-unknown",), fields=("octopush voice_language: string",)),
    "E11": fields("octopush auto_delete_optout_contacts: boolean", "octopush get_back_pressed_keys: boolean"),
    "E12": By(rules=("simulation-mode-on",), fields=("octopush simulation_mode: boolean",)),
    "E13": rules(
        "wrong-type-cast",
        "unknown-key-dropped",
        "recipients-misshapen",
        "voice-left-to-default",
        "campaign-kind-left-to-default",
    ),
    "E14": By(answers=tuple(f"octopush {status}" for status in (200, 400, 401, 403))),
    # Across all five
    "F1": rules("number-called-twice", "customer-id-repeated"),
    "F2": rules("number-impossible", "number-invalid", "number-dear", "number-sample"),
    "F3": rules("spec-unquoted-text", "repeated-key", "tab-indent", "yaml-older-reading"),
    "F4": rules("send-time-past", "expiry-before-start"),
    "F5": rules("secret-in-request"),
    "F6": rules("text-unspeakable"),
    "F7": By(later="plan counts who would be called at night"),
    "F8": rules("not-expressible", "value-unfit"),
    # What other public material adds
    "G1": rules("window-under-an-hour"),
    "G2": rules("window-days-empty"),
    "G3": rules("time-unit-unknown"),
    "G4": rules("recording-in-early-access"),
    "G5": rules("start-offset-without-colon"),
    "G6": By(
        rules=("caller-missing", "voice-gender-unknown", "machine-detection-unknown"),
        fields=(
            f"{CTC} messages[].voice: object",
            f"{CTC} messages[].voice.name: string",
            f"{CTC} messages[].voice.gender: string",
            f"{CTC} messages[].machineDetection: string",
            f"{CTC} messages[].deliveryTimeWindow: object",
            f"{CTC} messages[].notifyContentVersion: int32",
        ),
    ),
    "G7": rules("language-unknown"),
    "G8": rules("audio-neither-wav-nor-mp3"),
    "G9": By(url="routee https://connect.routee.net/voice/campaign third-party"),
    "G10": rules("do-not-disturb-overridden"),
    "G11": By(rules=("campaign-name-key",), fields=("routee campaignName: string",)),
    "G12": rules("callback-strategy-unknown"),
    "G13": rules(
        "message-without-text",
        "message-text-blank",
        "message-without-language",
        "routee-language-unknown",
        "routee-gender-unknown",
    ),
    "G14": rules("hangup-delay-over-a-minute"),
    "G15": rules("marketing-in-quiet-hours"),
    "G16": By(url="imiconnect https://{region}.webexconnect.io/resources/v1/messaging sibling"),
    "G17": rules("msisdn-slash-customerid"),
    "G18": rules("priority-unknown"),
    "G19": rules("expiry-offset-one-digit"),
    "G20": rules("callback-data-over-2000", "notifyurl-spaces"),
    "G21": By(url="octopush https://api.octopush.com/v1/public/voice-campaign/send sibling"),
    "G22": By(
        rules=("octopush-opt-out-older-name", "recipient-value-missing", "request-id-blank"),
        fields=(
            "octopush recipients[].first_name: string",
            "octopush recipients[].last_name: string",
            *(f"octopush recipients[].param{number}: string" for number in range(1, 6)),
            "octopush request_id: string",
        ),
    ),
    "G23": rules("octopush-type-older-name", "wrong-api"),
    "G24": rules("octopush-sender-length"),
    "G25": rules("send-at-without-offset"),
    "G26": rules("swedish-male-voice"),
    "G27": rules("wrong-api", "messages-wrapper-missing", "number-with-trunk-prefix", "recipients-misshapen"),
    "G28": rules("window-opens-after-expiry"),
}


def sources(rule: RuleModel) -> set[str]:
    source = rule.source
    return {each.constraint for each in source.values()} if isinstance(source, dict) else {source.constraint}


def speaks_of(text: str, constraint: str) -> bool:
    return re.search(rf"\b{constraint}\b", text) is not None


def typed(entry: str) -> tuple[Pack, str, str]:
    where, _, kind = entry.rpartition(": ")
    target, _, path = where.partition(" ")
    return PACKS[target], path, kind


def test_no_constraint_is_missing() -> None:
    assert list(COVERED) == IDS


@pytest.mark.parametrize("constraint", IDS)
def test_constraint_is_covered(constraint: str) -> None:
    by = COVERED[constraint]
    assert by.rules or by.fields or by.answers or by.url or by.later
    for name in by.rules:
        rule = RULES[name]
        assert constraint in sources(rule) or speaks_of(rule.why, constraint), name
    for entry in by.fields:
        pack, path, kind = typed(entry)
        field = pack.fields[path]
        assert field.type == kind, path
        assert field.constraint == constraint or speaks_of(field.about, constraint), path
    for entry in by.answers:
        target, answer = entry.split()
        request = PACKS[target].request
        assert request is not None
        assert request.answers[answer]
    if by.url:
        target, url, status = by.url.split()
        request = PACKS[target].request
        assert request is not None
        assert (request.url, request.status) == (url, status)


REQUIRED = {
    IVR: {
        "messages", "scenarioId", "destinations", "to", "minPeriod", "maxPeriod", "maxCount",
        "speed", "timeUnit", "days", "hour", "minute",
    },
    CTC: {"messages", "destinationA", "destinationB", "minPeriod", "maxPeriod", "maxCount", "days", "hour", "minute"},
    "routee": {"from", "strategy", "url"},
    "imiconnect": {"deliverychannel", "channels", "voice", "destination"},
    "octopush": {"text", "recipients", "phone_number"},
}  # fmt: skip
"""The keys that A2, A3, A5, A7, A14, A20, A25, A26, B2, B6, B18, C1, C15, D1, D2, D5, E1, E2 and E4 require."""


@pytest.mark.parametrize("target", REQUIRED)
def test_required_keys(target: str) -> None:
    required = {path.rpartition(".")[2] for path, field in PACKS[target].fields.items() if field.required}
    assert required == REQUIRED[target]


def test_only_what_is_left_to_a_later_stage_has_neither_rule_nor_field() -> None:
    bare = {key for key, by in COVERED.items() if not (by.rules or by.fields or by.answers or by.url)}
    assert bare == {"A30", "E3", "F7"}
    answers = {key for key, by in COVERED.items() if by.answers and not (by.rules or by.fields)}
    assert answers == {"A35", "B21", "C18", "D14", "E14"}


@pytest.mark.parametrize("pack", PACKS.values(), ids=list(PACKS))
def test_no_pack_names_a_constraint_that_does_not_exist(pack: Pack) -> None:
    named = {each for rule in pack.rules for each in sources(rule)}
    named |= {field.constraint for field in pack.fields.values() if field.constraint}
    named |= {limit.constraint for limit in pack.limits}
    for rule in pack.rules:
        named |= set(re.findall(r"\b[A-G][1-9][0-9]?\b", rule.why)) & {*IDS, "A36", "G29"}
    # Suppressions and the form of packs are our own: no vendor says anything of them.
    assert named <= ({*IDS, ""} if pack.pack in ("suppression", "pack") else set(IDS))


@pytest.mark.parametrize("target", [IVR, CTC, "routee", "imiconnect", "octopush"])
def test_every_field_is_of_a_constraint(target: str) -> None:
    assert [path for path, field in PACKS[target].fields.items() if not field.constraint] == []


def test_a_raw_request_and_a_spec_are_sent_with_the_documented_headers() -> None:
    headers = {name: set(pack.request.headers) for name, pack in PACKS.items() if pack.request is not None}
    assert headers == {
        IVR: {"Authorization", "Content-Type", "Accept"},
        CTC: {"Authorization", "Content-Type", "Accept"},
        "routee": {"Authorization", "Content-Type"},
        "imiconnect": {"key", "Content-Type"},
        "octopush": {"api-login", "api-key", "Content-Type"},
    }
