"""The hooks as pre-commit runs them: installed from a repository, without network, in a repository of campaigns."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import CLEAN, FOUND

from .conftest import ROOT, Run

CONFIG = """\
repos:
- repo: {source}
  rev: {rev}
  hooks:
  - id: voicelint-fix
    stages: [manual]
  - id: voicelint-check
  - id: voicelint-compile-check
    files: ^(campaigns|requests)/
"""


class Repository:
    """A repository with the hooks installed; `commit` answers what the hooks said, and whether they let it pass."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run = run
        self.folder = folder

    def git(self, *words: str, ok: bool = True) -> subprocess.CompletedProcess[str]:
        return self.run("git", *words, cwd=self.folder, ok=ok)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def commit(self) -> tuple[bool, str]:
        self.git("add", "--all")
        done = self.git("commit", "--message", "x", ok=False)
        return done.returncode == 0, done.stdout + done.stderr

    def voicelint(self, *words: str) -> None:
        self.run("voicelint", *words, cwd=self.folder)

    def fix(self) -> subprocess.CompletedProcess[str]:
        return self.run(
            "pre-commit", "run", "--hook-stage", "manual", "voicelint-fix", "--all-files", cwd=self.folder, ok=False
        )


@pytest.fixture
def repository(run: Run, source: tuple[Path, str], tmp_path: Path) -> Repository:
    made = Repository(run, tmp_path)
    made.git("init", "--quiet")
    made.write(".pre-commit-config.yaml", CONFIG.format(source=source[0], rev=source[1]))
    run("pre-commit", "install", cwd=tmp_path)
    return made


def test_a_commit_is_refused_fixed_and_made(repository: Repository) -> None:
    repository.write("other.yaml", "a: 1\n")
    repository.write("package.json", "{}\n")
    campaign = repository.write("reminders/water.yaml", FOUND)
    passed, said = repository.commit()
    assert not passed
    assert "voicelint check....." in said
    assert "reminders/water.yaml:4:9" in said
    assert "sender-characters-deleted" in said
    # What is no campaign is not spoken of.
    assert "other.yaml" not in said
    assert "package.json" not in said

    fixed = repository.fix()
    assert fixed.returncode == 1
    assert "files were modified by this hook" in fixed.stdout
    assert campaign.read_text("utf-8") == CLEAN
    assert repository.fix().returncode == 0

    passed, said = repository.commit()
    assert passed, said
    assert "voicelint check" in said
    assert "Passed" in said


def test_compiled_requests_have_to_be_up_to_date(repository: Repository) -> None:
    repository.write("campaigns/water.yaml", CLEAN)
    passed, said = repository.commit()
    assert not passed
    assert "missing: requests/water/manifest.json" in said
    repository.voicelint("compile", "campaigns/water.yaml", "-o", "requests")
    passed, said = repository.commit()
    assert passed, said

    repository.write("campaigns/water.yaml", CLEAN.replace("is back", "is back again"))
    passed, said = repository.commit()
    assert not passed
    assert "stale: requests/water/octopush/001.json" in said
    repository.voicelint("compile", "campaigns/water.yaml", "-o", "requests")
    assert repository.commit()[0]

    body = repository.folder / "requests/water/octopush/001.json"
    written = body.read_text("utf-8")
    body.write_text(written.replace("is back", "is gone"), "utf-8")
    passed, said = repository.commit()
    assert not passed
    assert said.count("stale: requests/water/octopush/001.json") == 1


def test_the_manifest_is_one(run: Run) -> None:
    run("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"), cwd=ROOT)


def test_what_every_hook_promises() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["voicelint-check", "voicelint-fix", "voicelint-compile-check"]
    page = (ROOT / "docs" / "pre-commit.md").read_text("utf-8")
    for hook in hooks:
        assert hook["types_or"] == ["yaml", "json"]
        assert hook["require_serial"] is True
        assert hook["language"] == "python"
        # A pattern would pass over campaigns without a word.
        assert "files" not in hook
        assert hook["id"] in page
