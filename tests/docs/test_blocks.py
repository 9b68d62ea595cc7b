"""Every YAML, TOML, console, JSON and Python block of the README and the manual is run or loaded."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import CLEAN, FOUND, ROOT, Cli, cli  # noqa: F401
from voicelint.engine.packs import load_pack
from voicelint.packs.load import PackError
from voicelint.source.parse import parse

from .blocks import blocks
from .reader import Reader

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "targets").glob("*.md"))]
NOT_RUN = {
    "installs voicelint": 3,
    "needs Docker": 1,
    "needs a network; tests/integrations does the same from a wheelhouse": 1,
    "needs npm": 1,
    "needs reviewdog": 1,
}
"""Why a block is not run, and how many there are: a new one has to be wanted here, too."""


def read(page: Path, cli: Cli) -> int:  # noqa: F811
    """Read a page as its reader does; how many blocks were run or loaded."""
    reader = Reader(cli)
    wanted = [block for block in blocks(page) if "not run" not in block.marks and "ci" not in block.marks]
    for block in wanted:
        reader.read(block)
    return len(wanted)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_of_a_page(page: Path, cli: Cli) -> None:  # noqa: F811
    assert read(page, cli) == page.read_text("utf-8").count("\n```") // 2 - sum(
        "not run" in block.marks or "ci" in block.marks for block in blocks(page)
    )


def test_what_is_not_run() -> None:
    reasons = [block.marks["not run"] for page in PAGES for block in blocks(page) if "not run" in block.marks]
    assert {reason: reasons.count(reason) for reason in reasons} == NOT_RUN


def test_what_the_gate_runs() -> None:
    marks = [block.marks["ci"] for page in PAGES for block in blocks(page) if "ci" in block.marks]
    assert marks == ["setup", "test"]
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert all(f"\nrun {mark}\n" in gate for mark in marks)


def fence(kind: str, text: str, before: str = "") -> str:
    return f"{before}```{kind}\n{text}```\n"


TRUE = {
    "a spec without findings": fence("yaml", CLEAN),
    "a file and what is said of it": fence("yaml", CLEAN, "`a.yaml`:\n\n")
    + fence("console", "$ voicelint check a.yaml\nNo problems found in 1 file.\n"),
    "a pipe over two lines": fence("console", "voicelint check --statistics \\\n  spec.yaml | cat\n"),
    "a status": fence("console", "voicelint check nowhere.yaml\n", "<!-- status: 2 -->\n"),
    "the beginning of an output": fence(
        "console", "$ voicelint config spec.yaml\nspec.yaml is governed by no configuration file.\n…\n"
    ),
    "a configuration": fence("toml", 'fail-on = "error"\n'),
    "a pyproject": fence("toml", '[tool.voicelint]\nfail-on = "error"\n'),
    "a hook": fence("yaml", "- id: voicelint-check\n  args: [--fail-on, error]\n"),
    "a line of an output": fence(
        "text", "octopush: Octopush voice SMS (VMS)\n", "<!-- printed by: voicelint targets -->\n"
    ),
}
FALSE = {
    "a spec with a warning": fence("yaml", FOUND),
    "a spec with an error": fence("yaml", CLEAN.replace("say:", "says:")),
    "no YAML": fence("yaml", "a: [\n"),
    "YAML of no kind": fence("yaml", "name: CI\n"),
    "a pack that leads nowhere": fence(
        "yaml", "pack: acme\nrules: [{name: a-b, code: ACME1, at: nowhere, check: {at_most: 1}, message: no}]\n"
    ),
    "a hook that is not there": fence(
        "yaml", "repos: [{repo: 'https://example.org', rev: v1, hooks: [{id: voicelint-chek}]}]\n"
    ),
    "a workflow without steps": fence("yaml", "on: push\njobs: {a: {runs-on: x, step: []}}\n"),
    "another output": fence("yaml", CLEAN, "`a.yaml`:\n\n")
    + fence("console", "$ voicelint check a.yaml\nNo problems found in 2 files.\n"),
    "another beginning": fence(
        "console", "$ voicelint config spec.yaml\nspec.yaml is governed by voicelint.toml.\n…\n"
    ),
    "an option that is not there": fence("console", "voicelint check --statistic spec.yaml\n"),
    "a status that is not said": fence("console", "voicelint check examples/bad\n"),
    "another status": fence("console", "voicelint check spec.yaml\n", "<!-- status: 1 -->\n"),
    "a pipe that breaks at its beginning": fence("console", "cat nowhere.yaml | voicelint check --exit-zero -\n"),
    "a command that is not for tests": fence("console", "rm -r campaigns\n"),
    "a key that is not there": fence("toml", 'fail-at = "error"\n'),
    "a rule that is not there": fence("toml", '[tool.voicelint]\nignore = ["no-such-rule"]\n'),
    "an entry point that nobody reads": fence("toml", '[project.entry-points."voicelint.check"]\na = "b:c"\n'),
    "no JSON": fence("json", "{'a': 1}\n"),
    "a name that is not there": fence("python", "import voicelint\nvoicelint.check\n"),
    "a line that is not printed": fence("text", "Twilio\n", "<!-- printed by: voicelint targets -->\n"),
}


@pytest.mark.parametrize("name", TRUE)
def test_a_page_that_tells_the_truth(name: str, cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:  # noqa: F811
    path = tmp_path_factory.mktemp("pages") / "page.md"
    path.write_text(TRUE[name], "utf-8")
    assert read(path, cli)


@pytest.mark.parametrize("name", FALSE)
def test_a_page_that_does_not(name: str, cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:  # noqa: F811
    path = tmp_path_factory.mktemp("pages") / "page.md"
    path.write_text(FALSE[name], "utf-8")
    with pytest.raises((AssertionError, AttributeError, PackError, ValueError, yaml.YAMLError)):
        read(path, cli)


def test_blocks_in_the_pages_of_rules_are_read_but_where_the_rule_is_about_reading() -> None:
    about_reading = {rule["name"] for rule in load_pack("source")["rules"]}
    for page in (ROOT / "docs" / "rules").glob("*.md"):
        for block in blocks(page):
            if block.kind == "yaml" and page.stem not in about_reading:
                assert parse(block.text, "block.yaml").problems == [], block.where
            if block.kind == "toml":
                tomllib.loads(block.text)
