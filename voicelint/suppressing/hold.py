"""Takes what is held back out of a check's diagnostics."""

from __future__ import annotations

from ..engine.diagnostic import by_place

TYPE_CHECKING = False
if TYPE_CHECKING:
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
        checker.diagnostics = sorted([*kept, *found.said], key=by_place)
    if checker.baseline is not None:
        divided = checker.baseline.divide(checker.diagnostics, checker.source)
        checker.known, checker.diagnostics, checker.unmet = divided
