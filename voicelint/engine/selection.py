"""Which rules are asked for: by name, by code, or by the capital letters that codes begin with."""

from __future__ import annotations

from .packs import BUILT_IN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .diagnostic import Diagnostic
    from .packs import Rulebook

ALWAYS = frozenset({"internal-error", "unreadable", "too-large"})
"""What could not be checked is said whatever was asked for."""


class UnknownRuleError(ValueError):
    """A name that no rule has; the text suggests one."""


class Selection:
    """The rules asked for: all when `select` is empty, less those in `ignore`. The names are known ones."""

    __slots__ = ("ignore", "select")

    def __init__(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> None:
        self.select = select
        self.ignore = ignore

    def wants(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is let through."""
        rule = diagnostic.rule
        if rule.name in ALWAYS:
            return True
        return self.lets(rule.name, rule.code)

    def lets(self, name: str, code: str) -> bool:
        """Whether a rule is let through."""
        if self.select and not any(answers(name, code, each) for each in self.select):
            return False
        return not any(answers(name, code, each) for each in self.ignore)


def answers(name: str, code: str, written: str) -> bool:
    """Whether a rule is meant by what is written: its name, its code, or the letters that its code begins with."""
    return written in (name, code) or (written.isalpha() and written.isupper() and code.startswith(written))


def known_names(written: Iterable[str], rules: Rulebook = BUILT_IN) -> tuple[str, ...]:
    """The names of a list in which commas may separate several. UnknownRuleError: one that matches no rule in force."""
    found = tuple(name.strip() for part in written for name in part.split(",") if name.strip())
    if found:
        from .catalogue import catalogue

        known = [(rule["name"], rule["code"]) for rule in catalogue(rules)]
        for name in found:
            if not any(answers(*rule, name) for rule in known):
                raise UnknownRuleError(f"there is no rule {name!r}; {likely(name, [each for each, _ in known])}")
    return found


def likely(name: str, known: Iterable[str]) -> str:
    """What to say to a rule name that is not known."""
    from .nearest import nearest

    meant = nearest(name, known)
    return f"did you mean {meant}?" if meant else "voicelint rules lists them"
