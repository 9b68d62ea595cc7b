"""The output formats by name. A format's module is loaded when it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult

FORMATS = ("text", "concise", "json")
"""Every name that `render` takes, the default first."""

MACHINE_FORMATS = frozenset(("json",))
"""Formats whose output has to be one valid document: notes, summaries and statistics belong on stderr."""


def render(name: str, run: RunResult, *, color: bool = False, columns: int = 100, quiet: bool = False) -> Iterator[str]:
    """The report in the format of that name, as lines without their line breaks.

    Colour, columns (cells) and quiet concern the text format only. KeyError: no such format.
    """
    if name == "text":
        from .text import render_text

        return render_text(run, color=color, columns=columns, quiet=quiet)
    if name == "concise":
        from .concise import render_concise

        return render_concise(run)
    if name == "json":
        from .json_report import render_json

        return iter(render_json(run).split("\n"))
    raise KeyError(name)
