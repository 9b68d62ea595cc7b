"""The JSON report: one object, by schemas/report.schema.json.

The object stands on several lines, one per diagnostic, so that it can be read and compared line by line.
"""

from __future__ import annotations

from datetime import UTC

from .. import __version__
from ..engine.diagnostic import UNSET
from .json_text import line, listing, plain
from .links import rule_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..source.lines import Lines
    from .result import FileResult, RunResult

VERSION = 1
"""Of the format; a change that would break a reader makes it 2."""


def render(run: RunResult) -> Iterator[str]:
    """The lines of the report, without line breaks."""
    counts = run.counts
    head = {
        "version": VERSION,
        "tool": {"name": "voicelint", "version": __version__},
        "now": run.now.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z",
        "summary": {
            "files": len(run.files),
            "skipped": run.skipped,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "infos": counts.infos,
            "fixable": counts.fixable,
            "suppressed": run.suppressed + run.known,
        },
    }
    yield "{"
    for key, value in head.items():
        yield f'  "{key}": {line(value)},'
    yield from listing('  "diagnostics": ', (record(file, one) for file, one in run.found()))
    yield "}"


def record(file: FileResult, diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data."""
    rule = diagnostic.rule
    evidence = diagnostic.evidence
    lines = file.lines
    report: dict[str, Any] = {
        "code": rule.code,
        "name": rule.name,
        "severity": diagnostic.severity,
        "effect": rule.effect,
        "targets": diagnostic.targets,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "file": file.name,
        "range": _range(lines, diagnostic.start, diagnostic.end),
        "pointer": diagnostic.pointer,
        "request_pointer": diagnostic.request_pointer,
        "value": plain(diagnostic.value),
    }
    if diagnostic.effective is not UNSET or rule.effect in ("rewritten", "ignored"):
        report["effective"] = plain(diagnostic.effective)
    report["source"] = evidence and {
        "document": evidence.document,
        "field": evidence.field,
        "status": evidence.status,
        "constraint": evidence.constraint or None,
    }
    report["url"] = rule_url(rule)
    report["related"] = [
        {"file": file.name, "range": _range(lines, place.start, place.end), "message": place.message}
        for place in diagnostic.related
    ]
    report["fingerprint"] = diagnostic.fingerprint
    fix = diagnostic.fix
    report["fix"] = fix and {
        "safety": fix.safety,
        "title": fix.title,
        "edits": [{"range": _range(lines, edit.start, edit.end), "text": edit.text} for edit in fix.edits],
    }
    return report


def _range(lines: Lines, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(lines, start), "end": _position(lines, end)}


def _position(lines: Lines, offset: int) -> dict[str, int]:
    line, column = lines.position(offset)
    return {"line": line, "column": column, "offset": offset}
