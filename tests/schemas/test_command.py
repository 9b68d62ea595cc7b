"""`voicelint schema` prints what is published, and docs/schemas.md lists it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.schemas import FOLDER, paths
from voicelint.build.sources import ROOT

NAMES = {path.name.removesuffix(".schema.json"): path for path in paths()}
PAGE = (ROOT / "docs" / "schemas.md").read_text("utf-8")


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "voicelint", "schema", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_printed_as_it_is(name: str) -> None:
    done = run(name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == NAMES[name].read_bytes()


def test_the_campaign_is_meant_if_nothing_is_said() -> None:
    assert run().stdout == NAMES["campaign"].read_bytes()


def test_another_name_is_refused_with_the_nearest() -> None:
    done = run("octopsh")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"did you mean octopush?" in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_page_lists_every_schema(name: str) -> None:
    path = NAMES[name].relative_to(FOLDER)
    assert f"| [{path}](../schemas/{path}) | `{name}`" in PAGE
