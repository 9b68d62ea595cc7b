"""The names of rules in configuration files, held against the rules that there are."""

from __future__ import annotations

from ..engine.selection import answers, likely
from .kinds import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..source.nodes import Route
    from .layer import Layer


def name_faults(layer: Layer, rules: list[tuple[str, str]], firm: frozenset[str]) -> Iterator[Fault]:
    """What is wrong with the names of rules in a file.

    `rules` are the name and the code of each in force, `firm` those of the rules that cannot be suppressed.
    """
    tables: list[tuple[Route, dict[str, Any]]] = [((), layer.values)]
    tables += [(("overrides", at), each) for at, each in enumerate(layer.values.get("overrides", ()))]
    for base, table in tables:
        for key in ("select", "ignore"):
            for at, name in enumerate(table.get(key, ())):
                if not any(answers(*rule, name) for rule in rules):
                    yield _unknown((*base, key, at), name, rules)
                elif base and name in firm:
                    yield Fault((*base, key, at), f"{name} cannot be suppressed", "mend what it finds")
        seen: dict[str, str] = {}
        for name in table.get("severity", ()):
            meant = next((each for each, code in rules if name in (each, code)), None)
            if meant is None:
                yield _unknown((*base, "severity", name), name, rules)
            elif meant in seen:
                words = f"{name} and {seen[meant]} are the same rule"
                yield Fault((*base, "severity", name), words, "write one of them", of_key=True)
            else:
                seen[meant] = name


def _unknown(route: Route, name: str, rules: list[tuple[str, str]]) -> Fault:
    of_key = not isinstance(route[-1], int)
    return Fault(route, f"there is no rule {name!r}", likely(name, [each for each, _ in rules]), of_key=of_key)


def has_names(layer: Layer) -> bool:
    """Whether a file names any rule."""
    tables = (layer.values, *layer.values.get("overrides", ()))
    return any(table.get(key) for table in tables for key in ("select", "ignore", "severity"))
