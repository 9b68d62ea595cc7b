"""Files without a suppression pay nothing for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT

from .conftest import SPEC

ORDINARY = f"""\
# yaml-language-server: $schema=https://example.org/voicelint/campaign.schema.json
# voicelint: 1
# checked with voicelint, see https://example.org/voicelint#ignore
{SPEC}"""


def loaded(text: str, *options: str) -> list[str]:
    """The modules of suppression that a check of a text loads, in a process of its own."""
    code = (
        "import io, sys\n"
        "from voicelint.cli.entry import run\n"
        f"sys.stdin = io.TextIOWrapper(io.BytesIO({text.encode()!r}))\n"
        f"assert run(['check', '-q', '--stdin-filename', 'a.yaml', '-', *{list(options)!r}]) == 0\n"
        "print([name for name in sys.modules if name.startswith(('voicelint.suppressing', 'voicelint.fixing'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    found: list[str] = eval(done.stdout)  # noqa: S307 - our own output
    return found


def test_a_file_without_one_loads_nothing_of_it() -> None:
    assert loaded(ORDINARY) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{ORDINARY}# voicelint: ignore[number-sample]\n",
        f"# noqa: INF020\n{ORDINARY}",
        f"# Voicelint ignore[x]\n{SPEC}",
    ],
)
def test_a_file_with_one_loads_it(text: str) -> None:
    assert "voicelint.suppressing.comments" in loaded(text, "--ignore", "SUP")
