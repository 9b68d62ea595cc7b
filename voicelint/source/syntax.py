"""What is wrong with a text as such, in plain words.

The names of all problems that reading a file can have (each is a rule in the source pack):
syntax-error, repeated-key, too-deep, alias-bomb, key-not-text, merge-not-mapping, not-text, too-large,
unreadable, tab-indent, unquoted-template, unclosed-quote, json-comment, json-trailing-comma,
json-single-quotes, recursive-alias, undefined-alias.
(too-large, unreadable, and not-text for a whole file are raised by `read`.)

`yaml_syntax` and `json_syntax` word the syntax errors of the two formats; here is what they share.
"""

from __future__ import annotations

from ..values.lazy import Lazy
from .document import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from .nodes import Node, Scalar

MOST_PROBLEMS = 1000
"""How many repeated keys of one file are told."""

MAX_DEPTH = 100
"""How many collections may stand in each other."""

# What YAML refuses anywhere in a file, and half a surrogate pair, which is no character at all.
_not_printable = Lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_surrogate = Lazy("[\ud800-\udfff]")

_CHARACTERS = {
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a line break",
    " ": "a space",
    "\xa0": "a no-break space (U+00A0)",
    "\u200b": "a zero-width space (U+200B)",
    "\ufeff": "a byte order mark (U+FEFF)",
}


def character_name(character: str) -> str:
    """A character as a message may show it: itself in quotes, or its number when it cannot be seen."""
    known = _CHARACTERS.get(character)
    if known is not None:
        return known
    if not character.isprintable():
        return f"the character U+{ord(character):04X}"
    return f'"{character}"' if character == "'" else f"'{character}'"


def bad_character(text: str) -> Problem | None:
    """The first character that no text file should hold."""
    found = _not_printable.search(text)
    return None if found is None else _not_text(found)


def half_character(text: str) -> Problem | None:
    """The first half of a surrogate pair in a text; such a text cannot be written to any file."""
    found = _surrogate.search(text)
    return None if found is None else _not_text(found)


def _not_text(found: re.Match[str]) -> Problem:
    code = ord(found[0])
    kind = "half of a surrogate pair" if 0xD800 <= code <= 0xDFFF else "a control character"
    return Problem(
        "not-text",
        f"U+{code:04X} is {kind}, which may not stand in this file",
        found.start(),
        found.end(),
        "delete it, or write it as an escape within double quotes",
    )


def too_deep(start: int, end: int | None = None) -> Problem:
    """More than MAX_DEPTH collections in each other."""
    return Problem(
        "too-deep",
        f"lists and mappings are nested more than {MAX_DEPTH} deep here",
        start,
        start + 1 if end is None else end,
        "no campaign needs this: look for brackets that are never closed",
    )


def alias_bomb(start: int, end: int, limit: int) -> Problem:
    """Aliases of aliases that stand for too much."""
    return Problem(
        "alias-bomb",
        f"with this alias, the aliases of the file stand for more than {limit:,} values",
        start,
        end,
        "write the values out, or use fewer aliases of aliases",
    )


def recursive_alias(name: str, start: int, end: int) -> Problem:
    """An alias inside what it names."""
    return Problem(
        "recursive-alias",
        f"*{name} stands inside the value that it names, so it would hold itself without end",
        start,
        end,
        "name a value that is complete above this line",
    )


def undefined_alias(name: str, start: int, end: int) -> Problem:
    """An alias without its anchor."""
    return Problem(
        "undefined-alias",
        f"*{name} refers to a value marked &{name}, but none stands above it in this document",
        start,
        end,
        f"mark the value with &{name}, or put the text in quotes if no alias is meant",
    )


def merge_not_mapping(value: Node) -> Problem:
    """A merge key that is given no mapping."""
    return Problem(
        "merge-not-mapping",
        "<< copies the keys of a mapping, and this is none",
        value.start,
        value.end,
        "name a mapping (`<<: *defaults`) or a list of mappings",
    )


def repeated_key(name: str, key: Scalar, first: Scalar) -> Problem:
    """A key that its mapping already has."""
    return Problem(
        "repeated-key",
        f"the key {shown(name)} stands here a second time; most readers silently take only the last one",
        key.start,
        key.end,
        "keep one of the two",
        ((first.start, first.end, "first written here"),),
    )


def not_text_key(key: Node) -> Problem:
    """A list or mapping where a key should be."""
    return Problem(
        "key-not-text",
        f"a {kind_word(key)} is used as a key here; a key must be text",
        key.start,
        key.end,
        "write the key as text, in quotes if it holds brackets or braces",
    )


def unquoted_template(text: str, start: int, end: int) -> Problem:
    """A template placeholder whose braces are taken for a mapping's."""
    raw = text[start:end]
    quoted = "'" + raw.replace("'", "''") + "'" if '"' in raw else f'"{raw}"'
    return Problem(
        "unquoted-template",
        f"{shown(raw)} is not in quotes, so its braces are read as brackets and not as text",
        start,
        end,
        f"quote it: {quoted}" if len(raw) <= 60 and raw.isprintable() else "put the whole text in quotes",
    )


def unclosed_quote(text: str, start: int, end: int) -> Problem:
    """A quoted text without its end."""
    return Problem(
        "unclosed-quote",
        f"the quote {text[start]} that opens here is not closed on this line",
        start,
        end,
        f"write {text[start]} at the end of the text",
    )


def kind_word(node: Node) -> str:
    """What a user calls a node."""
    return {"mapping": "mapping", "sequence": "list"}.get(node.kind, "value")


def syntax_error(
    message: str, start: int, end: int, help: str, related: tuple[tuple[int, int, str], ...] = ()
) -> Problem:
    """A syntax error that has no name of its own."""
    return Problem("syntax-error", message, start, end, help, related)


def stray_mark(start: int) -> Problem:
    """A byte order mark that is not at the beginning."""
    return Problem(
        "not-text",
        f"{character_name(chr(0xFEFF))} stands inside the file; it may only begin it",
        start,
        start + 1,
        "delete it (it cannot be seen; it often comes with text pasted from another file)",
    )


def ellipsis(text: str, at: int) -> Problem | None:
    """The three dots that stand for a left-out part, if they are at an offset."""
    for dots in ("...", "…"):
        if text.startswith(dots, at):
            return syntax_error(
                "an ellipsis stands for something that is left out",
                at,
                at + len(dots),
                "write it out, or delete it",
            )
    return None


def shown(text: str) -> str:
    """A text as a message quotes it: short, on one line, without characters that cannot be seen."""
    short = text if len(text) <= 40 else text[:37] + "..."
    return "`" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short) + "`"


def line_bounds(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line that an offset is on, without its line break."""
    start = text.rfind("\n", 0, at) + 1
    start = max(start, text.rfind("\r", start, at) + 1)
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end != -1]
    return start, min(ends, default=len(text))


def half_escape(start: int, end: int) -> Problem:
    r"""A JSON string with one `\ud83d` that has no second half."""
    return Problem(
        "syntax-error",
        "this text holds half of an escaped character (one \\ud8xx or \\udcxx without the other)",
        start,
        end,
        "write both halves (\\ud83d\\ude00), or the character itself",
    )
