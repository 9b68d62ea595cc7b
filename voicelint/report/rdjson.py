"""The Reviewdog Diagnostic Format. Columns are UTF-8 bytes, ends are exclusive."""

from __future__ import annotations

from ..source.columns import UTF8, Columns
from .json_text import listing
from .place import extent
from .sentence import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from .result import FileResult, RunResult


def render(run: RunResult) -> Iterator[str]:
    """The lines of the document, without line breaks."""
    yield "{"
    yield '  "source": {"name": "voicelint"},'
    yield from listing('  "diagnostics": ', _diagnostics(run), halves=False)
    yield "}"


def _diagnostics(run: RunResult) -> Iterator[dict[str, Any]]:
    for file in run.files:
        # Reviewers count the bytes of the file, and put suggestions there.
        columns = Columns(file.lines, UTF8, file.mark)
        for diagnostic in file.diagnostics:
            yield _record(file, diagnostic, columns)


def _record(file: FileResult, diagnostic: Diagnostic, columns: Columns) -> dict[str, Any]:
    code = {"value": diagnostic.rule.name}
    if diagnostic.evidence is not None and diagnostic.evidence.url.startswith("https://"):
        code["url"] = diagnostic.evidence.url
    made: dict[str, Any] = {
        "message": sentence(diagnostic),
        "location": {"path": file.name, "range": _range(*extent(file, diagnostic, columns))},
        "severity": diagnostic.severity.upper(),
        "code": code,
    }
    fix = diagnostic.fix
    # Several suggestions are several ways to mend it: the parts of one fix must not be offered as such.
    if fix is not None and len(fix.edits) == 1:
        edit = fix.edits[0]
        span = _range(*columns.position(edit.start), *columns.position(edit.end))
        made["suggestions"] = [{"range": span, "text": edit.text}]
    return made


def _range(line: int, column: int, end_line: int, end_column: int) -> dict[str, Any]:
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
