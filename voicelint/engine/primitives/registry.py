"""The register of primitives."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from ..context import CheckFunction

    # What an option's text stands for: packs are held against it when they are loaded or built.
    Key: TypeAlias = str
    """A key of the mapping that is checked."""
    Sibling: TypeAlias = str
    """A key beside the value that is checked."""
    Below: TypeAlias = str
    """A path below the mapping that is checked."""
    Value: TypeAlias = str | int | bool
    """A value that the place itself may have."""
    Beside: TypeAlias = str | int | bool
    """A value that the place beside may have."""
    Amount: TypeAlias = str
    """A duration or a rate, as a spec writes them."""
    Clock: TypeAlias = str
    """A time of day such as 09:00."""
    Host: TypeAlias = str
    """The name of a server, or *. and what it ends in."""
    Form: TypeAlias = str
    """The name of a form of date-times, in values/times.py."""
    Pattern: TypeAlias = str
    """A regular expression."""


class Primitive:
    """A primitive: how it is made, and what it is fit for.

    `kinds` are the kinds of value that it can look at, `types` the documented types where not all of those kinds
    will do. `hook` names the class of places that it stands for instead of a path. `says` are the words that its hits
    bring for messages; None when only the function knows.
    """

    __slots__ = ("_taking", "each", "hook", "kinds", "make", "says", "types")

    def __init__(
        self,
        make: Callable[..., CheckFunction],
        kinds: frozenset[str],
        types: frozenset[str] | None,
        hook: str,
        each: bool,
        says: frozenset[str] | None,
    ) -> None:
        self._taking: dict[str, list[str]] = {}
        self.make = make
        self.kinds = kinds
        self.types = types
        self.hook = hook
        self.each = each
        self.says = says

    @property
    def options(self) -> dict[str, str]:
        """The options by name, each with what it takes as its signature writes it; the first may be given alone."""
        code = self.make.__code__
        return {name: self.make.__annotations__[name] for name in code.co_varnames[: code.co_argcount]}

    def taking(self, kind: str) -> list[str]:
        """The options that take values of a kind, alone or in a list."""
        if kind not in self._taking:
            takes = self.options.items()
            self._taking[kind] = [name for name, written in takes if written in (kind, f"list[{kind}]")]
        return self._taking[kind]

    def read(self, written: Any) -> dict[str, Any] | None:
        """A check's options as a pack writes them: a mapping, the first one's value (or the one entry of it) alone, or true.

        None where a value is written and there is no option.
        """
        if isinstance(written, dict):
            return dict(written)
        code = self.make.__code__
        if written is True and len(self.make.__defaults__ or ()) == code.co_argcount:
            return {}
        if not code.co_argcount:
            return None
        first = code.co_varnames[0]
        many = self.make.__annotations__[first].startswith("list[")
        return {first: [written] if many and not isinstance(written, list) else written}


PRIMITIVES: dict[str, Primitive] = {}


def primitive(
    *kinds: str, types: tuple[str, ...] = (), hook: str = "", each: bool = False, says: str | None = ""
) -> Callable[[Any], Any]:
    """Register a primitive under its function's name (a trailing underscore is dropped)."""

    def register(make: Callable[..., CheckFunction]) -> Callable[..., CheckFunction]:
        words = None if says is None else frozenset(says.split())
        narrow = frozenset(types) if types else None
        PRIMITIVES[make.__name__.rstrip("_")] = Primitive(make, frozenset(kinds), narrow, hook, each, words)
        return make

    return register


ALL = ("string", "number", "boolean", "array", "object")
