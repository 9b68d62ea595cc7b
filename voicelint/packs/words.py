"""The words in braces that a rule's texts are filled with."""

from __future__ import annotations

import re

from ..engine.describe import show
from ..values.lazy import Lazy
from .fault import Fault, meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .fault import Faults

ALWAYS = frozenset({"value", "effective", "field", "vendor"})
"""Words that every finding has; {@key} is what the user's file calls the request's key beside the place."""

NONE: frozenset[str] = frozenset()

one_word = re.compile(r"[^{}]*\{([a-z_]+)\}[^{}]*+").fullmatch
_BRACES = Lazy(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def _plain(text: str, says: frozenset[str]) -> bool:
    """Whether a text has nothing but known words in braces."""
    only = one_word(text)
    if only is not None:
        return only[1] in ALWAYS or only[1] in says
    first, *parts = text.split("{")
    if "}" in first:
        return False
    for part in parts:
        word, brace, rest = part.partition("}")
        if not brace or (word not in ALWAYS and word not in says) or "}" in rest:
            return False
    return True


def placeholders(text: str, says: frozenset[str] | None) -> Faults:
    """What is wrong with a text's words in braces; `says` are those of its check, None when only the check knows."""
    if _plain(text, says or NONE):
        return None
    faults: list[Fault] = []
    for found in _BRACES.finditer(text):
        word = found[1]
        if found[0] in ("{{", "}}"):
            continue
        if word is None:
            faults.append(
                Fault("pack-placeholder-unknown", f"a lone {found[0]}", f"write {found[0] * 2} for the sign itself")
            )
        elif not word.removeprefix("@").isidentifier():
            faults.append(
                Fault(
                    "pack-placeholder-unknown",
                    f"{show(found[0])} is no word to fill in",
                    "write a name alone, such as {value}",
                )
            )
        elif says is not None and not word.startswith("@") and word not in ALWAYS | says:
            known = [f"{{{each}}}" for each in sorted(ALWAYS | says)]
            faults.append(
                Fault("pack-placeholder-unknown", f"nothing is known as {found[0]} here", meant(found[0], known))
            )
    return faults or None
