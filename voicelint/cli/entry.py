"""Where the command line starts: which reader takes it, and what becomes of faults."""

from __future__ import annotations

import os
import sys

from .errors import FAULT, INTERRUPTED, USAGE, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the answer is the exit status (0 clean, 1 findings, 2 usage or files, 3 a fault)."""
    for stream in (sys.stdout, sys.stderr):
        # A file may hold any character; a narrow terminal encoding must not turn a finding into a crash.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        return _dispatch(arguments)
    except UsageError as error:
        from ..report.escape import printable

        print(f"error: {printable(str(error))}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`voicelint check | head`): say nothing, and let the interpreter's last flush go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        if os.environ.get("VOICELINT_TRACEBACK"):
            raise
        from ..report.escape import printable

        text = printable(f"{type(error).__name__}: {error}"[:500])
        print(
            f"error: a fault in voicelint itself: {text}\n"
            "  Please report it with the command and the file. VOICELINT_TRACEBACK=1 shows where it happened.",
            file=sys.stderr,
        )
        return FAULT


def _dispatch(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == "check" and "_VOICELINT_COMPLETE" not in os.environ:
        from .fast import read_check

        options = read_check(arguments[1:])
        if options is not None:
            from .check import check

            return check(options)
    from .app import run_app

    return run_app(arguments)
