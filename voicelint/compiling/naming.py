"""The names of campaigns' folders. They come from the names of the specs' files, never from what is in them."""

from __future__ import annotations

import os
import re
from unicodedata import normalize

from ..source.parse import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 100
"""Characters of a name."""
LONGEST_ENCODED = 200
"""Bytes of a name: with what it is written under first, a file system takes 255."""


def folder_name(file: str, number: int = 0) -> str:
    """The folder for a spec: its file's name without the ending; with `number` for one of several in the file.

    What is no letter, digit, dot, dash or underscore becomes a dash, and a name never begins with a dot. An accent that
    is a character of its own, as some systems write it in names of files, belongs to its letter.
    """
    stem, ending = os.path.splitext(os.path.basename(file.replace("\\", "/")))
    if ending.lower() not in FORMATS:
        stem += ending
    name = re.sub(r"[^\w.-]+", "-", normalize("NFC", stem))[:LONGEST]
    name = name.encode()[:LONGEST_ENCODED].decode("utf-8", "ignore").strip("-.") or "campaign"
    return f"{name}-{number}" if number else name


def repeated(names: Iterable[str]) -> str | None:
    """A name that stands twice, capital and small letters taken as one, as some file systems do."""
    seen: set[str] = set()
    for name in names:
        folded = name.casefold()
        if folded in seen:
            return name
        seen.add(folded)
    return None
