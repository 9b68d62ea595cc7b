"""Standard output and error as they may be: closed, full, without a reader, or in a narrow encoding."""

from __future__ import annotations

import os
import sys


def prepare() -> None:
    """Make both streams take any text."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the caller closed it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        # A file may hold any character; a narrow terminal encoding must not turn a finding into a crash.
        getattr(getattr(sys, name), "reconfigure", lambda **_: None)(errors="backslashreplace")


def machine_output() -> None:
    """Standard output for a program: JSON is UTF-8 whatever the terminal's encoding is."""
    getattr(sys.stdout, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")


def say(line: str) -> None:
    """One line to standard error, safe for a terminal; nothing if nobody listens there."""
    from ..report.escape import printable

    try:
        print(printable(line), file=sys.stderr, flush=True)
    except OSError:
        silence()


def silence() -> None:
    """Let what is still in a broken stream go nowhere, or the interpreter's last flush would complain of it."""
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
