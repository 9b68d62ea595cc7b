"""The plain data of a YAML text that is written plainly, in a third of the time that its positions take.

Only what most files are made of is understood: keys and values on lines of their own, lists, values in quotes or
without, brackets within one line. Whatever else YAML has (anchors, tags, escapes, block scalars, a repeated key, any
doubt) makes the answer UNCERTAIN, and `parse` is asked. So there is one reader of YAML: where this one answers, it
says what that one says.
"""

from __future__ import annotations

import re

from .scalars import NOT_ALWAYS_TEXT, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

UNCERTAIN: Any = object()
"""Stands for "ask the whole reader"."""
DEEPEST = 40
QUOTES = frozenset("\"'")
BRACKETS = frozenset("{[")
CLOSING: dict[str, type] = {"]": list, "}": dict}
LONGEST_KEY = 200
BLOCK = 1 << 15
"""Characters of a text that are split at once, up to the end of a line."""

_parts = re.compile(
    r"^([ -]*)([A-Za-z_]\w{0,99}):"
    r"(?: ([A-Za-z0-9_./+~$][^:#\n]*(?<! ))| \"([^\"\\\n]+)\"| '([^'\n]+)'| ([{\[].*[}\]])|)$|^(.*)$",
    re.M | re.A,
).findall
"""Of lines as most are: blanks and dashes, a key, and one of a plain value, two kinds of text in quotes, brackets; else the whole line."""
_line = re.compile(r"((?:- +)*)(?:([A-Za-z_][A-Za-z0-9_.-]*|\"[^\"\\]*\"|'[^']*')(?:: +|:$))?(.*)").match
_first = re.compile(r"[A-Za-z0-9_./+~$]|-[^ ]").match
_WORD = r"\"[^\"\\]*\"|'[^']*'|(?:[A-Za-z0-9_./+$]|-[0-9.])[A-Za-z0-9_./+$@()=-]*(?: +[A-Za-z0-9_./+$@()=-]+)*"
_tokens = re.compile(rf" *(?:(?:({_WORD}): )?(?:([\[{{])|({_WORD}))|([\]}}]))( *,)?|( +#.*| +$|.)").findall
"""In brackets: a key, and a bracket or a value; or a closing bracket; a comma behind; or else what is none of these."""
_one = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*): ([A-Za-z0-9_.+$][A-Za-z0-9_.+$]*)\}$").match
_rare = re.compile(r"[^\n -~]").search
_dashes = re.compile("- +").findall
_comment = re.compile(" *(?:$| #)").match


class _Doubt(Exception):  # noqa: N818 - the way out
    """Something that only the whole reader can tell."""


def brief(text: str) -> Any:
    """The one document of a YAML text as plain data, or UNCERTAIN."""
    if _rare(text) is not None and not text.replace("\n", " ").isprintable():
        return UNCERTAIN  # tabs, other line breaks, what YAML does not allow
    try:
        return _Brief(text).read()
    except _Doubt:
        return UNCERTAIN


