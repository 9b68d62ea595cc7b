"""Makes the one item of a list of what stands where a list belongs."""

from __future__ import annotations

from .lines import line_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Mapping


def as_item(text: str, node: Mapping) -> str | None:
    """A block mapping's text behind a dash, its lines moved in; None where it has not its lines for itself."""
    if text[line_start(text, node.start) : node.start].strip(" "):
        return None
    first, *lines = text[node.start : node.end].split("\n")
    return "\n".join([f"- {first}", *(f"  {line}" if line.strip("\r") else line for line in lines)])
