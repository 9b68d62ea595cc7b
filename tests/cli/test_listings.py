"""`explain`, `rules`, `targets` and `completion`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from voicelint.cli.options import TARGET_NAMES
from voicelint.engine.catalogue import catalogue

from .conftest import ROOT, Cli


def test_rules_lists_every_rule_once(cli: Cli) -> None:
    lines = [line.split() for line in cli("rules").out.splitlines()]
    assert [(code, name) for code, _, _, name in lines] == [(rule["code"], rule["name"]) for rule in catalogue()]
    assert len(lines) > 100
    data = json.loads(cli("rules", "--output-format", "json").out)
    assert [each["name"] for each in data] == [line[3] for line in lines]
    assert len({each["code"] for each in data}) == len(data)


@pytest.mark.parametrize("target", TARGET_NAMES)
def test_rules_of_one_target(cli: Cli, target: str) -> None:
    data = json.loads(cli("rules", "--target", target, "--output-format", "json").out)
    assert 10 < len(data) < len(catalogue())
    assert all(target in each["targets"] for each in data)
    assert len(cli("rules", "--target", target).out.splitlines()) == len(data)


@pytest.mark.parametrize("rule", catalogue(), ids=[rule["name"] for rule in catalogue()])
def test_every_rule_is_explained_by_name_and_code(cli: Cli, rule: dict[str, str]) -> None:
    page = cli("explain", rule["name"])
    assert (page.status, page.err) == (0, "")
    assert f"{rule['severity']}[{rule['name']}] {rule['code']}" in page.out
    assert "What to write:" in page.out
    assert "Source: " in page.out
    assert "Bad:" in page.out or rule["name"] in (
        "internal-error", "unreadable", "too-large", "not-text", "invalid-config", "suppression-without-reason",
    )  # fmt: skip
    assert cli("explain", rule["code"].lower()).out == page.out
    data = json.loads(cli("explain", rule["name"], "--output-format", "json").out)
    assert (data["name"], data["code"], data["severity"]) == (rule["name"], rule["code"], rule["severity"])
    assert data["why"].strip().split()[0] in page.out


def test_targets_in_short_and_as_json(cli: Cli) -> None:
    text = cli("targets").out
    data = json.loads(cli("targets", "--output-format", "json").out)
    assert [each["name"] for each in data] == list(TARGET_NAMES)
    for each in data:
        assert f"{each['name']}: {each['title']}" in text
        assert each["expresses"]
        assert each["limits"]
        assert each["fields"]


@pytest.mark.parametrize("target", TARGET_NAMES)
def test_one_target_whole(cli: Cli, target: str) -> None:
    text = cli("targets", target).out
    (data,) = json.loads(cli("targets", target, "--output-format", "json").out)
    for row in data["expresses"]:
        assert row["spec"] in text
        assert row["request"] in text
    for limit in data["limits"]:
        assert limit["what"] in text
        assert limit["value"] in text


@pytest.mark.parametrize("arguments", [("rules",), ("targets",), ("targets", "routee"), ("explain", "number-sample")])
def test_listings_have_colour_only_on_a_terminal(cli: Cli, arguments: tuple[str, ...]) -> None:
    assert "\x1b" not in cli(*arguments).out
    assert "\x1b" not in cli(*arguments, tty=True, env={"NO_COLOR": "1"}).out
    assert "\x1b" not in cli(*arguments, "--output-format", "json", tty=True, env={"FORCE_COLOR": "1"}).out


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef voicelint"), ("fish", "complete --no-files")]
)
def test_completion_scripts(cli: Cli, shell: str, sign: str) -> None:
    result = cli("completion", shell)
    assert (result.status, result.err) == (0, "")
    assert sign in result.out
    assert f"_VOICELINT_COMPLETE={shell}_complete" in result.out


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("voicelint ", {"check", "explain", "rules", "targets", "completion"}),
        ("voicelint check --target o", {"octopush"}),
        ("voicelint check --fail-on ", {"error", "warning", "info"}),
        ("voicelint check --output-f", {"--output-format", "--output-file"}),
        ("voicelint check --select retry-count-c", {"retry-count-clamped"}),
        ("voicelint check --select number-sample,retry-count-c", {"number-sample,retry-count-clamped"}),
        ("voicelint explain retry-count-c", {"retry-count-clamped"}),
        ("voicelint targets rou", {"routee"}),
        ("voicelint completion ", {"bash", "zsh", "fish"}),
    ],
)
def test_completion_offers_what_fits(line: str, offered: set[str]) -> None:
    words = line.split(" ")
    environment = {
        **os.environ,
        "_VOICELINT_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "voicelint"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stderr == ""
    found = {each.split(",", 1)[1] for each in done.stdout.splitlines()}
    assert found >= offered
    assert found == offered or line.endswith(" ")
