"""The known name nearest to what was written."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def _folded(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs only by case, - or _, else the most similar one, else None."""
    names = list(known)
    folded = _folded(name)
    for candidate in names:
        if _folded(candidate) == folded:
            return candidate
    from difflib import get_close_matches

    by_folded = {_folded(candidate): candidate for candidate in names}
    close = get_close_matches(folded[:100], by_folded, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else None
