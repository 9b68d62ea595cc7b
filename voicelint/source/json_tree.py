"""JSON text to one positioned document. Strict: what JSON does not allow is one problem."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from .document import Document, Problem, Source
from .nodes import DOUBLE, PLAIN, Entry, Mapping, Node, Scalar, Sequence
from .scalars import MOST_DIGITS
from .syntax import MAX_DEPTH, MOST_PROBLEMS, half_escape, repeated_key, too_deep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WORDS = {"null": None, "true": True, "false": False}

# The common member or item in one match: a key without escapes; a string without escapes, a number or a word
# with the comma or bracket behind it, or else the bracket that begins another collection. What this does
# not match goes the careful way, which also finds the faults.
_AHEAD = (
    r'(?:(?:"([^"\\\x00-\x1f]*+)"'
    r"|(-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+)(?![\w.+-])"
    r"|(true|false|null)(?!\w)"
    r")[ \t\n\r]*+([,}\]])|([\[{]))"
)
_member = re.compile(r'[ \t\n\r]*+"([^"\\\x00-\x1f]*+)"[ \t\n\r]*+:[ \t\n\r]*+' + _AHEAD).match
_item = re.compile(r"[ \t\n\r]*+()" + _AHEAD).match
_unquoted = re.compile(
    r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.+-])|(true|false|null)(?!\w)|([\[{])"
)
_NUMBER, _WORD = 1, 2
_after = re.compile(r"[ \t\n\r]*+([,}\]])").match
_space = re.compile(r"[ \t\n\r]*+")
_half = re.compile("[\ud800-\udfff]")


class Stop(Exception):  # noqa: N818 - no error, an end
    """Reading ends here: the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse_json(source: Source) -> bool:
    """Fill in the document and problems of `source`; False when the text is no JSON."""
    root: Node | None = None
    try:
        root = _read(source.text, source.problems)
    except Stop as end:
        source.problems.append(end.problem)
    source.documents.append(Document(root, 0, len(source.text)))
    return root is not None


def _read(text: str, problems: list[Problem]) -> Node:
    """The tree of a whole text. One loop with a stack of its own: no nesting can exhaust Python's."""
    stack: list[tuple[Any, Any, Any]] = []
    container: Any = None
    index: dict[str, Entry] | None = None  # of a mapping
    key: Any = None
    comma = -1  # the offset of the comma before, when there is one
    raws: dict[str, str] = {}  # keys come again and again: one string for each
    at = 0
    node: Any
    while True:
        found = _item(text, at) if index is None else _member(text, at)
        if found is not None:
            name, string, number, word, ending, opened = found.groups()
            at = found.end()
            if index is not None:
                start = found.start(1) - 1
                end = start + len(name) + 2
                raw = raws.get(name)
                if raw is None:
                    raw = raws[name] = text[start:end]
                key = Scalar(start, end, name, raw, DOUBLE)
            if string is not None:
                start = found.start(2) - 1
                end = start + len(string) + 2
                node = Scalar(start, end, string, text[start:end], DOUBLE)
            elif opened is not None:
                node = None
                start = at - 1
            elif number is not None:
                start, end = found.span(3)
                node = _number(number, start, end)
            else:
                start, end = found.span(4)
                node = Scalar(start, end, _WORDS[word], word, PLAIN)
        else:
            ending = None
            at = _skip(text, at)
            if comma == -1 and container is not None and text[at : at + 1] == ("]" if index is None else "}"):
                at += 1
                node = container
                node.end = at
                container, index, key = stack.pop()
            else:
                if index is not None:
                    key, at = _key(text, at, container, comma, problems)
                node, start, at = _careful_value(text, at, container, comma, problems)
        if node is None:
            if len(stack) >= MAX_DEPTH:
                raise Stop(too_deep(start))
            stack.append((container, index, key))
            if text[start] == "{":
                index = {}
                container = Mapping(start, -1, [], True)
                container._index = index
            else:
                index = None
                container = Sequence(start, -1, [], True)
            comma = -1
            continue
        while True:  # place the value, then each collection that ends behind it
            if index is not None:
                entry = Entry(key, node)
                name = key.value
                if name in index and len(problems) < MOST_PROBLEMS:
                    problems.append(repeated_key(name, key, index[name].key))
                index[name] = entry
                container.entries.append(entry)
            elif container is not None:
                container.items.append(node)
            else:
                after = _skip(text, node.end)
                if after < len(text):
                    raise Stop(_explain(text, after, "end", None, -1, node.end))
                return node  # type: ignore[no-any-return]
            if ending is None:
                found = _after(text, at)
                if found is None:
                    raise Stop(_explain(text, _skip(text, at), "comma", container, -1, at))
                ending = found[1]
                at = found.end()
            if ending == ",":
                comma = at - 1
                break
            if ending != ("]" if index is None else "}"):
                raise Stop(_explain(text, at - 1, "comma", container, -1, node.end))
            ending = None
            node = container
            node.end = at
            container, index, key = stack.pop()


def _skip(text: str, at: int) -> int:
    found = _space.match(text, at)
    return at if found is None else found.end()


def _number(raw: str, start: int, end: int) -> Scalar:
    whole = len(raw) <= MOST_DIGITS and raw.lstrip("-").isdecimal()
    return Scalar(start, end, int(raw) if whole else float(raw), raw, PLAIN)


def _key(text: str, at: int, container: Any, comma: int, problems: list[Problem]) -> tuple[Scalar, int]:
    """A key and its colon, at a place without blanks before it."""
    if text[at : at + 1] != '"':
        raise Stop(_explain(text, at, "key", container, comma, at))
    key = _string(text, at, problems)
    colon = _skip(text, key.end)
    if text[colon : colon + 1] != ":":
        raise Stop(_explain(text, colon, "colon", container, comma, key.end))
    return key, colon + 1


def _careful_value(
    text: str, at: int, container: Any, comma: int, problems: list[Problem]
) -> tuple[Scalar | None, int, int]:
    """A scalar (or None for a collection that begins), its start, and where to read on."""
    before = at
    at = _skip(text, at)
    if text[at : at + 1] == '"':
        node = _string(text, at, problems)
        return node, at, node.end
    found = _unquoted.match(text, at)
    if found is None:
        raise Stop(_explain(text, at, "value", container, comma, before))
    raw, end = found[0], found.end()
    if found.lastindex == _NUMBER:
        return _number(raw, at, end), at, end
    if found.lastindex == _WORD:
        return Scalar(at, end, _WORDS[raw], raw, PLAIN), at, end
    return None, at, end


def _string(text: str, start: int, problems: list[Problem]) -> Scalar:
    try:
        value, end = scanstring(text, start + 1, True)
    except JSONDecodeError as error:
        from .json_foreign import explain_string

        raise Stop(explain_string(text, start, error.pos)) from None
    if _half.search(value):
        # Half a character cannot be sent or even printed: it is told here, and the tree gets a stand-in.
        problems.append(half_escape(start, end))
        value = _half.sub("\ufffd", value)
    return Scalar(start, end, value, text[start:end], DOUBLE)


def _explain(text: str, at: int, expected: str, container: Any, comma: int, before: int) -> Problem:
    from .json_syntax import explain

    return explain(text, at, expected, container, comma, before)
