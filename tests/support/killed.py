"""Runs a command line over and over, each time killed one step further, and tells what became of its folder.

A step is the moment before or after each call to the system that the modules make which write files. This file is the library and, run as a program, the process that does it.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from voicelint.cli.entry import run
from voicelint.compiling import exchange

ROOT = Path(__file__).resolve().parents[2]


class Killed:
    """A run that was killed: `call`, where ("" for the last one, which was not); `files`, {path: text} of the folder
    then, and `later`, after one more whole run."""

    def __init__(self, line: str) -> None:
        self.call, self.files, self.later = json.loads(line)


def killed(
    folder: Path, arguments: list[str], files: dict[str, str], watched: list[str], exchange: bool = True
) -> list[Killed]:
    """A run for each step of a command line in a folder with these files.

    `watched` are the modules that write; `exchange` says whether the system is to have an exchange of folders.
    """
    job = {"arguments": arguments, "files": files, "watched": watched, "exchange": exchange}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.killed", str(folder)],
        input=json.dumps(job), capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return [Killed(line) for line in done.stdout.splitlines()]


def kill_at(step: int, watched: list[str]) -> None:
    """Let the process be killed at the step with this number."""
    left = step
    writers = {importlib.import_module(name).__file__ for name in watched}

    def count(frame: FrameType, event: str, function: object) -> None:
        nonlocal left
        if event in ("c_call", "c_return") and frame.f_code.co_filename in writers and to_the_system(function):
            left -= 1
            if not left:
                os.write(1, f"{event} {getattr(function, '__qualname__', function)}".encode())
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def to_the_system(function: object) -> bool:
    """Whether a built-in function is one of the system's, or a method of an open file."""
    modules = {getattr(function, "__module__", None), type(getattr(function, "__self__", None)).__module__}
    return not modules.isdisjoint({"posix", "nt", "io", "_io", "fcntl"})


def one(step: int, job: dict[str, Any]) -> tuple[bool, str]:
    """Whether a run was killed, and at which call. Step 0 is never reached."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writer, 1)
        kill_at(step, job["watched"])
        os._exit(run(job["arguments"]))
    os.close(writer)
    with open(reader, encoding="utf-8") as said:
        place = said.read()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the run ended with {os.WEXITSTATUS(status)}: {place}")
    return os.WIFSIGNALED(status), place


def tree() -> dict[str, str]:
    return {str(path): path.read_bytes().decode() for path in sorted(Path().rglob("*")) if path.is_file()}


def begin(files: dict[str, str]) -> None:
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode())


def main() -> None:
    """Run until a run comes to its end."""
    os.chdir(sys.argv[1])
    job: dict[str, Any] = json.load(sys.stdin)
    if not job["exchange"]:
        exchange._exchange = lambda one, other: False
    begin(job["files"])
    run(job["arguments"])  # what every run loads is loaded before
    step, killed = 0, True
    while killed:
        step += 1
        begin(job["files"])
        killed, place = one(step, job)
        found = tree()
        one(0, job)
        sys.stdout.write(json.dumps([place, found, tree()]) + "\n")


if __name__ == "__main__":
    main()
