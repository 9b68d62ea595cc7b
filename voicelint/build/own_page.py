"""docs/own-rules.md: the guide to packs of one's own, with the checks that there are."""

from __future__ import annotations

from pathlib import Path

from ..engine.primitives import PRIMITIVES, Primitive
from .own_schema import HIDDEN

OUTPUT = "docs/own-rules.md"
TEMPLATE = Path(__file__).parent / "templates" / "own-rules.md"


def generate() -> str:
    """The page's text."""
    return TEMPLATE.read_text("utf-8").replace("{checks}", "\n".join(_checks()))


def _checks() -> list[str]:
    lines = ["| check | options | what it does | its words |", "|---|---|---|---|"]
    for name in sorted(PRIMITIVES):
        primitive = PRIMITIVES[name]
        if not primitive.hook and name != "python":
            words = ", ".join(f"`{{{word}}}`" for word in sorted(primitive.says or ()))
            lines.append(f"| `{name}` | {_options(primitive)} | {_about(primitive)} | {words} |")
    return lines


def _options(primitive: Primitive) -> str:
    return ", ".join(f"`{option}`" for option in primitive.options if option not in HIDDEN)


def _about(primitive: Primitive) -> str:
    return " ".join((primitive.make.__doc__ or "").split()).replace("|", "\\|")
