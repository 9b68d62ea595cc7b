"""YAML's syntax errors of structure: colons, brackets, dashes and indentation that do not fit."""

from __future__ import annotations

import re

from .document import Problem
from .nodes import PLAIN
from .syntax import character_name, shown, syntax_error
from .yaml_trouble import TRAILING, Trouble, flow_text_end

_key = re.compile(r"""(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s#,\[\]{}"'&*!|>%@`-][^\r\n:#]*?|-[^\s:#]+?)[ \t]*:(?=\s|$)""")
_before_quote = re.compile(r"(?<!\s)\s++(?=[\"'])")


def colon(trouble: Trouble) -> Problem | None:
    """`: ` where no key may stand, or a line without any."""
    text, at, last = trouble.text, trouble.at, trouble.last
    line_start, line_end = trouble.line(at)
    if "mapping values are not allowed" in trouble.problem:
        if last is not None and last.end == at and trouble.line(last.start)[0] != line_start:
            return syntax_error(
                "this line is indented deeper than the line above it, whose value is already complete",
                line_start + len(text[line_start:at]) - len(text[line_start:at].lstrip()),
                at,
                "start the line in the same column as the keys that it belongs with",
                ((last.start, trouble.line(last.start)[1], "the value above"),),
            )
        start = last.start if last is not None and last.end == at and last.start >= line_start else at
        return _inner_colon(trouble, start, line_end)
    if "could not find expected ':'" in trouble.problem:
        start = trouble.context_at
        end = trouble.line(start)[1]
        written = text[start:end].rstrip()
        glued = re.match(r"[\w.-]+:(?=[^\s/])", written)
        help = (
            f"put a space after the colon: {shown(glued[0] + ' ' + written[glued.end() :])}"
            if glued is not None
            else "write `key: value`, start the line with `- `, or indent it if it continues the text above"
        )
        return syntax_error(
            f"{shown(written)} is neither a `key: value` nor a list entry", start, start + len(written), help
        )
    return None


def _inner_colon(trouble: Trouble, start: int, end: int) -> Problem:
    found = TRAILING.search(trouble.text, start, end)
    end = found.start() if found is not None else end
    return syntax_error(
        "a colon followed by a space stands inside a text without quotes, so YAML takes it for another key",
        start,
        max(end, start + 1),
        "put the whole text in quotes",
        ((trouble.at, trouble.at + 1, "the colon"),) if start != trouble.at else (),
    )


def flow(trouble: Trouble) -> Problem | None:
    """Faults within brackets and braces."""
    text, at = trouble.text, trouble.at
    if "while parsing a flow" not in trouble.context:
        return None
    character = trouble.character
    if "node" in trouble.context:
        if character in ("]", "}", ","):
            return syntax_error(
                f"a value is missing before {character_name(character)}",
                at,
                at + 1,
                "write the value, or delete the comma",
            )
        return None
    opening = trouble.context_at
    bracket = text[opening : opening + 1]
    if bracket not in ("[", "{"):
        return None
    closing = "]" if bracket == "[" else "}"
    related = ((opening, opening + 1, f"the {bracket} that is open"),)
    opening_line, line = trouble.line(opening)[0], trouble.line(at)[0]
    last = trouble.last
    if character in ("]", "}"):
        return syntax_error(
            f"{character} stands where {closing} must close what {bracket} opened",
            at,
            at + 1,
            f"write {closing} instead, or close the inner bracket first",
            related,
        )
    shallow = line > opening_line and trouble.indent(line) <= trouble.indent(opening_line)
    if not text[at:].strip() or shallow or text.startswith(("---", "..."), line):
        return syntax_error(
            f"the {bracket} that opens here is never closed",
            opening,
            opening + 1,
            f"write {closing} where the {'list' if bracket == '[' else 'mapping'} ends",
        )
    if last is not None and last.style == PLAIN and last.end == at and character == ":":
        if trouble.line(last.start)[0] != line:
            end = trouble.line(last.start)[1]
            return syntax_error(
                "a comma is missing at the end of this line",
                end,
                end,
                "write a comma between two entries",
                related,
            )
        quote = _before_quote.search(text, last.start, at)
        if quote is not None:
            return syntax_error(
                "a comma is missing here, before the next entry",
                quote.start(),
                quote.end(),
                "write a comma",
                related,
            )
        return _inner_colon(trouble, last.start, flow_text_end(text, at))
    return syntax_error(
        f"a comma or {closing} is missing before {character_name(character)}",
        at,
        at + 1,
        f"write a comma between two entries, or {closing} after the last",
        related,
    )


def lines(trouble: Trouble) -> Problem | None:
    """A line that does not fit the block that it stands in."""
    text, at = trouble.text, trouble.at
    block = "block mapping" in trouble.context or "block collection" in trouble.context
    after = "document start" in trouble.problem
    if not (block or after):
        return None
    end = trouble.line(at)[1]
    comment = TRAILING.search(text, at, end)
    end = max(comment.start() if comment is not None else end, min(at + 1, len(text)))
    character = trouble.character
    if character in ("]", "}", ","):
        return syntax_error(
            f"{character_name(character)} stands here without an opening bracket",
            at,
            at + 1,
            "delete it, or put the text in quotes",
        )
    if not trouble.starts_line(at):
        return syntax_error(
            f"{shown(text[at:end])} stands after a value that is already complete",
            at,
            end,
            "delete it, or put the whole text in quotes",
        )
    if "block collection" in trouble.context:
        where = ((trouble.context_at, trouble.context_at + 1, "the list begins here"),)
        if text.startswith("- ", at) or _key.match(text, at, at + 300) is None:
            return syntax_error(
                "this line does not fit the list above it",
                at,
                end,
                "start it in the same column as the other entries of the list",
                where,
            )
        return syntax_error(
            f"a list stands above, so this line must begin with a dash, not {shown(text[at:end])}",
            at,
            end,
            "indent the line to belong to the entry above, or less to end the list",
            where,
        )
    if block and re.match(r"-(?:\s|$)", text[at : at + 2]):
        return syntax_error(
            "a list entry stands where a key is expected",
            at,
            end,
            "indent the list under its key, or write a key before it",
        )
    if _key.match(text, at, at + 300) is not None or re.match(r"-\s", text[at : at + 2]):
        return syntax_error(
            "this line is indented differently from the lines that it should belong with",
            at,
            end,
            "start it in the same column as they do",
        )
    if after:
        return syntax_error(
            f"{shown(text[at:end])} stands after the end of the document",
            at,
            end,
            "delete it, or begin a new document with a line `---`",
        )
    return syntax_error(
        f"{shown(text[at:end])} is no `key: value`",
        at,
        end,
        "write a key and a colon before it, or indent it to continue the text above",
    )
