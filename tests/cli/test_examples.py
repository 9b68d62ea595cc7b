"""The examples: each good campaign is clean as a spec and as the raw request that it becomes."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from voicelint.cli.options import TARGET_NAMES
from voicelint.source.parse import parse
from voicelint.targets.lower import Lowering
from voicelint.targets.names import load_target
from voicelint.targets.recognise import recognise

from .conftest import EXAMPLES, NOW, Cli

GOOD = EXAMPLES / "good"


def test_there_is_a_spec_and_a_request_for_every_target() -> None:
    assert sorted(path.name for path in GOOD.iterdir()) == sorted(
        f"{name}.{ending}" for name in TARGET_NAMES for ending in ("yaml", "json")
    )


@pytest.mark.parametrize("target", TARGET_NAMES)
@pytest.mark.parametrize("ending", ["yaml", "json"])
@pytest.mark.parametrize("given", [True, False])
def test_a_good_example_has_no_finding_of_any_severity(cli: Cli, target: str, ending: str, given: bool) -> None:
    result = cli.json(*(("--target", target) if given else ()), "--fail-on", "info", str(GOOD / f"{target}.{ending}"))
    assert (result.names, result.status, result.err) == ([], 0, "")
    assert result.report["summary"]["files"] == 1


@pytest.mark.parametrize("target", TARGET_NAMES)
def test_the_request_is_what_the_spec_becomes(target: str) -> None:
    source = parse((GOOD / f"{target}.yaml").read_text("utf-8"), "x.yaml")
    root = source.documents[0].root
    now = datetime.fromisoformat(NOW.replace("Z", "+00:00"))
    made = Lowering(load_target(target), root, now).lower().root.plain()  # type: ignore[arg-type]
    text = (GOOD / f"{target}.json").read_text("utf-8")
    assert json.loads(text) == made
    request = parse(text, "x.json").documents[0].root
    assert request is not None
    assert recognise(request).target == target


def test_every_file_of_the_bad_examples_shows_something(cli: Cli) -> None:
    bad = EXAMPLES / "bad"
    report = cli.json(str(bad)).report
    assert {each["file"] for each in report["diagnostics"]} == {str(path) for path in bad.iterdir()}
    assert {each["effect"] for each in report["diagnostics"]} == {"rejected", "rewritten", "ignored", "futile", "risky"}


def test_infobips_own_ivr_example_says_what_its_documents_say(cli: Cli) -> None:
    path = str(EXAMPLES / "bad" / "infobip-ivr-published.json")

    def above_info(now: str) -> set[tuple[str, str, object]]:
        report = cli("check", "--output-format", "json", "--now", now, path).report
        return {
            (each["name"], each["pointer"].rpartition("/")[2], each.get("effective"))
            for each in report["diagnostics"]
            if each["severity"] != "info"
        }

    expected = {
        ("retry-count-clamped", "maxCount", 4),
        ("report-setting-without-address", "callbackData", None),
        ("report-setting-without-address", "notifyContentType", None),
    }
    assert above_info("2023-10-01T00:00:00Z") == expected
    assert {name for name, _, _ in above_info(NOW)} == {name for name, _, _ in expected} | {"send-time-past"}
    click_to_call = cli.json(str(EXAMPLES / "bad" / "infobip-click-to-call-published.json")).report["diagnostics"]
    assert [each["name"] for each in click_to_call if each["severity"] != "info"] == ["retry-count-clamped"]
