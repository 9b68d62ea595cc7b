"""Suppressed errors and `voicelint compile`: they do not stand in its way, unless nobody knows what would be sent."""

from __future__ import annotations

import json

import pytest

import voicelint
from tests.cli.conftest import CLEAN, WRONG

from .conftest import NOW, SPEC, Cli

RULE = "octopush-language-unknown"
LET = WRONG.replace("say:", f"# voicelint: ignore[{RULE}] agreed with the vendor\nsay:")


def test_a_suppressed_error_lets_it_pass_and_is_named(cli: Cli) -> None:
    cli.write("a.yaml", WRONG)
    assert cli("compile", "a.yaml", "--stdout", "--now", NOW).status == 1
    cli.write("b.yaml", LET)
    result = cli("compile", "b.yaml", "--stdout", "--now", NOW)
    assert result.status == 0
    assert json.loads(result.out)["voice_language"] == "en"
    assert f"note: b.yaml:6: {RULE} is an error, and suppressed\n" in result.err
    assert "note" not in cli("compile", "b.yaml", "--stdout", "--now", NOW, "-q").err
    assert [each.body["voice_language"] for each in voicelint.compile(LET, "b.yaml")] == ["en"]


def test_a_suppressed_warning_is_not_named(cli: Cli) -> None:
    cli.write("a.yaml", CLEAN.replace("WaterWorks", "Water-Works  # voicelint: ignore[sender-characters-deleted]"))
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, result.err) == (0, "")


UNKNOWABLE = {
    "a number without quotes": (
        '["+41793026741"]',
        "[41793026741]  # voicelint: ignore[spec-unquoted-text]",
        "spec-unquoted-text",
    ),
    "a mapping for a text": (
        "caller: WaterWorks",
        "caller: {a: b}  # voicelint: ignore[spec-wrong-type]",
        "spec-wrong-type",
    ),
    "a file that is not read": (
        '["+41793026741"]',
        "# voicelint: ignore[recipient-file-unread]\n  {file: {path: a.csv, column: phone}}",
        "recipient-file-unread",
    ),
}


@pytest.mark.parametrize(("old", "new", "rule"), UNKNOWABLE.values(), ids=list(UNKNOWABLE))
def test_what_no_request_can_be_made_of_stands_in_its_way(cli: Cli, old: str, new: str, rule: str) -> None:
    cli.write("a.yaml", CLEAN.replace(old, new))
    assert rule not in cli.json("a.yaml").names
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, result.out) == (1, "")
    assert f"error[{rule}]" in result.err
    assert f"{rule} is suppressed, but no request can be made with it" in result.err


def test_a_start_in_the_past_is_the_writers_own_affair(cli: Cli) -> None:
    past = f"{CLEAN}schedule:\n  start: 2026-01-05T09:00:00Z"
    cli.write("a.yaml", past)
    assert cli("compile", "a.yaml", "--stdout", "--now", NOW).status == 1
    cli.write("a.yaml", f"{past}  # voicelint: ignore[send-time-past] to be changed by hand\n")
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, "send-time-past is an error, and suppressed" in result.err) == (0, True)


def test_a_key_that_the_target_has_no_place_for_is_left_out(cli: Cli) -> None:
    cli.write("a.yaml", CLEAN + "retry: {attempts: 3, first_wait: 5m, longest_wait: 5m}\n")
    assert cli("compile", "a.yaml", "--stdout", "--now", NOW).status == 1
    cli.write(
        "a.yaml",
        CLEAN
        + "# voicelint: ignore[not-expressible] for the other vendor\nretry: {attempts: 3, first_wait: 5m, longest_wait: 5m}\n",
    )
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, "retry" in result.out) == (0, False)
    assert "not-expressible is an error, and suppressed" in result.err


def test_what_is_lacking_without_it_is_still_an_error(cli: Cli) -> None:
    text = SPEC.replace("infobip-ivr", "routee").replace("flow:", "# voicelint: ignore[not-expressible]\nflow:")
    text += "report: {url: https://h.example.org/x, on: completion}\n"
    cli.write("a.yaml", text)
    assert "not-expressible" not in cli.json("a.yaml").names
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, result.out) == (1, "")
    assert "error[neither-recording-nor-message]" in result.err


def test_a_window_that_moves_with_the_clocks_stands_in_its_way(cli: Cli) -> None:
    rule = "window-without-start"
    window = 'schedule: {window: {days: [monday], from: "09:00", to: "17:00", timezone: Europe/Zurich}}'
    cli.write("a.yaml", f"{SPEC}{window}\n")
    assert rule in cli.json("a.yaml").names
    cli.write("a.yaml", f"{SPEC}{window}  # voicelint: ignore[{rule}]\n")
    assert rule not in cli.json("a.yaml").names
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, result.out) == (1, "")
    assert f"{rule} is suppressed, but no request can be made with it" in result.err


def test_the_report_counts_what_comments_hold_back() -> None:
    report = voicelint.lint(LET, "a.yaml")
    assert (report.suppressed, RULE in {each.rule.name for each in report.diagnostics}) == (1, False)
    assert json.loads(report.to_json())["summary"]["suppressed"] == 1
