"""What a run found: the data that every renderer takes."""

from __future__ import annotations

from ..engine.policy import PLAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..engine.diagnostic import Diagnostic
    from ..engine.policy import Policy
    from ..source.lines import Lines


class FileResult:
    """One checked file: its name as the user gave it, its text, its diagnostics in printing order, what held for it.

    Of one that could not be read the text is empty, and the lines are of what was read of it.

    `mark` is the byte order mark that stands before the text in the file, if one does.

    `parts` are its documents where a report tells them apart: where each begins, and what it calls itself.
    """

    __slots__ = ("diagnostics", "lines", "mark", "name", "parts", "policy", "text")

    def __init__(
        self, name: str, text: str, lines: Lines, diagnostics: list[Diagnostic], policy: Policy = PLAIN
    ) -> None:
        self.name = name
        self.text = text
        self.lines = lines
        self.diagnostics = diagnostics
        self.policy = policy
        self.mark = ""
        self.parts: list[tuple[int, str]] = []


class Counts:
    """How many diagnostics there are of each severity, and how many of all carry a fix."""

    __slots__ = ("errors", "fixable", "infos", "warnings")

    def __init__(self, errors: int, warnings: int, infos: int, fixable: int) -> None:
        self.errors = errors
        self.warnings = warnings
        self.infos = infos
        self.fixable = fixable

    @property
    def total(self) -> int:
        """Diagnostics of every severity."""
        return self.errors + self.warnings + self.infos


class RunResult:
    """A whole run. `skipped` counts files that are no campaign.

    `suppressed` counts findings that were silenced, `known` those that the baseline has.

    `fixed` is the line that says what was mended, when that was asked for; `mend` are the words that ask for it.

    `now` is the aware time that clock rules used. `elapsed` is in seconds; None keeps it out of the output.
    """

    __slots__ = ("elapsed", "files", "fixed", "known", "mend", "now", "skipped", "suppressed")

    def __init__(
        self,
        files: list[FileResult],
        skipped: int,
        now: datetime,
        suppressed: int = 0,
        elapsed: float | None = None,
        known: int = 0,
    ) -> None:
        self.files = files
        self.skipped = skipped
        self.now = now
        self.suppressed = suppressed
        self.known = known
        self.elapsed = elapsed
        self.fixed: str | None = None
        self.mend = "--fix"

    def found(self) -> Iterator[tuple[FileResult, Diagnostic]]:
        """Every diagnostic with its file, in printing order."""
        for file in self.files:
            for diagnostic in file.diagnostics:
                yield file, diagnostic

    @property
    def counts(self) -> Counts:
        """The run's totals, counted anew at every call."""
        seen = {"error": 0, "warning": 0, "info": 0}
        fixable = 0
        for _, diagnostic in self.found():
            seen[diagnostic.severity] += 1
            fixable += diagnostic.fix is not None
        return Counts(seen["error"], seen["warning"], seen["info"], fixable)
