"""Checks of which keys stand together."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar
from ..context import Hit
from .registry import ALL, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits
    from .registry import Below, Beside, Key, Sibling, Value

ANYTHING = "(anything)"


def _present(node: Node, keys: list[str]) -> list[str]:
    return [key for key in keys if key in node.index] if isinstance(node, Mapping) else []


def _words(keys: list[str], joint: str) -> str:
    return keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} {joint} {keys[-1]}"


@primitive("object", says="keys")
def at_least_one_of(keys: list[Key]) -> CheckFunction:
    """Refuse a mapping that has none of the keys."""

    def check(node: Node, context: Context) -> Hits:
        if not isinstance(node, Mapping):
            return None
        index = node.index
        for key in keys:
            if key in index:
                return None
        return Hit(key=True, keys=_words(keys, "or"), lacking=keys)

    return check


@primitive("object", says="keys first second")
def at_most_one_of(keys: list[Key]) -> CheckFunction:
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
            rivals=present,
            related=[(node.index[first].key, f"{first} is here")],
        )

    return check


@primitive("object", says="keys first second")
def exactly_one_of(keys: list[Key]) -> CheckFunction:
    """Refuse a mapping that has none or several of the keys."""
    none: CheckFunction = at_least_one_of(keys)
    several: CheckFunction = at_most_one_of(keys)

    def check(node: Node, context: Context) -> Hits:
        return none(node, context) or several(node, context)

    return check


@primitive("object", says="path missing")
def required(paths: list[Below]) -> CheckFunction:
    """Refuse a mapping that lacks something at one of the paths below it; {path} is what it lacks."""
    routes = [(path, tuple(path.split("."))) for path in paths]

    def check(node: Node, context: Context) -> Hits:
        hits = []
        for path, route in routes:
            holder: Node | None = node
            for depth, step in enumerate(route, 1):
                if not isinstance(holder, Mapping):
                    break  # a short form, or a wrong type, of which another rule speaks
                holder = holder.get(step)
                if holder is None:
                    hits.append(Hit(route[:depth], key=True, value=None, missing=route[depth - 1], path=path))
                    break
        return hits or None

    return check


@primitive(*ALL, says="other")
def requires(key: Sibling, value: Beside = ANYTHING) -> CheckFunction:
    """Refuse a key whose sibling `key` is missing or, with `value`, is not that value."""

    def check(node: Node, context: Context) -> Hits:
        other = context.sibling(key)
        if other is None or (value != ANYTHING and isinstance(other, Scalar) and other.value != value):
            return Hit(other=key, key=not isinstance(node, Scalar))
        return None

    return check


@primitive(*ALL, says="other")
def forbidden(value: Value = ANYTHING, beside: Sibling = "", beside_value: Beside = ANYTHING) -> CheckFunction:
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
