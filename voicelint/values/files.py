"""Files that are replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


class ChangedError(Exception):
    """A file is not what it was when it was read."""


def replace_file(path: str, data: bytes, old: bytes | None = None) -> None:
    """Write bytes beside a file, then move them into its place; an existing file keeps its mode and owner.

    A link stays a link to the file that is replaced; a pipe or a device is written to as it stands. OSError as it
    comes. With `old`, ChangedError when the file holds anything else at the last moment.
    """
    if not path:
        raise FileNotFoundError(errno.ENOENT, "a file needs a name", path)
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    path = os.path.realpath(path)
    known = os.stat(path) if os.path.exists(path) else None
    temporary = os.path.join(os.path.dirname(path), f".voicelint-{os.urandom(6).hex()}.tmp")
    # Nobody but the owner may read the new file before it has the old one's mode.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if known is None else 0o600)
    try:
        with open(descriptor, "wb") as stream:
            put(stream, data)
        if known is not None:
            _make_alike(temporary, known)
        if old is not None and not _holds(path, old):
            raise ChangedError
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def put(stream: BinaryIO, data: bytes) -> None:
    """Write bytes so that they outlast a power cut."""
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())


def _make_alike(path: str, known: os.stat_result) -> None:
    made = os.stat(path)
    if (made.st_uid, made.st_gid) != (known.st_uid, known.st_gid):
        with suppress(OSError):  # only root may give a file away
            os.chown(path, known.st_uid, known.st_gid)
    os.chmod(path, known.st_mode & 0o7777)


def _holds(path: str, data: bytes) -> bool:
    with open(path, "rb") as stream:
        return stream.read(len(data) + 1) == data


def create_file(path: str, data: bytes) -> None:
    """Write a new file as a whole; FileExistsError when there is anything of that name, even a link to nowhere."""
    folder, name = os.path.split(path)
    if not name:
        raise FileNotFoundError(errno.ENOENT, "a file needs a name", path)
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "it is there already", path)
    temporary = os.path.join(folder, f".voicelint-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as stream:
            put(stream, data)
        try:
            os.link(temporary, path)  # unlike a rename, it fails when somebody else has made the file meanwhile
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            os.replace(temporary, path)
            return
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)
