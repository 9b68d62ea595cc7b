"""`voicelint check`: read, check, report, and the exit status."""

from __future__ import annotations

import os
import sys

from ..report.result import FileResult, RunResult
from ..source.lines import Lines
from ..source.read import Unreadable, read_file, read_stream
from .errors import CLEAN, FAULT, FINDINGS, USAGE
from .settings import Settings
from .streams import silence
from .writing import write_notes, write_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .fixing import Fixing

STDIN = "-"


class Spot(Lines):
    """The lines of a file that could not be read, of which no more than one place is known."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__("")
        self.place = line, column

    def position(self, offset: int) -> tuple[int, int]:
        """That place."""
        return self.place


class Run:
    """One run of `check`, as it grows file by file."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.files: list[FileResult] = []
        self.skipped = 0
        self.notes: list[str] = []
        self.unread = False
        self.seen: set[str] = set()
        self.fixing: Fixing | None = None
        if settings.fix:
            from .fixing import Fixing

            self.fixing = Fixing(settings)

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
        from .files import Walk

        walk = Walk()
        before, looked, again = len(self.files), 0, 0
        for path in walk.files(folder):
            looked += 1
            again += not self.file(path, asked=False)
        for path, reason in walk.unreadable:
            self.unreadable(path, Unreadable(f"cannot be listed: {reason}"))
        if len(self.files) == before and not again:
            files = f"{looked} YAML or JSON file{'' if looked == 1 else 's'} looked at"
            ignored = ", .gitignore keeps others out" if walk.ignored else ""
            self.notes.append(
                f"error: no campaign in {folder}: {files if looked else 'it holds no YAML or JSON file'}{ignored}"
            )
            self.unread = True

    def file(self, path: str, asked: bool) -> bool:
        """Check one file, `asked` when the command line names it; False when it has been checked before."""
        identity = os.path.abspath(path)
        if identity in self.seen:
            return False
        self.seen.add(identity)
        try:
            text = read_file(path)
        except Unreadable as reason:
            self.unreadable(path, reason)
        else:
            self.text(text, path, asked)
        return True

    def stdin(self) -> None:
        """Check standard input under its given name."""
        name = self.settings.stdin_filename or "<stdin>"
        try:
            if sys.stdin is None:  # the caller closed it
                raise Unreadable("cannot be read: standard input is closed")
            text = read_stream(sys.stdin.buffer)
        except Unreadable as reason:
            self.unreadable(name, reason)
            return
        except OSError as error:
            self.unreadable(name, Unreadable(f"cannot be read: {error.strerror}"))
            return
        self.text(text, name, asked=True, stdin=True)

    def text(self, text: str, name: str, asked: bool, stdin: bool = False) -> None:
        """Check a text, and mend it first if that is asked for."""
        if self.fixing is not None:
            done = self.fixing.mend(text, name, stdin)
        else:
            from ..pipeline import check_text

            done = check_text(text, name, self.settings.now, self.settings.target)
        if done.skipped:
            self.skipped += 1
            if asked:
                self.notes.append(f"note: {name} is no campaign and was skipped: {done.skipped}")
            return
        if done.passed:
            part, reason = done.passed[0]
            more = f", nor are {len(done.passed) - 1} others" if len(done.passed) > 1 else ""
            self.notes.append(f"note: {name}: {part} is no campaign and was skipped{more}: {reason}")
        found = done.chosen(self.settings.selection)
        # Only findings show their text: it is not kept for the clean ones of thousands of files.
        kept = (done.source.text, done.source.lines) if found else ("", Lines(""))
        self.files.append(FileResult(name, *kept, found))

    def unreadable(self, path: str, reason: Unreadable) -> None:
        """A file that could not be read is an error of its own; the others are still checked."""
        from ..pipeline import unreadable

        self.unread = True
        lines = Spot(*reason.position[1:]) if reason.position is not None else Lines("")
        self.files.append(FileResult(path, "", lines, [unreadable(path, reason)]))

    def status(self) -> int:
        """The exit status, the same in every format."""
        names = {each.rule.name for file in self.files for each in file.diagnostics}
        if "internal-error" in names:
            return FAULT
        fixing = self.fixing
        if self.unread or (fixing is not None and fixing.refused):
            return USAGE
        if self.settings.exit_zero or (self.settings.fix_only and not self.settings.diff):
            return CLEAN
        if fixing is not None and fixing.patches:
            return FINDINGS
        order = ("info", "warning", "error")
        bar = order.index(self.settings.fail_on)
        found = any(order.index(each.severity) >= bar for file in self.files for each in file.diagnostics)
        return FINDINGS if found else CLEAN


def check(options: dict[str, Any]) -> int:
    """Run `check` with its options as read from the command line."""
    settings = Settings(options)
    run = Run(settings)
    for path in dict.fromkeys(settings.paths):
        run.path(path)
    try:
        result = RunResult(run.files, run.skipped, settings.now)
        if run.fixing is not None:
            run.fixing.report(result)
        else:
            write_report(result, settings)
    except BrokenPipeError:  # the reader has gone (`voicelint check | head`); what was found is still so
        silence()
    write_notes(run.notes, settings.quiet)
    return run.status()
