"""Octopush: words and senders as its lenient API would read them, and times without an offset."""

from __future__ import annotations

import re

from ...source.nodes import Mapping, Scalar
from ..context import Hit
from ..nearest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

NAIVE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?")


def unknown_word(
    node: Node, context: Context, values: list[str], also: dict[str, str] | None = None
) -> Hit | None:
    """E7 to E10: a value outside `values`.

    {allowed} names all values, {nearest} is the one meant where only one can be, {candidates} are those
    that may be meant, {hint} says what to write. `also` maps other people's words to Octopush's.
    """
    value = node.value if isinstance(node, Scalar) else None
    if not isinstance(value, str) or value in values:
        return None
    allowed = ", ".join(values)
    meant, certain = _meant(value.strip(), values, also or {})
    hint = f"write {' or '.join(meant)}" if meant else f"write one of {allowed}"
    one = meant[0] if certain and len(meant) == 1 else None
    return Hit(allowed=allowed, nearest=one, candidates=" or ".join(meant), hint=hint)


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


def cleaned_sender(node: Node, context: Context, shortest: int, longest: int) -> Hit | None:
    """E5: a sender with characters that Octopush deletes and that is long enough without them.

    `effective` is the sender that remains, {deleted} names what goes.
    """
    found = _cleaned(node)
    if found is None:
        return None
    text, cleaned = found
    if cleaned == text or not shortest <= len(cleaned) <= longest:
        return None
    deleted = "".join(dict.fromkeys(char for char in text if not _allowed(char)))
    return Hit(effective=cleaned, deleted=" ".join(_shown(char) for char in deleted))


def sender_length(node: Node, context: Context, shortest: int, longest: int) -> Hit | None:
    """E5, G24: a sender that is too short or too long without the characters that are deleted ({count})."""
    found = _cleaned(node)
    if found is None or shortest <= len(found[1]) <= longest:
        return None
    count = len(found[1])
    return Hit(count="1 letter or digit" if count == 1 else f"{count} letters and digits")


def _cleaned(node: Node) -> tuple[str, str] | None:
    text = node.value if isinstance(node, Scalar) else None
    return (text, "".join(char for char in text if _allowed(char))) if isinstance(text, str) else None


def _allowed(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _shown(char: str) -> str:
    if char == " ":
        return "spaces"
    return char if char.isprintable() else f"U+{ord(char):04X}"


def no_offset(node: Node, context: Context) -> Hit | None:
    """G25: a real date and time without an offset."""
    text = node.value if isinstance(node, Scalar) else None
    if not isinstance(text, str) or NAIVE.fullmatch(text) is None:
        return None
    from datetime import datetime

    try:
        datetime.fromisoformat(f"{text[:16]}{text[16:19]}")
    except ValueError:
        return None
    return Hit()


def left_out(node: Node, context: Context, keys: list[str]) -> list[Hit] | None:
    """Keys without which Octopush uses a default that no document names."""
    if not isinstance(node, Mapping):
        return None
    return [Hit((key,), key=True, value=None, missing=key) for key in keys if key not in node] or None
