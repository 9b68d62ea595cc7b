"""Takes what is held back out of a check's diagnostics."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..pipeline import Checker
    from ..source.document import Comment


def hold(checker: Checker, comments: list[Comment]) -> None:
    """Move what comments suppress and what the baseline knows out of `diagnostics`; add what is wrong with the comments."""
    if comments:
        from .comments import Suppressions

        found = Suppressions(checker, comments)
        checker.held = [each for each in checker.diagnostics if id(each) in found.held]
        checker.above = found.above
        kept = [each for each in checker.diagnostics if id(each) not in found.held]
        checker.diagnostics = sorted([*kept, *found.said], key=_place)
    if checker.baseline is not None:
        divided = checker.baseline.divide(checker.diagnostics, checker.source)
        checker.known, checker.diagnostics, checker.unmet = divided


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.start, diagnostic.end, diagnostic.rule.code