class _Brief:
    """One pass over the lines. `stack` holds the open collections with their columns; `slot` is what waits for a value below."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._lines: list[str] = []
        self._flows: dict[str, Any] = {}
        self.root: list[Any] = [UNCERTAIN]
        self.stack: list[tuple[int, Any]] = []
        self.slot: tuple[Any, Any, int] | None = (self.root, 0, -1)

    @property
    def lines(self) -> list[str]:
        """The lines of the text; few texts have a value of several, for which they are needed."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines

    def parts(self) -> Iterator[tuple[str, ...]]:
        """The parts of each line; made block by block, so that those of a large text take up no memory together."""
        text, start = self.text, 0
        while start <= len(text):
            end = text.find("\n", start + BLOCK)
            end = len(text) if end < 0 else end
            yield from _parts(text, start, end)
            start = end + 1

    def read(self) -> Any:
        """The data; the loop is the hot path of a pack of a thousand rules."""
        mapping: dict[str, Any] = {}
        lead: str | None = None  # of the mapping's lines
        key = word = ""
        at = behind = 0
        for before, new, plain, quoted, single, flow, line in self.parts():
            at += 1
            if at <= behind:
                continue  # it belongs to a value that began above
            if not new:
                self.at = at - 1
                if word and lead is not None and line.startswith(lead + " "):
                    mapping[key] = self.value(word, len(lead))
                if self.at < at:
                    self.at = at
                    self.odd(line)
                    lead = None
                word = ""
                behind = self.at
                continue
            key, word = new, plain
            if before != lead:
                mapping = self.enter(before)
                lead = " " * len(before)
            if key in mapping:
                raise _Doubt
            if word:
                mapping[key] = resolve(word) if word[0] in NOT_ALWAYS_TEXT else word
            elif quoted or single:
                mapping[key] = quoted or single
            elif flow:
                mapping[key] = self.braces(flow)
            else:
                mapping[key] = lead = None
                self.slot = (mapping, key, len(before))
        if self.root[0] is UNCERTAIN:
            raise _Doubt
        return self.root[0]

    def odd(self, line: str) -> None:
        """A line that is not as most are."""
        text = line.lstrip(" ")
        before = line[: len(line) - len(text)]
        if text[:2] == "- " and text[2:3] in BRACKETS and text[-1] in CLOSING:
            self.items(before + "- ")
            self.stack[-1][1][-1] = self.braces(text[2:])
            self.slot = None
            return
        found = _line(text)
        if found is None:
            raise _Doubt
        dashes, key, rest = found.groups()
        before += dashes
        if key is None:
            if dashes:
                self.items(before)
                self.stack[-1][1][-1] = self.value(rest, self.stack[-1][0])
                self.slot = None
            elif rest and rest[0] != "#":
                raise _Doubt
            return
        mapping = self.enter(before)
        key = key[1:-1] if key[0] in QUOTES else key
        if key in mapping or len(key) > LONGEST_KEY:
            raise _Doubt
        rest = rest.strip(" ")
        mapping[key] = None
        if not rest or rest[0] == "#":
            self.slot = (mapping, key, len(before))
        else:
            mapping[key] = self.value(rest, len(before))

    def enter(self, before: str) -> dict[str, Any]:
        """The mapping of a line with a key, by what stands before it."""
        if "-" in before:
            self.items(before)
        mapping: dict[str, Any] = self.open(len(before), dict)
        return mapping

    def items(self, before: str) -> None:
        """Open an item for each dash of a line."""
        dashes = before.lstrip(" ")
        column = len(before) - len(dashes)
        found = (dashes,) if dashes == "- " else _dashes(dashes)
        if column + sum(map(len, found)) != len(before):
            raise _Doubt
        for dash in found:
            items = self.open(column, list)
            items.append(None)
            self.slot = (items, len(items) - 1, column)
            column += len(dash)

    def open(self, column: int, kind: type) -> Any:
        """The collection that a line at a column belongs to: an open one, or a new one where a value is awaited."""
        stack = self.stack
        if self.slot is not None:
            holder, key, above = self.slot
            self.slot = None
            # A list may stand right below its key.
            if column > above or (column == above and kind is list and type(holder) is dict):
                made = kind()
                holder[key] = made
                stack.append((column, made))
                if len(stack) > DEEPEST:
                    raise _Doubt
                return made
        while stack and (stack[-1][0] > column or (stack[-1][0] == column and type(stack[-1][1]) is not kind)):
            stack.pop()
        if not stack or stack[-1][0] != column:
            raise _Doubt
        return stack[-1][1]

    def value(self, rest: str, column: int) -> Any:
        """A value that begins on a line; its lines go on while they are indented more than the collection's column."""
        sign = rest[:1]
        if sign in QUOTES:
            end = rest.find(sign, 1)
            if end == len(rest) - 1 and end > 0 and "\\" not in rest:
                return rest[1:end]
            return self.quoted(rest, sign, column)
        if sign in BRACKETS:
            return self.braces(rest)
        if _first(rest) is None:
            raise _Doubt
        text = _plain(rest) if ":" in rest or "#" in rest else rest.rstrip(" ")
        if self.goes_on(column) and " #" not in rest:
            for more in self.more(column):
                text += " " + _plain(more)
                if " #" in more:
                    break
        return resolve(text) if text[0] in NOT_ALWAYS_TEXT else text

    def braces(self, text: str) -> Any:
        """What stands in brackets or braces, on one line; where it has stood before, the same data."""
        if text not in self._flows:
            self._flows[text] = _braces(text)
        return self._flows[text]

    def quoted(self, rest: str, sign: str, column: int) -> str:
        """A text in quotes that may go on for several lines, with a comment behind it."""
        end = rest.find(sign, 1)
        if end < 0:
            rest = rest.rstrip(" ")
            for more in self.more(column):
                rest += " " + more
                end = rest.find(sign, 1)
                if end >= 0:
                    break
            else:
                raise _Doubt
        if (sign == '"' and "\\" in rest[:end]) or _comment(rest, end + 1) is None:
            raise _Doubt
        return rest[1:end]

    def goes_on(self, column: int) -> bool:
        """Whether the next line is indented more than a column."""
        return self.at < len(self.lines) and self.lines[self.at].startswith(" " * (column + 1))

    def more(self, column: int) -> Iterator[str]:
        """The lines of a value behind its first, without the space around them."""
        while self.goes_on(column):
            text = self.lines[self.at].strip(" ")
            if not text or text[0] == "#":
                return
            self.at += 1
            yield text


def _plain(text: str) -> str:
    """A line of a value without quotes, its comment taken off."""
    end = text.find(" #")
    text = (text if end < 0 else text[:end]).rstrip(" ")
    if ": " in text or text[-1:] in (":", "") or text[0] == "#":
        raise _Doubt
    return text


def _braces(text: str) -> Any:
    """What stands in brackets or braces, on one line."""
    found = _one(text)
    if found is None:
        return _flow(text)
    key, word = found.groups()
    return {key: resolve(word) if word[0] in NOT_ALWAYS_TEXT else word}


def _flow(text: str) -> Any:
    above: list[Any] = []
    root: list[Any] = []
    here: Any = root
    fresh = True  # a value may come: behind a bracket or a comma
    for key, opening, word, closing, comma, other in _tokens(text):
        if root and here is root:
            if other[:1] != " ":
                raise _Doubt
            break
        if closing:
            if (fresh and here) or type(here) is not CLOSING[closing]:
                raise _Doubt
            here = above.pop()
            fresh = comma != ""
            continue
        if other or not fresh:
            raise _Doubt
        value: Any
        if word:
            value = word[1:-1] if word[0] in QUOTES else resolve(word) if word[0] in NOT_ALWAYS_TEXT else word
        else:
            value = [] if opening == "[" else {}
        if type(here) is dict:
            name = key[1:-1] if key[:1] in QUOTES else key
            if not key or name in here or len(name) > LONGEST_KEY:
                raise _Doubt
            here[name] = value
        elif key:
            raise _Doubt
        else:
            here.append(value)
        if word:
            fresh = comma != ""
        else:
            above.append(here)
            if comma or len(above) > DEEPEST:
                raise _Doubt
            here = value
    if here is not root or not root or fresh:
        raise _Doubt
    return root[0]
