"""File patterns as in a .gitignore file, relative to the folder of the configuration.

Not by pathspec, which reads the .gitignore files themselves: importing it takes longer than checking a small file, and
a configuration is read at every commit.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ANY = "**"


def fault(pattern: str, folder: str) -> tuple[str, str] | None:
    """What is wrong with a pattern of a file in `folder`, and what to write instead; None when nothing is."""
    bare = pattern.removeprefix("!")
    steps = bare.split("/")
    if pattern != pattern.strip() or not any(steps):
        return "a glob has to name something", "write a name, with * for any part of it"
    if "//" in bare:
        return "a glob has no two slashes in a row", "write ** between them for any number of folders"
    if "\\" in pattern:
        return "a glob holds no backslash", "write / between folders"
    if pattern.startswith("#"):
        return "a glob does not begin with #", "as in a .gitignore file, that would be a comment"
    if ".." in steps:
        return "a glob does not lead out of its folder", "put the configuration into the folder above"
    if bare.startswith(folder.rstrip("/") + "/") or bare[1:3] == ":/":
        return "a glob is relative to its configuration file, this is an absolute path", "write the path from there"
    if any(
        "]" not in part or part.partition("]")[0] in ("", "!", "^") for step in steps for part in step.split("[")[1:]
    ):
        return (
            "a glob closes a bracket after the characters that it stands for",
            "such as [ab] or [!ab], without [ in it",
        )
    if any(char < " " for char in pattern):
        return "a glob holds no control characters", "write a name, with * for any part of it"
    return None


class Globs:
    """Patterns, of which the last that matches a path, or a folder that holds it, decides."""

    __slots__ = ("_globs", "patterns")

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._globs = [_Glob(pattern) for pattern in reversed(self.patterns)]

    def match(self, path: str) -> bool:
        """Whether a path (relative, with slashes; a folder's ends in one) is meant."""
        parts = path.rstrip("/").split("/")
        folders = len(parts) - (not path.endswith("/"))
        for glob in self._globs:
            if glob.match(parts, folders):
                return not glob.negative
        return False


class _Glob:
    """One pattern. A slash within it ties it to the base; one at its end lets it match folders alone."""

    __slots__ = ("folder", "negative", "steps")

    def __init__(self, pattern: str) -> None:
        self.negative = pattern.startswith("!")
        bare = pattern.removeprefix("!")
        self.folder = bare.endswith("/")
        tied = "/" in bare.rstrip("/")
        self.steps = ([] if tied else [ANY]) + [step.replace("[^", "[!") for step in bare.strip("/").split("/")]

    def match(self, parts: list[str], folders: int) -> bool:
        """Whether the path, or a folder that holds it, is matched; the first `folders` parts are those of folders."""
        reached = {0}
        last = len(self.steps) - 1
        for number, step in enumerate(self.steps):
            if step == ANY:
                first = min(reached) + (number == last)
                reached = set(range(first, len(parts) + 1))
            else:
                reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], step)}
            if not reached:
                return False
        return not self.folder or any(at <= folders for at in reached)
