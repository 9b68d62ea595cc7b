"""Real request bodies, found in public, where they are at hand: everything that their index calls wrong is reported.

The corpus lies beside the repository and is no part of it. Without it these tests have nothing to run on; what
they hold is then held by the project's own examples.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import voicelint
from voicelint.targets.names import TARGETS

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("*/*") if path.is_file())
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

Findings = list[tuple[str, str | None]]

IVR, CTC = "infobip-ivr", "infobip-click-to-call"
MESSAGE = "/messages/0"
CLAMPED = ("retry-count-clamped", f"{MESSAGE}/retry/maxCount")
NAIVE = ("start-not-a-date-time", f"{MESSAGE}/sendAt")
PAST = ("send-time-past", f"{MESSAGE}/sendAt")
# The index calls one of these otherwise valid, but the document's form of a number has no plus sign (A7).
PLUS: Findings = [("destination-with-plus", f"{MESSAGE}/destinations/{number}/to") for number in (0, 1)]
WRONG_API: Findings = [("wrong-api", "")]

ABOVE_INFO: dict[str, Findings] = {
    f"{IVR}/doc_example.json": [
        CLAMPED,
        PAST,
        ("report-setting-without-address", f"{MESSAGE}/notifyContentType"),
        ("report-setting-without-address", f"{MESSAGE}/callbackData"),
    ],
    f"{IVR}/php_sdk_test_launch_ivr.json": [
        CLAMPED,
        PAST,
        ("window-opens-after-expiry", f"{MESSAGE}/deliveryTimeWindow"),
    ],
    f"{IVR}/csharp_sdk_test_launch_ivr.json": [CLAMPED, PAST],
    f"{IVR}/wild_primeclick_a659ff38.json": [CLAMPED, NAIVE],
    f"{IVR}/wild_primeclick_c1a6fd43.json": [CLAMPED, NAIVE, *PLUS],
    f"{IVR}/wild_primeclick_94d897b0.json": [NAIVE, *PLUS],
    f"{IVR}/wild_primeclick_48970fdd.json": [
        NAIVE,
        ("caller-not-3-to-14-digits", f"{MESSAGE}/from"),
        *PLUS,
    ],
    f"{IVR}/wild_primeclick_11c4ea7e.json": [NAIVE, ("wrong-type", f"{MESSAGE}/destinations")],
    f"{IVR}/wild_resultys_3f85364.json": [
        ("wrong-type", "/messages"),
        ("identifier-blank", "/bulkId"),
        ("caller-not-3-to-14-digits", "/messages/from"),
        ("required-key-missing", "/messages/retry"),
        ("required-key-missing", "/messages/retry"),
        ("retry-without-attempts", "/messages/retry/maxCount"),
    ],
    f"{CTC}/doc_http_example.json": [CLAMPED],
    f"{CTC}/doc_curl_example.json": [CLAMPED],
    f"{CTC}/php_sdk_test_ctc.json": [CLAMPED],
    f"{CTC}/java_sdk_test_ctc.json": [CLAMPED],
    f"{CTC}/python_sdk_test_ctc.json": [CLAMPED, ("report-address-malformed", f"{MESSAGE}/notifyUrl")],
    f"{CTC}/wild_supabase_infobip_call.json": [("messages-wrapper-missing", "/destinationA")],
    f"{CTC}/wild_agrik_ctc.json": [],
    "routee/qa_voice_tts.json": [("number-called-twice", "/to/1"), ("alphanumeric-sender-in-greece", "/from")],
    "routee/qa_voice_dtmf.json": [
        ("wrong-type", "/collectDtmfDigits"),
        ("number-called-twice", "/to/1"),
        ("alphanumeric-sender-in-greece", "/from"),
    ],
    "routee/mindcloud_minimal_example.json": [
        ("campaign-without-recipients", ""),
        ("neither-recording-nor-message", ""),
        ("unknown-key", "/connectionId"),
    ],
    "routee/sdk_php_sms_campaign_future.json": WRONG_API,
    "routee/sdk_ruby_sms_campaign.json": WRONG_API,
    "routee/docs_say_verb_message.json": WRONG_API,
    "imiconnect/doc_skeleton.json": [("json-comment", None)],
    "imiconnect/wild_php_console_sms.json": WRONG_API,
    "imiconnect/wild_notify_service_sms.json": WRONG_API,
    "imiconnect/wild_camelcase_keys_sms.json": WRONG_API,
    "imiconnect/wild_webex_sms_wrong_shape.json": WRONG_API,
    "imiconnect/docs_v2_voice_media.json": WRONG_API,
    "imiconnect/docs_voice_api_v1_tts.json": WRONG_API,
    "octopush/php_curl_vocal_2020_09.json": [
        ("octopush-number-form", "/recipients/0/phone_number"),
        ("sender-characters-deleted", "/sender"),
        ("octopush-type-older-name", "/type"),
        ("send-time-past", "/send_at"),
    ],
    "octopush/php_curl_vocal_head.json": [("octopush-type-older-name", "/type"), ("send-time-past", "/send_at")],
    "octopush/java_sample_voice.json": [("octopush-purpose-unknown", "/purpose"), ("octopush-type-unknown", "/type")],
    "octopush/php_curl_sms_body_on_vocal_endpoint.json": WRONG_API,
    "octopush/readme_api_confirm_on_list.json": WRONG_API,
    "octopush/doc_special_parameters_recipients.json": [("json-single-quotes", None)],
}
"""Per file what is said above info: every row of the index, and nothing else."""

INFO: dict[str, Findings] = {
    f"{IVR}/doc_example.json": [("start-offset-without-colon", f"{MESSAGE}/sendAt")],
    f"{IVR}/wild_primeclick_11c4ea7e.json": [("recording-in-early-access", f"{MESSAGE}/record")],
    f"{CTC}/wild_agrik_ctc.json": [("own-number-shown", f"{MESSAGE}/destinationA")],
}
"""What the index mentions besides and is worth an info."""

ALONE = [
    name
    for name, wanted in ABOVE_INFO.items()
    if wanted == WRONG_API
    or (wanted and wanted[0][1] is None)
    or wanted[:1] == [("messages-wrapper-missing", "/destinationA")]
]
"""Bodies of which one thing only can be said."""


def read(name: str) -> str:
    return (CORPUS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_everything_wrong_is_reported_at_its_place(name: str) -> None:
    found = voicelint.lint(read(name), name, target=name.partition("/")[0], now=NOW).diagnostics
    above = [(each.rule.name, each.request_pointer) for each in found if each.severity != "info"]
    assert sorted(above, key=str) == sorted(ABOVE_INFO[name], key=str)
    infos = {(each.rule.name, each.request_pointer) for each in found if each.severity == "info"}
    assert infos >= set(INFO.get(name, []))


@pytest.mark.parametrize("name", [name for name in FILES if name in ALONE])
def test_what_makes_the_rest_pointless_stands_alone(name: str) -> None:
    found = voicelint.lint(read(name), name, target=name.partition("/")[0], now=NOW).diagnostics
    assert len(found) == 1


@pytest.mark.parametrize("name", [name for name in FILES if name not in ALONE])
def test_bodies_are_recognised_by_their_shape(name: str) -> None:
    target = name.partition("/")[0]
    report = voicelint.lint(read(name), name, now=NOW)
    if name == "routee/mindcloud_minimal_example.json":
        assert report.skipped  # it has neither people nor a message to be known by
        return
    assert {each for found in report.diagnostics for each in found.targets} <= {target}
    assert not report.skipped


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", FILES)
def test_no_rule_fails_on_any_body_under_any_target(name: str, target: str) -> None:
    found = voicelint.lint(read(name), name, target=target, now=NOW).diagnostics
    assert [each.message for each in found if each.rule.name == "internal-error"] == []
    assert found


def test_the_table_knows_every_body_that_is_there() -> None:
    assert [name for name in FILES if name not in ABOVE_INFO] == []
    assert not FILES or sorted(ABOVE_INFO) == FILES
