"""Runs that are killed at random moments: the folder is the old one or the new one, whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT

from .conftest import COMMAND, NOW, octopush

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}

# The command, on a system without an exchange of folders.
RENAMES = [
    sys.executable,
    "-c",
    "import sys; from voicelint.compiling import exchange; exchange._exchange = lambda one, other: False;"
    "from voicelint.cli.entry import run; sys.exit(run(sys.argv[1:]))",
]


def arguments(spec: str) -> list[str]:
    return ["compile", spec, "-o", "out", "--now", NOW, "--effective", "-q"]


def whole(campaign: Path) -> str:
    """The hash of the spec that a campaign's folder was compiled from, after making sure that the folder is whole."""
    manifest = json.loads((campaign / "manifest.json").read_bytes())
    expected = {"manifest.json"}
    for frame in manifest["targets"][0]["frames"]:
        for entry in (frame, frame["effective"]):
            assert hashlib.sha256((campaign / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
            expected.add(entry["file"])
    assert {path.relative_to(campaign).as_posix() for path in campaign.rglob("*") if path.is_file()} == expected
    return str(manifest["source"]["sha256"])


@pytest.mark.timeout(300)
@pytest.mark.parametrize("command", [COMMAND, RENAMES], ids=["exchange", "renames"])
def test_killed_at_any_moment(tmp_path: Path, command: list[str]) -> None:
    texts = [octopush(1501), octopush(901)]
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    spec = tmp_path / "w.yaml"
    out = tmp_path / "out"

    def run(text: str, after: float | None) -> bool:
        """Compile; whether it was killed, `after` seconds from its start."""
        spec.write_text(text, "utf-8")
        process = subprocess.Popen([*command, *arguments(spec.name)], cwd=tmp_path, env=ENVIRONMENT)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.wait(30) == -signal.SIGKILL

    start = time.perf_counter()
    assert not run(texts[0], None)
    length = time.perf_counter() - start
    chance = random.Random(11)  # noqa: S311 - for a test
    at, killed, seen = 0, 0, set()
    deadline = time.perf_counter() + 30
    for _ in range(36):
        if time.perf_counter() > deadline and killed >= 10:
            break
        target = 1 - at
        # Most of a run is reading; the last part, in which it writes, is the one of interest.
        was_killed = run(texts[target], length * chance.uniform(0.4, 1.1))
        killed += was_killed
        if command is RENAMES and not (out / "w").exists():
            # In between two renames: the next run, of whatever campaign, brings the old one back.
            (tmp_path / "x.yaml").write_text(octopush(1), "utf-8")
            subprocess.run([*command, *arguments("x.yaml")], cwd=tmp_path, env=ENVIRONMENT, check=True)
        found = hashes.index(whole(out / "w"))
        assert found in (at, target)
        assert was_killed or found == target
        seen.add((was_killed, found == target))
        at = found
    assert killed >= 10, "the test has to hit"
    assert not run(texts[1 - at], None)
    assert whole(out / "w") == hashes[1 - at]
    assert sorted(set(os.listdir(out)) - {"x"}) == ["w"], "nothing is left behind"


POINTS = ["os.mkdir", "os.fsync", "os.rename", "os.unlink", "os.rmdir", "exchange"]

# The command, killed at a certain call of a certain function, before or after it.
STOPPED = """
import ctypes, os, signal, sys
point, nth, late, arguments = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "after", sys.argv[4:]
from voicelint.compiling import exchange
from voicelint.cli.entry import run
calls = 0
def stopping(function):
    def call(*arguments, **settings):
        global calls
        calls += 1
        if calls == nth and not late:
            os.kill(os.getpid(), signal.SIGKILL)
        nth_call = calls == nth
        try:
            return function(*arguments, **settings)
        finally:
            if nth_call:
                os.kill(os.getpid(), signal.SIGKILL)
    return call
if point == "exchange":
    exchange._exchange = stopping(exchange._exchange)
else:
    if point == "os.rename":
        exchange._exchange = lambda one, other: False
    name = point.removeprefix("os.")
    setattr(os, name, stopping(getattr(os, name)))
sys.exit(run(arguments))
"""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("late", ["before", "after"])
def test_killed_at_every_step_that_changes_the_disk(tmp_path: Path, point: str, late: str) -> None:
    texts = [octopush(2), octopush(3)]
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    spec = tmp_path / "w.yaml"
    plain = [sys.executable, "-m", "voicelint", *arguments("w.yaml")]
    spec.write_text(texts[0], "utf-8")
    subprocess.run(plain, cwd=tmp_path, env=ENVIRONMENT, check=True)
    at, nth = 0, 0
    while nth < 12:
        nth += 1
        target = 1 - at
        spec.write_text(texts[target], "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", STOPPED, point, str(nth), late, *arguments("w.yaml")],
            cwd=tmp_path, env=ENVIRONMENT, check=False,
        )  # fmt: skip
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        if not (tmp_path / "out" / "w").exists():
            assert point == "os.rename", "only without an exchange is there a moment without a folder"
            (tmp_path / "x.yaml").write_text(octopush(1), "utf-8")
            subprocess.run(
                [sys.executable, "-m", "voicelint", *arguments("x.yaml")], cwd=tmp_path, env=ENVIRONMENT, check=True
            )
            assert whole(tmp_path / "out" / "w") == hashes[at], "the old one is brought back"
        at = hashes.index(whole(tmp_path / "out" / "w"))
    assert nth > 1, "the step is one that happens"
    spec.write_text(texts[1 - at], "utf-8")
    subprocess.run(plain, cwd=tmp_path, env=ENVIRONMENT, check=True)
    assert whole(tmp_path / "out" / "w") == hashes[1 - at]
    assert sorted(set(os.listdir(tmp_path / "out")) - {"x"}) == ["w"]
