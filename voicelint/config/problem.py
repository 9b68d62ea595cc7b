"""What is wrong with a configuration file, at its place in it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..engine.diagnostic import Diagnostic
    from ..report.result import FileResult

RULE = "invalid-config"


class Problem:
    """One fault of a file: where (offsets into its text), what is written, and what to write."""

    __slots__ = ("end", "file", "help", "message", "start", "text")

    def __init__(self, file: str, text: str, start: int, end: int, message: str, help: str = "") -> None:
        self.file = file
        self.text = text
        self.start = start
        self.end = end
        self.message = message
        self.help = help

    def line(self, file: str) -> str:
        """The problem in one line, with its file under that name: once, though the message may begin with it."""
        words = self.message.removeprefix(f"{self.file} ")
        return f"{file}{': ' if words == self.message else ' '}{words}"

    def diagnostic(self) -> Diagnostic:
        """The problem as a finding."""
        from ..engine.describe import of_text
        from ..engine.packs import ruleset

        rule = ruleset("source").rules[RULE]
        return of_text(rule, self.file, self.start, self.end, self.message, self.help)


class Said(Problem):
    """What is wrong with a pack of own rules, for which there is a finding already."""

    __slots__ = ("_found",)

    def __init__(self, text: str, found: Diagnostic) -> None:
        super().__init__(found.file, text, found.start, found.end, found.message, found.help)
        self._found = found

    def diagnostic(self) -> Diagnostic:
        return self._found


def results(problems: Iterable[Problem]) -> list[FileResult]:
    """Problems as findings, file by file."""
    from ..report.result import FileResult
    from ..source.lines import Lines

    files: dict[str, FileResult] = {}
    for each in problems:
        file = files.setdefault(each.file, FileResult(each.file, each.text, Lines(each.text), []))
        file.diagnostics.append(each.diagnostic())
    return list(files.values())
