"""The JSON report: one object, by schemas/report.schema.json.

The object stands on several lines, one per diagnostic, so that it can be read and compared line by line.
"""

from __future__ import annotations

import json
import re
from datetime import UTC

from .. import __version__
from ..engine.diagnostic import UNSET
from .links import rule_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..source.lines import Lines
    from .result import FileResult, RunResult

VERSION = 1
"""Of the format; a change that would break a reader makes it 2."""

DEEPEST = 200
"""Levels of a value that are written out; the encoder fails some hundreds of levels later."""

# What may not stand in UTF-8 at all (lone surrogates), and what a terminal would act on (the rest).
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode


def render_json(run: RunResult) -> str:
    """The report, without a final line break."""
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
    members = [f'  "{key}": {_line(value)}' for key, value in head.items()]
    found = [f"    {_line(_diagnostic(file, one))}" for file in run.files for one in file.diagnostics]
    listing = "[\n" + ",\n".join(found) + "\n  ]" if found else "[]"
    members.append(f'  "diagnostics": {listing}')
    return "{\n" + ",\n".join(members) + "\n}"


def dumps(value: Any) -> str:
    """A value as JSON on one line that every reader, encoder and terminal takes.

    What JSON cannot say becomes a string: `.inf` and `.nan`, integers too long to write in decimal.
    """
    return _line(_plain(value, DEEPEST))


def _line(value: Any) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(value))


def _plain(value: Any, levels: int) -> Any:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if value.bit_length() < 10_000 else hex(value)
    if isinstance(value, float):
        if value != value:
            return ".nan"
        return {float("inf"): ".inf", float("-inf"): "-.inf"}.get(value, value)
    if levels and isinstance(value, dict):
        return {str(key): _plain(below, levels - 1) for key, below in value.items()}
    if levels and isinstance(value, list | tuple):
        return [_plain(below, levels - 1) for below in value]
    return None if value is UNSET else "…" if isinstance(value, dict | list | tuple) else str(value)


def _diagnostic(file: FileResult, diagnostic: Diagnostic) -> dict[str, Any]:
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
        "value": _plain(diagnostic.value, DEEPEST),
    }
    if diagnostic.effective is not UNSET or rule.effect in ("rewritten", "ignored"):
        report["effective"] = _plain(diagnostic.effective, DEEPEST)
    report["source"] = evidence and {
        "document": evidence.document,
        "field": evidence.field,
        "status": evidence.status,
        "constraint": evidence.constraint or None,
    }
    report["url"] = rule_url(rule.name)
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
