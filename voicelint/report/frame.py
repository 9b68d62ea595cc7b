"""The code frame: a diagnostic as people read it, with its line and an underline below the span."""

from __future__ import annotations

from .escape import inline
from .excerpt import Excerpt, Mark, column_of, excerpt
from .labels import label, listed
from .width import display_width, take_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic, Related
    from ..source.lines import Lines
    from .result import FileResult
    from .style import Style

NARROWEST = 40
"""Cells; on a narrower screen lines are left to wrap."""

PARENT_WITHIN = 3
"""Lines above the span in which its parent key is looked for."""

NEAR = 4
"""A related place at most so many lines away is drawn into the frame; others get a line of text."""

MOST_DRAWN = 3
MOST_NAMED = 5
"""Related places drawn into the frame, and named below it; the rest is counted."""


def frame(file: FileResult, diagnostic: Diagnostic, style: Style, columns: int, name_targets: bool) -> Iterator[str]:
    """The lines of one diagnostic, without line breaks, numbered lines at most `columns` cells wide."""
    lines = file.lines
    start = min(max(diagnostic.start, 0), len(file.text))
    end = min(max(diagnostic.end, start), len(file.text))
    line, column = lines.position(start)
    near, far = _sort_related(lines, line, diagnostic.related)
    digits = len(str(max([line, *(number for number, _ in near)])))
    paint = style.severities[diagnostic.severity]
    head = f"{paint}{diagnostic.severity}[{inline(diagnostic.rule.name)}]{style.reset}"
    yield f"{head}{style.bold}: {inline(diagnostic.message)}{style.reset}"
    yield f"{' ' * digits}{style.frame}-->{style.reset} {inline(file.name)}:{line}:{column}"
    bar = f"{style.frame}{' ' * digits} |{style.reset}"
    if file.text:
        room = max(columns, NARROWEST) - digits - 3
        shown, crowded = _excerpts(lines, diagnostic, start, end, near, room)
        far = crowded + far
        yield bar
        before = shown[0].number
        for part in shown:
            if part.number > before + 1:
                yield f"{style.frame}...{style.reset}"
            before = part.number
            number = f"{style.frame}{part.number:>{digits}} |{style.reset}"
            yield f"{number} {part.text}" if part.text else number
            for mark in part.marks:
                color = paint if mark.sign == "^" else style.frame
                for row in _underline(mark, room):
                    yield f"{bar} {' ' * (len(row) - len(row.lstrip()))}{color}{row.lstrip()}{style.reset}"
        yield bar
    sign = f"{style.frame}{' ' * digits} ={style.reset}"
    for title, note in _notes(file, diagnostic, far, name_targets):
        first, *more = note.split("\n")
        yield f"{sign} {style.bold}{title}{style.reset}: {inline(first)}"
        for text in more:
            yield f"{' ' * (digits + 3 + len(title))}  {inline(text)}".rstrip()


def _excerpts(
    lines: Lines, diagnostic: Diagnostic, start: int, end: int, near: list[tuple[int, Related]], room: int
) -> tuple[list[Excerpt], list[Related]]:
    """The lines to show, in file order, and the related places that found no room in them."""
    line, _ = lines.position(start)
    last, _ = lines.position(_trimmed(lines.text, start, end))
    words = label(diagnostic)
    if last > line:
        words = f"{words} (to line {last})" if words else f"to line {last}"
    primary = excerpt(lines, line, start, end, room)
    primary.marks.append(Mark(primary.column, primary.width, "^", words))
    shown = {line: primary}
    crowded = []
    for number, related in near:
        part = shown.get(number)
        if part is None:
            part = shown[number] = excerpt(lines, number, related.start, related.end, room)
            column, width = part.column, part.width
        elif part.cut:
            crowded.append(related)
            continue
        else:
            column, width = column_of(lines, part, related.start, related.end)
        part.marks.append(Mark(column, width, "-", inline(related.message)))
    above = context_line(lines, line)
    if above is not None and above not in shown:
        low, _ = lines.span(above)
        shown[above] = excerpt(lines, above, low, low, room)
    return [shown[number] for number in sorted(shown)], crowded


def context_line(lines: Lines, line: int) -> int | None:
    """The line to show above a line: its parent key if that is near, else the line above unless blank."""
    depth = _indent(lines, line)
    if depth:
        for number in range(line - 1, max(line - 1 - PARENT_WITHIN, 0), -1):
            indent = _indent(lines, number)
            if indent is not None and indent < depth:
                return number
    return line - 1 if line > 1 and _head(lines, line - 1).strip() else None


def _head(lines: Lines, line: int) -> str:
    """The beginning of a line, long enough to tell its indentation."""
    low, high = lines.span(line)
    return lines.text[low : min(high, low + 200)]


def _indent(lines: Lines, line: int) -> int | None:
    """The characters of white space before a line's text, None for a blank line or a comment alone."""
    head = _head(lines, line)
    text = head.lstrip()
    return None if not text or text.startswith("#") else len(head) - len(text)


def _trimmed(text: str, start: int, end: int) -> int:
    """The offset of the span's last character that is not white space: block nodes end after their line."""
    at = end - 1
    while at > start and end - at < 1000 and text[at].isspace():
        at -= 1
    return max(at, start)


def _sort_related(
    lines: Lines, line: int, related: tuple[Related, ...]
) -> tuple[list[tuple[int, Related]], list[Related]]:
    """The related places to draw, with their lines, and those to name."""
    near: list[tuple[int, Related]] = []
    far: list[Related] = []
    for place in related:
        number, _ = lines.position(place.start)
        if len(near) < MOST_DRAWN and abs(number - line) <= NEAR:
            near.append((number, place))
        else:
            far.append(place)
    return near, far


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
