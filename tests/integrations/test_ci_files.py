"""The files for CI, by the schemas of their readers and by running what they run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import regress
import yaml

from tests.cli.conftest import NOW, WRONG, Cli
from tests.report.readers import READERS

from .conftest import BUILT_FROM, ROOT

FOLDER = ROOT / "integrations"
BIN = Path(sys.executable).parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGES = [ROOT / "docs" / name for name in ("ci.md", "pre-commit.md")]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def valid(schema: str, *paths: Path) -> None:
    """Holds files against a schema that check-jsonschema brings along; no network is used."""
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_one() -> None:
    valid("vendor.github-actions", ROOT / "action.yml")


def test_workflows_are_ones(tmp_path: Path) -> None:
    (written,) = [block for block in blocks(ROOT / "docs" / "ci.md", "yaml") if "runs-on" in block]
    example = tmp_path / "example.yml"
    example.write_text(written, "utf-8")
    valid("vendor.github-workflows", FOLDER / "reviewdog.yml", example)


def test_the_gitlab_job_is_one(tmp_path: Path) -> None:
    valid("vendor.gitlab-ci", FOLDER / "gitlab.yml")


@pytest.mark.parametrize(
    ("given", "checked"),
    [({}, {"campaigns/c.yaml", "drafts/c.yaml"}), ({"VOICELINT_PATHS": "campaigns"}, {"campaigns/c.yaml"})],
)
def test_the_gitlab_job_heeds_the_variables_of_the_pipeline(
    tmp_path: Path, given: dict[str, str], checked: set[str]
) -> None:
    job = yaml.safe_load((FOLDER / "gitlab.yml").read_text("utf-8"))["voicelint"]
    for name in ("campaigns", "drafts"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.yaml").write_text(WRONG, "utf-8")
    pip = tmp_path / "bin" / "pip"
    pip.parent.mkdir()
    pip.write_text('#!/bin/sh\ntest "$*" = "install --quiet a.whl"\n', "utf-8")
    pip.chmod(0o755)
    environment = {
        "PATH": os.pathsep.join([str(pip.parent), str(BIN), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "VOICELINT_PACKAGE": "a.whl",
        **given,
        # GitLab has a job's own variables win.
        **job.get("variables", {}),
    }
    script = "\n".join(["set -e", *job["script"]])
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    for format, report in (("gitlab", reports["codequality"]), ("junit", reports["junit"])):
        assert {each.file for each in READERS[format]((tmp_path / report).read_text("utf-8"))} == checked
    assert "Found " in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_a_page_is_yaml(page: Path) -> None:
    assert [yaml.safe_load(block) for block in blocks(page, "yaml")]


def scripts() -> dict[str, str]:
    """Every piece of shell in the files, by where it stands."""
    found = {"github-action.sh": (FOLDER / "github-action.sh").read_text("utf-8")}
    found |= {f"action.yml {each.get('name')}": each["run"] for each in ACTION["runs"]["steps"] if "run" in each}
    review = yaml.safe_load((FOLDER / "reviewdog.yml").read_text("utf-8"))
    found |= {
        f"reviewdog.yml {each.get('name')}": each["run"] for each in review["jobs"]["review"]["steps"] if "run" in each
    }
    job = yaml.safe_load((FOLDER / "gitlab.yml").read_text("utf-8"))["voicelint"]
    # Words of these two are split on purpose.
    split = "# shellcheck disable=SC2086\n"
    return found | {"gitlab.yml": "\n".join(split + line for line in job["script"])}


@pytest.mark.parametrize("name", scripts())
def test_shell_is_sound_and_holds_no_expression(name: str, tmp_path: Path) -> None:
    script = scripts()[name]
    assert "${{" not in script, "what a runner puts into a script becomes a part of it"
    path = tmp_path / "script.sh"
    path.write_text(script, "utf-8")
    done = subprocess.run([BIN / "shellcheck", "--shell=bash", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_input_reaches_the_script() -> None:
    (step,) = [each for each in ACTION["runs"]["steps"] if each.get("id") == "check"]
    used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(ACTION["runs"]))
    conditions = re.findall(r"inputs\.([\w-]+) ==", json.dumps(ACTION["runs"]))
    assert {*used, *conditions} == set(ACTION["inputs"])
    script = scripts()["github-action.sh"]
    assert all(f"${{{name}:" in script for name in step["env"])
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    for name, about in ACTION["inputs"].items():
        default = f" `{about['default']}` |" if about["default"] else " |"
        assert f"| `{name}` |{default}" in page


class Step:
    """The action's checking step, run as a runner does: `commands` is what it acts on, `log` what it only shows."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        for name in ("out", "summary"):
            (folder / name).touch()
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(BIN), os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_OUTPUT": str(folder / "out"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            **{f"VOICELINT_{name.upper()}": value for name, value in inputs.items()},
        }
        self.done = subprocess.run(
            ["bash", FOLDER / "github-action.sh"], cwd=folder / "work", env=environment, capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip
        assert self.done.stderr == ""
        found = re.fullmatch(r"::stop-commands::([0-9a-f]{32})\n(.*)::\1::\n(.*)", self.done.stdout, re.S)
        assert found, self.done.stdout
        self.log, self.commands = found[2], found[3]
        self.outputs = dict(line.split("=", 1) for line in (folder / "out").read_text("utf-8").splitlines())
        self.summary = (folder / "summary").read_text("utf-8")

    @property
    def sarif(self) -> Any:
        return READERS["sarif"](Path(self.outputs["sarif-file"]).read_text("utf-8"))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A workspace with a campaign of two findings in it."""
    (tmp_path / "work" / "may be").mkdir(parents=True)
    (tmp_path / "work" / "may be" / "c.yaml").write_text(WRONG, "utf-8")
    return tmp_path


def test_the_action_annotates_summarises_and_leaves_sarif(work: Path) -> None:
    step = Step(work, options=f"--now\n{NOW}\n", paths="may be\n")
    assert step.done.returncode == 1
    assert step.outputs["status"] == "1"
    rules = {"sender-characters-deleted", "octopush-language-unknown"}
    assert {each.rule for each in step.sarif} == rules
    assert {each.rule for each in READERS["github"](step.commands)} == rules
    assert {each.rule for each in READERS["markdown"](step.summary)} == rules


def test_its_switches(work: Path) -> None:
    step = Step(work, options="--exit-zero", annotations="false", summary="false")
    assert (step.done.returncode, step.outputs["status"], step.summary) == (0, "0", "")
    assert "Found 1 error and 1 warning in 1 file." in step.log
    assert step.commands == ""
    assert len(step.sarif) == 2


def test_an_input_is_never_a_command(work: Path) -> None:
    step = Step(work, paths='may be\n--exit-zero\n$(touch pwned)\n"; touch pwned #\n`touch pwned`\n')
    # A path that looks like an option is a path, and one that is not there is an error.
    assert step.done.returncode == 2
    assert step.commands.count("title=voicelint unreadable") == 4
    assert "octopush-language-unknown" in step.commands
    assert not list(work.rglob("pwned"))


@pytest.mark.parametrize("annotations", ["true", "false"])
def test_no_word_of_a_file_is_a_command_to_the_runner(work: Path, annotations: str) -> None:
    hostile = "##[set-output name=status]0"
    (work / "work" / hostile).write_text("a: 1\n", "utf-8")
    (work / "work" / "c.yaml").write_text(WRONG.replace("The water", f"{hostile} water"), "utf-8")
    step = Step(work, annotations=annotations, paths=f"c.yaml\n{hostile}\n")
    assert hostile in step.log
    # What begins with two colons is one command, whatever else is in it.
    assert all(line.startswith("::") for line in step.commands.splitlines())


def test_wrong_usage_leaves_no_report(work: Path) -> None:
    step = Step(work, options="--fail-on\nmaybe")
    assert (step.done.returncode, step.outputs) == (2, {"status": "2"})
    assert "error: --fail-on: there is no 'maybe'" in step.log


def test_the_problem_matcher_matches_every_line(cli: Cli) -> None:
    name = cli.write("a b/c.yaml", WRONG.replace("purpose: alert", "purpose: wholesale"))
    sample = cli.write("sample.yaml", WRONG.replace("octopush", "infobip-ivr").replace("6741", "6727"))
    lines = cli.check("--output-format", "concise", name, sample).out.splitlines()
    found = cli.json(name, sample).report["diagnostics"]
    assert {each["severity"] for each in found} == {"error", "warning", "info"}
    matchers = json.loads((FOLDER / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
    for line, each in zip(lines, found, strict=True):
        said = []
        for matcher in matchers:
            (pattern,) = matcher["pattern"]
            for match in regress.Regex(pattern["regexp"]).find_iter(line):
                groups = {key: line[match.group(at)] for key, at in pattern.items() if key != "regexp"}
                said.append({"severity": matcher.get("severity"), **groups})
        start = each["range"]["start"]
        severity = "notice" if each["severity"] == "info" else each["severity"]
        assert said == [
            {
                "severity": severity,
                "file": each["file"],
                "line": str(start["line"]),
                "column": str(start["column"]),
                "code": each["name"],
                "message": each["message"],
            }
        ]


def test_the_image_copies_what_a_build_needs() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    copied = {name for names in re.findall(r"^COPY (.*) \S+$", text, re.M) for name in names.split()}
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert copied == allowed == set(BUILT_FROM)
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", text, re.M)
    assert 'ENTRYPOINT ["voicelint"]' in text
