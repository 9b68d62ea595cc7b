"""The known name nearest to what was written."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 3
"""Fewer letters than these stand for no name that begins with them."""
NO_SLIPS = frozenset({"weekday", "weekdays"})
"""Words that are spelt right: nobody who writes weekdays means Wednesday."""
DIGITS = frozenset("0123456789")
LONGEST = 40
"""A name longer than this is no slip of the pen, and comparing it would take long."""


def folded(name: str) -> str:
    """A name without what people get wrong most easily: case, -, _ and spaces."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs only by case, - or _, else the most similar one, or the only one so shortened; or None.

    Of names with a slash, the only one with that last part stands before those that are similar.
    """
    return _nearest(name, tuple(known))


# A damaged file repeats its mistake in every entry of a list.
@lru_cache(maxsize=1024)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    plain = folded(name)
    by_folded = _by_folded(known)
    if plain in by_folded:
        return by_folded[plain]
    if len(plain) > LONGEST or plain in NO_SLIPS:
        return None
    last = [each for each in by_folded if "/" in each and each.rpartition("/")[2] == plain.rpartition("/")[2]]
    if len(last) == 1:
        return by_folded[last[0]]
    letters = set(plain)
    digits = letters & DIGITS
    # Names that share few letters cannot be similar: most of the comparisons are spared by that. Those that differ by
    # a number, param6 and param5, are different things.
    alike = [
        each
        for each in by_folded
        if 2 * len(letters & set(each)) > len(letters)
        and abs(len(each) - len(plain)) < 5
        and not (digits and DIGITS.intersection(each) and digits != DIGITS.intersection(each))
    ]
    if not alike:
        return _lengthened(plain, by_folded)
    from difflib import get_close_matches

    close = get_close_matches(plain, alike, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else _lengthened(plain, by_folded)


def _lengthened(start: str, by_folded: dict[str, str]) -> str | None:
    """The one name that begins like this: Tue for tuesday."""
    longer = [each for each in by_folded if each.startswith(start)] if len(start) >= SHORTEST else []
    return by_folded[longer[0]] if len(longer) == 1 else None


@lru_cache(maxsize=64)
def _by_folded(known: tuple[str, ...]) -> dict[str, str]:
    # The first of names that differ by case only wins, as it would in a search from the front.
    return {folded(name): name for name in reversed(known)}
