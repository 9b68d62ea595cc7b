"""extends: one file's values where the nearer file has none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import FOUND, WRONG, Cli

WARNING, ERROR = "sender-characters-deleted", "octopush-language-unknown"


def test_key_by_key_and_severity_rule_by_rule(cli: Cli) -> None:
    cli.write(
        "base/base.toml", f'fail-on = "error"\nignore = ["IVR"]\n[severity]\n{WARNING} = "info"\n{ERROR} = "warning"\n'
    )
    cli.write("voicelint.toml", f'extends = "base/base.toml"\nignore = []\n[severity]\n{ERROR} = "info"\n')
    cli.write("a.yaml", WRONG)
    result = cli.json("a.yaml")
    assert [(each["name"], each["severity"]) for each in result.report["diagnostics"]] == [
        (WARNING, "info"),
        (ERROR, "info"),
    ]
    assert result.status == 0


def test_a_rule_is_the_same_by_name_and_by_code(cli: Cli) -> None:
    cli.write("base.toml", '[severity]\nOCT008 = "off"\n')
    cli.write("voicelint.toml", f'extends = "base.toml"\n[severity]\n{WARNING} = "error"\n')
    cli.write("a.yaml", FOUND)
    assert [each["severity"] for each in cli.json("a.yaml").report["diagnostics"]] == ["error"]


def test_globs_are_relative_to_the_file_that_governs_and_paths_to_their_own(cli: Cli) -> None:
    cli.write(
        "shared/base.toml", f'extends = "more/more.toml"\n[[overrides]]\nfiles = "/old/*"\nignore = ["{WARNING}"]\n'
    )
    cli.write("shared/more/more.toml", 'fail-on = "error"\n')
    cli.write("campaigns/voicelint.toml", 'extends = "../shared/base.toml"\n')
    cli.write("campaigns/old/a.yaml", FOUND)
    cli.write("campaigns/new/old/a.yaml", FOUND)
    assert cli.json("campaigns/old/a.yaml").names == []
    assert cli.json("campaigns/new/old/a.yaml").names == [WARNING]


def test_a_project_file_can_be_extended(cli: Cli) -> None:
    cli.write("pyproject.toml", f'[tool.voicelint]\nignore = ["{WARNING}"]\n')
    cli.write("sub/voicelint.toml", 'extends = "../pyproject.toml"\n')
    cli.write("sub/a.yaml", FOUND)
    assert cli.json("sub/a.yaml").names == []
    cli.write("pyproject.toml", "[project]\n")
    found = cli.json("sub/a.yaml").report["diagnostics"][0]
    assert (found["file"], found["message"]) == ("pyproject.toml", "there is no table [tool.voicelint]")


@pytest.fixture
def package(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package that holds a configuration, and whose code must not run."""
    place = cli.folder / "site" / "acme_policy"
    cli.write("site/acme_policy/__init__.py", "raise SystemExit('the code was run')\n")
    cli.write("site/acme_policy/voicelint.toml", f'ignore = ["{WARNING}"]\n')
    monkeypatch.syspath_prepend(str(place.parent))
    return place


@pytest.mark.parametrize("name", ["acme_policy", "acme-policy", "package:acme-policy"])
def test_an_installed_package(cli: Cli, package: Path, name: str) -> None:
    cli.write("voicelint.toml", f'extends = "{name}"\n')
    cli.write("a.yaml", FOUND)
    assert cli.json("a.yaml").names == []
    assert "acme_policy" not in sys.modules


@pytest.mark.parametrize(
    "name", ["acme", "package:acme", "acme_policy.inner", "json", "sys", "package:../x", "package:", "é"]
)
def test_a_package_without_a_configuration(cli: Cli, package: Path, name: str) -> None:
    cli.write("voicelint.toml", f'\nextends = "{name}"\n')
    cli.write("a.yaml", FOUND)
    if name == "package:../x":
        cli.write("x/voicelint.toml", "")
    found = cli.json("a.yaml").report["diagnostics"][0]
    assert found["message"].startswith("there is no installed package")
    assert found["range"]["start"]["line"] == 2
    assert "acme_policy" not in sys.modules


def problem(cli: Cli) -> tuple[str, str, int]:
    cli.write("a.yaml", FOUND)
    found = cli.json("a.yaml").report["diagnostics"][0]
    return found["file"], found["message"], found["range"]["start"]["line"]


def test_a_circle(cli: Cli) -> None:
    cli.write("voicelint.toml", 'extends = "b.toml"\n')
    cli.write("b.toml", '# b\nextends = "./sub/../voicelint.toml"\n')
    assert problem(cli) == ("b.toml", "voicelint.toml is extended already: the files go round in a circle", 2)
    cli.write("voicelint.toml", 'extends = "voicelint.toml"\n')
    assert problem(cli)[1].endswith("the files go round in a circle")


def test_a_long_chain(cli: Cli) -> None:
    cli.write("voicelint.toml", 'extends = "1.toml"\n')
    for number in range(1, 8):
        cli.write(f"{number}.toml", f'extends = "{number + 1}.toml"\n' if number < 7 else "")
    cli.write("a.yaml", FOUND)
    assert cli.json("a.yaml").names == [WARNING]
    cli.write("7.toml", 'extends = "8.toml"\n')
    cli.write("8.toml", "")
    assert problem(cli) == ("7.toml", "more than 8 files extend one another", 1)


def test_a_file_that_is_not_there_and_one_that_is_wrong(cli: Cli) -> None:
    cli.write("voicelint.toml", 'fail-on = "error"\nextends = "nowhere/x.toml"\n')
    assert problem(cli) == ("voicelint.toml", "nowhere/x.toml, which this extends, does not exist", 2)
    cli.write("nowhere/x.toml", "\nselct = []\n")
    assert problem(cli) == ("nowhere/x.toml", "there is no key 'selct' here", 2)
