"""IMIconnect: whom an entry calls, how many are called in all, which correlation id counts."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar, Sequence, text_of
from ..context import Hit
from ..nearest import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

KINDS = ("msisdn", "customerid")
"""The two ways in which an entry names whom to call."""


def unaddressed(node: Node, context: Context) -> Hit | None:
    """D6: an entry with neither msisdn nor customerid.

    A key that is meant for one of them (the document's shorthand msisdn/customerid, another case) is
    reported as such, not as missing; and a spec's recipients are checked in the spec.
    """
    if not isinstance(node, Mapping) or context.request.lowered:
        return None
    keys = {folded(key) for key in node.index}
    return None if keys & {*KINDS, "msisdn/customerid"} else Hit(key=True)


def listed_channels(node: Node, context: Context) -> Hit | None:
    """D2: channels as a list."""
    channels = node.get("channels") if isinstance(node, Mapping) else None
    return Hit(("channels",)) if isinstance(channels, Sequence) else None


def too_many_in_all(node: Node, context: Context, limit: int) -> Hit | None:
    """D13: entries within the limit that name more than `limit` people in all ({count})."""
    if not isinstance(node, Sequence) or len(node.items) > limit:
        return None
    count = 0
    first: Node | None = None
    for entry in node.items:
        for key in KINDS:
            people = entry.get(key) if isinstance(entry, Mapping) else None
            here = len(people.items) if isinstance(people, Sequence) else 0
            if first is None and people is not None and count + here > limit:
                first = people
            count += here
    if first is None:
        return None
    related = [(first, f"number {limit + 1} is among these")]
    return Hit(key=True, count=count, limit=limit, related=related)


def overridden(node: Node, context: Context) -> Hit | None:
    """D7: the request's correlation id where every entry has one of its own."""
    destination = context.sibling("destination")
    if not isinstance(node, Scalar) or not isinstance(destination, Sequence) or not destination.items:
        return None
    own = [entry.get("correlationid") if isinstance(entry, Mapping) else None for entry in destination.items]
    if any(each is None for each in own):
        return None
    return Hit(related=[(each, "an entry's own") for each in own[:1] if each is not None])


def short_offset(node: Node, context: Context) -> Hit | None:
    """G19: an offset whose hour has one digit, as documented but not ISO 8601; {mended} has two."""
    text = text_of(node)
    if text is None:
        return None
    from ...values.times import datetime_fault

    if datetime_fault(text, ["short-offset"]) is not None:
        return None
    # The form ends in a sign and h:mm.
    return Hit(mended=f"{text[:-4]}0{text[-4:]}")
