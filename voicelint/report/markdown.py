"""Markdown as GitHub's job summaries show it: a heading with the totals, and a table for each file with findings."""

from __future__ import annotations

from .escape import inline
from .style import Style
from .text import fixable, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic
    from .result import FileResult, RunResult

ROOM = 1_000_000
"""Bytes of tables; GitHub takes no summary of more than 1 MiB."""

HEAD = ("| line | severity | rule | finding | what to write |", "|---:|---|---|---|---|")

HEADED = 3 + len(HEAD)
"""Lines of a file's part that come before its first row."""

# Whatever Markdown, HTML or GitHub (mentions, issues, emoji, formulas) could take for its own within a line.
_REFERENCES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]<>#|~&@:$"})


def render(run: RunResult) -> Iterator[str]:
    """The lines of the page, without line breaks."""
    yield "## voicelint"
    yield ""
    yield summary(run, Style(False))
    yield from fixable(run)
    room = ROOM
    left_out = 0
    for file in run.files:
        lines = ["", f"### {_text(inline(file.name))}", "", *HEAD]
        for diagnostic in file.diagnostics:
            row = _row(file, diagnostic)
            # A table's first row needs room for its head too.
            room -= _size(row) if len(lines) > HEADED else _size(*lines, row)
            if room < 0:
                left_out += 1
            else:
                lines.append(row)
        if len(lines) > HEADED:
            yield from lines
    if left_out:
        yield ""
        yield f"{left_out} more finding{'' if left_out == 1 else 's'} are left out: the summary of a job has no room for them."


def _size(*lines: str) -> int:
    return sum(len(line.encode("utf-8")) + 1 for line in lines)


def _row(file: FileResult, diagnostic: Diagnostic) -> str:
    line, _ = file.lines.position(diagnostic.start)
    advice = _text(diagnostic.help)
    if diagnostic.fix is not None:
        fix = "safe" if diagnostic.fix.safety == "safe" else "unsafe"
        advice = f"{advice} _({fix} fix known)_" if advice else f"_{fix} fix known_"
    cells = (str(line), diagnostic.severity, _text(diagnostic.rule.name), _text(diagnostic.message), advice)
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return inline(" ".join(text.split("\n"))).translate(_REFERENCES).replace("www.", "www&#46;")
