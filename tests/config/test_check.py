"""What a configuration changes of a check."""

from __future__ import annotations

import json

import pytest

from .conftest import CLEAN, FOUND, WRONG, Cli

WARNING, ERROR = "sender-characters-deleted", "octopush-language-unknown"


def test_without_a_file_nothing_changes(cli: Cli) -> None:
    cli.write("a.yaml", WRONG)
    assert cli.json("a.yaml").names == [WARNING, ERROR]


@pytest.mark.parametrize("name", ["voicelint.toml", "pyproject.toml"])
def test_both_names_are_read(cli: Cli, name: str) -> None:
    head = "[tool.voicelint]\n" if name == "pyproject.toml" else ""
    cli.write(name, f'{head}ignore = ["{WARNING}"]\n')
    cli.write("a.yaml", WRONG)
    assert cli.json("a.yaml").names == [ERROR]


def test_of_two_in_a_folder_our_own_counts(cli: Cli) -> None:
    cli.write("pyproject.toml", f'[tool.voicelint]\nignore = ["{WARNING}"]\n')
    cli.write("voicelint.toml", f'ignore = ["{ERROR}"]\n')
    cli.write("a.yaml", WRONG)
    assert cli.json("a.yaml").names == [WARNING]


def test_the_nearest_wins_whole(cli: Cli) -> None:
    cli.write("voicelint.toml", f'ignore = ["{WARNING}"]\n')
    cli.write("near/voicelint.toml", 'fail-on = "error"\n')
    for name in ("a.yaml", "near/a.yaml", "near/deep/a.yaml"):
        cli.write(name, WRONG)
        assert cli.json(name).names == ([ERROR] if name == "a.yaml" else [WARNING, ERROR])


def test_the_search_ends_at_the_repository(cli: Cli) -> None:
    cli.write("voicelint.toml", f'ignore = ["{WARNING}"]\n')
    (cli.folder / "inner" / ".git").mkdir(parents=True)
    cli.write("inner/deep/a.yaml", WRONG)
    assert cli.json("inner/deep/a.yaml").names == [WARNING, ERROR]


def test_a_project_file_without_our_table_is_passed_over(cli: Cli) -> None:
    cli.write("voicelint.toml", f'ignore = ["{WARNING}"]\n')
    cli.write("sub/pyproject.toml", '[project]\nname = "voicelint-user"\ndependencies = ["voicelint"]\n')
    cli.write("sub/a.yaml", WRONG)
    assert cli.json("sub/a.yaml").names == [ERROR]


def test_standard_input_goes_by_its_name(cli: Cli) -> None:
    cli.write("voicelint.toml", f'ignore = ["{ERROR}"]\n')
    cli.write("sub/voicelint.toml", f'ignore = ["{WARNING}"]\n')
    text = WRONG.encode()
    assert cli.json("-", stdin=text).names == [WARNING]
    assert cli.json("-", "--stdin-filename", "sub/x.yaml", stdin=text).names == [ERROR]


def test_config_and_isolated(cli: Cli) -> None:
    cli.write("voicelint.toml", f'ignore = ["{ERROR}"]\n')
    cli.write("other.toml", f'ignore = ["{WARNING}"]\n')
    cli.write("a.yaml", WRONG)
    assert cli.json("--config", "other.toml", "a.yaml").names == [ERROR]
    assert cli.json("--isolated", "a.yaml").names == [WARNING, ERROR]
    both = cli.check("--isolated", "--config", "other.toml", "a.yaml")
    assert (both.status, both.err) == (2, "error: give either --config or --isolated, not both\n")
    missing = cli.json("--config", "missing.toml", "a.yaml")
    assert (missing.status, missing.names) == (2, ["invalid-config"])
    assert missing.report["diagnostics"][0]["message"] == "missing.toml does not exist"


def test_the_command_line_beats_the_file(cli: Cli) -> None:
    cli.write("voicelint.toml", f'select = ["{WARNING}"]\nfail-on = "error"\n')
    cli.write("a.yaml", WRONG)
    assert cli.json("a.yaml").status == 0
    assert cli.json("--fail-on", "warning", "a.yaml").status == 1
    assert cli.json("--select", "OCT", "a.yaml").names == [WARNING, ERROR]
    cli.write("voicelint.toml", f'ignore = ["{WARNING}"]\n')
    assert cli.json("--ignore", ERROR, "a.yaml").names == [WARNING]


