"""Files that are replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os


def replace_file(path: str, data: bytes) -> None:
    """Write bytes beside a file, then move them into its place; an existing file keeps its mode. OSError as it comes.

    A link stays a link to the file that is replaced; a pipe or a device is written to as it stands.
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
    temporary = os.path.join(os.path.dirname(path), f".voicelint-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if os.path.exists(path):
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


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
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
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
