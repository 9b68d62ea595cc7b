"""What a configuration says about suppression: reasons, a baseline, exceptions for JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import voicelint
from tests.cli.conftest import CLEAN, WRONG
from voicelint.compiling.gate import admit
from voicelint.engine.policy import Policy
from voicelint.suppressing.baseline import read_baseline

from .conftest import NOW, RETRY, SPEC, Cli

MOMENT = datetime.fromisoformat(NOW)
CLAMPED = "retry-count-clamped"


def test_a_reason_may_be_required_by_the_configuration(cli: Cli) -> None:
    cli.write("voicelint.toml", "require-reason = true\n")
    cli.write("a.yaml", f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY}")
    assert cli.json("a.yaml").names == ["suppression-without-reason"]
    assert cli.json("--isolated", "a.yaml").names == []


def test_a_rule_that_is_off_is_not_asked_for(cli: Cli) -> None:
    cli.write("a.yaml", f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY.replace('5,', '4,', 1)}")
    assert cli.json("a.yaml").names == ["unused-suppression"]
    for written in (f'ignore = ["{CLAMPED}"]', f'severity = {{{CLAMPED} = "off"}}', 'severity = {INF020 = "off"}'):
        cli.write("voicelint.toml", f"{written}\n")
        assert cli.json("a.yaml").names == []
    cli.write("voicelint.toml", 'severity = {unused-suppression = "info"}\n')
    assert cli.check("a.yaml").status == 0


def test_a_baseline_may_be_named_by_the_configuration(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("team/voicelint.toml", 'baseline = "known/findings.json"\n')
    cli.write("team/a.yaml", SPEC + RETRY)
    (cli.folder / "team" / "known").mkdir()
    monkeypatch.chdir(cli.folder / "team")
    result = cli("baseline", "--now", NOW)
    assert result.out == "1 finding in 1 file recorded in known/findings.json.\n"
    data = json.loads((cli.folder / "team/known/findings.json").read_text())
    assert data["findings"][0]["file"] == "../a.yaml"
    monkeypatch.chdir(cli.folder)
    assert cli.json("team").names == []
    assert cli.json("--isolated", "team").names == [CLAMPED]
    cli.write("other/a.yaml", SPEC + RETRY)
    assert cli.json(".").names == [CLAMPED]
    cli.write("team/a.yaml", SPEC)
    assert "note: 1 finding of team/known/findings.json is not there any more" in cli.check("team").err
    report = voicelint.lint(SPEC + RETRY, "team/a.yaml", config="team/voicelint.toml")
    assert [each.rule.name for each in report.diagnostics] == []


def test_a_baseline_that_is_missing_is_an_error_but_not_for_the_one_that_writes_it(cli: Cli) -> None:
    cli.write("voicelint.toml", 'baseline = "known.json"\n')
    cli.write("a.yaml", SPEC + RETRY)
    result = cli.check("a.yaml")
    assert (result.status, result.out) == (2, "")
    assert (
        result.err == "error: the configuration's baseline: known.json does not exist; voicelint baseline writes one\n"
    )
    with pytest.raises(ValueError, match=r"known\.json does not exist"):
        voicelint.lint(SPEC, "a.yaml", config="voicelint.toml")
    assert cli("compile", "a.yaml", "--stdout", "--now", NOW).status == 0
    assert cli("baseline", "--now", NOW, "-q").status == 0
    assert cli.check("a.yaml").status == 0


def test_what_is_known_to_be_refused_is_not_compiled(cli: Cli) -> None:
    cli.write("voicelint.toml", 'baseline = "known.json"\n')
    cli.write("a.yaml", WRONG)
    cli("baseline", "--now", NOW)
    assert cli.check("a.yaml").status == 0
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, result.out) == (1, "")
    assert "error[octopush-language-unknown]" in result.err
    policy = Policy(baseline=read_baseline("known.json"))
    assert policy.baseline is not None
    assert policy.baseline.count == 2
    assert admit(WRONG, "a.yaml", MOMENT, policy=policy).refused


def test_comments_and_overrides_are_counted_together(cli: Cli) -> None:
    cli.write("voicelint.toml", '[[overrides]]\nfiles = "*"\nignore = ["octopush-language-unknown"]\n')
    cli.write("a.yaml", WRONG.replace("Water-Works", "Water-Works  # voicelint: ignore[sender-characters-deleted]"))
    report = cli.json("a.yaml").report
    assert (report["diagnostics"], report["summary"]["suppressed"]) == ([], 2)
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert result.status == 0
    assert "note: a.yaml:5: octopush-language-unknown is an error, and suppressed\n" in result.err


def test_an_override_cannot_suppress_what_cannot_be_suppressed(cli: Cli) -> None:
    body = json.dumps(
        {
            "text": "The water is back.", "type": "voice_sms", "voice_gender": "female", "voice_language": "en-GB",
            "purpose": "alert", "sender": "WaterWorks", "api-key": "9f8e7d6c5b4a",
            "recipients": [{"phone_number": "+41793026741"}],
        }
    )  # fmt: skip
    cli.write("a.json", body)
    for name in ("secret-in-request", "COM014"):
        cli.write("voicelint.toml", f'[[overrides]]\nfiles = "*"\nignore = ["{name}"]\n')
        result = cli.check("a.json")
        assert result.status == 2
        assert f"{name} cannot be suppressed" in result.out
    # One that is meant by its group only is shown all the same.
    for lines in ('ignore = ["COM"]', 'severity = {secret-in-request = "off"}'):
        cli.write("voicelint.toml", f'[[overrides]]\nfiles = "*"\n{lines}\n')
        result = cli.json("a.json")
        assert result.names == ["secret-in-request"]
        assert result.report["diagnostics"][0]["severity"] == "error"
    cli.write("voicelint.toml", 'ignore = ["secret-in-request"]\n')
    assert cli.json("a.json").names == []


def test_an_override_that_makes_the_spec_unclear_still_stands_in_the_way(cli: Cli) -> None:
    cli.write("voicelint.toml", '[[overrides]]\nfiles = "*"\nignore = ["spec-unquoted-text"]\n')
    cli.write("a.yaml", CLEAN.replace('"+41793026741"', "41793026741"))
    result = cli("compile", "a.yaml", "--stdout", "--now", NOW)
    assert (result.status, result.out) == (1, "")


def unused(cli: Cli, *arguments: str) -> list[tuple[int, str]]:
    """The findings about overrides: the line and the message of each."""
    found = cli.json(*arguments).report["diagnostics"]
    return [
        (each["range"]["start"]["line"], each["message"]) for each in found if each["file"].endswith("voicelint.toml")
    ]


def test_an_override_that_meets_nothing_is_a_finding_when_all_was_checked(cli: Cli) -> None:
    cli.write(
        "voicelint.toml",
        '[[overrides]]\nfiles = "*"\nignore = ["octopush-language-unknown", "number-sample"]\n'
        'severity = {number-dear = "off", number-invalid = "info"}\n'
        '[[overrides]]\nfiles = "old/*"\nignore = ["INF"]\n',
    )
    cli.write("a.yaml", WRONG)
    said = [
        (3, "number-sample finds nothing in the files that this is for"),
        (4, "number-dear finds nothing in the files that this is for"),
        (7, "INF finds nothing here: no file that was checked is meant"),
    ]
    assert unused(cli, ".") == said
    assert unused(cli, str(cli.folder)) == said
    assert cli.check(".", "--fail-on", "error").status == 0
    for options in (["a.yaml"], ["--ignore", "number-sample", "."], ["--target", "octopush", "."], ["--isolated", "."]):
        assert unused(cli, *options) == []
    cli.write("sub/b.yaml", WRONG)
    assert unused(cli, "sub") == []
    cli.write("sub/voicelint.toml", 'extends = "../voicelint.toml"\n')
    assert unused(cli, "sub") == []
    cli.write("sub/voicelint.toml", "")
    assert unused(cli, ".") == said


def test_of_an_override_for_a_file_that_was_not_wholly_checked_nothing_is_said(cli: Cli) -> None:
    cli.write("voicelint.toml", '[[overrides]]\nfiles = "*"\nignore = ["number-sample"]\n')
    cli.write("a.yaml", WRONG)
    cli.write("package.json", '{"name": "no campaign"}')
    assert len(unused(cli, ".")) == 1
    cli.write("b.yaml", "voicelint: 1\nname: [\n")
    assert unused(cli, ".") == []
    (cli.folder / "b.yaml").write_bytes(b"voicelint: 1\nname: \xff\n")
    assert unused(cli, ".") == []


def test_what_is_said_of_overrides_follows_the_configuration(cli: Cli) -> None:
    cli.write("a.yaml", WRONG)
    override = '[[overrides]]\nfiles = "*"\nignore = ["number-sample"]\n'
    for lines in (
        'ignore = ["unused-suppression"]\n',
        'ignore = ["number-sample"]\n',
        '[severity]\nunused-suppression = "off"\n',
    ):
        cli.write("voicelint.toml", lines + override)
        assert unused(cli, ".") == []
    cli.write("voicelint.toml", '[severity]\nunused-suppression = "error"\n' + override)
    found = cli.json(".").report["diagnostics"]
    assert ("unused-suppression", "error") in [(each["name"], each["severity"]) for each in found]


def test_an_override_holds_until_its_last_day_is_over(cli: Cli) -> None:
    cli.write(
        "voicelint.toml", '[[overrides]]\nfiles = "*"\nignore = ["octopush-language-unknown"]\nuntil = 2026-11-20\n'
    )
    cli.write("a.yaml", WRONG)
    for now in ("2026-11-20T23:59:59Z", "2026-11-21T00:30:00+01:00"):
        assert "octopush-language-unknown" not in cli.json("a.yaml", "--now", now).names
        assert cli("compile", "a.yaml", "--stdout", "--now", now).status == 0
    for now in ("2026-11-21T00:00:00Z", "2026-11-20T23:30:00-01:00"):
        result = cli.json("a.yaml", "--now", now)
        assert {"octopush-language-unknown", "expired-snooze"} <= set(result.names)
        assert result.report["summary"]["suppressed"] == 0
        assert cli("compile", "a.yaml", "--stdout", "--now", now).status == 1
    assert unused(cli, "a.yaml", "--now", "2026-11-21T00:00:00Z") == [
        (4, "what was suppressed until 2026-11-20 is still found: octopush-language-unknown")
    ]
    for day, shown in ((20, False), (21, True)):
        report = voicelint.lint(WRONG, "a.yaml", config="voicelint.toml", now=datetime(2026, 11, day, tzinfo=UTC))
        assert ("octopush-language-unknown" in [each.rule.name for each in report.diagnostics]) is shown


@pytest.mark.parametrize("until", ['"2026-12-01"', "2026-12-01T00:00:00Z", "12", "true"])
def test_the_last_day_is_a_day(cli: Cli, until: str) -> None:
    cli.write("voicelint.toml", f'[[overrides]]\nfiles = "*"\nignore = ["COM"]\nuntil = {until}\n')
    result = cli.check(cli.write("a.yaml", WRONG))
    assert result.status == 2
    assert "until takes a day without quotes" in result.out


def test_an_override_says_why_where_reasons_are_required(cli: Cli) -> None:
    cli.write("a.yaml", WRONG)
    override = '[[overrides]]\nfiles = "*"\nignore = ["octopush-language-unknown"]\n'
    severity = '[[overrides]]\nfiles = "*"\nseverity = {octopush-language-unknown = "info"}\n'
    cli.write("voicelint.toml", override + severity)
    said = [(1, "nothing says why this is suppressed")]
    assert unused(cli, "a.yaml") == []
    assert unused(cli, "a.yaml", "--require-reason") == said
    cli.write("voicelint.toml", "require-reason = true\n" + override + 'reason = "they look into it"\n' + severity)
    assert unused(cli, "a.yaml") == []
