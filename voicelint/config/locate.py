"""Which configuration file governs a folder. Part of every check, so that it costs a few looks at the disk and no more."""

from __future__ import annotations

import os.path

OWN, SHARED = "voicelint.toml", "pyproject.toml"
MARK = b"voicelint"
"""What a pyproject.toml must hold somewhere, or it has no table of ours."""

LIMIT = 1024 * 1024
"""The most bytes that a configuration file may have."""


class Locator:
    """Finds the file that governs a folder: the nearest, up to the repository's root or the file system's."""

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {}

    def governing(self, folder: str) -> str | None:
        """The path of the file, or None. `folder` is absolute."""
        passed: list[str] = []
        found: str | None = None
        while True:
            if folder in self._known:
                found = self._known[folder]
                break
            passed.append(folder)
            found = _in(folder)
            parent = os.path.dirname(folder)
            if found is not None or parent == folder or os.path.lexists(os.path.join(folder, ".git")):
                break
            folder = parent
        self._known.update(dict.fromkeys(passed, found))
        return found


def _in(folder: str) -> str | None:
    """The configuration file of a folder itself; of two voicelint.toml."""
    own = os.path.join(folder, OWN)
    if os.path.lexists(own):
        return own
    shared = os.path.join(folder, SHARED)
    return shared if os.path.isfile(shared) and _has_table(shared) else None


def _has_table(path: str) -> bool:
    """Whether a pyproject.toml has a table for us; also when that cannot be told, so that somebody looks into it."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError:
        return True
    if MARK not in data or not _may_have_table(data):
        return False
    if len(data) > LIMIT:
        return True
    from .layer import has_table

    return has_table(data)


def _may_have_table(data: bytes) -> bool:
    """Whether it is worth reading as TOML: most that name voicelint just depend on it."""
    heads = [line.lstrip(b"\xef\xbb\xbf \t[\"'") for line in data.split(b"\n") if MARK in line]
    if any(head.startswith(b"tool") for head in heads):
        return True
    return any(head.startswith(MARK) for head in heads) and b"[tool]" in data.replace(b" ", b"")
