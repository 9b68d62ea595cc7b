"""Infobip's numeric caller IDs (A4, B4, B5)."""

from __future__ import annotations

import re

from ...source.nodes import text_of
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def not_numeric(node: Node, context: Context, shortest: int, longest: int, international: bool = False) -> Hit | None:
    """Report a caller ID that is not `shortest` to `longest` digits (no 0 in front where `international`).

    {reason} says why, {mended} is the digits meant where they are certain, {hint} what to write.
    """
    caller = text_of(node)
    if caller is None:
        return None
    lead = "[1-9]" if international else "[0-9]"
    if re.fullmatch(rf"{lead}[0-9]{{{shortest - 1},{longest - 1}}}", caller):
        return None
    from ...values.numbers import phone_fault

    if re.fullmatch(r"[0-9]+", caller) and not shortest <= len(caller) <= longest:
        side, bound = ("more", longest) if len(caller) > longest else ("fewer", shortest)
        reason, mended = f"it has {_digits(len(caller))}, {side} than {bound}", None
    else:
        _, reason, mended = phone_fault(caller, "forbidden", shortest, longest)
    hint, country = _hint(mended, context.request.lowered, shortest, longest), None
    if mended is None:
        mended, country = context.abroad(caller, "")
    return Hit(reason=reason, mended=mended, country=country, hint=hint)


def _hint(mended: str | None, lowered: bool, shortest: int, longest: int) -> str:
    """What to write: a request takes the digits alone, a spec has + in front of a country code."""
    if mended is not None:
        return f"write {'+' if lowered else ''}{mended}"
    if lowered:
        return "write a number with + and its country code"
    return f"write {shortest} to {longest} digits and nothing else"


def _digits(count: int) -> str:
    return "1 digit" if count == 1 else f"{count} digits"
