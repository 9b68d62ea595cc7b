"""Findings as the editor takes them."""

from __future__ import annotations

from lsprotocol import types

from .pages import rule_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..fixing.edits import Fix
    from .analysis import Analysis
    from .client import Client

SOURCE = "voicelint"
SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(analysis: Analysis, client: Client) -> list[types.Diagnostic]:
    """All findings of a file."""
    return [diagnostic(each, analysis, client) for each in analysis.diagnostics]


def diagnostic(found: Diagnostic, analysis: Analysis, client: Client) -> types.Diagnostic:
    """One finding: its message with what to write instead, its rule's page, other places, and its fix."""
    rule = found.rule
    page = rule_page(rule.name) if client.links else None
    return types.Diagnostic(
        range=analysis.range(found.start, found.end),
        message=f"{found.message}\n{found.help}" if found.help else found.message,
        severity=SEVERITY[found.severity],
        code=rule.name,
        code_description=None if page is None else types.CodeDescription(page),
        source=SOURCE,
        tags=_tags(found) if client.tags else None,
        related_information=_related(found, analysis) if client.related else None,
        data=_data(found, analysis) if client.data else None,
    )


def _tags(found: Diagnostic) -> list[types.DiagnosticTag] | None:
    """Editors fade what has no effect, and strike through what is deprecated."""
    if found.rule.name.endswith("-deprecated"):
        return [types.DiagnosticTag.Deprecated]
    return [types.DiagnosticTag.Unnecessary] if found.rule.effect == "ignored" else None


def _related(found: Diagnostic, analysis: Analysis) -> list[types.DiagnosticRelatedInformation] | None:
    return [
        types.DiagnosticRelatedInformation(
            types.Location(analysis.uri, analysis.range(each.start, each.end)), each.message
        )
        for each in found.related
    ] or None


def _data(found: Diagnostic, analysis: Analysis) -> dict[str, Any]:
    """What comes back with a request for actions: the rule's name, the file's version and the fix."""
    fix = found.fix
    return {
        "name": found.rule.name,
        "pointer": found.pointer,
        "version": analysis.version,
        "fix": fix and {"title": fix.title, "safety": fix.safety, "edits": edits_of(fix, analysis)},
    }


def edits_of(fix: Fix, analysis: Analysis) -> list[types.TextEdit]:
    """A fix's edits in the editor's terms."""
    return [types.TextEdit(analysis.range(edit.start, edit.end), edit.text) for edit in fix.edits]
