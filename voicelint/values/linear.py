"""Regular expressions of untrusted patterns: RE2 matches in time linear in the text, whatever the pattern.

Python's own matcher tries one way after another, so that (a+)+$ takes hours over a line of a's. RE2 follows all ways
at once and knows nothing that cannot be matched so (references to a group, looking ahead or behind).
"""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEMORY = 1 << 20
"""Bytes that one pattern's automaton may take; RE2 does without it where that is not enough."""
INSTALL = "pip install 'voicelint[patterns]'"


class PatternError(ValueError):
    """A pattern that cannot be used; the text says why, `help` what to do."""

    def __init__(self, reason: str, help: str) -> None:
        super().__init__(reason)
        self.help = help


class Linear:
    """A pattern with the methods of `re.Pattern` that checks use. PatternError when one is first used and it is bad."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def fullmatch(self, text: str) -> Any:
        """The match of the whole text, or None."""
        return compiled(self.pattern).fullmatch(_encodable(text))

    def search(self, text: str) -> Any:
        """The first match in the text, or None."""
        return compiled(self.pattern).search(_encodable(text))

    def sub(self, mend: str, text: str) -> str:
        """The text with `mend` in place of every match, in which \\1 to \\9 stand for the match's groups."""
        first, *rest = mend.split("\\")

        def made(match: Any) -> str:
            return first + "".join((match[int(part[0])] or "") + part[1:] for part in rest)

        changed: str = compiled(self.pattern).sub(made, _encodable(text))
        return changed


_options: list[Any] = []
"""RE2's, made once."""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> Any:
    """RE2's compiled pattern. PatternError: RE2 is not installed, or does not take the pattern."""
    try:
        import re2
    except ImportError:
        raise PatternError("patterns of your own are matched by RE2, which is not installed", INSTALL) from None
    if not _options:
        _options.append(re2.Options())
        _options[0].log_errors = False
        _options[0].max_mem = MEMORY
    # re2.compile copies its thirteen options one by one, which takes as long as RE2 itself takes for a pattern.
    make = getattr(re2, "_Regexp", re2.compile)
    try:
        return make(pattern, _options[0])
    except re2.error as error:
        said = error.args[0] if error.args else b""
        reason = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        raise PatternError(f"RE2 does not take the pattern: {reason}", _help(pattern)) from None
    except UnicodeEncodeError:
        raise PatternError("the pattern holds half a character (a lone surrogate)", "take it out") from None


def takes(pattern: str) -> bool:
    """Whether a pattern can be used."""
    try:
        compiled(pattern)
    except PatternError:
        return False
    return True


def mend_fault(pattern: str, mend: str) -> str:
    """What is wrong with the text that matches are replaced by; empty when nothing is."""
    groups = compiled(pattern).groups
    for part in mend.split("\\")[1:]:
        if not ("1" <= part[:1] <= "9" and int(part[0]) <= groups):
            count = f"{groups} group{'' if groups == 1 else 's'}"
            return f"a \\ is followed by the number of one of the pattern's groups, and it has {count}"
    return ""


def _help(pattern: str) -> str:
    if any(sign in pattern for sign in ("(?=", "(?!", "(?<=", "(?<!")):
        return "write it without looking ahead or behind; `never` finds what must not be there"
    return "see https://github.com/google/re2/wiki/Syntax"


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
