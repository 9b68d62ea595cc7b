"""The packs of a team's own that a command line names."""

from __future__ import annotations

import os
import sys

from ..engine.packs import BUILT_IN
from .errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..engine.packs import Rulebook
    from ..packs.load import PackError
    from ..report.result import FileResult


def rules_of(paths: Sequence[str]) -> Rulebook:
    """The rules in force with these packs. What is wrong with them is said on standard error, then UsageError."""
    if not paths:
        return BUILT_IN
    from ..packs.files import read_rules
    from ..packs.load import PackError

    try:
        return read_rules(paths)
    except PackError as faults:
        say_faults(faults)
        raise UsageError(refusal(faults)) from None


def results(faults: PackError) -> list[FileResult]:
    """Bad packs as files with findings."""
    from ..report.result import FileResult

    return [FileResult(bad.source.filename, bad.source.text, bad.source.lines, bad.diagnostics) for bad in faults.packs]


def refusal(faults: PackError) -> str:
    """One line that says which packs keep a command from running."""
    names = ", ".join(bad.source.filename for bad in faults.packs)
    return f"{names} cannot be used as rules; nothing was checked"


def say_faults(faults: PackError) -> None:
    """Bad packs' findings with their frames, to standard error."""
    from ..report.formats import render
    from ..report.result import RunResult
    from ..report.style import terminal_columns, wants_color
    from .settings import moment

    run = RunResult(results(faults), 0, moment(None))
    color = wants_color("auto", sys.stderr, os.environ)
    for line in render("text", run, color=color, columns=terminal_columns(sys.stderr, os.environ), quiet=True):
        # The lines are safe for a terminal already, and may have colours.
        sys.stderr.write(line + "\n")
