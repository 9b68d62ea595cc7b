"""File patterns as in a .gitignore file, relative to the folder of the configuration."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MOST_STARS = 3
"""Between two slashes, and as `**` in a pattern: the time that a match takes grows with each."""


def fault(pattern: str, folder: str) -> tuple[str, str] | None:
    """What is wrong with a pattern of a file in `folder`, and what to write instead; None when nothing is."""
    bare = pattern.removeprefix("!")
    steps = bare.split("/")
    if pattern != pattern.strip() or not any(steps):
        return "a glob has to name something", "write a name, with * for any part of it"
    if "\\" in pattern:
        return "a glob holds no backslash", "write / between folders"
    if pattern.startswith("#"):
        return "a glob does not begin with #", "as in a .gitignore file, that would be a comment"
    if ".." in steps:
        return "a glob does not lead out of its folder", "put the configuration into the folder above"
    if bare.startswith(folder.rstrip("/") + "/") or bare[1:3] == ":/":
        return "a glob is relative to its configuration file, this is an absolute path", "write the path from there"
    if any(char < " " for char in pattern):
        return "a glob holds no control characters", "write a name, with * for any part of it"
    if any(step.count("*") > MOST_STARS for step in steps if step != "**") or steps.count("**") > MOST_STARS:
        return f"a glob has at most {MOST_STARS} stars between two slashes", "write two shorter globs"
    return None


class Globs:
    """Patterns, of which the last that matches a path decides; the matcher is made when it is first needed."""

    __slots__ = ("_pieces", "_spec", "patterns")

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._pieces: list[list[str]] = [_pieces(pattern) for pattern in self.patterns if pattern[0] != "!"]
        self._spec: Any = None

    def match(self, path: str) -> bool:
        """Whether a path (relative, with slashes; a folder's ends in one) is meant."""
        # The library takes longer to import than a small file to check: where a pattern's plain parts
        # are not all in the path, it is not asked.
        if not any(all(piece in path for piece in pieces) for pieces in self._pieces):
            return False
        if self._spec is None:
            self._spec = _compile(self.patterns)
        return bool(self._spec.match_file(path))


def _pieces(pattern: str) -> list[str]:
    """The plain parts of a pattern that each path it matches holds, short of what stands in brackets."""
    found: list[str] = []
    for part in pattern.partition("[")[0].replace("?", "*").split("*"):
        found += [part.strip("/")] if part.strip("/") else []
    return found


def _compile(patterns: Sequence[str]) -> Any:
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of brackets in brackets, which it takes as they are meant
        return GitIgnoreSpec.from_lines(patterns)
