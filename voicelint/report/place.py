"""Where a diagnostic is, as readers of machine formats want it."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..engine.diagnostic import Diagnostic, Related
    from ..source.columns import Columns
    from ..source.lines import Lines
    from .result import FileResult

FAR = 1000
"""Characters of white space at the end of a span that are looked through for its last visible one."""


def extent(
    file: FileResult, place: Diagnostic | Related, columns: Lines | Columns | None = None
) -> tuple[int, int, int, int]:
    """Line, column, end line and end column, all from 1, the end exclusive.

    White space at the end of a span is left out: a block in YAML ends where the next one starts, and a reader
    that shows its annotations below the last line would show them there.
    """
    columns = file.lines if columns is None else columns
    line, column = columns.position(place.start)
    if place.end <= place.start:
        return line, column, line, column
    return line, column, *columns.position(last_visible(file.text, place.start, place.end) + 1)


def last_visible(text: str, start: int, end: int) -> int:
    """The offset of the span's last character that is not white space."""
    at = end - 1
    while at > start and end - at < FAR and text[at : at + 1].isspace():
        at -= 1
    return max(at, start)


def repository_paths() -> Callable[[str], str]:
    """A function from a file's name to its path from the root of the git repository around the current folder.

    Without a repository the current folder is the root. A path has slashes; one out of the root is absolute.
    """
    try:
        here = os.getcwd()
    except OSError:  # the folder has been deleted
        return str
    root = here
    while not os.path.exists(os.path.join(root, ".git")):
        above = os.path.dirname(root)
        if above == root:
            root = here
            break
        root = above
    inside = os.path.join(root, "")

    @lru_cache(maxsize=8)  # a file's findings come one after the other
    def path(name: str) -> str:
        full = os.path.normpath(os.path.join(here, name))
        if not full.startswith(inside):
            # The current folder is known by its real path, and a file may be named by way of a link to a folder.
            folder, file = os.path.split(os.path.join(here, name))
            with suppress(ValueError):  # a NUL in the path
                real = os.path.join(os.path.realpath(folder), file)
                full = real if real.startswith(inside) else full
        return full.removeprefix(inside).replace(os.sep, "/")

    return path
