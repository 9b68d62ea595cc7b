"""Which files a command line means."""

from __future__ import annotations

import os

from .given import CAMPAIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeAlias

    Ignores: TypeAlias = list[tuple[str, Any]]
    """Folders with the patterns of their .gitignore, the outermost first."""

AUDIO = (
    ".aac", ".aif", ".aiff", ".amr", ".au", ".flac", ".m4a", ".mp2", ".mp3", ".mp4", ".ogg", ".opus", ".wav", ".wave",
    ".webm", ".wma",
)  # fmt: skip
"""Of files that nobody takes for a campaign, but a campaign may play."""
BASELINE = ".voicelint-baseline.json"
"""No campaign: our own, and mostly beside them."""
NEVER = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        "node_modules",
        "__pycache__",
        ".venv",
        ".tox",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
    }
)


class Walk:
    """A look through a folder for files that may be campaigns.

    Honours .gitignore files, of the folders above up to the repository's root too. Symbolic links are not
    followed: they may lead out of the folder or round in a circle. `unreadable` holds the folders that could
    not be listed, each with the reason; `ignored` counts what .gitignore keeps out; `recordings` are the files that a
    campaign may play. `excludes` says of a folder whether it is left out.
    """

    def __init__(self, excludes: Callable[[str], bool]) -> None:
        self.unreadable: list[tuple[str, str]] = []
        self.ignored = 0
        self.recordings: list[str] = []
        self._excludes = excludes

    def files(self, folder: str) -> Iterator[str]:
        """The files below a folder, in the order of their names."""
        # A stack of our own: folders may be nested more deeply than Python calls can be.
        open_folders = [self._entries(folder, _above(folder))]
        while open_folders:
            for path, inside in open_folders[-1]:
                if inside is not None:
                    open_folders.append(self._entries(path, inside))
                    break
                yield path
            else:
                open_folders.pop()

    def _entries(self, folder: str, ignores: Ignores) -> Iterator[tuple[str, Ignores | None]]:
        """What a folder holds: files with None, folders with the patterns that hold in them."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.unreadable.append((folder, error.strerror or "cannot be listed"))
            return
        if any(entry.name == ".gitignore" and entry.is_file(follow_symlinks=False) for entry in entries):
            ignores = [*ignores, *_load(folder)]
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and entry.name in NEVER:
                continue
            if entry.name == BASELINE:
                continue
            audio = not is_folder and entry.name.lower().endswith(AUDIO)
            if not is_folder and not (
                (audio or entry.name.lower().endswith(CAMPAIGNS)) and entry.is_file(follow_symlinks=False)
            ):
                continue
            if ignores and _ignored(entry.path, is_folder, ignores):
                self.ignored += not audio
                continue
            path = entry.name if folder == "." else os.path.join(folder, entry.name)
            if audio:
                self.recordings.append(path)
                continue
            if is_folder and self._excludes(path):
                continue
            yield path, (ignores if is_folder else None)


def _load(folder: str) -> Ignores:
    from ..source.read import Unreadable, read_file

    try:
        text = read_file(os.path.join(folder, ".gitignore"))
    except Unreadable:
        return []
    import re

    from pathspec import GitIgnoreSpec

    patterns: list[Any] = []
    # Not splitlines: for git a line ends at a line feed and nowhere else.
    for line in text.removeprefix("\ufeff").split("\n"):
        try:
            patterns += GitIgnoreSpec.from_lines([line.removesuffix("\r")]).patterns
        except (ValueError, re.error):  # git passes over a pattern that cannot be one, and takes the others
            continue
    return [(os.path.abspath(folder), GitIgnoreSpec(patterns))]


def _above(folder: str) -> Ignores:
    """The .gitignore files of the folders above, when the folder lies in a git repository."""
    found: list[Ignores] = []
    here = os.path.abspath(folder)
    if os.path.exists(os.path.join(here, ".git")):
        return []
    while True:
        parent = os.path.dirname(here)
        if parent == here:
            return []
        here = parent
        if os.path.isfile(os.path.join(here, ".gitignore")):
            found.append(_load(here))
        if os.path.exists(os.path.join(here, ".git")):
            return [each for own in reversed(found) for each in own]


def _ignored(path: str, is_folder: bool, ignores: Ignores) -> bool:
    """Whether git would ignore a path; the .gitignore nearest to it that says anything decides."""
    full = os.path.abspath(path)
    for base, spec in reversed(ignores):
        relative = os.path.relpath(full, base).replace(os.sep, "/") + ("/" if is_folder else "")
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return bool(verdict)
    return False
