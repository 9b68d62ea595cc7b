"""What the editor offers to do about findings: fix one, fix all that are safe, silence one."""

from __future__ import annotations

from lsprotocol import types

from ..fixing.edits import SAFE
from ..fixing.patch import blocks, split_lines
from ..fixing.run import fix_text
from .diagnostics import diagnostic, edits_of
from .silence import silence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..engine.diagnostic import Diagnostic
    from ..fixing.edits import Edit
    from .analysis import Analysis
    from .client import Client

MOST_TOUCHED = 50
"""Findings in a selection that actions of their own are offered for: nobody reads a longer list, and there is `FIX_ALL`."""
FIX_ALL = "source.fixAll.voicelint"
Kind = types.CodeActionKind


def actions(
    analysis: Analysis, start: int, end: int, only: Sequence[str] | None, client: Client
) -> list[types.CodeAction]:
    """The actions for a span, of the kinds asked for; those that need work get their edit when they are chosen."""
    found: list[types.CodeAction] = []
    touched = [each for each in analysis.diagnostics if each.start <= end and start <= each.end][:MOST_TOUCHED]
    if _wanted(Kind.QuickFix.value, only):
        for each in touched:
            found += _fixes(each, analysis, client)
        silenced: dict[tuple[str, int], types.CodeAction] = {}
        for each in touched:
            edit = silence(each, analysis.source)
            if edit is not None:  # several findings of one rule may take the same comment
                silenced.setdefault((each.rule.name, edit.start), _silence(each, edit, analysis, client))
        found += silenced.values()
    safe = [each for each in analysis.diagnostics if each.fix is not None and each.fix.safety == SAFE]
    if safe and _wanted(FIX_ALL, only):
        every = types.CodeAction("Fix all safe voicelint problems", kind=FIX_ALL)
        if client.resolves:
            every.data = analysis.uri
        else:
            every.edit = fix_all(analysis, client)
        found.append(every)
    return found


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind is asked for: kinds contain those that begin with them."""
    # pygls makes members of an enumeration of the kinds that it knows, and those do not print as their values.
    asked = [each.value if isinstance(each, Kind) else each for each in only or ()]
    return not asked or any(each in ("", kind) or kind.startswith(f"{each}.") for each in asked)


def _fixes(found: Diagnostic, analysis: Analysis, client: Client) -> list[types.CodeAction]:
    fix = found.fix
    if fix is None:
        return []
    safe = fix.safety == SAFE
    title = fix.title[:1].upper() + fix.title[1:]
    return [
        types.CodeAction(
            title if safe else f"{title} (unsafe)",
            kind=Kind.QuickFix,
            diagnostics=[diagnostic(found, analysis, client)],
            is_preferred=True if safe else None,
            edit=workspace_edit(analysis, edits_of(fix, analysis), client),
        )
    ]


def _silence(found: Diagnostic, edit: Edit, analysis: Analysis, client: Client) -> types.CodeAction:
    return types.CodeAction(
        f"Ignore {found.rule.name} here",
        kind=Kind.QuickFix,
        diagnostics=[diagnostic(found, analysis, client)],
        edit=workspace_edit(analysis, [types.TextEdit(analysis.range(edit.start, edit.end), edit.text)], client),
    )


def fix_all(analysis: Analysis, client: Client) -> types.WorkspaceEdit:
    """The edits of every safe fix, and of those that the first ones make possible; line by line."""
    source = analysis.source
    mended = fix_text(source.text, source.filename, analysis.now, policy=analysis.policy)
    old, new = split_lines(source.text), split_lines(mended.text)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    edits = [
        types.TextEdit(analysis.range(starts[first], starts[last]), "".join(new[begin:end]))
        for first, last, begin, end in blocks(old, new)
    ]
    return workspace_edit(analysis, edits, client)


def workspace_edit(analysis: Analysis, edits: list[types.TextEdit], client: Client) -> types.WorkspaceEdit:
    """Edits of one file, for the version that they were made from where the editor looks at that."""
    if not client.versioned:
        return types.WorkspaceEdit(changes={analysis.uri: edits})
    known = types.OptionalVersionedTextDocumentIdentifier(analysis.uri, analysis.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(known, list(edits))])
