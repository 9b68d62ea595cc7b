"""JSON's syntax errors in plain words: what is missing, too much, or in the wrong place."""

from __future__ import annotations

from .document import Problem
from .json_foreign import foreign, word_or_number
from .syntax import character_name, kind_word, line_bounds, syntax_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .nodes import Node


def explain(text: str, at: int, expected: str, container: Node | None, comma: int, before: int) -> Problem:
    """One problem for the first place where a text stops being JSON.

    `expected` is key, colon, value, comma or end; `container` the collection that is open there, `comma` the
    offset of the comma just before (or -1), `before` where the last complete part ends.
    """
    if at >= len(text):
        return _too_short(text, at, container)
    character = text[at]
    return (
        foreign(text, at, expected)
        or _comma_before_bracket(text, at, comma, expected)
        or _bracket(text, at, expected, container)
        or word_or_number(text, at, expected)
        or _missing(text, at, expected, before)
        or syntax_error(f"{character_name(character)} does not belong here", at, at + 1, f"write {_wanted(expected)}")
    )


def _wanted(expected: str) -> str:
    return {
        "key": "a key in double quotes",
        "colon": "a colon between the key and its value",
        "value": "a value: a text in double quotes, a number, true, false, null, a list or a mapping",
        "comma": "a comma before the next entry, or the closing bracket",
        "end": "nothing more",
    }[expected]


def _too_short(text: str, at: int, container: Node | None) -> Problem:
    if container is None:
        return syntax_error("the file is empty, which is no JSON", 0, len(text), "write a JSON value, such as {}")
    bracket = text[container.start]
    closing = "}" if bracket == "{" else "]"
    return syntax_error(
        f"the {bracket} that opens here is never closed",
        container.start,
        container.start + 1,
        f"write {closing} where the {kind_word(container)} ends",
        ((at, at, "the file ends here"),),
    )


def _comma_before_bracket(text: str, at: int, comma: int, expected: str) -> Problem | None:
    if comma != -1 and text[at] in "]}" and expected in ("key", "value") and not text[comma + 1 : at].strip(" \t\r\n"):
        return Problem(
            "json-trailing-comma",
            f"JSON allows no comma before {text[at]}",
            comma,
            comma + 1,
            "delete the comma",
        )
    return None


def _bracket(text: str, at: int, expected: str, container: Node | None) -> Problem | None:
    """A closing bracket too many, of the wrong kind, or too early; a comma too many."""
    character = text[at]
    if character in "]}":
        if container is None:
            return syntax_error(f"{character} closes nothing: no bracket is open", at, at + 1, "delete it")
        opening = text[container.start]
        closing = "}" if opening == "{" else "]"
        related = ((container.start, container.start + 1, f"the {opening} that is open"),)
        if character != closing:
            return syntax_error(
                f"{character} stands where {closing} must close what {opening} opened",
                at,
                at + 1,
                f"write {closing} instead, or close the inner bracket first",
                related,
            )
        return syntax_error(f"a value is missing before {character}", at, at + 1, f"write {_wanted(expected)}", related)
    if character == "," and expected not in ("comma", "end"):
        return syntax_error(
            "a comma stands where a value is missing", at, at + 1, "delete it, or write the value before it"
        )
    return None


def _missing(text: str, at: int, expected: str, before: int) -> Problem | None:
    character = text[at]
    if expected == "end":
        end = line_bounds(text, at)[1]
        end = max(at + len(text[at:end].rstrip()), at + 1)
        if character == ",":
            return syntax_error("a comma stands after the end of the JSON value", at, at + 1, "delete it")
        return syntax_error(
            "more text stands after the end of the JSON value",
            at,
            end,
            "delete it, or put several values in one list [ ]",
        )
    if expected == "colon":
        if character == "=":
            return syntax_error("a key and its value are separated by a colon, not by =", at, at + 1, "write :")
        return syntax_error(
            "a colon is missing between a key and its value",
            before,
            max(at, before + 1),
            "write : after the key",
        )
    if expected == "comma":
        if character == ";":
            return syntax_error("entries are separated by commas, not by ;", at, at + 1, "write ,")
        if character == ":":
            return syntax_error(
                "a colon stands where a comma or a closing bracket belongs",
                at,
                at + 1,
                "begin a mapping with { if a key is meant",
            )
        if at == before and text[at - 1 : at] == '"' and (character.isalnum() or character in "'\\"):
            return syntax_error(
                "the text in quotes ends at this quote, but goes on behind it",
                at - 1,
                at,
                'write a double quote within a text as \\"',
            )
        return syntax_error(
            "a comma is missing here, before the next entry",
            before,
            min(before + 1, len(text)) if text[before] not in "\r\n" else before,
            "write a comma",
        )
    return None
