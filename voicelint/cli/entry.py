"""Where the command line starts: which reader takes it, and what becomes of faults."""

from __future__ import annotations

import errno
import os
import sys

from .errors import CLEAN, FAULT, INTERRUPTED, USAGE, UsageError
from .streams import prepare, say, silence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the answer is the exit status (0 clean, 1 findings, 2 usage or files, 3 a fault)."""
    prepare()
    status = CLEAN
    try:
        _unmistaken(arguments)
        status = _dispatch(arguments)
        sys.stdout.flush()
    except UsageError as error:
        status = USAGE
        say(f"error: {error}")
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        silence()
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            # Files that are read have their own words; what is left without a name is a stream that was written, or
            # the current folder that was asked for.
            status = USAGE
            gone = error.errno == errno.ENOENT
            say(f"error: {'the current folder is gone' if gone else f'the output cannot be written: {error.strerror}'}")
            silence()
            return status
        if os.environ.get("VOICELINT_TRACEBACK"):
            raise
        status = FAULT
        say(f"error: a fault in voicelint itself: {type(error).__name__}: {error}"[:500])
        say("  Please report it with the command and the file. VOICELINT_TRACEBACK=1 shows where it happened.")
    return status


def _unmistaken(arguments: Sequence[str]) -> None:
    """Refuse an option that is the name of a file: a hook or a pattern of the shell may mean the file."""
    for each in arguments:
        if each == "--":
            return
        if each[:1] == "-" and each != "-" and os.path.lexists(each):
            raise UsageError(
                f"{each} is an option, and there is a file of that name here: write ./{each} for the file, "
                "or put -- in front of the files"
            )


def _dispatch(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == "check" and "_VOICELINT_COMPLETE" not in os.environ:
        from .fast import read_check

        options = read_check(arguments[1:])
        if options is not None:
            from .check import check

            return check(options)
    from .app import run_app

    return run_app(arguments)
