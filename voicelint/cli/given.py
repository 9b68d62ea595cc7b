"""What a command line gives to `check`: files, what lies below folders, and the recordings that campaigns may play."""

from __future__ import annotations

import os.path

from ..source.parse import FORMATS
from ..source.read import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..source.recordings import Recordings
    from .check import Run
    from .files import Walk
    from .governing import Governing

STDIN = "-"
CAMPAIGNS = tuple(FORMATS)
"""Endings of files that are campaigns, whatever else may be."""


class Folder:
    """A folder on the command line: its walk, the files found, and how many the configuration left out on the way."""

    __slots__ = ("excluded", "files", "walk")

    def __init__(self, walk: Walk, files: list[str], excluded: int) -> None:
        self.walk = walk
        self.files = files
        self.excluded = excluded


class Given:
    """The paths of a command line, looked through before the first campaign is checked: any may name any recording.

    `folders` are those among them. `recordings` is None where there is nothing but campaigns; `named` are the paths of
    files that may be recordings.
    """

    def __init__(self, paths: Iterable[str], governing: Governing) -> None:
        self.folders: dict[str, Folder] = {}
        self.named: list[str] = []
        self.recordings: Recordings | None = None
        found: list[str] = []
        for path in paths:
            if path == STDIN:
                continue
            if os.path.isdir(path):
                folder = self.folders[path] = _look(path, governing)
                found += [each for each in folder.walk.recordings if not governing.leaves_out(each)]
            elif not path.lower().endswith(CAMPAIGNS):
                self.named.append(path)
        if found or self.named:
            from ..source.recordings import Recordings

            self.recordings = Recordings([*self.named, *found])
            governing.configs.recordings = self.recordings

    def is_audio(self, path: str) -> bool:
        """Whether a file's name says that it is a recording and nothing else."""
        if path not in self.named:
            return False
        from .files import AUDIO

        return path.lower().endswith(AUDIO)


def _look(path: str, governing: Governing) -> Folder:
    from .files import Walk

    before = governing.excluded
    walk = Walk(governing.excludes)
    files = list(walk.files(path))
    return Folder(walk, files, governing.excluded - before)


def settle(run: Run) -> None:
    """Say what is no campaign, now that it is known which recordings the campaigns play."""
    recordings = run.given.recordings
    used: set[str] = set() if recordings is None else recordings.used
    late = 0
    for path, (reason, place) in run.unsure.items():
        if path in used:
            continue
        if recordings is not None and run.given.is_audio(path) and recordings.read(path) is None:
            continue  # it cannot be read, which is said below
        if isinstance(reason, Unreadable):
            run.unreadable(path, reason, place + late)
            late += 1
        else:
            run.skipped += 1
            run.notes.append(f"note: {path} is no campaign and was skipped: {reason}")
    if recordings is not None:
        for path, fault in recordings.unreadable.items():
            run.unreadable(path, fault)
    for said, inside in run.barren:
        if used.isdisjoint(inside):
            run.notes.append(said)
            run.unread = True
