"""What each option of `check` does."""

from __future__ import annotations

import pytest

from .conftest import CLEAN, FOUND, WRONG, Cli

RAW = """{"recipients": [{"phone_number": "+41793026741"}], "text": "The water is back.", "type": "voice_sms",
 "voice_gender": "female", "voice_language": "en-GB", "purpose": "alert", "sender": "Water-Works"}"""


def test_the_campaigns_used_here_find_what_they_say(cli: Cli) -> None:
    assert cli.json(cli.write("a.yaml", CLEAN)).names == []
    assert cli.json(cli.write("b.yaml", FOUND)).names == ["sender-characters-deleted"]
    assert sorted(cli.json(cli.write("c.yaml", WRONG)).names) == [
        "octopush-language-unknown",
        "sender-characters-deleted",
    ]


def test_target_decides_what_a_raw_request_is_for(cli: Cli) -> None:
    name = cli.write("body.json", RAW)
    assert cli.json(name).names == ["sender-characters-deleted"]
    other = cli.json("--target", "routee", name)
    assert "sender-characters-deleted" not in other.names
    assert {target for each in other.report["diagnostics"] for target in each["targets"]} == {"routee"}


def test_target_takes_the_place_of_a_specs_own(cli: Cli) -> None:
    name = cli.write("a.yaml", CLEAN)
    found = cli.json("--target", "imiconnect", name)
    assert found.status == 1
    assert {target for each in found.report["diagnostics"] for target in each["targets"]} == {"imiconnect"}
    without = cli.write("b.yaml", CLEAN.replace("target: octopush\n", ""))
    assert cli.json(without).names == ["spec-key-missing"] or cli.json(without).status == 1
    assert cli.json("--target", "octopush", without).names == []


@pytest.mark.parametrize(
    "given",
    [
        "sender-characters-deleted",
        "octopush-language-unknown,sender-characters-deleted",
        "OCT",
        " , sender-characters-deleted ,",
    ],
)
def test_select_leaves_only_what_it_names(cli: Cli, given: str) -> None:
    name = cli.write("c.yaml", WRONG)
    names = cli.json("--select", given, name).names
    assert "sender-characters-deleted" in names
    assert ("octopush-language-unknown" in names) == ("language" in given or given == "OCT")


def test_select_by_code_and_more_than_once(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    codes = {each["name"]: each["code"] for each in cli.json(name).report["diagnostics"]}
    sender, language = codes["sender-characters-deleted"], codes["octopush-language-unknown"]
    assert cli.json("--select", sender, name).names == ["sender-characters-deleted"]
    assert len(cli.json("--select", sender, "--select", language, name).names) == 2
    assert cli.json("--select", "IVR", name).status == 0


def test_ignore_takes_away_and_beats_select(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    assert cli.json("--ignore", "octopush-language-unknown", name).names == ["sender-characters-deleted"]
    both = cli.json("--select", "OCT", "--ignore", "sender-characters-deleted", name)
    assert both.names == ["octopush-language-unknown"]
    assert cli.json("--ignore", "OCT", name).status == 0


@pytest.mark.parametrize("how", [("--select", "retry-count-clamped"), ("--ignore", "syntax-error,unclosed-quote,SRC")])
def test_a_file_that_cannot_be_parsed_is_never_silently_clean(cli: Cli, how: tuple[str, str]) -> None:
    broken = cli.write("broken.yaml", CLEAN + "retry: [1,\n")
    assert cli.json(broken).status == 1
    result = cli.json(*how, broken)
    assert result.status == 1
    assert len(result.names) == 1


@pytest.mark.parametrize(
    ("bar", "clean", "warned", "wrong"), [("error", 0, 0, 1), ("warning", 0, 1, 1), ("info", 0, 1, 1), (None, 0, 1, 1)]
)
def test_fail_on_sets_the_bar(cli: Cli, bar: str | None, clean: int, warned: int, wrong: int) -> None:
    given = () if bar is None else ("--fail-on", bar)
    for text, status in ((CLEAN, clean), (FOUND, warned), (WRONG, wrong)):
        assert cli.check(*given, cli.write("a.yaml", text)).status == status


def test_fail_on_info_sees_an_info_that_the_default_lets_pass(cli: Cli) -> None:
    name = cli.write("a.json", RAW.replace("Water-Works", "WaterWorks").replace("+41793026741", "+41793026727"))
    found = cli.json(name)
    assert [each["severity"] for each in found.report["diagnostics"]] == ["info"]
    assert found.status == 0
    assert cli.check("--fail-on", "info", name).status == 1


def test_exit_zero_forgives_findings_but_not_unread_files(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.json("--exit-zero", name)
    assert (result.status, len(result.names)) == (0, 2)
    assert cli.check("--exit-zero", name, "missing.yaml").status == 2


def test_now_is_what_clock_rules_take_as_the_present(cli: Cli) -> None:
    name = cli.write("a.yaml", CLEAN + "schedule: {start: 2026-12-01T09:00:00Z}\n")
    early = cli("check", "--output-format", "json", "--now", "2026-11-30T10:00:00+01:00", name)
    late = cli("check", "--output-format", "json", "--now", "2026-12-02T00:00:00Z", name)
    assert (early.names, late.names) == ([], ["send-time-past"])
    assert early.report["now"] == "2026-11-30T09:00:00Z"


@pytest.mark.parametrize(
    "now", ["yesterday", "", "2026-12-01", "2026-12-01T09:00:00", "2026-13-01T09:00:00Z", "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-12:00", "1" * 10_000, "\ud800"]
)  # fmt: skip
def test_now_refuses_what_is_no_time(cli: Cli, now: str) -> None:
    result = cli("check", "--now", now, cli.write("a.yaml"))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: --now: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    "now", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00-14:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59+14:00"]
)
def test_the_ends_of_the_calendar_are_times_too(cli: Cli, now: str) -> None:
    names = [
        cli.write(f"{target}.yaml", f"""\
voicelint: 1
target: {target}
caller: "+41793026710"
recipients: ["+41793026741"]
schedule:
  start: {start}
  expire_after: 48h
  window: {{days: [monday], from: "09:00", to: "17:30", timezone: Europe/Zurich}}
retry: {{attempts: 4, first_wait: 5m, longest_wait: 1h}}
""") for target in ("infobip-ivr", "octopush", "routee", "imiconnect")
        for start in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2030-06-04T09:00:00+02:00")
    ]  # fmt: skip
    result = cli("check", "--output-format", "json", "--now", now, *names)
    assert result.status == 1
    assert "internal-error" not in result.names


def test_stdin_filename_names_what_comes_in(cli: Cli) -> None:
    unnamed = cli.json("-", stdin=WRONG.encode())
    assert {each["file"] for each in unnamed.report["diagnostics"]} == {"<stdin>"}
    named = cli.json("-", "--stdin-filename", "campaigns/may.yaml", stdin=WRONG.encode())
    assert {each["file"] for each in named.report["diagnostics"]} == {"campaigns/may.yaml"}


def test_stdin_filename_says_the_format(cli: Cli) -> None:
    braces = b'{"voicelint": 1, // a comment\n "name": "x"}'
    as_json = cli.json("-", "--stdin-filename", "x.json", stdin=braces)
    assert as_json.names == ["json-comment"]
    assert cli.json("-", "--stdin-filename", "x.yaml", stdin=braces).names != ["json-comment"]
