"""Checks of which keys stand together."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar
from ..context import Hit
from .registry import ALL, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits

ANYTHING = "(anything)"


def _present(node: Node, keys: list[str]) -> list[str]:
    return [key for key in keys if key in node.index] if isinstance(node, Mapping) else []


def _words(keys: list[str], joint: str) -> str:
    return keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} {joint} {keys[-1]}"


@primitive("object")
def at_least_one_of(keys: list[str]) -> CheckFunction:
    """Refuse a mapping that has none of the keys."""

    def check(node: Node, context: Context) -> Hits:
        if not isinstance(node, Mapping) or _present(node, keys):
            return None
        return Hit(key=True, keys=_words(keys, "or"))

    return check


@primitive("object")
def at_most_one_of(keys: list[str]) -> CheckFunction:
    """Refuse a mapping that has several of the keys; the later one is meant, the earlier one related."""

    def check(node: Node, context: Context) -> Hits:
        present = _present(node, keys)
        if len(present) < 2 or not isinstance(node, Mapping):
            return None
        first, second = sorted(present, key=lambda key: node.index[key].key.start)[:2]
        return Hit(
            (second,),
            key=True,
            keys=_words(keys, "or"),
            first=first,
            second=second,
            related=[(node.index[first].key, f"{first} is here")],
        )

    return check


@primitive("object")
def exactly_one_of(keys: list[str]) -> CheckFunction:
    """Refuse a mapping that has none or several of the keys."""
    none: CheckFunction = at_least_one_of(keys)
    several: CheckFunction = at_most_one_of(keys)

    def check(node: Node, context: Context) -> Hits:
        return none(node, context) or several(node, context)

    return check


@primitive(*ALL)
def requires(key: str, value: bool | str | int = ANYTHING) -> CheckFunction:
    """Refuse a key whose sibling `key` is missing or, with `value`, is not that value."""

    def check(node: Node, context: Context) -> Hits:
        other = context.sibling(key)
        if other is None or (value != ANYTHING and isinstance(other, Scalar) and other.value != value):
            return Hit(other=key)
        return None

    return check


@primitive(*ALL)
def forbidden(
    value: bool | str | int = ANYTHING, beside: str = "", beside_value: bool | str | int = ANYTHING
) -> CheckFunction:
    """Refuse a key altogether, or only with the given value, or only beside another key (with its value)."""

    def check(node: Node, context: Context) -> Hits:
        if value != ANYTHING and not (isinstance(node, Scalar) and node.value == value):
            return None
        if not beside:
            return Hit(key=value == ANYTHING)
        other = context.sibling(beside)
        if other is None or (
            beside_value != ANYTHING and not (isinstance(other, Scalar) and other.value == beside_value)
        ):
            return None
        return Hit(other=beside, related=[(other, f"{beside} is here")])

    return check
