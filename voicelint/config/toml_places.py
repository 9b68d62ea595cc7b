"""Where in a TOML text each key and value stands, which the standard library's reader does not say.

The text need not be well-formed: the look through it ends where it makes no sense, and the reader of the values
says what is wrong there.
"""

from __future__ import annotations

from ..values.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Route

MOST_PARTS = 32
"""Of a dotted key: the standard library's reader takes quadratic time for each."""

DEEPEST = 32
"""Levels of brackets and braces that are looked into."""

_BLANK = Lazy(r"(?:[ \t\r\n]|#[^\n]*)*+")
_SPACE = Lazy(r"[ \t]*+")
_KEY = Lazy(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_VALUE = Lazy(
    r""""{3}(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*+'{3,5}"""
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*+|[^\s,\[\]{}#="']++"""
)


class Span:
    """A key and its value, as offsets in code points, ends exclusive; a list's item has its own place as its key's."""

    __slots__ = ("end", "key_end", "key_start", "start")

    def __init__(self, key_start: int, key_end: int, start: int, end: int) -> None:
        self.key_start = key_start
        self.key_end = key_end
        self.start = start
        self.end = end


class TooLongKeyError(ValueError):
    """A dotted key of more parts than can be read in good time, and its offset."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class _LostError(Exception):
    """The text makes no sense here."""


def places(text: str) -> dict[Route, Span]:
    """The span of every value by its route, up to the first place that is no TOML. TooLongKeyError as it says."""
    scan = _Scan(text)
    try:
        scan.document()
    except _LostError:
        return scan.found
    return scan.found


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Route, Span] = {}
        self.counts: dict[Route, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        table: Route = ()
        while True:
            self.skip(_BLANK)
            if self.at == len(self.text):
                return
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table, 0)

    def skip(self, pattern: Lazy) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found is not None else self.at

    def take(self, sign: str) -> None:
        if not self.text.startswith(sign, self.at):
            raise _LostError
        self.at += len(sign)

    def header(self) -> Route:
        start = self.at
        sign = "[[" if self.text.startswith("[[", start) else "["
        self.take(sign)
        keys = self.keys()
        self.take("]" * len(sign))
        table: Route = ()
        for number, (name, low, high) in enumerate(keys, 1):
            table = (*table, name)
            span = Span(low, high, start, self.at)
            if number < len(keys) or sign == "[":
                self.found.setdefault(table, span)
                if number < len(keys) and table in self.counts:
                    table = (*table, self.counts[table] - 1)
        if sign == "[[":
            index = self.counts[table] = self.counts.get(table, 0) + 1
            self.found.setdefault(table, span)
            table = (*table, index - 1)
            self.found[table] = span
        return table

    def keys(self) -> list[tuple[str, int, int]]:
        """A dotted key's parts, each with its place."""
        found: list[tuple[str, int, int]] = []
        while True:
            self.skip(_SPACE)
            part = _KEY.match(self.text, self.at)
            if part is None:
                raise _LostError
            if len(found) == MOST_PARTS:
                raise TooLongKeyError(found[0][1])
            found.append((_name(part[0]), part.start(), part.end()))
            self.at = part.end()
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return found
            self.at += 1

    def pair(self, table: Route, depth: int) -> None:
        keys = self.keys()
        self.take("=")
        self.skip(_SPACE)
        route = (*table, *(name for name, _, _ in keys))
        start = self.at
        self.value(route, depth)
        for number, (_, low, high) in enumerate(keys, 1):
            span = Span(low, high, start, self.at)
            self.found.setdefault(route[: len(table) + number], span)

    def value(self, route: Route, depth: int) -> None:
        sign = self.text[self.at : self.at + 1]
        if sign in ("[", "{"):
            if depth == DEEPEST:
                raise _LostError
            self.at += 1
            self.items(route, depth + 1) if sign == "[" else self.inline(route, depth + 1)
            return
        found = _VALUE.match(self.text, self.at)
        if found is None:
            raise _LostError
        self.at = found.end()

    def items(self, route: Route, depth: int) -> None:
        number = 0
        while True:
            self.skip(_BLANK)
            if self.text.startswith("]", self.at):
                self.at += 1
                return
            start = self.at
            self.value((*route, number), depth)
            self.found[(*route, number)] = Span(start, self.at, start, self.at)
            number += 1
            self.skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1

    def inline(self, route: Route, depth: int) -> None:
        while True:
            self.skip(_BLANK)
            if self.text.startswith("}", self.at):
                self.at += 1
                return
            self.pair(route, depth)
            self.skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1


def _name(raw: str) -> str:
    if raw[0] == '"' and "\\" in raw:
        import tomllib

        try:
            name: str = tomllib.loads(f"name = {raw}")["name"]
        except ValueError:
            raise _LostError from None
        return name
    return raw[1:-1] if raw[0] in "\"'" else raw
