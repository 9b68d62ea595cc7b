"""The Python interface."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from .engine.diagnostic import SEVERITIES, Diagnostic
from .engine.selection import known_names
from .pipeline import check_text
from .report.result import FileResult, RunResult
from .targets.names import TARGETS
from .values.times import utc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from .compiling.result import Compiled
    from .engine.policy import Policy
    from .fixing.run import Done
    from .pipeline import Checker
    from .source.document import Source


class Report:
    """What `lint` found in one file.

    `diagnostics` are in file order; offsets are code points into `text` (the byte order mark taken off).
    `skipped` says why the text is no campaign, and is empty when it was checked. `suppressed` counts the findings that
    comments or the configuration hold back.
    """

    __slots__ = ("_run", "_source", "diagnostics", "filename", "skipped", "suppressed", "text")

    def __init__(
        self, run: RunResult, filename: str, source: Source, diagnostics: list[Diagnostic], skipped: str
    ) -> None:
        self._run = run
        self._source = source
        self.filename = filename
        self.text = source.text
        self.suppressed = run.suppressed
        self.diagnostics = diagnostics
        self.skipped = skipped

    def worst(self) -> str | None:
        """The worst severity found: error, warning, info, or None without findings."""
        return max((each.severity for each in self.diagnostics), key=SEVERITIES.index, default=None)

    def to_json(self) -> str:
        """The report as the command line writes it (schemas/report.schema.json)."""
        from .engine.fingerprint import identify
        from .report.json_report import render

        identify(self.diagnostics, self._source)
        return "\n".join(render(self._run))


def lint(
    text: str,
    filename: str = "<text>",
    *,
    target: str | None = None,
    now: datetime | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: str | PathLike[str] | None = None,
    rules: Iterable[str | PathLike[str]] = (),
    recordings: Iterable[str | PathLike[str]] = (),
) -> Report:
    """Check a campaign spec or a vendor's request body.

    `text` is YAML or JSON; the file name's ending says which, else the text itself. `target` names the API
    that raw requests are for (by default recognised from their shape) and that specs are checked against in
    place of their own. `now` (aware) is what rules about time take as the present. `select` and `ignore`
    are rule names, codes or code prefixes. `config` is a configuration file; without it none is read. What it
    says by globs goes by `filename`, relative to the current folder. `rules` are files of packs of your own.
    `recordings` are files on disk: one whose name a URL of the campaign ends in is opened, and its format and size checked.

    ValueError: an unknown target or rule, a `now` without an offset, or a configuration, pack or recording that cannot be
    used.
    What is wrong with the text itself is a diagnostic, never an exception.
    """
    _known([] if target is None else [target])
    moment = _moment(now)
    policy = _policy(filename, moment, select, ignore, config, rules, recordings)
    done = check_text(text, filename, moment, target, policy)
    _opened(policy)
    return _report(done, filename, moment)


class Fixed:
    """What `fix` made of a text.

    `text` is the mended one (the byte order mark kept), `fixes` are the fixes made, each with the rule's `name` and
    `code`, the `pointer` where it fired, a `title` and its `safety`. `dropped` are the rules whose fixes would have
    done harm, each with the reason. `report` is about what is left.
    """

    __slots__ = ("dropped", "fixes", "report", "text")

    def __init__(self, text: str, fixes: list[Done], dropped: dict[str, str], report: Report) -> None:
        self.text = text
        self.fixes = fixes
        self.dropped = dropped
        self.report = report


def fix(
    text: str,
    filename: str = "<text>",
    *,
    target: str | None = None,
    now: datetime | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    unsafe: bool = False,
    config: str | PathLike[str] | None = None,
    rules: Iterable[str | PathLike[str]] = (),
    recordings: Iterable[str | PathLike[str]] = (),
) -> Fixed:
    """Mend a campaign spec or a request body by edits of its text: everything else stays as it is.

    Without `unsafe` only fixes are made that leave what the vendors do as it is, or write what can alone be meant.
    The other arguments, and the exceptions, are those of `lint`.
    """
    from .fixing.run import fix_text

    _known([] if target is None else [target])
    moment = _moment(now)
    policy = _policy(filename, moment, select, ignore, config, rules, recordings)
    outcome = fix_text(text, filename, moment, target, unsafe=unsafe, policy=policy)
    _opened(policy)
    report = _report(outcome.after, filename, moment)
    return Fixed(outcome.text, outcome.done, outcome.dropped, report)


def compile(
    text: str,
    filename: str = "<text>",
    *,
    targets: Iterable[str] = (),
    now: datetime | None = None,
    allow_loss: bool = False,
    rules: Iterable[str | PathLike[str]] = (),
) -> Compiled:
    """Compile a campaign spec to the request bodies that are sent, each within its vendor's limits.

    `targets` are compiled for in place of the spec's own. `now` (aware) is what rules about time take as the
    present; it changes nothing in the bodies. With `allow_loss` what a target has no place for is left out. `rules` are
    files of packs of your own.

    CompileError: an error remains, or the text is no spec. ValueError: an unknown target, a `now` without an offset, or a
    pack that cannot be used.
    """
    from .compiling.gate import admit
    from .compiling.result import Compiled, CompileError

    names = list(targets)
    _known(names)
    moment = _moment(now)
    policy = _policy(filename, moment, (), (), None, rules, ())
    passed = admit(text, filename, moment, names, policy, allow_loss=allow_loss)
    source = passed.source
    file = FileResult(filename, source.text, source.lines, passed.diagnostics)
    run = RunResult([] if passed.reason else [file], 1 if passed.reason else 0, moment)
    report = Report(run, filename, source, passed.diagnostics, passed.reason)
    if passed.reason:
        raise CompileError(passed.reason, report)
    if passed.refused:
        first = next(each for each in passed.diagnostics if each.severity == "error")
        raise CompileError(f"{first.rule.name}: {first.message}", report)
    return Compiled(passed, report, moment)


def _policy(
    filename: str,
    now: datetime,
    select: Iterable[str],
    ignore: Iterable[str],
    config: str | PathLike[str] | None,
    rules: Iterable[str | PathLike[str]],
    recordings: Iterable[str | PathLike[str]],
) -> Policy:
    from .config.configs import Configs

    packs = tuple(os.fspath(path) for path in rules)
    configs = Configs({}, None if config is None else str(config), isolated=config is None, packs=packs)
    configs.now = now
    asked = {"select": [*select], "ignore": [*ignore]}
    if any(asked.values()):
        book = configs.rules()
        found = {key: known_names(names, book) for key, names in asked.items()}
        configs.given |= {key: names for key, names in found.items() if names}
    paths = [os.fspath(path) for path in recordings]
    if paths:
        from .source.recordings import Recordings

        configs.recordings = Recordings(paths)
    return configs.policy(filename)


def _opened(policy: Policy) -> None:
    for path, reason in () if policy.recordings is None else policy.recordings.unreadable.items():
        raise ValueError(f"recordings: {path} {reason.reason}")


def _report(done: Checker, filename: str, moment: datetime) -> Report:
    found = done.chosen()
    file = FileResult(filename, done.source.text, done.source.lines, found)
    run = RunResult([] if done.skipped else [file], 1 if done.skipped else 0, moment, len(done.suppressed))
    return Report(run, filename, done.source, found, done.skipped)


def _known(targets: list[str]) -> None:
    for target in targets:
        if target not in TARGETS:
            raise ValueError(f"there is no target {target!r}; known: {', '.join(TARGETS)}")


def _moment(now: datetime | None) -> datetime:
    moment = datetime.now(UTC) if now is None else now
    if moment.utcoffset() is None:
        raise ValueError("now has no offset")
    made = utc(moment)
    if made is None:
        raise ValueError("now is out of the calendar's range in UTC")
    return made
