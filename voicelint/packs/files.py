"""Packs read from files."""

from __future__ import annotations

import os

from ..source.document import Source
from ..source.read import Unreadable, read_file
from .load import Bad, PackError, rulebook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..engine.packs import Rulebook


def read_rules(paths: Iterable[str]) -> Rulebook:
    """The rules of voicelint and of packs, given by their files. PackError: some of them are wrong, or cannot be read."""
    texts: list[tuple[str, str]] = []
    bad: list[Bad] = []
    for path in {os.path.abspath(path): path for path in reversed([*paths])}.values():
        try:
            texts.append((path, read_file(path)))
        except Unreadable as reason:
            from ..engine.describe import unreadable

            bad.append(Bad(Source(path, "", "yaml"), [unreadable(path, reason)]))
    texts.reverse()
    try:
        rules = rulebook(texts)
    except PackError as faults:
        raise PackError([*bad, *faults.packs]) from None
    if bad:
        raise PackError(bad)
    return rules
