"""The code frame: a diagnostic as people read it, with its line and an underline below the span."""

from __future__ import annotations

from .escape import inline
from .labels import listed
from .layout import layout
from .width import display_width, take_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic, Related
    from .excerpt import Mark
    from .result import FileResult
    from .style import Style

MOST_NAMED = 5
"""Related places named below the frame; the rest is counted."""


def frame(file: FileResult, diagnostic: Diagnostic, style: Style, columns: int, name_targets: bool) -> Iterator[str]:
    """The lines of one diagnostic, without line breaks, numbered lines at most `columns` cells wide."""
    plan = layout(file, diagnostic, columns)
    digits = plan.digits
    paint = style.severities[diagnostic.severity]
    head = f"{paint}{diagnostic.severity}[{inline(diagnostic.rule.name)}]{style.reset}"
    yield f"{head}{style.bold}: {inline(diagnostic.message)}{style.reset}"
    yield f"{' ' * digits}{style.frame}-->{style.reset} {inline(file.name)}:{plan.line}:{plan.column}"
    bar = f"{style.frame}{' ' * digits} |{style.reset}"
    if plan.shown:
        yield bar
        before = plan.shown[0].number
        for part in plan.shown:
            if part.number > before + 1:
                yield f"{style.frame}...{style.reset}"
            before = part.number
            number = f"{style.frame}{part.number:>{digits}} |{style.reset}"
            yield f"{number} {part.text}" if part.text else number
            for mark in part.marks:
                color = paint if mark.sign == "^" else style.frame
                for row in _underline(mark, plan.room):
                    yield f"{bar} {' ' * (len(row) - len(row.lstrip()))}{color}{row.lstrip()}{style.reset}"
        yield bar
    sign = f"{style.frame}{' ' * digits} ={style.reset}"
    for title, note in _notes(file, diagnostic, plan.far, name_targets):
        first, *more = note.split("\n")
        yield f"{sign} {style.bold}{title}{style.reset}: {inline(first)}"
        for text in more:
            yield f"{' ' * (digits + 3 + len(title))}  {inline(text)}".rstrip()


def _underline(mark: Mark, room: int) -> Iterator[str]:
    """The rows below a line: the underline, and its label on the same row or, if too long, on the next."""
    row = " " * mark.column + mark.sign * mark.width
    words = mark.label
    width = display_width(words)
    if not words or mark.column + mark.width + 1 + width <= room:
        yield f"{row} {words}".rstrip()
        return
    yield row
    if width > room:
        words = take_first(words, room - 1) + "…"
        width = room
    yield " " * max(min(mark.column, room - width), 0) + words


def _notes(
    file: FileResult, diagnostic: Diagnostic, far: list[Related], name_targets: bool
) -> Iterator[tuple[str, str]]:
    """What to say below the lines, as title and text."""
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix is not None:
        yield "fix", f"{diagnostic.fix.title} ({diagnostic.fix.safety})"
    evidence = diagnostic.evidence
    if evidence is not None:
        where = ": ".join(part for part in (evidence.title or evidence.document, evidence.field) if part)
        trust = ", ".join(part for part in (evidence.status, evidence.constraint) if part)
        yield "source", f"{where} ({trust})" if trust else where
    if diagnostic.targets and (name_targets or len(diagnostic.targets) > 1):
        yield "target" if len(diagnostic.targets) == 1 else "targets", listed(list(diagnostic.targets))
    for place in far[:MOST_NAMED]:
        line, column = file.lines.position(place.start)
        where = f"{inline(file.name)}:{line}:{column}"
        yield "also at", f"{where}: {inline(place.message)}" if place.message else where
    if len(far) > MOST_NAMED:
        rest = len(far) - MOST_NAMED
        yield "also at", f"{rest} more place{'s' if rest > 1 else ''}"
