"""Bytes to text: files and streams that may be missing, huge, binary, or in another encoding."""

from __future__ import annotations

import errno
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO, TypeVar

    Result = TypeVar("Result")

LIMIT = 32 * 1024 * 1024
"""The most bytes that are read from one file."""

_ENCODINGS = (  # UTF-32's marks begin with UTF-16's
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Unreadable(Exception):  # noqa: N818 - read as "except Unreadable"
    """A file that cannot be read as text. `name` is the rule's name: unreadable, too-large or not-text.

    `before` is the text up to the place where reading failed, without a byte order mark.
    """

    def __init__(self, reason: str, name: str = "unreadable", before: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.before = before
        self.name = name


def read_file(path: str, limit: int = LIMIT) -> str:
    """The text of a regular file of at most `limit` bytes; a byte order mark is kept (see `decode`)."""
    return _read(path, limit, lambda stream: read_stream(stream, limit))


def read_start(path: str, count: int) -> tuple[bytes, int]:
    """The first `count` bytes of a regular file, however large it is, and its size. Nothing more of it is read."""
    return _read(path, None, lambda stream: (os.read(stream.fileno(), count), os.fstat(stream.fileno()).st_size))


def _read(path: str, limit: int | None, read: Callable[[BinaryIO], Result]) -> Result:
    try:
        # A pipe without a writer would block in open(): look before opening, and open without blocking in
        # case the file is exchanged in between.
        _refuse(os.stat(path), limit)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as stream:
            _refuse(os.fstat(descriptor), limit)
            return read(stream)
    except OSError as error:
        raise Unreadable(_reason(error)) from None
    except ValueError:  # a NUL in the path
        raise Unreadable("is not a possible file name") from None


def read_stream(stream: BinaryIO, limit: int = LIMIT) -> str:
    """The text of a binary stream such as standard input; stops reading above `limit` bytes."""
    chunks: list[bytes] = []
    left = limit + 1
    while left > 0:
        chunk = stream.read(left)
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise _too_large(limit)
    return decode(b"".join(chunks))


def decode(data: bytes) -> str:
    """UTF-8 bytes to text. A leading U+FEFF stays, so that nothing is lost: `parse` takes it off."""
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            raise Unreadable(f"is {encoding} text; save it as UTF-8", "not-text")
    nul = data.find(0)
    if nul != -1:
        half = data[:64].count(0) * 3 > len(data[:64])
        reason = "looks like UTF-16 text; save it as UTF-8" if half else "is a binary file (it holds a NUL byte)"
        raise Unreadable(reason, "not-text", _before(data[:nul]))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 text (byte 0x{data[error.start]:02X}); save it as UTF-8"
        raise Unreadable(reason, "not-text", _before(data[: error.start])) from None


def _before(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _refuse(status: os.stat_result, limit: int | None) -> None:
    """Raise for anything but a regular file of a bearable size, which is any without a limit."""
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise Unreadable("is a folder, not a file")
    if not stat.S_ISREG(mode):
        kinds = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"))
        kind = next((word for test, word in kinds if test(mode)), "device")
        raise Unreadable(f"is a {kind}, not a file; give - to read standard input")
    if limit is not None and status.st_size > limit:
        raise _too_large(limit)


def _too_large(limit: int) -> Unreadable:
    size = f"{limit // (1024 * 1024)} MiB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return Unreadable(f"is larger than {size}", "too-large")


def _reason(error: OSError) -> str:
    known = {
        errno.ENOENT: "does not exist",
        errno.ENOTDIR: "does not exist: a part of its path is a file, not a folder",
        errno.EACCES: "may not be read: permission denied",
        errno.EPERM: "may not be read: permission denied",
        errno.EISDIR: "is a folder, not a file",
        errno.ELOOP: "is a symbolic link that leads back to itself",
        errno.ENAMETOOLONG: "has too long a name",
    }
    return known.get(error.errno or 0) or f"could not be read: {error.strerror or 'input/output error'}"
