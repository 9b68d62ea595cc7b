"""Who sees which number in a click-to-call, who is called, and how the call ends (B14, B17, B19, G7)."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar, text_at, text_of
from ..context import Hit
from .reading import places, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context


def shows_own_number(node: Node, context: Context) -> Hit | None:
    """Report a call in which the second person sees the first one's own number.

    A spec decides that once for all its calls: there only the first of them is reported.
    """
    if not isinstance(node, Mapping) or "fromB" in node:
        return None
    hidden = node.get("anonymization")
    if hidden is not None and not (isinstance(hidden, Scalar) and hidden.value is False):
        return None
    if text_at(node, "destinationA") is None or text_at(node, "destinationB") is None:
        return None
    if context.request.lowered and context.scratch.setdefault("clicktocall.shown", node) is not node:
        return None
    return Hit(("destinationA",), related=places(node, {"destinationB": "this person sees it"}))


def calls_itself(node: Node, context: Context) -> Hit | None:
    """Report a call that joins a number to itself."""
    if not isinstance(node, Mapping) or not _same(node, "destinationA", "destinationB"):
        return None
    return Hit(("destinationB",), related=places(node, {"destinationA": "the same number is called first"}))


def caller_is_called(node: Node, context: Context) -> list[Hit] | None:
    """Report a caller ID that is the number of the very person who sees it."""
    if not isinstance(node, Mapping):
        return None
    return [
        Hit((caller,), called=called, related=places(node, {called: "the same number is called here"}))
        for caller, called in (("from", "destinationA"), ("fromB", "destinationB"))
        if _same(node, caller, called)
    ] or None


def warning_too_early(node: Node, context: Context) -> Hit | None:
    """Report a warning that would come before the transferred call has begun."""
    longest, before = whole(node, "maxDuration"), whole(node, "warningTime")
    if longest is None or before is None or longest < 1 or before < longest or not isinstance(node, Mapping):
        return None
    return Hit(("warningTime",), longest=longest, related=places(node, {"maxDuration": "the call ends here"}))


def unknown_language(node: Node, context: Context, known: list[str]) -> Hit | None:
    """Report a language code that is not among the known ones, with the nearest of them.

    A language that is known with regions only stands for any of those: {hint} names them, {nearest} none.
    """
    code = text_of(node)
    if code is None or code in known:
        return None
    from ..nearest import folded

    bare = code.strip().casefold().replace("_", "-").partition("-")[0]
    if bare == "false":
        bare = "no"  # what older readers of YAML make of Norwegian
    regional = [each for each in known if each.startswith(f"{bare}-")]
    # A region that is not listed: the bare language is the nearest there is. Codes that look alike are other languages.
    near = [bare] if bare in known else regional if len(regional) == 1 else []
    meant = next((each for each in known if folded(each) == folded(code)), next(iter(near), None))
    words = meant or " or ".join(regional) or "a code such as en, en-gb or de"
    hint = f"write {words}"
    return Hit(nearest=meant, hint=hint)


def _same(node: Mapping, one: str, other: str) -> bool:
    """Whether two keys hold the same number, however it is written."""
    from ...values.numbers import digits_of

    first, second = text_at(node, one), text_at(node, other)
    if first is None or second is None:
        return False
    digits = digits_of(first)
    return digits is not None and digits == digits_of(second)
