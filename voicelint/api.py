"""The Python interface."""

from __future__ import annotations

from datetime import UTC, datetime

from .engine.diagnostic import SEVERITIES, Diagnostic
from .engine.selection import Selection
from .pipeline import check_text
from .report.result import FileResult, RunResult
from .targets.names import TARGETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Report:
    """What `lint` found in one file.

    `diagnostics` are in file order; offsets are code points into `text` (the byte order mark taken off).
    `skipped` says why the text is no campaign, and is empty when it was checked.
    """

    __slots__ = ("_run", "diagnostics", "filename", "skipped", "text")

    def __init__(self, run: RunResult, filename: str, text: str, diagnostics: list[Diagnostic], skipped: str) -> None:
        self._run = run
        self.filename = filename
        self.text = text
        self.diagnostics = diagnostics
        self.skipped = skipped

    def worst(self) -> str | None:
        """The worst severity found: error, warning, info, or None without findings."""
        return max((each.severity for each in self.diagnostics), key=SEVERITIES.index, default=None)

    def to_json(self) -> str:
        """The report as the command line writes it (schemas/report.schema.json)."""
        from .engine.fingerprint import identify
        from .report.json_report import render_json

        identify(self.diagnostics)
        return render_json(self._run)


def lint(
    text: str,
    filename: str = "<text>",
    *,
    target: str | None = None,
    now: datetime | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Check a campaign spec or a vendor's request body.

    `text` is YAML or JSON; the file name's ending says which, else the text itself. `target` names the API
    that raw requests are for (by default recognised from their shape) and that specs are checked against in
    place of their own. `now` (aware) is what rules about time take as the present. `select` and `ignore`
    are rule names, codes or code prefixes.

    ValueError: an unknown target or rule, or a `now` without an offset. What is wrong with the text itself
    is a diagnostic, never an exception.
    """
    if target is not None and target not in TARGETS:
        raise ValueError(f"there is no target {target!r}; known: {', '.join(TARGETS)}")
    moment = datetime.now(UTC) if now is None else now
    if moment.utcoffset() is None:
        raise ValueError("now has no offset")
    selection = Selection(select, ignore)
    done = check_text(text, filename, moment, target)
    found = done.chosen(selection)
    file = FileResult(filename, done.source.text, done.source.lines, found)
    run = RunResult([] if done.skipped else [file], 1 if done.skipped else 0, moment)
    return Report(run, filename, done.source.text, found, done.skipped)
