"""Checks of texts that have a form: addresses, times, numbers of telephones."""

from __future__ import annotations

from ...source.nodes import Scalar, text_of
from ...values.lazy import Lazy
from ...values.numbers import phone_fault
from ..context import Hit
from .registry import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits
    from .registry import Clock, Form, Host

TEXT = ("string", "any")
"""The types of a text that may say anything."""


@primitive("string", types=TEXT, says="reason mended")
def url(fault: Literal["malformed", "spaces", "insecure", "private"]) -> CheckFunction:
    """Refuse a URL for one kind of fault: malformed, spaces, insecure (http), private (not reachable from outside)."""

    def check(node: Node, context: Context) -> Hits:
        text = text_of(node)
        if text is None:
            return None
        from ...values.urls import url_fault

        found = url_fault(text)
        return Hit(reason=found[1], mended=found[2]) if found is not None and found[0] == fault else None

    return check


@primitive("string", types=TEXT, says="host allowed")
def host(allowed: list[Host]) -> CheckFunction:
    """Refuse a URL whose host ({host}) is none of `allowed`; *.example.org allows every host below example.org."""
    from ...values.urls import plain_host, url_host

    names = frozenset(plain_host(each) for each in allowed if not each.startswith("*."))
    above = tuple(f".{plain_host(each[2:])}" for each in allowed if each.startswith("*."))
    listed = ", ".join(allowed)

    def check(node: Node, context: Context) -> Hits:
        text = text_of(node)
        if text is None:
            return None
        found = url_host(text)
        if found is not None and (found in names or found.endswith(above)):
            return None
        return Hit(host=found or "no host", allowed=listed)

    return check


@primitive("string", types=("clock", "time", "string", "any"), says="clock earliest latest")
def clock(earliest: Clock = "00:00", latest: Clock = "23:59") -> CheckFunction:
    """Refuse a time of day ({clock}) before `earliest` or after `latest`; of a date-time the local time as it is written."""

    def check(node: Node, context: Context) -> Hits:
        text = text_of(node)
        if text is None:
            return None
        from ...values.times import parse_time
        from ...values.units import clock_parts

        # Of two-digit parts the order of the texts is that of the times.
        if clock_parts(text) is None:
            moment = parse_time(text)
            if moment is None:
                return None
            text = moment.strftime("%H:%M:%S")
        if earliest <= text and (text <= latest or text == f"{latest}:00"):
            return None
        return Hit(clock=text[:5], earliest=earliest, latest=latest)

    return check


@primitive("string", types=TEXT, says="reason example mended")
def datetime(forms: list[Form], example: str) -> CheckFunction:
    """Refuse a text that is no date-time of the given forms, or names no real moment ({reason}).

    {example} is one right value.
    """

    def check(node: Node, context: Context) -> Hits:
        text = text_of(node)
        if text is None:
            return None
        from ...values.times import datetime_fault, time_mended

        reason = datetime_fault(text, forms)
        return None if reason is None else Hit(reason=reason, example=example, mended=time_mended(text, forms))

    return check


@primitive("string", types=TEXT, says="reason mended")
def phone(
    plus: Literal["required", "forbidden", "allowed"] = "allowed",
    fault: Literal["form", "plus"] = "form",
    min: int = 3,
    max: int = 15,
) -> CheckFunction:
    """Refuse a number that is not written as the vendor takes it ({reason}, {mended} the likely right form).

    `plus` is required, forbidden or allowed. `fault: plus` reports nothing but a plus sign, `fault: form`
    everything else (a plus too where `plus` is forbidden and no other rule speaks of it).
    """
    lead = {"required": r"\+", "forbidden": "", "allowed": r"\+?"}[plus]
    right = Lazy(rf"{lead}[1-9][0-9]{{{min - 1},{max - 1}}}")

    def check(node: Node, context: Context) -> Hits:
        text = node.value if type(node) is Scalar else None
        if type(text) is not str or right.fullmatch(text):
            return None
        kind, reason, mended = phone_fault(text, plus, min, max)
        if kind != fault:
            return None
        country = None
        if mended is None:
            mended, country = context.abroad(text, "" if plus == "forbidden" else "+")
        return Hit(reason=reason, mended=mended, country=country)

    return check
