"""The Python interface: the same bodies as the command's, one at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

import voicelint
from tests.cli.conftest import CLEAN, FOUND, ROOT, WRONG

from .conftest import Compiler, octopush

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_it_gives_what_the_command_writes(compiler: Compiler) -> None:
    compiler(compiler.write("w.yaml", octopush(501)), "-o", "out", "--effective", "--format", "curl")
    done = voicelint.compile(octopush(501), "w.yaml", now=NOON)
    assert dict(done.files(effective=True, curl=True)) == compiler.tree()
    assert (len(done), done.count, done.recipients) == (2, 2, 501)
    first, second = done
    assert (first.number, second.number) == (1, 2)
    assert first.target == "octopush"
    assert first.method == "POST"
    assert first.url == "https://api.octopush.com/v1/public/voice-campaign/send"
    assert first.headers == ["api-login", "api-key", "Content-Type"]
    assert first.recipients == 251
    assert first.data == compiler.tree()["w/octopush/001.json"]
    assert json.loads(first.data) == first.body


def test_documents_of_one_text_have_folders_of_their_own(compiler: Compiler) -> None:
    text = CLEAN + "---\n" + FOUND
    compiler(compiler.write("w.yaml", text), "-o", "out")
    assert dict(voicelint.compile(text, "w.yaml", now=NOON).files()) == compiler.tree()


def test_effective_bodies() -> None:
    (request,) = voicelint.compile(FOUND, now=NOON)
    assert request.body["sender"] == "Water-Works"
    assert request.effective() == {**request.body, "sender": "WaterWorks"}


def test_an_error_is_raised_with_its_report() -> None:
    with pytest.raises(voicelint.CompileError, match="octopush-language-unknown: ") as caught:
        voicelint.compile(WRONG, "w.yaml", now=NOON)
    assert caught.value.report.worst() == "error"
    assert isinstance(caught.value, ValueError)
    with pytest.raises(voicelint.CompileError, match="no campaign spec"):
        voicelint.compile("a: 1", now=NOON)
    with pytest.raises(voicelint.CompileError, match="send-time-past"):
        voicelint.compile(CLEAN + 'schedule: {start: "2020-01-01T00:00:00Z"}\n')


def test_warnings_are_in_the_report() -> None:
    assert [each.rule.name for each in voicelint.compile(FOUND, now=NOON).report.diagnostics] == [
        "sender-characters-deleted"
    ]


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="no target 'octopus'"):
        voicelint.compile(CLEAN, targets=["octopus"])
    with pytest.raises(ValueError, match="no offset"):
        voicelint.compile(CLEAN, now=datetime(2026, 11, 21))


def test_targets_and_losses() -> None:
    lossy = CLEAN + "call: {record: true}\n"
    with pytest.raises(voicelint.CompileError, match="not-expressible"):
        voicelint.compile(lossy, now=NOON)
    (request,) = voicelint.compile(lossy, now=NOON, targets=["routee"], allow_loss=True)
    assert request.target == "routee"


@pytest.mark.parametrize(
    "first",
    ["import voicelint.compiling.frames", "import voicelint.cli.compile", "voicelint.compile(text, now=now)", "pass"],
)
def test_the_name_is_callable_whatever_was_imported_before(first: str) -> None:
    code = (
        "import sys, datetime, voicelint; text = sys.argv[1]; now = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)\n"
        f"{first}\nprint(len(voicelint.compile(text, now=now)), len(voicelint.compile(text, now=now)))\n"
        "from voicelint import compile; print(len(compile(text, now=now)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, CLEAN],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.stdout, done.stderr) == ("1 1\n1\n", "")
