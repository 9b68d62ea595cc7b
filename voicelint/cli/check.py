"""`voicelint check`: read, check, report, and the exit status."""

from __future__ import annotations

import gc
import os
import sys

from ..report.formats import MACHINE_FORMATS, render
from ..report.result import FileResult, RunResult
from ..source.read import Unreadable, read_file, read_stream
from .errors import CLEAN, FAULT, FINDINGS, USAGE, UsageError
from .files import walk
from .settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STDIN = "-"


class Run:
    """One run of `check`, as it grows file by file."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.files: list[FileResult] = []
        self.skipped = 0
        self.notes: list[str] = []
        self.unread = False

    def path(self, path: str) -> None:
        """Check a file, everything below a folder, or standard input."""
        if path == STDIN:
            self.stdin()
        elif os.path.isdir(path):
            self.folder(path)
        else:
            self.file(path, asked=True)

    def folder(self, folder: str) -> None:
        """Check the campaigns below a folder; one without any is an error, for a check of nothing passes for a clean one."""
        unreadable: list[tuple[str, str]] = []
        before, looked = len(self.files), 0
        for path in walk(folder, unreadable):
            looked += 1
            self.file(path, asked=False)
        for path, reason in unreadable:
            self.unreadable(path, Unreadable(f"cannot be listed: {reason}"))
        if len(self.files) == before:
            files = (
                f"{looked} YAML or JSON file{'' if looked == 1 else 's'} looked at"
                if looked
                else "it holds no YAML or JSON file"
            )
            self.notes.append(f"error: no campaign in {folder}: {files}")
            self.unread = True

    def file(self, path: str, asked: bool) -> None:
        """Check one file; `asked` when the command line names it."""
        try:
            text = read_file(path)
        except Unreadable as reason:
            self.unreadable(path, reason)
            return
        self.text(text, path, asked)

    def stdin(self) -> None:
        """Check standard input under its given name."""
        name = self.settings.stdin_filename or "<stdin>"
        try:
            text = read_stream(sys.stdin.buffer)
        except Unreadable as reason:
            self.unreadable(name, reason)
            return
        self.text(text, name, asked=True)

    def text(self, text: str, name: str, asked: bool) -> None:
        """Check a text."""
        from ..pipeline import check_text

        done = check_text(text, name, self.settings.now, self.settings.target)
        if done.skipped:
            self.skipped += 1
            if asked:
                self.notes.append(f"note: {name} is no campaign and was skipped: {done.skipped}")
            return
        found = [each for each in done.diagnostics if self.settings.selection.wants(each)]
        self.files.append(FileResult(name, done.source.text, done.source.lines, found))

    def unreadable(self, path: str, reason: Unreadable) -> None:
        """A file that could not be read is an error of its own; the others are still checked."""
        from ..pipeline import unreadable
        from ..source.lines import Lines

        self.unread = True
        self.files.append(FileResult(path, "", Lines(""), [unreadable(path, reason)]))

    def status(self) -> int:
        """The exit status, the same in every format."""
        names = {each.rule.name for file in self.files for each in file.diagnostics}
        if "internal-error" in names:
            return FAULT
        if self.unread:
            return USAGE
        if self.settings.exit_zero:
            return CLEAN
        order = ("info", "warning", "error")
        bar = order.index(self.settings.fail_on)
        found = any(order.index(each.severity) >= bar for file in self.files for each in file.diagnostics)
        return FINDINGS if found else CLEAN


def check(options: dict[str, Any]) -> int:
    """Run `check` with its options as read from the command line."""
    # Trees of a large file are made of many small objects that live until the end: collecting them costs more than it frees.
    gc.disable()
    settings = Settings(options)
    run = Run(settings)
    for path in dict.fromkeys(settings.paths):
        run.path(path)
    report(run)
    return run.status()


def report(run: Run) -> None:
    """Write the report, then the notes to standard error."""
    settings = run.settings
    from ..report.escape import printable
    from ..report.style import DEFAULT_COLUMNS, terminal_columns, wants_color

    result = RunResult(run.files, run.skipped, settings.now)
    if settings.output_format in MACHINE_FORMATS:
        from ..engine.fingerprint import identify

        for file in run.files:
            identify(file.diagnostics)
    stream = sys.stdout
    color = settings.output_file is None and wants_color(settings.color, stream, os.environ)
    columns = DEFAULT_COLUMNS if settings.output_file is not None else terminal_columns(stream, os.environ)
    if settings.statistics and settings.output_format not in MACHINE_FORMATS:
        from ..report.statistics import render_statistics

        lines = render_statistics(result)
    else:
        lines = render(settings.output_format, result, color=color, columns=columns, quiet=settings.quiet)
    text = "".join(f"{line}\n" for line in lines)
    if settings.output_file is None:
        stream.write(text)
        stream.flush()
    else:
        write(settings.output_file, text)
    for note in run.notes:
        if not settings.quiet or note.startswith("error"):
            print(printable(note), file=sys.stderr)


def write(path: str, text: str) -> None:
    """Replace a file by a text, at once or not at all."""
    from ..values.files import replace_file

    try:
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"--output-file: {path} cannot be written: {error.strerror}") from None
