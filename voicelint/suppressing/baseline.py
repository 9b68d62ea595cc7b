"""The baseline: findings that were there when somebody began to look, by what they are and not by where they stand."""

from __future__ import annotations

import json
import os

from ..engine.fingerprint import fingerprint, lasting_pointers
from ..engine.policy import BaselineError
from ..source.read import Unreadable, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..engine.policy import Policy
    from ..source.document import Source

VERSION = 1
"""Of the file's form."""

DEFAULT = ".voicelint-baseline.json"

CONFLICT = "\n<<<<<<< "


class Entry:
    """Findings that are the same: how many there are of one rule, place and value in one file."""

    __slots__ = ("at", "count", "rule")

    def __init__(self, rule: str, at: str, count: int) -> None:
        self.rule = rule
        self.at = at
        self.count = count


class Baseline:
    """Known findings by file (relative to the baseline's folder, with slashes) and fingerprint."""

    def __init__(self, path: str, files: dict[str, dict[str, Entry]] | None = None) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.abspath(path))
        self.files: dict[str, dict[str, Entry]] = {} if files is None else files

    def name(self, file: str) -> str:
        """A file as the baseline names it."""
        whole = os.path.abspath(file)
        try:
            relative = os.path.relpath(whole, self.folder)
        except ValueError:  # on another drive
            relative = whole
        return relative.replace(os.sep, "/")

    def divide(
        self, diagnostics: list[Diagnostic], source: Source
    ) -> tuple[list[Diagnostic], list[Diagnostic], dict[str, int]]:
        """A file's known findings, the other ones, and how many of each entry were not found."""
        name = self.name(source.filename)
        entries = self.files.get(name)
        if entries is None:
            return [], diagnostics, {}
        left = {mark: entry.count for mark, entry in entries.items()}
        known: list[Diagnostic] = []
        new: list[Diagnostic] = []
        for each, at in zip(diagnostics, lasting_pointers(diagnostics, source), strict=True):
            mark = fingerprint(name, each.rule.name, at, each.value)
            if each.rule.suppressible and left.get(mark, 0):
                left[mark] -= 1
                known.append(each)
            else:
                new.append(each)
        return known, new, {mark: count for mark, count in left.items() if count}

    def record(self, diagnostics: list[Diagnostic], source: Source) -> None:
        """Take in a file's findings as known; those that cannot be held back are passed over."""
        name = self.name(source.filename)
        entries = self.files.setdefault(name, {})
        for each, at in zip(diagnostics, lasting_pointers(diagnostics, source), strict=True):
            if each.rule.suppressible:
                mark = fingerprint(name, each.rule.name, at, each.value)
                entries.setdefault(mark, Entry(each.rule.name, at, 0)).count += 1

    def asked(self, file: str, mark: str, policy: Policy) -> bool:
        """Whether an entry's rule is asked for; one that is no more is never found, and so counts as asked for."""
        from ..engine.catalogue import rule_named

        rule = rule_named(self.files[file][mark].rule, policy.rules)
        return rule is None or policy.asks(rule["name"], rule["code"])

    @property
    def count(self) -> int:
        """How many findings are known."""
        return sum(entry.count for entries in self.files.values() for entry in entries.values())

    def data(self) -> dict[str, Any]:
        """The baseline as it is written: schemas/baseline.schema.json."""
        rows = [
            {"file": file, "rule": entry.rule, "at": entry.at, "fingerprint": mark, "count": entry.count}
            for file, entries in self.files.items()
            for mark, entry in entries.items()
        ]
        return {"version": VERSION, "findings": sorted(rows, key=lambda row: tuple(row.values()))}


def read_baseline(path: str) -> Baseline:
    """A baseline from its file. BaselineError: there is none, or it is something else."""
    try:
        text = read_file(path)
    except Unreadable as reason:
        hint = "" if os.path.lexists(path) else "; voicelint baseline writes one"
        raise BaselineError(path, f" {reason.reason}{hint}") from None
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        place = f":{error.lineno}:{error.colno}"
        conflict = "; two branches have changed it: delete it and run voicelint baseline, or settle it by hand"
        raise BaselineError(
            path, f"{place}: this is no baseline, for it is not JSON: {error.msg}{conflict if CONFLICT in text else ''}"
        ) from None
    except (ValueError, RecursionError) as error:
        raise BaselineError(path, f" is no baseline: it is not JSON ({str(error)[:100]})") from None
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list) or "version" not in data:
        raise BaselineError(path, " is no baseline of voicelint: it has no version and findings")
    if data["version"] != VERSION or isinstance(data["version"], bool):
        raise BaselineError(
            path, f" is a baseline of version {str(data['version'])[:20]}; this voicelint reads {VERSION}"
        )
    files: dict[str, dict[str, Entry]] = {}
    for number, row in enumerate(data["findings"]):
        if not _is_row(row):
            line, column = _position(text, number)
            raise BaselineError(
                path,
                f":{line}:{column}: the baseline is damaged: this finding has not just a file, rule, at, fingerprint and count",
            )
        entries = files.setdefault(row["file"], {})
        before = entries.get(row["fingerprint"])
        # Two branches that record the same finding leave two rows when they are merged.
        count = row["count"] if before is None else max(row["count"], before.count)
        entries[row["fingerprint"]] = Entry(row["rule"], row["at"], count)
    return Baseline(path, files)


def _position(text: str, number: int) -> tuple[int, int]:
    """The line and column of a finding in a baseline's text."""
    from ..source.nodes import descend
    from ..source.parse import parse

    source = parse(text, DEFAULT)
    node = descend(source.documents[0].root, ("findings", number))
    return source.lines.position(0 if node is None else node.start)


def _is_row(row: object) -> bool:
    if not isinstance(row, dict) or row.keys() != {"file", "rule", "at", "fingerprint", "count"}:
        return False
    count = row["count"]
    return (
        all(isinstance(row[key], str) for key in ("file", "rule", "at", "fingerprint"))
        and type(count) is int
        and count > 0
    )
