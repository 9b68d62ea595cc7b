"""What a configuration changes of the other commands and of the Python interface."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import voicelint

from .conftest import CLEAN, FOUND, WRONG, Cli

WARNING, ERROR = "sender-characters-deleted", "octopush-language-unknown"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_compile_stops_at_what_is_raised_to_an_error(cli: Cli) -> None:
    cli.write("a.yaml", FOUND)
    assert cli("compile", "a.yaml", "--stdout").status == 0
    cli.write("voicelint.toml", f'[severity]\n{WARNING} = "error"\n')
    refused = cli("compile", "a.yaml", "--stdout")
    assert (refused.status, refused.out) == (1, "")
    assert cli("compile", "a.yaml", "--stdout", "--isolated").status == 0


@pytest.mark.parametrize(
    "text",
    [
        f'ignore = ["{ERROR}"]\n', 'select = ["IVR"]\n', f'[severity]\n{ERROR} = "off"\n', f'[severity]\n{ERROR} = "warning"\n',
        f'[[overrides]]\nfiles = "*"\nignore = ["{ERROR}"]\n',
    ],
)  # fmt: skip
def test_compile_passes_over_what_is_not_asked_for(cli: Cli, text: str) -> None:
    cli.write("a.yaml", WRONG)
    assert cli("compile", "a.yaml", "--stdout").status == 1
    cli.write("voicelint.toml", text)
    result = cli("compile", "a.yaml", "--stdout")
    assert result.status == 0
    assert json.loads(result.out)["voice_language"] == "en"


@pytest.mark.parametrize(
    "broken", [CLEAN + "colour: red\n", CLEAN + "name: twice\n", CLEAN.replace('"+41793026741"', "+41793026741")]
)
def test_no_configuration_lets_a_spec_be_compiled_that_says_something_else(cli: Cli, broken: str) -> None:
    cli.write("voicelint.toml", 'ignore = ["SPC", "SRC", "COM", "OCT"]\n[severity]\nspec-unknown-key = "info"\n')
    cli.write("a.yaml", broken)
    assert cli("compile", "a.yaml", "--stdout").status == 1


def test_compile_and_import_say_what_is_wrong_with_a_file(cli: Cli) -> None:
    cli.write("voicelint.toml", "selct = []\n")
    cli.write("a.yaml", CLEAN)
    cli.write("a.json", "{}")
    for arguments in (["compile", "a.yaml", "--stdout"], ["import", "a.json"]):
        result = cli(*arguments)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith("error[invalid-config]: there is no key 'selct' here\n --> voicelint.toml:1:1\n")


def test_import_takes_the_api_from_payloads(cli: Cli) -> None:
    body = {"from": "+41443026741", "to": ["+41793026741"]}
    cli.write("a.json", json.dumps(body))
    assert cli("import", "a.json").status == 2
    cli.write("voicelint.toml", '[[payloads]]\nfiles = "*.json"\ntarget = "routee"\n')
    assert "target: routee" in cli("import", "a.json").out


def test_the_python_interface_reads_what_it_is_given(cli: Cli) -> None:
    cli.write("voicelint.toml", f'ignore = ["{WARNING}"]\n')
    cli.write("other.toml", f'[[overrides]]\nfiles = "old/*"\nignore = ["{ERROR}"]\n')
    names = [each.rule.name for each in voicelint.lint(WRONG, "old/a.yaml", now=NOW).diagnostics]
    assert names == [WARNING, ERROR]
    report = voicelint.lint(WRONG, "old/a.yaml", now=NOW, config=cli.folder / "other.toml")
    assert [each.rule.name for each in report.diagnostics] == [WARNING]
    assert json.loads(report.to_json())["summary"]["suppressed"] == 1
    assert len(voicelint.lint(WRONG, "new/a.yaml", now=NOW, config="other.toml").diagnostics) == 2
    assert voicelint.lint(WRONG, now=NOW, config="voicelint.toml", ignore=[ERROR]).diagnostics[0].rule.name == WARNING
    assert voicelint.fix(FOUND, now=NOW, config="voicelint.toml").text == FOUND
    cli.write("voicelint.toml", "selct = []\n")
    with pytest.raises(ValueError, match=r"voicelint\.toml: there is no key 'selct' here"):
        voicelint.lint(WRONG, now=NOW, config="voicelint.toml")


def test_overrides_know_which_of_their_rules_are_used(cli: Cli) -> None:
    from voicelint.config.configs import Configs
    from voicelint.pipeline import check_text

    cli.write(
        "voicelint.toml",
        f'[[overrides]]\nfiles = "*"\nignore = ["{WARNING}", "IVR"]\nseverity = {{ OCT004 = "info" }}\n',
    )
    configs = Configs()
    policy = configs.policy("a.yaml")
    check_text(WRONG, "a.yaml", NOW, None, policy).chosen()
    assert [each.used for each in policy.overrides] == [{WARNING}]
