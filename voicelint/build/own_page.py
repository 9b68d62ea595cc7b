"""docs/own-rules.md: the guide to packs of one's own, with the checks that there are."""

from __future__ import annotations

from pathlib import Path

from ..engine.primitives import PRIMITIVES, Primitive
from .markdown import code, table
from .own_schema import HIDDEN

OUTPUT = "docs/own-rules.md"
TEMPLATE = Path(__file__).parent / "templates" / "own-rules.md"


def generate() -> str:
    """The page's text."""
    return TEMPLATE.read_text("utf-8").replace("{checks}", "\n".join(_checks()))


def _checks() -> list[str]:
    rows = []
    for name in sorted(PRIMITIVES):
        primitive = PRIMITIVES[name]
        if not primitive.hook and name != "python":
            words = ", ".join(f"`{{{word}}}`" for word in sorted(primitive.says or ()))
            rows.append((code(name), _options(primitive), primitive.make.__doc__ or "", words))
    return table(("check", "options", "what it does", "its words"), rows)


def _options(primitive: Primitive) -> str:
    return ", ".join(f"`{option}`" for option in primitive.options if option not in HIDDEN)
