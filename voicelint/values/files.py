"""Files that are replaced as a whole or not at all."""

from __future__ import annotations

import os


def replace_file(path: str, data: bytes) -> None:
    """Write bytes beside a file, then move them into its place; an existing file keeps its mode. OSError as it comes."""
    if os.path.isdir(path):
        raise IsADirectoryError(21, "it is a folder", path)
    folder = os.path.dirname(os.path.abspath(path))
    temporary = os.path.join(folder, f".{os.path.basename(path)[:100]}.{os.getpid()}.tmp")
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
