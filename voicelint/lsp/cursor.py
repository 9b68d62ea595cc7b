"""Where in a file's structure the cursor stands, in text that need not parse.

Completion is asked for in the middle of a word, when the file is seldom whole, so nothing here relies on the parser:
the lines above the cursor and their indentation tell whose key or value is being written. Only what the cursor can
not stand in (block scalars, quoted texts over several lines) has to be known as such, to be passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .beside import items_beside
from .flow import flow
from .words import Cursor, Frame, plain_end, quoted_end, steps_of

KEY = re.compile(
    r"""(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\n]|'')*)'"""
    r"""|(?P<plain>(?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|[-?:](?=\S))"""
    r"""(?:[^\n\ \t:\#]|:(?=\S)|(?<=\S)\#|[ \t]++(?!:(?:[ \t\n]|\Z)))*+))[ \t]*+:(?=[ \t\n]|\Z)""",
    re.X,
)
"""A key of a block mapping with its colon. Nothing in it is tried twice: a line may be very long."""
_LEAD = re.compile(r"[ \t]*")
_DASH = re.compile(r"-(?:[ \t]+|(?=\n)|\Z)")
_MARKS = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]+|(?=\n)|$))+")
_MARK = re.compile(r"(?:---|\.\.\.)(?=\s|$)")
_INSIDE = r"""(?:[^\[\]{}"'#\n]|"[^"\\\n]*"|'[^'\n]*')*+"""
_FLAT = re.compile(rf"[\[{{]{_INSIDE}[\]}}][ \t]*(?=\n)")
"""A collection that ends with its line and holds no other: as each of a long list of recipients."""
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?(?=\n|$)")


def scan(text: str, offset: int, siblings: bool = True) -> Cursor:
    """The cursor at an offset of a YAML or JSON text; without `siblings` the keys behind it are not looked for."""
    if "\r" in text:
        # Of the same length, so that offsets stay what they are.
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _Scan(text, offset, siblings).run()


