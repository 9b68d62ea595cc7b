"""`voicelint baseline`: today's findings written down, so that `check --baseline` reports only new ones."""

from __future__ import annotations

import os
import sys

from ..config import ConfigError
from ..engine.policy import BaselineError
from ..report.result import FileResult
from ..source.lines import Lines
from ..suppressing.baseline import DEFAULT, Baseline, Entry, read_baseline
from .check import Run
from .errors import CLEAN, FAULT, FINDINGS, USAGE, UsageError
from .options import defaults
from .outputs import STDOUT
from .settings import Settings
from .streams import say
from .writing import write_notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.policy import Policy

MOST_NAMED = 5
"""Entries that match nothing are named so far, the rest is counted."""


class Recording(Run):
    """A run that records what it finds. `left_out` counts, by rule, what cannot be held back."""

    def __init__(self, settings: Settings, baseline: Baseline) -> None:
        super().__init__(settings)
        self.baseline = baseline
        self.policies: dict[str, Policy] = {}
        """What holds for each file that was looked at, by its name in the baseline."""
        self.left_out: dict[str, int] = {}

    def text(self, text: str, name: str, policy: Policy, asked: bool, stdin: bool = False) -> None:
        """Check a text and record its findings."""
        from ..pipeline import check_text

        done = check_text(text, name, self.settings.now, self.settings.target, policy)
        found = self.keep(done, name, asked)
        self.policies[self.baseline.name(name)] = policy
        if done.skipped:
            return
        self.files.append(FileResult(name, "", Lines(""), []))
        self.baseline.record(found, done.source)
        for each in found:
            if not each.rule.suppressible:
                self.left_out[each.rule.name] = self.left_out.get(each.rule.name, 0) + 1


def write_baseline(options: dict[str, Any]) -> int:
    """Run `baseline` with its options as click has read them."""
    own = ("output", "prune", "check")
    settings = Settings({**defaults(), **{key: value for key, value in options.items() if key not in own}})
    if options["output"] == STDOUT:
        raise UsageError("--output: a baseline is kept in a file; give it a name")
    path = options["output"] or usual_file(settings)
    if options["prune"] and not os.path.lexists(path):
        raise UsageError(f"--prune: there is no {path}")
    try:
        old = read_baseline(path) if os.path.lexists(path) else Baseline(path)
    except BaselineError as error:
        raise UsageError(str(error)) from None
    settings.configs.bare = True
    run = Recording(settings, Baseline(path))
    for each in dict.fromkeys(settings.paths):
        run.path(each)
    result = run.result()
    write_notes(run.notes, settings.quiet)
    if run.left_out.get("internal-error"):
        say("error: a rule failed, so nothing was written; voicelint check says which")
        return FAULT
    if run.unread:
        for said in [each for file in result.files for each in file.diagnostics]:
            say(f"error: {said.message}")
        say("error: not everything could be read, so nothing was written")
        return USAGE
    new = merged(old, run, options["prune"])
    if run.left_out and not settings.quiet:
        rules = ", ".join(f"{name} ({count})" for name, count in sorted(run.left_out.items()))
        say(f"note: these cannot be held back, and are reported until they are mended: {rules}")
    return check(old, new, settings) if options["check"] else write(old, new, settings)


def usual_file(settings: Settings) -> str:
    """The file that the current folder's configuration names, or the usual one."""
    try:
        config = settings.configs.governing(os.getcwd())
    except ConfigError:
        config = None  # said of the files that it governs
    if config is None or config["baseline"] is None:
        return DEFAULT
    return os.path.relpath(config.file("baseline", config["baseline"]))


def merged(old: Baseline, run: Recording, prune: bool) -> Baseline:
    """What was found, with what was known of files and rules that this run did not look at.

    With `prune` nothing comes in: what is not found any more goes.
    """
    new = Baseline(old.path)
    for file, entries in old.files.items():
        policy = run.policies.get(file)
        if policy is None:
            if os.path.exists(os.path.join(old.folder, file)):
                new.files[file] = entries
            continue
        found = run.baseline.files.get(file, {})
        kept = {mark: entry for mark, entry in entries.items() if not old.asked(file, mark, policy)}
        if prune:
            for mark, entry in entries.items():
                if mark in found:
                    kept[mark] = Entry(entry.rule, entry.at, min(entry.count, found[mark].count))
        new.files[file] = kept
    if not prune:
        for file, entries in run.baseline.files.items():
            new.files.setdefault(file, {}).update(entries)
    return new


def write(old: Baseline, new: Baseline, settings: Settings) -> int:
    """Write the file, and say what is in it."""
    from ..values.files import replace_file

    try:
        replace_file(new.path, rendered(new).encode("utf-8"))
    except OSError as error:
        raise UsageError(f"--output: {new.path or repr(new.path)} cannot be written: {error.strerror}") from None
    if not settings.quiet:
        files = sum(bool(entries) for entries in new.files.values())
        before = f" ({old.count} before)" if old.count not in (0, new.count) else ""
        sys.stdout.write(f"{_count(new.count, 'finding')} in {_count(files, 'file')} recorded in {new.path}{before}.\n")
    return CLEAN


def check(old: Baseline, new: Baseline, settings: Settings) -> int:
    """Say whether the file is up to date."""
    same = rendered(old) == rendered(new) and os.path.lexists(new.path)
    if not settings.quiet:
        state = "is up to date" if same else "is not up to date; voicelint baseline writes it anew"
        sys.stdout.write(f"{new.path} {state}.\n")
    return CLEAN if same else FINDINGS


def rendered(baseline: Baseline) -> str:
    """A baseline as text: one finding a line, in an order that depends on nothing but the findings."""
    from ..report.json_text import dumps

    data = baseline.data()
    rows = ",\n".join(f"    {dumps(row)}" for row in data["findings"])
    listing = f"[\n{rows}\n  ]" if rows else "[]"
    return f'{{\n  "version": {data["version"]},\n  "findings": {listing}\n}}\n'


def stale(run: Run) -> list[str]:
    """Notes on what baselines know and the run did not find, in files that it checked or that are gone."""
    return [note for baseline, looked in run.unmet.items() for note in _gone(baseline, looked, run.settings.target)]


def _gone(baseline: Baseline, looked: dict[str, dict[str, int] | None], target: str | None) -> list[str]:
    gone: list[tuple[str, str, str, int]] = []
    for file, entries in sorted(baseline.files.items()):
        left = looked.get(file, {})
        if left is None or (file not in looked and not os.path.exists(os.path.join(baseline.folder, file))):
            left = {mark: entry.count for mark, entry in entries.items()}
        elif target is not None:
            continue  # another API's findings were not looked for
        gone += sorted((file, entries[mark].rule, entries[mark].at, count) for mark, count in left.items())
    if not gone:
        return []
    total = sum(count for *_, count in gone)
    verb = "is" if total == 1 else "are"
    notes = [
        f"note: {_count(total, 'finding')} of {baseline.path} {verb} not there any more; "
        f"voicelint baseline --prune takes {'it' if total == 1 else 'them'} out"
    ]
    for file, rule, at, count in gone[:MOST_NAMED]:
        times = f" ({count} times)" if count > 1 else ""
        notes.append(f"note:   {file}: {rule} at {at or 'the top'}{times}")
    if len(gone) > MOST_NAMED:
        notes.append(f"note:   and {len(gone) - MOST_NAMED} more")
    return notes


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
