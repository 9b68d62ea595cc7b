"""Which keys are not safe to rename: those whose new name switches on what a person has to want."""

from __future__ import annotations

from ..engine.diagnostic import pointer
from .changes import Moves
from .edits import SAFE, UNSAFE, Taken, apply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..engine.diagnostic import Diagnostic
    from ..source.document import Source
    from .edits import Fix


def settle_renames(source: Source, diagnostics: list[Diagnostic], findings: Callable[[str], list[Diagnostic]]) -> None:
    """Make unsafe each new name of an ignored key that brings a finding of a `deliberate` rule at its value, or in it.

    `findings` are those of another text of the file.
    """
    fixes = {
        each.fix.mark: each.fix
        for each in diagnostics
        if each.fix is not None and each.fix.safety == SAFE and each.rule.effect == "ignored"
        if any(change.kind == "rename" for change in each.fix.changes)
    }
    if not fixes:
        return
    tried = _together(list(fixes.values()))
    moves = Moves([change for fix in tried for change in fix.changes])
    after = findings(apply(source.text, [edit for fix in tried for edit in fix.edits]))
    woken = [each.pointer for each in after if each.rule.deliberate]
    unsafe = {mark for mark, fix in fixes.items() if fix not in tried or _wakes(fix, moves, woken)}
    for each in diagnostics:
        if each.fix is not None and each.fix.mark in unsafe:
            each.fix.safety = UNSAFE


def _together(fixes: list[Fix]) -> list[Fix]:
    """Those that can be made at once: of several that would give keys one name, the first."""
    taken = Taken()
    names: set[object] = set()
    chosen: list[Fix] = []
    for fix in fixes:
        made = {(change.document, change.route[:-1], change.value) for change in fix.changes}
        if names.isdisjoint(made) and taken.take(fix.edits):
            names |= made
            chosen.append(fix)
    return chosen


def _wakes(fix: Fix, moves: Moves, woken: list[str]) -> bool:
    routes = (moves.moved(change.document, change.route) for change in fix.changes)
    places = [pointer(route) for route in routes if route is not None]
    return any(each == place or each.startswith(f"{place}/") for each in woken for place in places)
