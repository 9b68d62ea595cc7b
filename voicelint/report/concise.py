"""One line per diagnostic, `path:line:column: severity name message`: for editors and problem matchers."""

from __future__ import annotations

from .escape import inline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult


def render(run: RunResult) -> Iterator[str]:
    """The lines to print, without line breaks; no line when nothing was found."""
    for file, diagnostic in run.found():
        line, column = file.lines.position(diagnostic.start)
        words = f"{diagnostic.severity} {inline(diagnostic.rule.name)} {inline(diagnostic.message)}"
        yield f"{inline(file.name)}:{line}:{column}: {words}"