class _Scan:
    """Goes through the text line by line as far as the cursor's."""

    def __init__(self, text: str, offset: int, siblings: bool) -> None:
        self.text = text
        self.siblings = siblings
        self.offset = offset
        self.frames: list[Frame] = []

    def run(self) -> Cursor:
        at = 0
        last = self.text.rfind("\n", 0, self.offset) + 1
        while True:
            found = self.line(at)
            if isinstance(found, Cursor):
                return found
            at = found
            if self.frames and self.frames[-1].items:
                more = _items(self.frames[-1].indent).match(self.text, at, last)
                at = at if more is None else more.end()

    def line(self, at: int) -> Cursor | int:
        """Read the line that begins at an offset: the cursor, if it is on it, or where to read on."""
        text = self.text
        end = text.find("\n", at)
        end = len(text) if end == -1 else end
        here = end >= self.offset
        stop = min(end, self.offset) if here else end
        lead = _LEAD.match(text, at, stop)
        at_word = at if lead is None else lead.end()
        indent = at_word - at
        if at_word == stop:
            return self.word(at_word, indent) if here else end + 1
        if text[at_word] == "#":
            return Cursor.comment(at_word, self.offset) if here else end + 1
        if not indent and _MARK.match(text, at):
            self.frames.clear()
            if here and stop <= at + 3:
                return Cursor(())
            at_word = min(at + 4, stop)
        return self.entries(at_word, indent, stop, end, here)

    def entries(self, at: int, indent: int, stop: int, end: int, here: bool) -> Cursor | int:
        """Read a line's dashes and key, and then its value."""
        text = self.text
        while at < stop and (dash := _DASH.match(text, at)) is not None:
            self.item(indent)
            behind = min(dash.end(), stop)
            indent += behind - at
            at = behind
            if at == stop:
                return self.word(at, indent) if here else end + 1
        marks = _MARKS.match(text, at, stop)
        key = KEY.match(text, marks.end() if marks else at)
        if key is None or key.end() > stop:
            return self.value(at, indent, stop, end, here, lone=True)
        self.key(indent, _name(key))
        gap = _LEAD.match(text, key.end(), stop)
        begin = key.end() if gap is None else gap.end()
        if begin == stop and not here:
            return end + 1
        return self.value(begin, indent, stop, end, here, lone=False)

    def value(self, at: int, indent: int, stop: int, end: int, here: bool, lone: bool) -> Cursor | int:
        """Read what stands behind a key (or, `lone`, behind a dash or by itself), over several lines if it goes on."""
        text = self.text
        marks = _MARKS.match(text, at, stop)
        at = marks.end() if marks else at
        sign = text[at] if at < stop else ""
        if sign == "#" and text[at - 1] in " \t\n":
            return Cursor.comment(at, self.offset) if here else end + 1
        holder = self.holder(indent, lone)
        if sign and not here and self.frames:
            self.frames[-1].filled = True
        if sign in ("|", ">") and _HEADER.match(text, at, end):
            return self.passed(end + 1, holder) if not here else Cursor(self.path())
        if sign in ("[", "{"):
            return self.flowing(at, end, indent, lone, holder)
        if sign in ('"', "'"):
            close = quoted_end(text, at, holder)
            if close is None or close >= self.offset > at:
                if here or close is not None:
                    return self.word(at, indent) if lone else self.said(at)
                return end + 1
            after = text.find("\n", close)
            after = len(text) if after == -1 else after
            return after + 1 if after < self.offset else _behind(text, close, self.offset, self.path())
        if here:
            mark = plain_end(text, at, stop)
            if mark < stop:  # a comment behind the value
                return Cursor.comment(mark, self.offset)
            return self.word(at, indent) if lone else self.said(at)
        return end + 1

    def flowing(self, at: int, end: int, indent: int, lone: bool, holder: int) -> Cursor | int:
        """Read a flow collection."""
        if end < self.offset and _FLAT.match(self.text, at, end + 1):
            return end + 1
        if lone:
            self.under(indent)
        found = flow(self.text, at, self.offset, self.path(), holder)
        if isinstance(found, Cursor):
            return found
        after = self.text.find("\n", found)
        after = len(self.text) if after == -1 else after
        if after < self.offset:
            return after + 1
        return _behind(self.text, found, self.offset, self.path())

    def passed(self, at: int, holder: int) -> Cursor | int:
        """Pass over a block scalar's lines, which are those that are indented more than its holder."""
        text = self.text
        while at <= self.offset:
            end = text.find("\n", at)
            end = len(text) if end == -1 else end
            lead = _LEAD.match(text, at, end)
            indent = 0 if lead is None else lead.end() - at
            blank = at + indent == end
            if blank:
                indent = min(end, self.offset) - at
            if not blank and indent <= holder:
                return at
            if end >= self.offset:
                return at if indent <= holder else Cursor(self.path())
            at = end + 1
        return at

    def item(self, indent: int) -> None:
        """A dash at a column."""
        frames = self.frames
        while frames and frames[-1].indent > indent:
            frames.pop()
        if not frames or frames[-1].indent != indent or not frames[-1].items:
            self.open(Frame(indent, items=True))
        frames[-1].filled = False

    def key(self, indent: int, name: str) -> None:
        """A key at a column."""
        frame = self.mapping(indent)
        if frame is None:
            frame = Frame(indent)
            self.open(frame)
        frame.key = name
        frame.filled = False
        frame.present.add(name)

    def open(self, frame: Frame) -> None:
        """A collection begins, as the value of what it is in."""
        if self.frames:
            self.frames[-1].filled = True
        self.frames.append(frame)

    def mapping(self, indent: int) -> Frame | None:
        """The mapping whose keys stand at a column, everything further in being over."""
        self.under(indent)
        if self.frames and self.frames[-1].indent == indent:
            return self.frames[-1]
        return None

    def under(self, indent: int) -> None:
        """End what stands further in than a column, and a list whose dashes stand in it."""
        frames = self.frames
        while frames and (frames[-1].indent > indent or (frames[-1].indent == indent and frames[-1].items)):
            frames.pop()

    def holder(self, indent: int, lone: bool) -> int:
        """The column that the further lines of a value must be to the right of."""
        if not lone:
            return indent
        inner = [frame.indent for frame in self.frames if frame.indent < indent]
        return inner[-1] if inner else -1

    def path(self) -> tuple[str, ...]:
        return steps_of(self.frames)

    def said(self, at: int) -> Cursor:
        """The cursor in a value behind its key."""
        return Cursor(self.path(), values=True, start=at, offset=self.offset, text=self.text)

    def word(self, at: int, indent: int) -> Cursor:
        """The cursor in a word that stands where a key may, or an item."""
        frame = self.mapping(indent)
        around = self.frames[-1] if self.frames else None
        if frame is None and around is not None and around.filled:
            return Cursor(self.path())
        present, listed = self.ahead(indent), None
        if frame is not None:
            frame.key = None
            present |= frame.present
        elif around is not None and around.items and self.siblings:
            listed = items_beside(self.text, self.offset, around.indent)
        return Cursor(
            self.path(), keys=True, values=frame is None, start=at, offset=self.offset, text=self.text,
            present=present, listed=listed,
        )  # fmt: skip

    def ahead(self, indent: int) -> set[str]:
        """The keys of the same mapping on the lines below the cursor's."""
        text = self.text
        if not self.siblings:
            return set()
        begin = text.find("\n", self.offset)
        if begin == -1:
            return set()
        # Line breaks first: they are found much faster than beginnings of lines.
        over = re.compile(rf"\n(?: {{0,{indent - 1}}}(?![\s#])|---)" if indent else r"\n---").search(text, begin)
        stop = len(text) if over is None else over.start()
        found: set[str] = set()
        for place in re.compile(rf"\n{' ' * indent}(?=[^\s#])").finditer(text, begin, stop):
            key = KEY.match(text, place.end(), stop)
            if key is not None:
                found.add(_name(key))
        return found


@lru_cache(maxsize=64)
def _items(indent: int) -> re.Pattern[str]:
    """Lines that are one item each of a list at a column, and nothing more: they can be passed over all at once."""
    return re.compile(rf"""(?:[ ]{{{indent}}}-[ ](?:\{{{_INSIDE}\}}|"[^"\\\n]*"|'[^'\n]*')[ \t]*\n)*+""")


def _name(key: re.Match[str]) -> str:
    """A key as text."""
    if key["double"] is not None:
        return key["double"]
    return key["plain"] if key["single"] is None else key["single"].replace("''", "'")


def _behind(text: str, at: int, offset: int, path: tuple[str, ...]) -> Cursor:
    """The cursor on the rest of a line, behind a value that has ended: in a comment, or nowhere."""
    mark = re.compile(r"[ \t]#").search(text, at, offset)
    return Cursor(path) if mark is None else Cursor.comment(mark.start() + 1, offset)
