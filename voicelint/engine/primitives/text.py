"""Checks of texts."""

from __future__ import annotations

from ...source.nodes import Scalar
from ...values.lazy import Lazy
from ..context import Hit
from ..nearest import nearest
from .registry import ALL, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits


def _text(node: Node) -> str | None:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


@primitive("string", "number", "boolean")
def one_of(values: list[str | int]) -> CheckFunction:
    """Refuse a value that is not among `values`; {nearest} is the likeliest meant, {allowed} names all.

    {hint} says to write the likeliest, or one of all.
    """
    allowed = ", ".join(str(value) for value in values)

    def check(node: Node, context: Context) -> Hits:
        if not isinstance(node, Scalar) or node.value in values:
            return None
        meant = nearest(str(node.value), [str(value) for value in values])
        hint = f"write {meant}" if meant is not None else f"write one of {allowed}"
        return Hit(nearest=meant, allowed=allowed, hint=hint)

    return check


@primitive("string")
def pattern(matches: str = "", never: str = "", mend: str = "") -> CheckFunction:
    """Refuse a text that is not matched as a whole by `matches`, or that holds what `never` finds ({found}).

    With `mend`, the text with that in place of what `never` finds is {mended} (\\1 stands for the first group).
    """
    whole = Lazy(matches) if matches else None
    part = Lazy(never) if never else None

    def check(node: Node, context: Context) -> Hits:
        text = _text(node)
        if text is None:
            return None
        if whole is not None and whole.fullmatch(text) is None:
            return Hit(found=text)
        if part is not None:
            found = part.search(text)
            if found is not None:
                return Hit(found=found.group(), mended=part.sub(mend, text) if mend else None)
        return None

    return check


@primitive("string")
def length(min: int = 0, max: int | None = None, unit: str = "characters") -> CheckFunction:
    """Refuse a text shorter than `min` or longer than `max`, in characters or in bytes of UTF-8."""

    def check(node: Node, context: Context) -> Hits:
        text = _text(node)
        if text is None:
            return None
        count = len(text.encode("utf-8", "surrogatepass")) if unit == "bytes" else len(text)
        if max is not None and count > max:
            return Hit(count=count, limit=max, unit=unit)
        return Hit(count=count, limit=min, unit=unit) if count < min else None

    return check


@primitive("string")
def url(fault: str) -> CheckFunction:
    """Refuse a URL for one kind of fault: malformed, spaces, insecure (http), private (not reachable from outside)."""

    def check(node: Node, context: Context) -> Hits:
        text = _text(node)
        if text is None:
            return None
        from ...values.urls import url_fault

        found = url_fault(text)
        return Hit(reason=found[1], mended=found[2]) if found is not None and found[0] == fault else None

    return check


@primitive("string")
def datetime(forms: list[str], example: str) -> CheckFunction:
    """Refuse a text that is no date-time of the given forms, or names no real moment ({reason}).

    `forms` are names in values/times.py; {example} is one right value.
    """

    def check(node: Node, context: Context) -> Hits:
        text = _text(node)
        if text is None:
            return None
        from ...values.times import datetime_fault, time_mended

        reason = datetime_fault(text, forms)
        return None if reason is None else Hit(reason=reason, example=example, mended=time_mended(text, forms))

    return check


@primitive("string")
def phone(plus: str = "allowed", fault: str = "form", min: int = 3, max: int = 15) -> CheckFunction:
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
        from ...values.numbers import phone_fault

        found = phone_fault(text, plus, min, max)
        return Hit(reason=found[1], mended=found[2]) if found is not None and found[0] == fault else None

    return check


__all__ = ["ALL", "datetime", "length", "one_of", "pattern", "phone", "url"]
