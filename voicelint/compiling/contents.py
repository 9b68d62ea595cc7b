"""What lies in a campaign's folder, and what of it is voicelint's own."""

from __future__ import annotations

import os
import re

from .manifest import NAME, listed, sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OURS = re.compile(rf"{re.escape(NAME)}|[a-z-]+/(?:[0-9]{{3,}}(?:\.effective)?\.json|send\.sh)")
_OUR_FOLDER = re.compile("[a-z-]+/")


def found(path: str) -> list[str]:
    """Everything in a folder, in the order of the names: files and links, and folders with a / behind.

    Links are not followed. A folder that is not there holds nothing.
    """
    return sorted(_below(path, "")) if os.path.isdir(path) and not os.path.islink(path) else []


def _below(path: str, lead: str) -> Iterator[str]:
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield f"{lead}{entry.name}/"
                yield from _below(entry.path, f"{lead}{entry.name}/")
            else:
                yield lead + entry.name


def foreign(path: str) -> list[str]:
    """What of a folder voicelint has not written: all that its manifest does not list."""
    own = {name for name in listed(path) or () if _OURS.fullmatch(name)}
    folders = {name[: name.index("/") + 1] for name in own if "/" in name}
    return [name for name in found(path) if name not in own and name not in folders]


def remove(path: str) -> list[str]:
    """Take away a folder with what voicelint has written in it; the answer is what is not ours, and stays."""
    names = found(path)
    for name in names:
        if _OURS.fullmatch(name):
            os.unlink(os.path.join(path, name))
    for name in reversed(names):
        if _OUR_FOLDER.fullmatch(name):
            _try_rmdir(os.path.join(path, name))
    _try_rmdir(path)
    return found(path)


def _try_rmdir(path: str) -> None:
    try:
        os.rmdir(path)
    except OSError:  # something that is not ours lies in it
        return


def holds(path: str, name: str, data: bytes) -> bool:
    """Whether a file of a folder is a real file of these bytes."""
    file = os.path.join(path, name)
    try:
        if os.path.islink(file) or os.path.getsize(file) != len(data):
            return False
        with open(file, "rb") as stream:
            return stream.read(len(data) + 1) == data
    except OSError:
        return False


def differences(path: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """How a folder differs from files: each difference as stale, missing or extra, and the name of the file."""
    there = set(found(path))
    wanted: set[str] = set()
    for name, data in files:
        wanted |= {name, name[: name.index("/") + 1]} if "/" in name else {name}
        if name not in there:
            yield "missing", name
        elif not holds(path, name, data):
            yield "stale", name
    for name in sorted(there - wanted):
        yield "extra", name


def altered(output: str, path: str) -> bool:
    """Whether a file of a campaign's folder is another than the manifest there says; False for what it does not list."""
    campaign, _, name = os.path.relpath(path, output).replace(os.sep, "/").partition("/")
    known = listed(os.path.join(output, campaign)) if name and campaign != os.pardir else None
    if known is None or not known.get(name):
        return False
    with open(path, "rb") as stream:
        return sha256(stream.read()) != known[name]
