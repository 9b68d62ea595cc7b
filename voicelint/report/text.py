"""Text for people: a frame per diagnostic, and a summary."""

from __future__ import annotations

from .style import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import FileResult, RunResult


def render_text(run: RunResult, *, color: bool, columns: int, quiet: bool) -> Iterator[str]:
    """The lines to print, without line breaks. `columns`: cells of the screen; `quiet`: no summary."""
    style = Style(color)
    if any(file.diagnostics for file in run.files):
        yield from _frames(run.files, style, columns)
    if not quiet:
        if run.fixed is not None:
            yield run.fixed
        yield summary(run, style)
        if run.fixed is None:
            yield from fixable(run)


def _frames(files: list[FileResult], style: Style, columns: int) -> Iterator[str]:
    from .frame import frame

    for file in files:
        name_targets = _has_several_targets(file)
        for diagnostic in file.diagnostics:
            yield from frame(file, diagnostic, style, columns, name_targets)
            yield ""


def summary(run: RunResult, style: Style) -> str:
    """One line that says what was found and where."""
    counts = run.counts
    files = count(len(run.files), "file")
    found = [
        f"{style.severities[severity]}{count(number, severity)}{style.reset}"
        for severity, number in (
            ("error", counts.errors),
            ("warning", counts.warnings),
            ("info", counts.infos),
        )
        if number
    ]
    asides = []
    if run.skipped:
        asides.append(f"{run.skipped} skipped")
    if run.suppressed:
        asides.append(f"{run.suppressed} suppressed")
    if run.known:
        asides.append(f"{run.known} held back by the baseline")
    if run.elapsed is not None:
        asides.append(f"{run.elapsed:.2f} s")
    aside = f" ({', '.join(asides)})" if asides else ""
    if found:
        words = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
        return f"Found {words} in {files}{aside}."
    if not run.files:
        return f"No files were checked{aside}."
    return f"No problems found in {files}{aside}."


def fixable(run: RunResult) -> Iterator[str]:
    """A line that says what can be mended, and how."""
    fixes = [
        diagnostic.fix.safety for file in run.files for diagnostic in file.diagnostics if diagnostic.fix is not None
    ]
    safe = fixes.count("safe")
    unsafe = len(fixes) - safe
    if safe:
        yield f"{safe} can be fixed with {run.mend}{f', {unsafe} more with --unsafe-fixes' if unsafe else ''}."
    elif unsafe:
        yield f"{unsafe} can be fixed with {run.mend} --unsafe-fixes."


def count(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _has_several_targets(file: FileResult) -> bool:
    """Whether a reader has to be told which target a diagnostic is about."""
    return len({target for diagnostic in file.diagnostics for target in diagnostic.targets}) > 1
