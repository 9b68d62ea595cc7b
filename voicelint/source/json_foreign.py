"""JSON's syntax errors in what people write from other languages: comments, quotes, constants, numbers."""

from __future__ import annotations

import re

from .document import Problem
from .syntax import (
    bad_character,
    character_name,
    ellipsis,
    line_bounds,
    shown,
    syntax_error,
    unclosed_quote,
    unquoted_template,
)

_comment = re.compile(r"//[^\r\n]*|/\*.*?(?:\*/|\Z)|#[^\r\n]*", re.S)
_single = re.compile(r"'(?:[^'\\\r\n]|\\.)*'?")
_word = re.compile(r"[^\W\d][\w.$-]*")
_number = re.compile(r"[-+.]*[0-9][\w.+-]*")
_template = re.compile(r"\{\{[^{}\r\n]*\}\}|\$\{[^{}\r\n]*\}|\{%[^\r\n]*?%\}|<[^<>\r\n]*>")
_next_member = re.compile(r"""\r?\n?[ \t\r\n]*+(?:"[^"\r\n]*"[ \t]*:|[}\]]|"[^"\r\n]*"[ \t]*,?[ \t]*[\r\n])""")

_WORDS = {
    "true": "true", "false": "false", "null": "null", "none": "null", "nil": "null", "undefined": "null",
    "yes": "true", "no": "false",
}  # fmt: skip
_NOT_NUMBERS = re.compile(r"[-+]?(?:NaN|Infinity|nan|inf|Inf)\b")


def foreign(text: str, at: int, expected: str) -> Problem | None:
    """Comments, other quotes, placeholders, ellipses: what JSON does not have at all."""
    comment = _comment.match(text, at)
    if comment is not None:
        end = comment.start() + len(comment[0].rstrip())
        return Problem(
            "json-comment",
            "JSON has no comments",
            at,
            end,
            "delete the comment, or keep the file as YAML, with # before it",
        )
    single = _single.match(text, at)
    if single is not None:
        raw = single[0]
        inner = raw[1:-1] if len(raw) > 1 and raw.endswith("'") else raw[1:]
        fitting = len(inner) <= 40 and inner.isprintable() and '"' not in inner and "\\" not in inner
        help = f'write "{inner}"' if fitting else "put it in double quotes"
        return Problem("json-single-quotes", "JSON takes double quotes only, not single ones", at, single.end(), help)
    template = _template.match(text, at)
    if template is None and expected == "key" and text[at - 1 : at] == "{":
        template = _template.match(text, at - 1)
    if template is not None:
        if template[0].startswith(("{", "$")):
            return unquoted_template(text, template.start(), template.end())
        return syntax_error(
            f"{shown(template[0])} is a placeholder, not a value",
            at,
            template.end(),
            "put the real value there, in double quotes",
        )
    dots = ellipsis(text, at)
    if dots is not None:
        return dots
    if text[at] in "“”„‟″«»‘’‚`":
        return syntax_error(
            f"{character_name(text[at])} is no quote in JSON", at, at + 1, 'write " at both ends of the text'
        )
    if bad_character(text[at]) is not None or text[at] == "\ufeff":
        return syntax_error(f"{character_name(text[at])} may not stand between values", at, at + 1, "delete it")
    if text[at].isspace() or not text[at].isprintable():
        return syntax_error(
            f"{character_name(text[at])} looks like a space but is none in JSON",
            at,
            at + 1,
            "write a normal space",
        )
    return None


def word_or_number(text: str, at: int, expected: str) -> Problem | None:
    """A text without quotes, another language's constant, a number that JSON writes differently."""
    if expected not in ("key", "value"):
        return None
    odd = _NOT_NUMBERS.match(text, at)
    if odd is not None and expected == "value":
        return syntax_error(f"{odd[0]} is no number in JSON", at, odd.end(), "write a number, or null")
    word = _word.match(text, at)
    if word is not None:
        raw = word[0]
        if expected == "value" and raw.lower() in _WORDS and raw not in ("true", "false", "null"):
            return syntax_error(
                f"{shown(raw)} is no value in JSON",
                at,
                word.end(),
                f'write {_WORDS[raw.lower()]}, or "{raw}" if the text is meant',
            )
        end = word.end() if expected == "key" else _unquoted_end(text, at)
        help = f'write "{text[at:end]}"' if end - at <= 40 and text[at:end].isprintable() else "put it in double quotes"
        kind = "key" if expected == "key" else "text"
        return syntax_error(f"the {kind} {shown(text[at:end])} is not in quotes", at, end, help)
    number = _number.match(text, at)
    if number is not None:
        raw = number[0]
        if expected == "key":
            return syntax_error(f"the key {shown(raw)} is not in quotes", at, number.end(), f'write "{raw}"')
        if raw.startswith("+"):
            reason = "a number in JSON may not begin with +"
        elif re.match(r"-?0[0-9]", raw):
            reason = "a number in JSON may not begin with 0, which is lost in most languages"
        else:
            reason = f"{shown(raw)} is no number in JSON"
        return syntax_error(
            reason, at, number.end(), f'write it in quotes if it is a phone number, an id or a text: "{raw}"'
        )
    return None


def _unquoted_end(text: str, at: int) -> int:
    found = re.compile(r'[,\]}\r\n"]').search(text, at)
    end = found.start() if found is not None else len(text)
    return at + len(text[at:end].rstrip())


def explain_string(text: str, start: int, at: int) -> Problem:
    """One problem for a string that opens at `start` and goes wrong at `at`."""
    line_end = line_bounds(text, start)[1]
    if at <= start + 1 and _closes(text, start) is None:
        return unclosed_quote(text, start, line_end)
    character = text[at : at + 1]
    if character in ("\n", "\r"):
        if _next_member.match(text, at) or _closes(text, start) is None:
            return unclosed_quote(text, start, line_end)
        return syntax_error(
            "a text in quotes may not go on over a line break",
            start,
            line_end,
            "write \\n for the line break, all on one line",
            ((at, at, "the line ends here"),),
        )
    if character and ord(character) < 0x20:
        help = "write \\t" if character == "\t" else f"delete it, or write \\u{ord(character):04x}"
        return syntax_error(f"{character_name(character)} may not stand in a text in quotes as it is", at, at + 1, help)
    backslash = max(text.rfind("\\", start, at + 1), start)
    escape = text[backslash : backslash + 2]
    if escape == "\\u":
        return syntax_error(
            "\\u must be followed by four hexadecimal digits",
            backslash,
            min(backslash + 6, line_end),
            "write for example \\u00e9, or the character itself",
        )
    return syntax_error(
        f"{shown(escape)} is no escape that JSON knows",
        backslash,
        min(backslash + 2, len(text)),
        "write \\\\ for a backslash",
    )


def _closes(text: str, start: int) -> int | None:
    found = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.S).match(text, start)
    return None if found is None else found.end()
