"""Checks in Python come from installed packages that register them, and from nowhere else."""

from __future__ import annotations

import json
import subprocess
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest

from .conftest import CAMPAIGN, pack, rule

ROOT = Path(__file__).resolve().parents[2]
HERE = """\
from voicelint.engine.context import Hit


def refuse(node, context):
    return Hit(where="{where}")


def leave(node, context):
    raise SystemExit(0)


def babble(node, context):
    return "refused"


def unregistered(node, context):
    return Hit()
"""
POINTS = "[voicelint.checks]\nanything = acme_policy.checks:refuse\ngone = acme_policy.checks:no_such\n"
POINTS += "leave = acme_policy.checks:leave\nbabble = acme_policy.checks:babble\n"
PACK = pack(rule('at: caller, check: {python: "acme_policy.checks:refuse"}', message="found by {where}"))


def package(folder: Path, where: str, info: str = "acme_policy-1.0.dist-info") -> None:
    """A distribution as it lies where packages are installed."""
    (folder / "acme_policy").mkdir(parents=True)
    (folder / "acme_policy" / "__init__.py").write_text(f"open({str(folder / 'ran')!r}, 'w').close()\n")
    (folder / "acme_policy" / "checks.py").write_text(HERE.format(where=where))
    (folder / info).mkdir()
    (folder / info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-policy\nVersion: 1.0\n")
    (folder / info / "entry_points.txt").write_text(POINTS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A virtual environment in which voicelint is installed: its interpreter, and its folder of packages."""
    folder = tmp_path_factory.mktemp("home")
    venv.create(folder, with_pip=False, symlinks=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "ours.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n")
    return folder / "bin" / "python", packages


def checked(home: tuple[Path, Path], repository: Path, text: str = PACK, code: str = "") -> Any:
    """The report of `python -m voicelint check` in a repository; that puts the repository first on sys.path."""
    (repository / "policy.yaml").write_text(text)
    (repository / "campaign.yaml").write_text(CAMPAIGN)
    command = ["-m", "voicelint"] if not code else ["-c", code]
    done = subprocess.run(
        [str(home[0]), *command, "check", "--rules", "policy.yaml", "--output-format", "json", "campaign.yaml"],
        capture_output=True, text=True, cwd=repository, check=False, timeout=60,
    )  # fmt: skip
    return json.loads(done.stdout)["diagnostics"]


@pytest.mark.parametrize("code", ["", "import sys; from voicelint.__main__ import main; main()"])
def test_nothing_of_the_repository_is_run(home: tuple[Path, Path], tmp_path: Path, code: str) -> None:
    package(tmp_path, "the repository")
    (said,) = checked(home, tmp_path, code=code)
    assert (said["name"], said["message"]) == (
        "pack-function-unregistered", "no installed package registers acme_policy.checks:refuse",
    )  # fmt: skip
    assert not (tmp_path / "ran").exists()


def test_an_installed_package_is_asked_even_if_the_repository_has_one_of_its_name(
    home: tuple[Path, Path], tmp_path: Path
) -> None:
    repository = tmp_path / "repository"
    package(repository, "the repository")
    packages = home[1]
    package(packages, "the installed package")
    try:
        (said,) = checked(home, repository)
        assert (said["name"], said["message"]) == ("house-rule", "found by the installed package")
        assert not (repository / "ran").exists()
        for name, wrong in (
            ("unregistered", "no installed package registers acme_policy.checks:unregistered"),
            ("no_such", "acme_policy.checks:no_such cannot be imported: AttributeError"),
        ):
            (said,) = checked(home, repository, PACK.replace(":refuse", f":{name}"))
            assert said["name"] == "pack-function-unregistered"
            assert said["message"].startswith(wrong)
        for name in ("leave", "babble"):
            (said,) = checked(home, repository, PACK.replace(":refuse", f":{name}"))
            assert said["name"] == "internal-error"
            assert "house-rule" in said["message"]
        assert (
            "write acme_policy.checks:refuse"
            in checked(home, repository, PACK.replace(":refuse", ":refuze"))[0]["help"]
        )
    finally:
        for path in sorted(packages.glob("acme_policy*/**/*"), reverse=True) + sorted(packages.glob("acme_policy*")):
            path.rmdir() if path.is_dir() else path.unlink()


def test_a_package_that_is_edited_in_place_counts_as_installed(home: tuple[Path, Path], tmp_path: Path) -> None:
    source = tmp_path / "source"
    package(source, "the edited package")
    packages = home[1]
    (source / "acme_policy-1.0.dist-info").rename(packages / "acme_policy-1.0.dist-info")
    (packages / "acme.pth").write_text(f"{source}\n")
    try:
        (said,) = checked(home, source)
        assert said["message"] == "found by the edited package"
    finally:
        for path in (packages / "acme_policy-1.0.dist-info").iterdir():
            path.unlink()
        (packages / "acme_policy-1.0.dist-info").rmdir()
        (packages / "acme.pth").unlink()


def test_this_interpreter_has_none() -> None:
    from voicelint.engine.registered import registered

    assert registered() == set()
