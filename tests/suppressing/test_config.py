"""What a configuration says about suppression: reasons, a baseline, exceptions for JSON."""

from __future__ import annotations

import json
from datetime import datetime

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


def test_an_override_that_meets_nothing_is_named_when_all_was_checked(cli: Cli) -> None:
    cli.write(
        "voicelint.toml",
        '[[overrides]]\nfiles = "*"\nignore = ["octopush-language-unknown", "number-sample"]\n'
        'severity = {number-dear = "off", number-invalid = "info"}\n'
        '[[overrides]]\nfiles = "old/*"\nignore = ["INF"]\n',
    )
    cli.write("a.yaml", WRONG)
    said = (
        "note: voicelint.toml: overrides[0] suppresses nothing by number-sample, number-dear\n"
        "note: voicelint.toml: overrides[1] suppresses nothing by INF\n"
    )
    assert cli.check(".").err == said
    assert cli.check(str(cli.folder)).err == said
    assert cli.check("-q", ".").err == ""
    for options in (["a.yaml"], ["--ignore", "number-sample", "."], ["--target", "octopush", "."], ["--isolated", "."]):
        assert cli.check(*options).err == ""
    cli.write("sub/b.yaml", WRONG)
    assert cli.check("sub").err == ""
    cli.write("sub/voicelint.toml", 'extends = "../voicelint.toml"\n')
    assert cli.check("sub").err == ""
