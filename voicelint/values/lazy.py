"""What is made when it is first used: a run needs few of the regular expressions and modules that it knows of."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Any


class Lazy:
    """A pattern with the methods of `re.Pattern`, which are the compiled pattern's own from the first call on.

    `compile` takes the place of `re.compile`.
    """

    __slots__ = ("compile", "finditer", "flags", "fullmatch", "match", "pattern", "search", "sub")

    if TYPE_CHECKING:
        finditer: Callable[..., Any]
        fullmatch: Callable[[str], re.Match[str] | None]
        match: Callable[..., re.Match[str] | None]
        search: Callable[..., re.Match[str] | None]
        sub: Callable[[str | Callable[[re.Match[str]], str], str], str]

    def __init__(self, pattern: str, flags: int = 0, compile: Callable[..., Any] | None = None) -> None:
        self.pattern = pattern
        self.flags = flags
        self.compile = compile

    def __getattr__(self, name: str) -> Any:
        # Reached only while the slots are empty.
        import re

        compiled = (self.compile or re.compile)(self.pattern, self.flags)
        for method in ("finditer", "fullmatch", "match", "search", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def module(name: str) -> Any:
    """The module of a full name. importlib does the same, and brings modules along that a start has no other use for."""
    __import__(name)
    return sys.modules[name]
