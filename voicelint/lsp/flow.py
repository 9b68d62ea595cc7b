"""The cursor within brackets and braces: YAML's flow collections and all of JSON."""

from __future__ import annotations

import re

from .words import Cursor, Frame, quoted_end, steps_of

_TOKEN = re.compile(
    r"""(?P<gap>\s+)|(?P<comment>\#[^\n]*)|(?P<sign>[\[\]{},])|(?P<colon>:(?=[\s,\[\]{}"']|$))|(?P<quote>["'])"""
    r"""|(?P<plain>(?:[^\s\[\]{},:\#]|:(?=[^\s,\[\]{}])|(?<=\S)\#|[ \t]+(?=[^\s,\[\]{}:\#]))+)|(?P<other>.)""",
    re.X,
)
_BLOCK_KEY = re.compile(r"""\n( *)(?:- |["']?[A-Za-z_][\w-]*["']?[ ]*:(?=\s))""")
KEY, COLON, VALUE, COMMA = range(4)
FURTHEST = 2000
"""Characters behind the cursor in which the other keys or words of what it is in are looked for."""


def flow(text: str, at: int, offset: int, path: tuple[str, ...], holder: int) -> Cursor | int:
    """Read the collection that opens at an offset: the cursor if it is inside, or the offset behind its end.

    `path` leads to the collection. A line that can only belong to a block around it (a key not to the right of the
    holder's column) ends one that was never closed.
    """
    return _Flow(text, at, offset, path, holder).run()


class _Flow:
    def __init__(self, text: str, at: int, offset: int, path: tuple[str, ...], holder: int) -> None:
        self.text = text
        self.at = at
        self.offset = offset
        self.path = path
        self.holder = holder
        self.frames: list[Frame] = []
        self.expect = VALUE
        self.name: str | None = None
        self.quoted = False

    def run(self) -> Cursor | int:
        while self.at < self.offset:
            kind, end = self.token()
            if kind == "gap":
                broken = self.broken(self.at, end)
                if broken is not None:
                    return broken
                end = min(end, self.offset)
            elif kind == "comment" and self.offset <= end:
                return Cursor.comment(self.at, self.offset)
            elif kind in ("quoted", "plain") and end >= self.offset:
                return self.cursor(self.at, end)
            self.take(kind, end)
            if not self.frames:
                return end
        return self.cursor(self.offset, self.offset)

    def token(self) -> tuple[str, int]:
        """What stands at the place that is read, and where it ends."""
        text, at = self.text, self.at
        if self.quoted and text[at] == ":":
            return "colon", at + 1  # behind a quoted key no space is needed
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            return "other", at + 1
        if found.lastgroup != "quote":
            return found.lastgroup, found.end()
        close = quoted_end(text, at, self.holder)
        if close is None:
            line = text.find("\n", at)
            close = len(text) if line == -1 else line
        return "quoted", close

    def take(self, kind: str, end: int) -> None:
        """Read a token, and go on behind it."""
        if kind == "sign":
            self.sign(self.text[self.at])
        elif kind == "colon":
            self.colon()
        elif kind in ("quoted", "plain"):
            self.scalar(self.text[self.at : end])
        self.at = end

    def broken(self, start: int, end: int) -> int | None:
        """Where a block goes on that shows the collection to be unfinished; None where nothing shows that."""
        if self.holder < 0 or "\n" not in self.text[start:end]:
            return None
        line = self.text.rindex("\n", start, end)
        key = _BLOCK_KEY.match(self.text, line)
        if key is None or len(key[1]) > self.holder or line + 1 > self.offset:
            return None
        return line

    def sign(self, sign: str) -> None:
        """A bracket, brace or comma."""
        if sign in "[{":
            self.frames.append(Frame(-1, items=sign == "["))
            self.expect = VALUE if sign == "[" else KEY
        elif sign in "]}":
            self.frames.pop()
            self.expect = COMMA
        else:
            self.expect = VALUE if self.frames[-1].items else KEY
            self.frames[-1].key = None
        self.name, self.quoted = None, False

    def colon(self) -> None:
        """A colon: what stood before it was a key."""
        self.quoted = False
        frame = self.frames[-1]
        if frame.items:
            return
        frame.key = self.name or ""
        frame.present.add(frame.key)
        self.expect = VALUE

    def scalar(self, written: str) -> None:
        """A key before its colon, or a value."""
        if self.expect == KEY:
            self.quoted = written[0] in "\"'"
            self.name = written[1:-1] if self.quoted else written
            self.expect = COLON
        elif self.expect == VALUE:
            self.expect = COMMA
            if self.frames[-1].items:
                self.frames[-1].present.add(written.strip("\"'"))

    def cursor(self, start: int, end: int) -> Cursor:
        """The cursor in a word, or between words."""
        path = (*self.path, *steps_of(self.frames))
        keys, values = self.expect == KEY, self.expect == VALUE
        frame = self.frames[-1]
        if keys or frame.items:
            self.ahead(end, len(self.frames))
        return Cursor(
            path, keys=keys, values=values, start=start, offset=self.offset, text=self.text,
            present=frame.present, listed=frame.present if frame.items else None, flow=True,
        )  # fmt: skip

    def ahead(self, at: int, depth: int) -> None:
        """Read on as far as the collection goes, for what else is in it; the word at the cursor is none of that."""
        self.expect, self.name, self.at = COMMA if self.frames[-1].items else COLON, None, at
        self.quoted = self.text[at - 1] in "\"'"
        stop = min(len(self.text), at + FURTHEST)
        while self.at < stop and len(self.frames) >= depth:
            kind, end = self.token()
            if kind == "colon" and self.name is None and len(self.frames) == depth:
                self.quoted = False
                self.at = end
            else:
                self.take(kind, end)