def test_fail_on_is_each_files_own(cli: Cli) -> None:
    cli.write("strict/voicelint.toml", 'fail-on = "warning"\n')
    cli.write("lax/voicelint.toml", 'fail-on = "error"\n')
    cli.write("strict/a.yaml", CLEAN)
    cli.write("lax/a.yaml", FOUND)
    assert cli.check(".").status == 0
    cli.write("strict/a.yaml", FOUND)
    assert cli.check(".").status == 1


def test_severities_by_name_and_by_code(cli: Cli) -> None:
    cli.write("a.yaml", WRONG)
    codes = {each["name"]: each["code"] for each in cli.json("a.yaml").report["diagnostics"]}
    cli.write("voicelint.toml", f'[severity]\n{WARNING} = "error"\n{codes[ERROR]} = "info"\n')
    found = cli.json("a.yaml").report
    assert {each["name"]: each["severity"] for each in found["diagnostics"]} == {WARNING: "error", ERROR: "info"}
    assert found["summary"]["errors"] == 1
    cli.write("voicelint.toml", f'[severity]\n{WARNING} = "off"\n')
    report = cli.json("a.yaml").report
    assert [each["name"] for each in report["diagnostics"]] == [ERROR]
    assert report["summary"]["suppressed"] == 0


def test_overrides_by_file_and_pointer(cli: Cli) -> None:
    cli.write("old/a.yaml", WRONG)
    cli.write("new/a.yaml", WRONG)
    cli.write("old/a.json", json.dumps({"voicelint": 1, "name": "x", "target": "octopush", "caller": "Water-Works"}))
    cli.write(
        "voicelint.toml",
        f'[[overrides]]\nfiles = "old/"\npointer = "/caller"\nignore = ["{WARNING}"]\nreason = "agreed"\n'
        f'[[overrides]]\nfiles = ["*.yaml", "!new/*"]\nseverity = {{ {ERROR} = "info" }}\n',
    )
    old = cli.json("old/a.yaml").report
    assert [(each["name"], each["severity"]) for each in old["diagnostics"]] == [(ERROR, "info")]
    assert old["summary"]["suppressed"] == 1
    assert cli.json("new/a.yaml").names == [WARNING, ERROR]
    json_report = cli.json("old/a.json").report
    assert WARNING not in [each["name"] for each in json_report["diagnostics"]]
    assert json_report["summary"]["suppressed"] == 1


def test_payloads_tell_what_a_raw_request_is_for(cli: Cli) -> None:
    body = '{"to": ["+41793026741"], "sender": "x"}'
    cli.write("requests/a.json", body)
    assert cli.json("requests/a.json").report["summary"]["skipped"] == 1
    cli.write("voicelint.toml", '[[payloads]]\nfiles = "requests/*.json"\ntarget = "octopush"\n')
    report = cli.json("requests/a.json").report
    assert report["summary"]["skipped"] == 0
    assert {target for each in report["diagnostics"] for target in each["targets"]} == {"octopush"}
    routee = cli.json("--target", "routee", "requests/a.json").report
    assert {target for each in routee["diagnostics"] for target in each["targets"]} == {"routee"}


def test_payloads_leave_specs_their_targets(cli: Cli) -> None:
    cli.write("voicelint.toml", '[[payloads]]\nfiles = "*"\ntarget = "routee"\n')
    cli.write("a.yaml", WRONG)
    assert {target for each in cli.json("a.yaml").report["diagnostics"] for target in each["targets"]} == {"octopush"}


