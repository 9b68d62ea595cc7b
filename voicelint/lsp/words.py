"""The parts of a file's text that the cursor may be found in."""

from __future__ import annotations

import re

from ..engine.place import ITEM

_PLAIN = re.compile(r"""(?:[^\s,\[\]{}"':]|:(?=[^\s,\[\]{}]))*""")
_QUOTED = re.compile(r"""[^"'\n,\[\]{}]*(?P<close>["'])?""")
_COMMENT = re.compile(r"(?<=[ \t])#")
_SIGN = re.compile(r"#|-(?=\s|\Z)")
"""What is no word, though a word may hold it."""
_FOLLOWED = re.compile(r"""[ \t]+(?![\s#,\]}]|\Z)|["'\[{]""")
"""Something further on the same line, or a quote or bracket at once: what is written ahead of that would run into it."""


class Frame:
    """A collection that is open at the cursor; block ones have a column, flow ones -1.

    A mapping has the key that is being given its value, and all its keys so far; a list has its words so far.
    `filled` says that the key, or the item, has its value already.
    """

    __slots__ = ("filled", "indent", "items", "key", "present")

    def __init__(self, indent: int, items: bool = False) -> None:
        self.indent = indent
        self.items = items
        self.filled = False
        self.key: str | None = None
        self.present: set[str] = set()


def steps_of(frames: list[Frame]) -> tuple[str, ...]:
    """The way through the open collections as steps of a pack's path."""
    return tuple(ITEM if frame.items else frame.key or "" for frame in frames if frame.items or frame.key is not None)


class Cursor:
    """What may be written at the cursor.

    `path` are the steps to what it stands in: with `keys` a key of the mapping there may be written, with `values`
    a value for it; with neither it is only in it. `word` is what is written so far, `start` and `end` the span that
    a completion replaces, `quote` the quote that the word began with, `opening` the one that it should begin with.
    `closed` says that the cursor is behind the closing one. `present` are the keys that are there already, `listed` the
    words of the list, `said` is where the comment begins that the cursor is in, if it is in one.
    """

    __slots__ = (
        "closed",
        "end",
        "flow",
        "keys",
        "listed",
        "opening",
        "path",
        "present",
        "quote",
        "said",
        "start",
        "values",
        "word",
    )

    def __init__(
        self,
        path: tuple[str, ...],
        *,
        keys: bool = False,
        values: bool = False,
        start: int = 0,
        offset: int = 0,
        text: str = "",
        present: set[str] | None = None,
        listed: set[str] | None = None,
        flow: bool = False,
    ) -> None:
        behind = start == offset and _FOLLOWED.match(text, offset) is not None
        self.path = path
        self.keys = keys and not behind
        self.values = values and not behind
        self.present = present or set()
        self.listed = listed or set()
        self.flow = flow
        self.said: int | None = None
        self.opening = ""
        self.quote = text[start] if start < len(text) and text[start] in "\"'" and start < offset else ""
        self.start = start + len(self.quote)
        self.word = text[self.start : offset]
        self.closed = bool(self.quote) and self.word[-1:] == self.quote
        if self.closed:
            self.word = self.word[:-1]
            offset -= 1
        rest = (_QUOTED if self.quote else _PLAIN).match(text, offset)
        if start == offset and _SIGN.match(text, offset):
            rest = None
        self.end = offset
        if rest is not None and not self.quote:
            self.end = rest.end()
        elif rest is not None and rest["close"] == self.quote:
            self.end = rest.end() - 1

    @classmethod
    def comment(cls, start: int, offset: int) -> Cursor:
        """The cursor in a comment that begins at `start`."""
        cursor = cls((), start=offset, offset=offset)
        cursor.said = start
        return cursor


def quoted_end(text: str, at: int, holder: int) -> int | None:
    """The offset behind the quote that closes the one at an offset; None where it is never closed.

    On further lines it may only be looked for where they belong to the same value: those to the right of the
    holder's column. A quote that is not closed yet must not swallow the rest of the file.
    """
    closing = DOUBLE if text[at] == '"' else SINGLE
    found = closing.match(text, at)
    if found is None:
        return None
    feed = text.find("\n", at, found.end())
    while feed != -1:
        line = _INDENT.match(text, feed + 1)
        if holder < 0 or (
            line is not None and line.end() < len(text) and text[line.end()] != "\n" and line.end() - feed - 1 <= holder
        ):
            return None
        feed = text.find("\n", feed + 1, found.end())
    return found.end()


DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
SINGLE = re.compile(r"'(?:[^']|'')*'")
_INDENT = re.compile(r"[ \t]*")


def plain_end(text: str, at: int, stop: int) -> int:
    """Where a comment begins behind a plain value, or `stop`."""
    found = _COMMENT.search(text, at, stop)
    return stop if found is None else found.start()
