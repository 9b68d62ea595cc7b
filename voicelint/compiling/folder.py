"""The folder that campaigns are compiled into. Each campaign has a folder of its own in it, replaced as a whole.

A campaign is first written beside its place, under a name that begins with `.voicelint-`, flushed to the disk, and
then exchanged with what stood there. So a reader, or a run that is stopped at any moment, finds the old folder or
the new one, never a mixture; the next run clears away what was left. Other things in the folder are not touched.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from ..values.files import put
from .contents import foreign, holds, remove
from .exchange import put_in_place, restore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

_LEAD, _NEW, _OLD = ".voicelint-", ".new", ".old"


class Refused(Exception):  # noqa: N818 - read as "except Refused"
    """The folder cannot be written to as it is; the text says why."""


class Folder:
    """A folder that is written to; while it is open, other runs that want it wait. OSError as it comes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = -1

    def __enter__(self) -> Folder:
        usable(self.path)
        os.makedirs(self.path, exist_ok=True)
        self._lock = _locked(self.path)
        self.recover()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock >= 0:
            os.close(self._lock)

    def recover(self) -> None:
        """Put right what a run that was stopped has left."""
        for name in sorted(os.listdir(self.path)):
            path = os.path.join(self.path, name)
            if not name.startswith(_LEAD) or os.path.islink(path):
                continue
            if name.endswith(_OLD):
                restore(os.path.join(self.path, name[len(_LEAD) : -len(_OLD)]), path)
            if name.endswith((_NEW, _OLD)) and os.path.isdir(path):
                remove(path)

    def refuse_foreign(self, name: str) -> None:
        """Refused: at a campaign's place stands something that voicelint has not written."""
        place = os.path.join(self.path, name)
        if not os.path.lexists(place):
            return
        if os.path.islink(place) or not os.path.isdir(place):
            raise Refused(f"{place} is in the way: it is {'a link' if os.path.islink(place) else 'no folder'}")
        strange = foreign(place)
        if strange:
            more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
            raise Refused(f"{place} holds what voicelint has not written there: {strange[0]}{more}; move it away")

    def replace(self, name: str, files: Iterable[tuple[str, bytes]]) -> bool:
        """Make a campaign's folder hold these files (path with /, bytes) and nothing else; False when it did already."""
        self.refuse_foreign(name)
        place = os.path.join(self.path, name)
        new, aside = (os.path.join(self.path, f"{_LEAD}{name}{end}") for end in (_NEW, _OLD))
        if os.path.lexists(new) or os.path.lexists(aside):
            strange = new if os.path.lexists(new) else aside
            raise Refused(f"{strange} holds what voicelint has not written there: move it away")
        folders = {""}
        same = True
        os.mkdir(new)
        try:
            for file, data in files:
                head = os.path.dirname(file)
                if head not in folders:
                    os.mkdir(os.path.join(new, head))
                    folders.add(head)
                same = same and holds(place, file, data)
                with open(os.path.join(new, file), "xb") as stream:
                    put(stream, data)
            if same:  # its manifest too, and nothing else lies in it
                remove(new)
                return False
            for each in folders:
                _flush_folder(os.path.join(new, each))
            if os.path.isdir(place):  # whom the old folder was closed to, the new one is
                os.chmod(new, stat.S_IMODE(os.stat(place).st_mode))
            old = put_in_place(new, place, aside)
        except BaseException:
            restore(place, aside)
            remove(new)
            raise
        _flush_folder(self.path)
        if old:
            remove(old)
        return True


def usable(path: str) -> None:
    """Refused: the path is no folder and cannot become one."""
    if os.path.islink(path.rstrip("/") or "/"):
        raise Refused(f"{path} is a link; name the folder itself")
    if os.path.lexists(path) and not os.path.isdir(path):
        raise Refused(f"{path} is not a folder")


def others(path: str, names: Iterable[str]) -> list[str]:
    """The compiled campaigns in a folder that are not among the names."""
    from .manifest import listed

    known = set(names)
    try:
        entries = sorted(os.listdir(path))
    except OSError:
        return []
    return [
        each
        for each in entries
        if each not in known and not each.startswith(".") and listed(os.path.join(path, each)) is not None
    ]


def _flush_folder(path: str) -> None:
    """Make new names in a folder outlast a power cut, where the system can."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)


def _locked(path: str) -> int:
    """An open descriptor of the folder that holds its lock; -1 where the system has no such locks."""
    try:
        from fcntl import LOCK_EX, flock
    except ImportError:
        return -1
    descriptor = os.open(path, os.O_RDONLY)
    with suppress(OSError):  # some network file systems cannot
        flock(descriptor, LOCK_EX)
    return descriptor
