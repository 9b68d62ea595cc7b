"""JSON Lines: a diagnostic a line, by schemas/diagnostic.schema.json; no line when nothing was found."""

from __future__ import annotations

from .json_report import record
from .json_text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult


def render(run: RunResult) -> Iterator[str]:
    """The lines, without line breaks."""
    return (line(record(file, diagnostic)) for file, diagnostic in run.found())
