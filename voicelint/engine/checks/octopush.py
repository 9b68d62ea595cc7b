"""Octopush: recipients and senders as its lenient API would read them, and times without an offset."""

from __future__ import annotations

import re

from ...source.nodes import Mapping, Scalar, Sequence, text_of
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node, Route
    from ..context import Context

_LISTED = 'write a list of mappings, such as [{"phone_number": "+41793026740"}]'
PLACES = re.compile(r"(?<![{$])\{(\w+)\}(?!\})")
NAIVE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?", re.A)


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
    text = text_of(node)
    return None if text is None else (text, "".join(char for char in text if _allowed(char)))


def _allowed(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _shown(char: str) -> str:
    if char == " ":
        return "spaces"
    return char if char.isprintable() else f"U+{ord(char):04X}"


def no_offset(node: Node, context: Context) -> Hit | None:
    """G25: a real date and time without an offset."""
    text = text_of(node)
    if text is None or NAIVE.fullmatch(text) is None:
        return None
    from datetime import datetime

    try:
        datetime.fromisoformat(f"{text[:16]}{text[16:19]}")
    except ValueError:
        return None
    return Hit()


def unfilled(node: Node, context: Context, fields: list[str]) -> list[Hit] | None:
    """G22: a text with one of the `fields` in braces, and recipients who have no value of that name.

    {name} is the field, {lacking} says how many of them.
    """
    text, recipients = text_of(node), context.sibling("recipients")
    if text is None or "{" not in text or not isinstance(recipients, Sequence):
        return None
    people = [each for each in recipients.items if isinstance(each, Mapping)]
    asked = set(PLACES.findall(text))
    hits = []
    for name in fields:
        lacking = [each for each in people if not _filled(each, name)] if name in asked else []
        if lacking:
            count = f"{len(lacking)} of {len(people)} recipients ha{'s' if len(lacking) == 1 else 've'}"
            said = "the recipient has" if len(people) == 1 else count
            hits.append(Hit(name=name, lacking=said, related=[(lacking[0], f"no {name} here")]))
    return hits or None


def _filled(person: Mapping, name: str) -> bool:
    value = person.get(name)
    return value is not None and not (isinstance(value, Scalar) and value.value in (None, ""))


def misshapen(node: Node, context: Context) -> list[Hit] | None:
    """G27: recipients that are no list, or entries of it that are no mappings: casting makes no number of them.

    {found} says what is written, {hint} what to write, {made} is the list that can alone be meant.
    """
    recipients = node.get("recipients") if isinstance(node, Mapping) else None
    if recipients is None or recipients.kind == "opaque":
        return None
    if isinstance(recipients, Mapping):
        made = [recipients.plain()]
        return [Hit(("recipients",), found="a mapping", hint="put the mapping in a list: [ … ]", made=made)]
    if not isinstance(recipients, Sequence):
        return [Hit(("recipients",), found="no list", hint=_LISTED)]
    return [
        Hit(("recipients", index), found="no mapping", hint=_LISTED)
        for index, item in enumerate(recipients.items)
        if not isinstance(item, Mapping) and item.kind != "opaque"
    ] or None


def lost(node: Node, context: Context) -> list[Hit] | None:
    """E13: a required text of which converting makes nothing, so that it is dropped ({found} is what is written)."""
    from ..types import describe_node

    if not isinstance(node, Mapping):
        return None
    recipients = node.get("recipients")
    people = recipients.items if isinstance(recipients, Sequence) else []
    places: list[tuple[Route, Node | None]] = [(("text",), node.get("text"))]
    places += [
        (("recipients", index, "phone_number"), item.get("phone_number"))
        for index, item in enumerate(people)
        if isinstance(item, Mapping)
    ]
    return [
        Hit(route, found=describe_node(value.kind, None))
        for route, value in places
        if isinstance(value, (Mapping, Sequence)) or (isinstance(value, Scalar) and value.value is None)
    ] or None
