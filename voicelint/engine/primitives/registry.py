"""The register of primitives."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..context import CheckFunction


class Primitive:
    """A primitive: how it is made, what it can look at, and whether it hooks a class of places instead of a path."""

    __slots__ = ("each", "hook", "kinds", "make")

    def __init__(self, make: Callable[..., CheckFunction], kinds: frozenset[str], hook: str, each: bool) -> None:
        self.make = make
        self.kinds = kinds
        self.hook = hook
        self.each = each


PRIMITIVES: dict[str, Primitive] = {}


def primitive(*kinds: str, hook: str = "", each: bool = False) -> Callable[[Any], Any]:
    """Register a primitive under its function's name (a trailing underscore is dropped)."""

    def register(make: Callable[..., CheckFunction]) -> Callable[..., CheckFunction]:
        PRIMITIVES[make.__name__.rstrip("_")] = Primitive(make, frozenset(kinds), hook, each)
        return make

    return register


ALL = ("string", "number", "boolean", "array", "object")