def test_excluded_files_and_folders(cli: Cli) -> None:
    cli.write("voicelint.toml", 'exclude = ["drafts/", "*.tmp.yaml"]\n')
    cli.write("drafts/voicelint.toml", "unreadable = \n")
    for name in ("a.yaml", "drafts/deep/b.yaml", "c.tmp.yaml"):
        cli.write(name, WRONG)
    assert {each["file"] for each in cli.json(".").report["diagnostics"]} == {"a.yaml"}
    named = cli.check("c.tmp.yaml")
    assert (named.status, named.err) == (0, "note: c.tmp.yaml is excluded by its configuration and was skipped\n")
    piped = cli.check("--fix", "-", "--stdin-filename", "c.tmp.yaml", stdin=WRONG.encode())
    assert piped.out == WRONG


def test_sample_numbers_may_stand(cli: Cli) -> None:
    cli.write("a.yaml", CLEAN.replace("+41793026741", "+447700900123").replace('741"', '741", "+447700900124"'))
    assert "number-sample" in cli.json("a.yaml").names or "number-invalid" in cli.json("a.yaml").names
    cli.write("voicelint.toml", 'sample-numbers = "allow"\n')
    assert cli.json("a.yaml").names == []


def test_what_is_ignored_is_not_mended(cli: Cli) -> None:
    cli.write("voicelint.toml", f'[[overrides]]\nfiles = "a.yaml"\nignore = ["{WARNING}"]\n')
    cli.write("a.yaml", FOUND)
    cli.write("b.yaml", FOUND)
    cli.check("--fix", "a.yaml", "b.yaml")
    assert (cli.folder / "a.yaml").read_text() == FOUND
    assert (cli.folder / "b.yaml").read_text() == CLEAN


BODY = json.dumps(
    {
        "messages": [
            {"scenarioId": "6298AA77707903A4ED680B436929681AD", "from": "41443026740", "destinations": [{"to": number}]}
            for number in ("0793026741", "0793026742")
        ]
    }
)


@pytest.mark.parametrize(
    ("pointer", "left"),
    [
        ("/messages/0/destinations/0/to", ["/messages/1/destinations/0/to"]),
        ("/messages/0", ["/messages/1/destinations/0/to"]),
        ("/messages/*/destinations/*/to", []),
        ("/*/1", ["/messages/0/destinations/0/to"]),
        ("", []),
        ("/messages/0/destinations/0/to/deeper", ["/messages/0/destinations/0/to", "/messages/1/destinations/0/to"]),
        ("/messages/00", ["/messages/0/destinations/0/to", "/messages/1/destinations/0/to"]),
        ("/mess", ["/messages/0/destinations/0/to", "/messages/1/destinations/0/to"]),
    ],
)
def test_a_pointer_is_for_its_place_and_what_is_in_it(cli: Cli, pointer: str, left: list[str]) -> None:
    cli.write("a.json", BODY)
    cli.write("voicelint.toml", f'[[overrides]]\nfiles = "a.json"\npointer = "{pointer}"\nignore = ["INF005"]\n')
    report = cli.json("a.json").report
    assert [each["pointer"] for each in report["diagnostics"] if each["code"] == "INF005"] == left
    assert report["summary"]["suppressed"] == 2 - len(left)


def test_of_two_overrides_the_later_severity_counts(cli: Cli) -> None:
    cli.write("a.yaml", FOUND)
    two = '[severity]\nOCT008 = "off"\n' + "".join(
        f'[[overrides]]\nfiles = "*.yaml"\nseverity = {{ OCT008 = "{severity}" }}\n' for severity in ("info", "error")
    )
    cli.write("voicelint.toml", two)
    assert [each["severity"] for each in cli.json("a.yaml").report["diagnostics"]] == ["error"]
    cli.write("voicelint.toml", two.replace("error", "off"))
    report = cli.json("a.yaml").report
    assert (report["diagnostics"], report["summary"]["suppressed"]) == ([], 1)


def test_globs_of_a_file_that_is_named_are_relative_to_the_current_folder(cli: Cli) -> None:
    cli.write("conf/x.toml", f'[[overrides]]\nfiles = "/old/*"\nignore = ["{WARNING}"]\n')
    cli.write("old/a.yaml", FOUND)
    cli.write("conf/old/a.yaml", FOUND)
    assert cli.json("--config", "conf/x.toml", "old/a.yaml").names == []
    assert cli.json("--config", "conf/x.toml", "conf/old/a.yaml").names == [WARNING]
