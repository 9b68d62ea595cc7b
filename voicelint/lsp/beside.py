"""The other words of a list in block style."""

from __future__ import annotations

import re

from .flow import FURTHEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"""(?P<lead>[ ]*)(?P<dash>-[ \t]+(?:["']?(?P<word>[^\s"'#]+)["']?[ \t]*(?:#.*)?\Z)?)?""")


def items_beside(text: str, offset: int, indent: int) -> set[str]:
    """The items of one word each, of a list with its dashes at a column; not the one on the line of an offset."""
    line = text.rfind("\n", 0, offset) + 1
    before = text[max(line - FURTHEST, 0) : line].split("\n")
    after = text[offset : offset + FURTHEST].split("\n")
    return {*_words(before[-2::-1], indent), *_words(after[1:], indent)}


def _words(lines: Iterable[str], indent: int) -> Iterator[str]:
    """The words of a list's lines, as far as the list goes."""
    for line in lines:
        found = _LINE.match(line)
        if found is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        column = len(found["lead"])
        if column < indent or (column == indent and found["dash"] is None):
            return
        if column == indent and found["word"] is not None:
            yield found["word"]
