"""Routee: senders that networks refuse, campaigns that reach nobody, settings that contradict each other."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar, Sequence, text_of
from ...values.lazy import Lazy
from ..context import Hit
from .reading import numbers_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

LISTS = ("to", "contacts", "groups")
"""The keys that say whom to call."""

_SENDER = Lazy(r"\+?[0-9]{3,15}|(?=.*[A-Za-z])[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_KINDS = "write a number with + and its country code, or a name of plain letters and digits"

_NAME_SOMEBODY = (
    "list numbers in to, contact ids in contacts, or group names in groups",
    "list numbers, contacts or groups under recipients",
)
"""In a raw request, and in a spec."""


def no_sender(node: Node, context: Context) -> Hit | None:
    """C1: a sender that is neither a number nor a name of letters and digits.

    {mended} is the number meant, where one is; {hint} what to write.
    """
    sender = text_of(node)
    if sender is None or _SENDER.fullmatch(sender):
        return None
    from ...values.numbers import phone_fault

    mended = phone_fault(sender, "allowed", 3, 15)[2]
    if mended is not None:
        return Hit(mended=mended, country=None, hint=f"write {mended}")
    mended, country = context.abroad(sender, "+")
    return Hit(mended=mended, country=country, hint=_KINDS)


def alphanumeric_sender(node: Node, context: Context, codes: dict[str, str]) -> Hit | None:
    """C2: a sender with letters while numbers in `to` begin with a calling code whose networks take none.

    `codes` maps calling codes to country names. {countries} names those met, {numbers} how many are called
    there.
    """
    sender = text_of(node)
    if sender is None or not any(char.isalpha() for char in sender):
        return None
    met: dict[str, int] = {}
    first: Node | None = None
    for number, digits in numbers_below(context.root, ("to", None)):
        code = next((code for code in codes if digits.startswith(code)), None)
        if code is not None:
            met[code] = met.get(code, 0) + 1
            first = first or number
    if first is None:
        return None
    countries = ", ".join(f"{codes[code]} (+{code})" for code in met)
    count = sum(met.values())
    numbers = "1 number" if count == 1 else f"{count} numbers"
    return Hit(countries=countries, numbers=numbers, related=[(first, "the first number there")])


def nobody(node: Node, context: Context) -> Hit | None:
    """C6: a campaign with none of the three lists, or with empty ones only ({state}; {hint} says what to write).

    A list of the wrong type is another rule's matter, and so is a spec without recipients.
    """
    if not isinstance(node, Mapping):
        return None
    present = [key for key in LISTS if key in node]
    if not present:
        return None if context.request.lowered else Hit(key=True, state="is missing", hint=_NAME_SOMEBODY[False])
    lists = [node.get(key) for key in present]
    if all(isinstance(each, Sequence) and not each.items for each in lists):
        return Hit((present[0],), key=True, state="is empty", hint=_NAME_SOMEBODY[context.request.lowered])
    return None


def without_digits(node: Node, context: Context) -> Hit | None:
    """C17: a wait for digits while none are collected.

    {state} says how that is. A collectDtmfDigits of the wrong type is another rule's matter.
    """
    collect = context.sibling("collectDtmfDigits")
    if collect is None:
        return Hit(state="is left out")
    if not isinstance(collect, Scalar) or collect.value is not False:
        return None
    return Hit(state="is false", related=[(collect, "no digits are collected")])


def marketing_in_quiet_hours(node: Node, context: Context) -> Hit | None:
    """C11: a campaign that its spec calls marketing and that may call in quiet hours, by wish or default."""
    purpose = context.request.context.get("purpose")
    if not isinstance(purpose, Scalar) or purpose.value != "marketing" or not isinstance(node, Mapping):
        return None
    respect = node.get("respectQuietHours")
    related = [(purpose, "the calls are marketing")]
    if respect is None:
        return Hit(key=True, state="nothing is said of quiet hours", related=related)
    if isinstance(respect, Scalar) and respect.value is False:
        return Hit(("respectQuietHours",), state="quiet hours are not respected", related=related)
    return None
