"""Checkstyle's XML, which many build servers and reviewers read."""

from __future__ import annotations

from .sentence import sentence
from .xml_text import attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult

VERSION = "4.3"
"""Of the format; readers look at it and take any."""


def render(run: RunResult) -> Iterator[str]:
    """The lines of the document, without line breaks; a file without findings is an empty element."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<checkstyle version="{VERSION}">'
    for file in run.files:
        yield f"  <file{attribute('name', file.name)}>"
        for diagnostic in file.diagnostics:
            line, column = file.lines.position(diagnostic.start)
            place = attribute("line", line) + attribute("column", column)
            words = attribute("severity", diagnostic.severity) + attribute("message", sentence(diagnostic))
            yield f"    <error{place}{words}{attribute('source', f'voicelint.{diagnostic.rule.name}')}/>"
        yield "  </file>"
    yield "</checkstyle>"
