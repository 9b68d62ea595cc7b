"""Checks of texts."""

from __future__ import annotations

from ...source.nodes import Scalar, text_of
from ...values.lazy import Lazy
from ..context import Hit
from .registry import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from ...source.nodes import Node
    from ...values.linear import Linear
    from ..context import CheckFunction, Context, Hits
    from .registry import Pattern, Value


@primitive("string", "number", "boolean", says="nearest allowed hint")
def one_of(values: list[Value]) -> CheckFunction:
    """Refuse a value that is not among `values`; {nearest} is the likeliest meant, {allowed} names all.

    {hint} says to write the likeliest, or one of all.
    """
    allowed = ", ".join(str(value) for value in values)

    def check(node: Node, context: Context) -> Hits:
        if not isinstance(node, Scalar) or node.value in values:
            return None
        from ..nearest import folded, nearest

        meant = nearest(str(node.value), [str(value) for value in values])
        hint = f"write {meant}" if meant is not None else f"write one of {allowed}"
        # No other than application/json ends in what json says.
        sure = meant is not None and folded(meant).endswith(f"/{folded(str(node.value))}")
        return Hit(nearest=meant, allowed=allowed, hint=hint, sure=sure)

    return check


@primitive("string", says="found mended")
def pattern(
    matches: Pattern = "", never: Pattern = "", mend: str = "", syntax: Literal["python", "re2"] = "python"
) -> CheckFunction:
    """Refuse a text that is not matched as a whole by `matches`, or that holds what `never` finds ({found}).

    With `mend`, the text with that in place of what `never` finds is {mended} (\\1 stands for the first group).
    """
    # Python's syntax is that of voicelint's own packs alone; others' patterns could hang it.
    regex: Callable[[str], Lazy | Linear] = Lazy
    if syntax != "python":
        from ...values import linear

        regex = linear.Linear
    whole = regex(matches) if matches else None
    part = regex(never) if never else None

    def check(node: Node, context: Context) -> Hits:
        text = text_of(node)
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


@primitive("string", says="count limit unit")
def length(max: int | None = None, min: int = 0, unit: Literal["characters", "bytes"] = "characters") -> CheckFunction:
    """Refuse a text shorter than `min` or longer than `max`, in characters or in bytes of UTF-8."""

    def check(node: Node, context: Context) -> Hits:
        text = text_of(node)
        if text is None:
            return None
        count = len(text.encode("utf-8", "surrogatepass")) if unit == "bytes" else len(text)
        if max is not None and count > max:
            return Hit(count=count, limit=max, unit=unit)
        return Hit(count=count, limit=min, unit=unit) if count < min else None

    return check
