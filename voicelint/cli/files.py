"""Which files a command line means."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

EXTENSIONS = (".yaml", ".yml", ".json")
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


def walk(folder: str, unreadable: list[tuple[str, str]]) -> Iterator[str]:
    """Files below a folder that may be campaigns, in the order of their names.

    Honours .gitignore files, of the folders above up to the repository's root too. Symbolic links are not
    followed: they may lead out of the folder or round in a circle. Folders that cannot be listed are added
    to `unreadable` with the reason.
    """
    yield from _walk(folder, _above(folder), unreadable)


def _walk(folder: str, ignores: list[tuple[str, Any]], unreadable: list[tuple[str, str]]) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        unreadable.append((folder, error.strerror or "cannot be listed"))
        return
    if any(entry.name == ".gitignore" and entry.is_file(follow_symlinks=False) for entry in entries):
        own = _load(folder)
        ignores = [*ignores, own] if own is not None else ignores
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and entry.name in NEVER:
            continue
        if not is_folder and not (entry.name.lower().endswith(EXTENSIONS) and entry.is_file(follow_symlinks=False)):
            continue
        path = os.path.normpath(os.path.join(folder, entry.name)) if folder == "." else os.path.join(folder, entry.name)
        if ignores and _ignored(entry.path, is_folder, ignores):
            continue
        if is_folder:
            yield from _walk(path, ignores, unreadable)
        else:
            yield path


def _load(folder: str) -> tuple[str, Any] | None:
    from ..source.read import Unreadable, read_file

    try:
        text = read_file(os.path.join(folder, ".gitignore"))
    except Unreadable:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return os.path.abspath(folder), GitIgnoreSpec.from_lines(text.splitlines())
    except ValueError:  # a pattern that git would ignore as well
        return None


def _above(folder: str) -> list[tuple[str, Any]]:
    """The .gitignore files of the folders above, when the folder lies in a git repository."""
    found: list[tuple[str, Any]] = []
    here = os.path.abspath(folder)
    if os.path.exists(os.path.join(here, ".git")):
        return []
    while True:
        parent = os.path.dirname(here)
        if parent == here:
            return []
        here = parent
        if os.path.isfile(os.path.join(here, ".gitignore")):
            own = _load(here)
            if own is not None:
                found.append(own)
        if os.path.exists(os.path.join(here, ".git")):
            return found[::-1]


def _ignored(path: str, is_folder: bool, ignores: list[tuple[str, Any]]) -> bool:
    """Whether git would ignore a path; the .gitignore nearest to it that says anything decides."""
    full = os.path.abspath(path)
    for base, spec in reversed(ignores):
        relative = os.path.relpath(full, base).replace(os.sep, "/") + ("/" if is_folder else "")
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return bool(verdict)
    return False
