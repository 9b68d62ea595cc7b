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
    from collections.abc import Iterator
    from typing import TextIO

    from ..report.result import RunResult
    from .settings import Settings


def write_report(result: RunResult, settings: Settings, to: TextIO | None = None) -> None:
    """Write the report in its formats; UsageError when a file cannot be written.

    `to` takes the place of standard output.
    """
    write_files(result, settings)
    if settings.printed is not None:
        stream = sys.stdout if to is None else to
        color = wants_color(settings.color, stream, os.environ)
        text = _text(result, settings, settings.printed, color, terminal_columns(stream, os.environ))
        if settings.printed in MACHINE_FORMATS and to is None:
            machine_output()
        stream.write(text)
        stream.flush()
    if settings.statistics and all(each.format in MACHINE_FORMATS for each in settings.outputs):
        # A machine's document has no place for them.
        for line in _statistics(result):
            say(line)


def write_files(result: RunResult, settings: Settings) -> None:
    """Write the formats that go to files; UsageError when one cannot be written."""
    for output in settings.outputs:
        if output.file is not None:
            text = _text(result, settings, output.format, False, DEFAULT_COLUMNS)
            _keep(output.file, [file.name for file in result.files], "is a campaign that was checked")
            _keep(output.file, _recordings(settings), "is a recording that was checked")
            _keep(output.file, settings.configs.files(), "was read for the check")
            write_file(output.file, text)


def _text(result: RunResult, settings: Settings, format: str, color: bool, columns: int) -> str:
    if settings.statistics and format not in MACHINE_FORMATS:
        lines = _statistics(result)
    else:
        lines = render(format, result, color=color, columns=columns, quiet=settings.quiet)
    return "\n".join([*lines, ""])


def _statistics(result: RunResult) -> Iterator[str]:
    from ..report.statistics import render_statistics

    return render_statistics(result)


def write_notes(notes: list[str], quiet: bool) -> None:
    """What is worth knowing besides the report; errors even when quiet."""
    for note in notes:
        if not quiet or note.startswith("error"):
            say(note)


def _recordings(settings: Settings) -> list[str]:
    """The recordings that were given: named like one, or by a campaign."""
    known = settings.configs.recordings
    if known is None:
        return []
    from .files import AUDIO

    return [path for path in known.paths() if path in known.used or path.lower().endswith(AUDIO)]


def _keep(path: str, given: list[str], said: str) -> None:
    """Refuse a file for a report that is one of those that were given."""
    if os.path.realpath(path) in {os.path.realpath(name) for name in given}:
        raise UsageError(f"--output-file: {path} {said}, and would be lost")


def write_file(path: str, text: str) -> None:
    """Replace a file by a text, at once or not at all."""
    from ..values.files import replace_file

    try:
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"--output-file: {path or repr(path)} cannot be written: {error.strerror}") from None
