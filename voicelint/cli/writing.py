"""What `voicelint check` writes: the report to standard output or a file, notes to standard error."""

from __future__ import annotations

import os
import sys

from ..report.formats import MACHINE_FORMATS, render
from ..report.style import DEFAULT_COLUMNS, terminal_columns, wants_color
from .errors import UsageError
from .streams import machine_output, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from ..report.result import RunResult
    from .settings import Settings


def write_report(result: RunResult, settings: Settings, to: TextIO | None = None) -> None:
    """Write the report in its format; UsageError when the output file cannot be written.

    `to` takes the place of standard output.
    """
    stream = sys.stdout if to is None else to
    machine = settings.output_format in MACHINE_FORMATS
    to_file = settings.output_file is not None
    if settings.statistics and not machine:
        lines = statistics(result)
    else:
        lines = render(
            settings.output_format,
            result,
            color=not to_file and wants_color(settings.color, stream, os.environ),
            columns=DEFAULT_COLUMNS if to_file else terminal_columns(stream, os.environ),
            quiet=settings.quiet,
        )
    text = "".join(f"{line}\n" for line in lines)
    if settings.output_file is not None:
        write_file(settings.output_file, text, [file.name for file in result.files])
    else:
        if machine and to is None:
            machine_output()
        stream.write(text)
        stream.flush()
    if settings.statistics and machine:
        # A machine's document has no place for them.
        for line in statistics(result):
            say(line)


def statistics(result: RunResult) -> Iterable[str]:
    """A line for each rule that fired."""
    from ..report.statistics import render_statistics

    return render_statistics(result)


def write_notes(notes: list[str], quiet: bool) -> None:
    """What is worth knowing besides the report; errors even when quiet."""
    for note in notes:
        if not quiet or note.startswith("error"):
            say(note)


def write_file(path: str, text: str, checked: list[str]) -> None:
    """Replace a file by a text, at once or not at all, unless it is one of the campaigns checked."""
    from ..values.files import replace_file

    if os.path.realpath(path) in {os.path.realpath(name) for name in checked}:
        raise UsageError(f"--output-file: {path} is a campaign that was checked, and would be lost")
    try:
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"--output-file: {path or repr(path)} cannot be written: {error.strerror}") from None
