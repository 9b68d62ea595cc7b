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
LETTERS = frozenset("abcdeghijklmopqrsuvwxyzABCDEGHIJKLMOPQRSUVWXYZ")
"""What begins nothing but a text: no number, and neither true, false nor null."""
BRACKETS = frozenset("{[")
LONGEST_KEY = 200

_line = re.compile(r"((?:- +)*)(?:([A-Za-z_][A-Za-z0-9_.-]*|\"[^\"\\]*\"|'[^']*')(?:: +|:$))?(.*)").match
_first = re.compile(r"[A-Za-z0-9_./+~$]|-[^ ]").match
_token = re.compile(
    r" *(?:([\[\]{},])|(\"[^\"\\]*\"|'[^']*'|(?:[A-Za-z0-9_./+$]|-[0-9.])[A-Za-z0-9_./+$@()=-]*(?: +[A-Za-z0-9_./+$@()=-]+)*)(: )?)"
).match
_one = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*): ([A-Za-z0-9_.+$][A-Za-z0-9_.+$]*)\}$").match
_dashes = re.compile("- +").findall
_comment = re.compile(" *(?:$| #)").match


class _Doubt(Exception):  # noqa: N818 - the way out
    """Something that only the whole reader can tell."""


def brief(text: str) -> Any:
    """The one document of a YAML text as plain data, or UNCERTAIN."""
    if not text.replace("\n", " ").isprintable():
        return UNCERTAIN  # tabs, other line breaks, what YAML does not allow
    try:
        return _Brief(text.split("\n")).read()
    except _Doubt:
        return UNCERTAIN


class _Brief:
    """One pass over the lines. `stack` holds the open collections with their columns; `slot` is what waits for a value below."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.root: list[Any] = [UNCERTAIN]
        self.stack: list[tuple[int, Any]] = []
        self.slot: tuple[Any, Any, int] | None = (self.root, 0, -1)

    def read(self) -> Any:
        """The data; the loop is the hot path of a pack of a thousand rules."""
        lines, stack = self.lines, self.stack
        at, count = 0, len(lines)
        lines.append("")  # a line behind each
        while at < count:
            line = lines[at]
            at += 1
            text = line.lstrip(" ")
            column = len(line) - len(text)
            key, colon, rest = text.partition(": ")
            if not (colon and key.isidentifier()):
                found = _line(text)
                if found is None:
                    raise _Doubt
                dashes, key, rest = found.groups()
                if dashes:
                    column = self.items(column, dashes)
                elif key is None:
                    if rest and rest[0] != "#":
                        raise _Doubt
                    continue
                if key is None:
                    self.at = at
                    stack[-1][1][-1] = self.value(rest, stack[-1][0])
                    at = self.at
                    self.slot = None
                    continue
                if key[0] in QUOTES:
                    key = key[1:-1]
            if self.slot is None and stack[-1][0] == column and type(stack[-1][1]) is dict:
                mapping = stack[-1][1]
            else:
                mapping = self.open(column, dict)
            if key in mapping or len(key) > LONGEST_KEY:
                raise _Doubt
            first = rest[:1]
            if first == '"' and rest.find('"', 1) == len(rest) - 1 > 0 and "\\" not in rest:
                mapping[key] = rest[1:-1]
            elif (
                first in LETTERS
                and lines[at][column : column + 1] != " "
                and ":" not in rest
                and "#" not in rest
                and rest[-1] != " "
            ):
                mapping[key] = rest
            else:
                rest = rest.strip(" ")
                if not rest or rest[0] == "#":
                    mapping[key] = None
                    self.slot = (mapping, key, column)
                else:
                    self.at = at
                    mapping[key] = self.value(rest, column)
                    at = self.at
        if self.root[0] is UNCERTAIN:
            raise _Doubt
        return self.root[0]

    def items(self, column: int, dashes: str) -> int:
        """Open an item for each dash of a line; the column behind the last one."""
        for dash in (dashes,) if len(dashes) == 2 else _dashes(dashes):
            items = self.open(column, list)
            items.append(None)
            self.slot = (items, len(items) - 1, column)
            column += len(dash)
        return column

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
            found = _one(rest)
            if found is None:
                return _flow(rest)
            key, word = found.groups()
            return {key: resolve(word) if word[0] in NOT_ALWAYS_TEXT else word}
        if _first(rest) is None:
            raise _Doubt
        text = _plain(rest) if ":" in rest or "#" in rest else rest.rstrip(" ")
        if self.goes_on(column) and " #" not in rest:
            for more in self.more(column):
                text += " " + _plain(more)
                if " #" in more:
                    break
        return resolve(text) if text[0] in NOT_ALWAYS_TEXT else text

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


def _flow(text: str) -> Any:
    """What stands in brackets or braces, on one line."""
    stack: list[Any] = []
    key: str | None = None
    fresh = True  # a value may come: behind a bracket or a comma
    at = 0
    while True:
        found = _token(text, at)
        if found is None:
            raise _Doubt
        at = found.end()
        sign, word, colon = found.groups()
        value: Any = UNCERTAIN
        if sign == ",":
            if fresh or key is not None:
                raise _Doubt
            fresh = True
            continue
        if sign in ("]", "}"):
            made = stack.pop()
            if key is not None or (fresh and made) or type(made) is not (list if sign == "]" else dict):
                raise _Doubt
            if not stack:
                break
            fresh = False
            key = None
            continue
        if not fresh:
            raise _Doubt
        if sign is not None:
            value = [] if sign == "[" else {}
        elif colon:
            if key is not None or not stack or type(stack[-1]) is not dict:
                raise _Doubt
            key = word[1:-1] if word[0] in "\"'" else word
            if key in stack[-1] or len(key) > LONGEST_KEY:
                raise _Doubt
            continue
        elif word[0] in "\"'":
            value = word[1:-1]
        else:
            value = resolve(word) if word[0] in NOT_ALWAYS_TEXT else word
        if stack:
            if type(stack[-1]) is dict:
                if key is None:
                    raise _Doubt
                stack[-1][key] = value
                key = None
            else:
                stack[-1].append(value)
        else:
            root = value
        fresh = sign is not None
        if sign is not None:
            stack.append(value)
            if len(stack) > DEEPEST:
                raise _Doubt
    if _comment(text, at) is None:
        raise _Doubt
    return root
