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
    """The rules asked for: all when `select` is empty, less those in `ignore`.

    UnknownRuleError: a name that none of the `rules` in force has.
    """

    __slots__ = ("ignore", "select")

    def __init__(self, select: Iterable[str] = (), ignore: Iterable[str] = (), rules: Rulebook = BUILT_IN) -> None:
        self.select = known_names(select, rules)
        self.ignore = known_names(ignore, rules)

    def wants(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is let through."""
        rule = diagnostic.rule
        if rule.name in ALWAYS:
            return True
        if self.select and not _matches(rule.name, rule.code, self.select):
            return False
        return not _matches(rule.name, rule.code, self.ignore)


def _matches(name: str, code: str, patterns: tuple[str, ...]) -> bool:
    return any(
        name == each or code == each or (each.isalpha() and each.isupper() and code.startswith(each))
        for each in patterns
    )


def known_names(written: Iterable[str], rules: Rulebook = BUILT_IN) -> tuple[str, ...]:
    """The names of a list in which commas may separate several; each must match a rule."""
    found = tuple(name.strip() for part in written for name in part.split(",") if name.strip())
    if found:
        from .catalogue import catalogue
        from .nearest import nearest

        known = catalogue(rules)
        for name in found:
            if not any(_matches(rule["name"], rule["code"], (name,)) for rule in known):
                meant = nearest(name, [rule["name"] for rule in known])
                hint = f"; did you mean {meant}?" if meant else "; voicelint rules lists them"
                raise UnknownRuleError(f"there is no rule {name!r}{hint}")
    return found
