"""The output formats by name. A format's module is loaded when it is first used."""

from __future__ import annotations

from ..values.lazy import module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult

MODULES = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "html": "html_page",
}
"""A format's name, and the module whose `render` writes it. What a page is for is in docs/output-formats.md."""

FORMATS = tuple(MODULES)
"""Every name that `render` takes, the default first."""

MACHINE_FORMATS = frozenset(FORMATS) - {"text", "concise"}
"""Formats whose output has to be one valid document: notes, summaries and statistics belong on stderr."""


def render(name: str, run: RunResult, *, color: bool = False, columns: int = 100, quiet: bool = False) -> Iterator[str]:
    """The report in the format of that name, as lines without their line breaks.

    Colour, columns (cells) and quiet concern the text format only. KeyError: no such format.
    """
    if name == "text":
        from .text import render_text

        return render_text(run, color=color, columns=columns, quiet=quiet)
    lines: Iterator[str] = module(f"voicelint.report.{MODULES[name]}").render(run)
    return lines
