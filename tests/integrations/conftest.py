"""A wheelhouse with all that installing voicelint needs, and this tree as a git repository that hooks are taken from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BUILT_FROM = (
    "voicelint",
    *PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"],
    *("pyproject.toml", "README.md", "LICENSE", "NOTICE"),
)
"""What a wheel is made of."""
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".mypy_cache")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels of what voicelint is built with and what it needs to run: the only step that asks a package index."""
    folder = tmp_path_factory.mktemp("wheelhouse")
    needed = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", folder, *needed], check=True)
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder: nothing of the user's own is read or written."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def run(wheelhouse: Path, home: Path) -> Run:
    """Runs a command without network: pip has the wheelhouse and nothing else; git has no settings but its own."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    environment = {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "VIRTUALENV_OVERRIDE_APP_DATA": str(home / "virtualenv"),
        "VIRTUALENV_NO_DOWNLOAD": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheelhouse),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "a@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])

    def call(*command: str, cwd: Path, ok: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=110, check=False
        )
        assert done.returncode == 0 or not ok, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done

    return call


@pytest.fixture(scope="session")
def source(run: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This tree as a git repository of one commit, and the commit's id."""
    folder = tmp_path_factory.mktemp("voicelint")
    for name in (*BUILT_FROM, ".pre-commit-hooks.yaml"):
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=LEFT_BEHIND)
        else:
            shutil.copy(path, folder / name)
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "--message", "voicelint", cwd=folder)
    return folder, run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line, in an empty folder that is its current one."""
    monkeypatch.chdir(tmp_path)
    return Cli(tmp_path, monkeypatch)
