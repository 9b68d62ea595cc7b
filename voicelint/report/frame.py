"""The code frame: a diagnostic as people read it, with its line and an underline below the span."""

from __future__ import annotations

from functools import lru_cache

from .escape import inline
from .labels import cited, listed
from .layout import MOST_NAMED, layout
from .width import display_width, take_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic, Related
    from ..engine.rule import Evidence
    from .excerpt import Mark
    from .result import FileResult
    from .style import Style


def frame(file: FileResult, diagnostic: Diagnostic, style: Style, columns: int, name_targets: bool) -> list[str]:
    """The lines of one diagnostic, without line breaks, numbered lines at most `columns` cells wide."""
    plan = layout(file, diagnostic, columns)
    margin = " " * plan.digits
    paint, blue, bold, reset = style.severities[diagnostic.severity], style.frame, style.bold, style.reset
    made = [
        f"{paint}{diagnostic.severity}[{inline(diagnostic.rule.name)}]{reset}{bold}: {inline(diagnostic.message)}{reset}",
        f"{margin}{blue}-->{reset} {inline(file.name)}:{plan.line}:{plan.column}",
    ]
    bar = f"{blue}{margin} |{reset}"
    if plan.shown:
        made.append(bar)
        before = plan.shown[0].number
        for part in plan.shown:
            if part.number > before + 1:
                made.append(f"{blue}...{reset}")
            before = part.number
            number = f"{blue}{part.number:>{plan.digits}} |{reset}"
            made.append(f"{number} {part.text}" if part.text else number)
            for mark in part.marks:
                color = paint if mark.sign == "^" else blue
                for at, words in _underline(mark, plan.room):
                    made.append(f"{bar} {' ' * at}{color}{words}{reset}")
        made.append(bar)
    sign = f"{blue}{margin} ={reset}"
    for title, note in _notes(file, diagnostic, plan.far, name_targets):
        first, *more = note.split("\n")
        made.append(f"{sign} {bold}{title}{reset}: {inline(first)}")
        made += [f"{margin}   {' ' * len(title)}  {inline(text)}".rstrip() for text in more]
    return made


def _underline(mark: Mark, room: int) -> list[tuple[int, str]]:
    """The rows below a line, each with its column: the underline, and its label beside it or, if too long, below it."""
    line, words = mark.sign * mark.width, mark.label
    width = display_width(words)
    if not words:
        return [(mark.column, line)]
    if mark.column + mark.width + 1 + width <= room:
        return [(mark.column, f"{line} {words}".rstrip())]
    if width > room:
        words = take_first(words, room - 1) + "…"
        width = room
    return [(mark.column, line), (max(min(mark.column, room - width), 0), words)]


def _notes(
    file: FileResult, diagnostic: Diagnostic, far: list[Related], name_targets: bool
) -> Iterator[tuple[str, str]]:
    """What to say below the lines, as title and text."""
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix is not None:
        yield "fix", f"{diagnostic.fix.title} ({diagnostic.fix.safety})"
    if diagnostic.evidence is not None:
        yield "source", _source(diagnostic.evidence)
    if diagnostic.targets and (name_targets or len(diagnostic.targets) > 1):
        yield "target" if len(diagnostic.targets) == 1 else "targets", listed(list(diagnostic.targets))
    for place in far[:MOST_NAMED]:
        line, column = file.lines.position(place.start)
        where = f"{inline(file.name)}:{line}:{column}"
        yield "also at", f"{where}: {inline(place.message)}" if place.message else where
    if len(far) > MOST_NAMED:
        rest = len(far) - MOST_NAMED
        yield "also at", f"{rest} more place{'s' if rest > 1 else ''}"


@lru_cache(maxsize=256)
def _source(evidence: Evidence) -> str:
    """Where a rule's fact is from, and how far it is to be trusted; the same for each of the rule's findings."""
    trust = ", ".join(part for part in (evidence.status, evidence.constraint) if part)
    return f"{cited(evidence)} ({trust})" if trust else cited(evidence)
