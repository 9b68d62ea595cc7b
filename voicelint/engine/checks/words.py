"""Words of which an API takes only a few (E7 to E10, G13)."""

from __future__ import annotations

from ...source.nodes import text_of
from ..context import Hit
from ..nearest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def unknown_word(node: Node, context: Context, values: list[str], also: dict[str, str] | None = None) -> Hit | None:
    """Report a value outside `values`.

    {allowed} names all values, {nearest} is the one meant where only one can be, {candidates} are those
    that may be meant, {hint} says what to write, {sure} whether the one meant is no guess at a misspelling. `also`
    maps other people's words to the vendor's.
    """
    value = text_of(node)
    if value is None or value in values:
        return None
    allowed = ", ".join(values)
    meant, certain = _meant(value.strip(), values, also or {})
    hint = f"write {' or '.join(meant)}" if meant else f"write one of {allowed}"
    one = meant[0] if certain and len(meant) == 1 else None
    sure = one is not None and (_is_one_of(value, one) or value.strip().casefold().replace("_", "-") in (also or {}))
    return Hit(allowed=allowed, nearest=one, candidates=" or ".join(meant), hint=hint, sure=sure)


def _is_one_of(value: str, meant: str) -> bool:
    """Whether a value is the one meant, or its language without a region."""
    return value.strip().casefold().replace("_", "-") in (meant.casefold(), meant.casefold().partition("-")[0])


def _meant(value: str, values: list[str], also: dict[str, str]) -> tuple[list[str], bool]:
    """The values that a wrong one may stand for, and whether it can stand for nothing else.

    A language without its region stands for all regions there are; with a region that is not served they
    are what is left to choose from.
    """
    folded = value.casefold().replace("_", "-")
    if folded in also:
        return [also[folded]], True
    alike = [each for each in values if each.casefold() == folded]
    if alike:
        return alike, True
    language, _, region = folded.partition("-")
    regional = [each for each in values if "-" in each and each.casefold().partition("-")[0] == language]
    if regional:
        return regional, not region
    guess = nearest(value, values)
    # Codes of languages resemble one another too much for a guess at the language itself.
    if guess is None or ("-" in guess and guess.casefold()[:2] != folded[:2]):
        return [], False
    return [guess], True
