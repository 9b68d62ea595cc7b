"""Workflow commands, which GitHub Actions shows as annotations; none when nothing was found."""

from __future__ import annotations

from ..engine.diagnostic import SEVERITIES
from .escape import inline
from .place import extent, repository_paths
from .sentence import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(run: RunResult) -> Iterator[str]:
    """The commands, a line each, the worst first: GitHub shows ten of each severity for a step."""
    path = repository_paths()
    found = sorted(run.found(), key=lambda each: -SEVERITIES.index(each[1].severity))
    for file, diagnostic in found:
        line, column, end_line, end_column = extent(file, diagnostic)
        where = f"file={_property(path(file.name))},line={line},endLine={end_line}"
        if line == end_line:  # GitHub refuses columns of different lines
            where += f",col={column},endColumn={end_column}"
        title = _property(f"voicelint {diagnostic.rule.name}")
        yield f"::{COMMANDS[diagnostic.severity]} {where},title={title}::{_data(sentence(diagnostic))}"


def _data(text: str) -> str:
    # Line breaks, which would end the command, are shown as escapes by now.
    return inline(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
