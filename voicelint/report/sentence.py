"""A diagnostic in one sentence, for readers that have room for no more."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic


def sentence(diagnostic: Diagnostic) -> str:
    """What is written, what the vendor does, and what to write instead; on one line, otherwise as it is."""
    parts = (diagnostic.message, diagnostic.help)
    return "; ".join(" ".join(part.split("\n")) for part in parts if part)
