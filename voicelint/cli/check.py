"""`voicelint check`: read, check, report, and the exit status."""

from __future__ import annotations

import os
import sys

from ..engine.diagnostic import SEVERITIES
from ..engine.policy import OFF
from ..report.result import FileResult, RunResult
from ..source.lines import Lines
from ..source.read import Unreadable, read_file, read_stream
from .errors import CLEAN, FAULT, FINDINGS, USAGE
from .given import STDIN, Given, settle
from .governing import Governing
from .settings import Settings
from .streams import silence
from .writing import write_notes, write_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..engine.policy import Policy
    from ..pipeline import Checker
    from ..source.document import Source
    from ..suppressing.baseline import Baseline
    from .fixing import Fixing
    from .given import Folder


class Run:
    """One run of `check`, as it grows file by file."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.governing = Governing(settings.configs)
        self.given = Given(dict.fromkeys(settings.paths), self.governing)
        self.unsure: dict[str, tuple[str | Unreadable, int]] = {}
        """What is to be said of files that are no campaigns, unless a campaign plays them, and its place in `files`."""
        self.barren: list[tuple[str, list[str]]] = []
        """What is to be said of folders without campaigns, unless a campaign plays a recording there."""
        self.files: list[FileResult] = []
        self.skipped = 0
        self.suppressed = 0
        self.known = 0
        """How many findings the baseline holds back."""
        self.unmet: dict[Baseline, dict[str, dict[str, int] | None]] = {}
        """What each baseline has too much of, by file; None for a file that is no campaign."""
        self.failing = False
        """Whether there is a finding that counts for the exit status."""
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
        elif path in self.given.folders:
            self.folder(path, self.given.folders[path])
        else:
            self.file(path, asked=True)

    def folder(self, folder: str, found: Folder) -> None:
        """Check the campaigns below a folder; one without any is an error, for a check of nothing passes for a clean one."""
        walk, looked = found.walk, len(found.files)
        before, again = len(self.files), 0
        excluded, barred = self.governing.excluded - found.excluded, self.governing.barred
        for path in found.files:
            again += not self.file(path, asked=False)
        for path, reason in walk.unreadable:
            self.unreadable(path, Unreadable(f"cannot be listed: {reason}"))
        if len(self.files) == before and not again and self.governing.barred == barred:
            files = f"{looked} YAML or JSON file{'' if looked == 1 else 's'} looked at"
            ignored = ", .gitignore keeps others out" if walk.ignored else ""
            ignored += ", the configuration excludes others" if self.governing.excluded > excluded else ""
            said = f"error: no campaign in {folder}: {files if looked else 'it holds no YAML or JSON file'}{ignored}"
            self.barren.append((said, walk.recordings))

    def file(self, path: str, asked: bool) -> bool:
        """Check one file, `asked` when the command line names it; False when it has been checked before."""
        identity = os.path.abspath(path)
        if identity in self.seen:
            return False
        self.seen.add(identity)
        if asked and self.given.is_audio(path):
            self.unsure[path] = "no campaign that is checked here plays it", len(self.files)
            return True
        policy = self.governing.policy(path, asked)
        if policy is None:
            return True
        try:
            text = read_file(path)
        except Unreadable as reason:
            if policy.overrides or policy.over:
                from .overrides import look

                look(policy, None)
            if asked and path in self.given.named:
                self.unsure[path] = reason, len(self.files)
            else:
                self.unreadable(path, reason)
        else:
            self.text(text, path, policy, asked)
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
        policy = self.governing.policy(name, asked=True)
        if policy is not None:
            self.text(text, name, policy, asked=True, stdin=True)
        elif self.fixing is not None:
            self.fixing.stdout = text  # whoever pipes a file through gets it back

    def text(self, text: str, name: str, policy: Policy, asked: bool, stdin: bool = False) -> None:
        """Check a text, and mend it first if that is asked for."""
        if self.fixing is not None:
            done = self.fixing.mend(text, name, policy, stdin)
        else:
            from ..pipeline import check_text

            done = check_text(text, name, self.settings.now, self.settings.target, policy)
        found = self.keep(done, name, asked)
        if done.skipped:
            return
        self.judged(found, policy)
        self.identify(found, done.source)
        # Only findings show their text: it is not kept for the clean ones of thousands of files.
        kept = (done.source.text, done.source.lines) if found else ("", Lines(""))
        file = FileResult(name, *kept, found, policy)
        file.mark = "\ufeff" if done.source.bom else ""
        if found and self.settings.machine:
            from ..report.campaigns import parts

            file.parts = parts(done.source)
        self.files.append(file)

    def judged(self, found: list[Diagnostic], policy: Policy) -> None:
        """Note whether findings count for the exit status."""
        bar = SEVERITIES.index(policy.fail_on)
        self.failing = self.failing or any(SEVERITIES.index(each.severity) >= bar for each in found)

    def identify(self, found: list[Diagnostic], source: Source | None = None) -> None:
        """Give diagnostics their fingerprints where programs read them."""
        if self.settings.machine:
            from ..engine.fingerprint import identify

            identify(found, source)

    def keep(self, done: Checker, name: str, asked: bool) -> list[Diagnostic]:
        """Count a check in, and note what of its file is no campaign; the answer is what is to be reported of it."""
        policy = done.policy
        if policy.baseline is not None:
            file = policy.baseline.name(name)
            left = {mark: count for mark, count in done.unmet.items() if policy.baseline.asked(file, mark, policy)}
            self.unmet.setdefault(policy.baseline, {})[file] = None if done.skipped else left
        if policy.overrides or policy.over:
            from .overrides import look

            look(policy, done)
        if done.skipped:
            if asked:
                self.unsure[name] = done.skipped, len(self.files)
            else:
                self.skipped += 1
            return []
        if done.passed:
            part, reason = done.passed[0]
            more = f", nor are {len(done.passed) - 1} others" if len(done.passed) > 1 else ""
            self.notes.append(f"note: {name}: {part} is no campaign and was skipped{more}: {reason}")
        found = done.chosen()
        self.suppressed += len(done.suppressed)
        self.known += sum(policy.judge(each) != OFF for each in done.known)
        return found

    def unreadable(self, path: str, reason: Unreadable, place: int | None = None) -> None:
        """A file that could not be read is an error of its own, last or at a place; the others are still checked."""
        from ..engine.describe import unreadable

        self.unread = True
        said = unreadable(path, reason)
        self.identify([said])
        file = FileResult(path, "", Lines(reason.before), [said])
        self.files.insert(len(self.files) if place is None else place, file)

    def result(self) -> RunResult:
        """What was found, what is wrong with configurations first."""
        governing = self.governing
        wrong = governing.results()
        for each in wrong:
            self.unread = True
            self.identify(each.diagnostics)
        self.notes += governing.notes
        skipped = self.skipped + governing.skipped
        return RunResult([*wrong, *self.files], skipped, self.settings.now, self.suppressed, known=self.known)

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
        return FINDINGS if self.failing else CLEAN


def check(options: dict[str, Any]) -> int:
    """Run `check` with its options as read from the command line."""
    settings = Settings(options)
    run = Run(settings)
    for path in dict.fromkeys(settings.paths):
        run.path(path)
    settle(run)
    try:
        result = run.result()
        if settings.configs.known:
            from .overrides import add

            add(run, result)
        if run.fixing is not None:
            run.fixing.report(result)
        else:
            write_report(result, settings)
    except BrokenPipeError:  # the reader has gone (`voicelint check | head`); what was found is still so
        silence()
    if run.unmet and not settings.quiet:
        from .baseline import stale

        run.notes += stale(run)
    write_notes(run.notes, settings.quiet)
    return run.status()
