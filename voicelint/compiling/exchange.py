"""One folder put in another's place, at one instant where the system can do that."""

from __future__ import annotations

import os
import sys

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def put_in_place(new: str, place: str, aside: str) -> str:
    """Make the folder `new` the one at `place`; the answer is where the folder that stood there is now, "" if none did.

    Both are exchanged at one instant on Linux and macOS. Where the file system cannot, the old one is moved to
    `aside` first: stopped in between, nothing stands at `place` until `restore` is called. OSError as it comes.
    """
    if not os.path.lexists(place):
        os.rename(new, place)
        return ""
    if _exchange(new, place):
        return new
    os.rename(place, aside)
    os.rename(new, place)
    return aside


def restore(place: str, aside: str) -> bool:
    """Move a folder back that was moved aside and has no successor; whether there was one."""
    if os.path.lexists(place) or not os.path.lexists(aside):
        return False
    os.rename(aside, place)
    return True


def _exchange(one: str, other: str) -> bool:
    """Exchange two paths; False where that cannot be done."""
    if sys.platform not in ("linux", "darwin"):
        return False
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _RENAME_SWAP) == 0)
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
    except (ImportError, AttributeError, OSError):  # no ctypes, or a C library without the call
        return False
