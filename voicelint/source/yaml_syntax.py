"""YAML's syntax errors in plain words, where the writer went wrong and not where a parser gave up.

libyaml (and PyYAML's own parser, worded a little differently) say what they expected; what was meant is
read from the text around.
"""

from __future__ import annotations

import re

from .document import Problem
from .nodes import DOUBLE, PLAIN, SINGLE
from .syntax import (
    character_name,
    ellipsis,
    shown,
    stray_mark,
    syntax_error,
    too_deep,
    unclosed_quote,
    unquoted_template,
)
from .yaml_starts import start_of_value
from .yaml_structure import colon, flow, lines
from .yaml_trouble import TRAILING, Trouble, flow_text_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .nodes import Scalar

_template = re.compile(r"(?:(?<=[:,\[{?\-])[ \t]*+|(?<![^\r\n])[ \t]*+)(\{\{|\{%)")
_quote_opens = re.compile(r"""[ \t\r\n:,\[{?\-]*(["'])""")
_quoted = {'"': re.compile(r'"(?:[^"\\]++|\\.)*+"', re.S), "'": re.compile(r"'(?:[^']++|'')*+'")}


def explain(text: str, error: Any, scalars: list[Scalar]) -> Problem:
    """One problem for PyYAML's error; `scalars` are all that were read before it."""
    trouble = Trouble(text, error, scalars)
    looks = (
        _depth,
        _tab,
        _stray_mark,
        _ellipsis,
        _template_text,
        _quote,
        colon,
        flow,
        start_of_value,
        lines,
        _escape,
    )
    for look in looks:
        problem = look(trouble)
        if problem is not None:
            return problem
    end = trouble.at + 1 if trouble.character not in ("", "\r", "\n") else trouble.at
    if trouble.character:
        message = f"YAML cannot be read on from {character_name(trouble.character)} here"
    else:
        message = "the YAML text ends too early"
    return syntax_error(message, trouble.at, end, "check the brackets, quotes and indentation before this place")


def _depth(trouble: Trouble) -> Problem | None:
    # A newer libyaml counts brackets while it scans ahead, before any event of them comes out.
    return too_deep(trouble.at) if "nesting depth" in trouble.problem else None


def _tab(trouble: Trouble) -> Problem | None:
    text, at = trouble.text, trouble.at
    if trouble.character != "\t":
        return None
    start = trouble.line(at)[0]
    end = at
    while text[end : end + 1] in ("\t", " "):
        end += 1
    if trouble.starts_line(at):
        return Problem(
            "tab-indent",
            "this line is indented with a tab, which YAML does not allow",
            start,
            end,
            "indent with spaces",
        )
    return Problem(
        "tab-indent",
        f"a tab stands between {character_name(text[at - 1])} and what belongs to it",
        at,
        end,
        "put one space there",
    )


def _stray_mark(trouble: Trouble) -> Problem | None:
    at = trouble.text.rfind("\ufeff", trouble.line(trouble.at)[0], trouble.at + 1)
    return None if at == -1 else stray_mark(at)


def _ellipsis(trouble: Trouble) -> Problem | None:
    return ellipsis(trouble.text, trouble.at)


def _template_text(trouble: Trouble) -> Problem | None:
    """A placeholder such as `{{name}}` without quotes, with more text before or behind it."""
    text, at, last = trouble.text, trouble.at, trouble.last
    inside = trouble.context.endswith(("flow mapping", "flow sequence"))
    opener = text[at - 1 : at + 1] if text[at - 1 : at + 1] == "${" else text[at : at + 2]
    if inside and opener in ("${", "{{") and last is not None and last.style == PLAIN and last.end <= at:
        close = text.find("}", at)
        closed = close + (1 if opener == "${" else 2)
        end = flow_text_end(text, closed) if close != -1 else trouble.line(at)[1]
        if trouble.line(last.start) == trouble.line(at):
            return unquoted_template(text, last.start, end)
    places = (at, trouble.context_at, last.start if last is not None else at)
    for start, end in sorted({trouble.line(place) for place in places}, reverse=True):
        begins = [found.start(1) for found in _template.finditer(text, start, min(end, at + 1))]
        if not begins or _inside_quotes(text[start : begins[-1]]):
            continue
        begin = begins[-1]
        if inside or "{" in text[start:begin] or "[" in text[start:begin]:
            stop = _template_stop(text, begin, end)
        else:
            comment = TRAILING.search(text, begin, end)
            stop = comment.start() if comment is not None else end
        return unquoted_template(text, begin, stop)
    return None


def _template_stop(text: str, at: int, line_end: int) -> int:
    """Where a text that begins with a placeholder ends within brackets; more placeholders may follow."""
    while True:
        close = text.find("}}" if text[at + 1] == "{" else "%}", at + 2, line_end)
        if close == -1:
            return line_end
        stop = flow_text_end(text, close + 2)
        more = [place for place in (text.find("{{", close, stop), text.find("{%", close, stop)) if place != -1]
        if not more:
            return stop
        at = min(more)


def _inside_quotes(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _quote(trouble: Trouble) -> Problem | None:
    """A quoted text that is not closed, or that ends at a quote which belongs to it."""
    text, at = trouble.text, trouble.at
    if "quoted scalar" in trouble.context and ("end of stream" in trouble.problem or "document" in trouble.problem):
        start = trouble.context_at
        return unclosed_quote(text, start, trouble.line(start)[1])
    span = _quoted_before(trouble)
    if span is None:
        return None
    start, end = span
    line_end = trouble.line(start)[1]
    quote = text[start]
    if line_end < end:
        return unclosed_quote(text, start, line_end)
    if at > trouble.line(end - 1)[1] or not text[at : at + 1].strip() or trouble.character in "]},#":
        return None
    if text[end : end + 1] in (" ", "\t") and trouble.character in "\"'" and "while parsing a flow" in trouble.context:
        return None  # two texts side by side: rather a comma is missing
    if quote == "'":
        help = "write an apostrophe inside single quotes twice (''), or put the text in double quotes"
    else:
        help = 'write a double quote inside double quotes as \\", or put the text in single quotes'
    if text[end : end + 1].strip() == "" and trouble.character not in "\"'":
        help = "put all of the text between the quotes"
    if trouble.character == ":":
        help = "put the whole text in quotes, or write the second key on a line of its own"
    message = f"the text in quotes ends here, but the line goes on with {shown(text[at:line_end])}"
    return syntax_error(message, end - 1, line_end, help, ((start, start + 1, "the quote that is closed here"),))


def _quoted_before(trouble: Trouble) -> tuple[int, int] | None:
    """The span of the quoted text that the error follows with nothing but blanks in between."""
    text, at, last = trouble.text, trouble.at, trouble.last
    if last is not None and last.style in (SINGLE, DOUBLE) and not text[last.end : at].strip():
        return last.start, last.end
    # The scanner runs ahead of the parser: the quoted text may not have been handed out yet.
    opening = _quote_opens.match(text, last.end if last is not None else 0)
    if opening is None:
        return None
    closed = _quoted[opening[1]].match(text, opening.start(1))
    if closed is None or at < closed.end() or "\n" in text[closed.end() : at]:
        return None
    return closed.span() if "\n" in closed[0] or not text[closed.end() : at].strip() else None


def _escape(trouble: Trouble) -> Problem | None:
    """A backslash within double quotes that is no escape."""
    text, at = trouble.text, trouble.at
    if "quoted scalar" not in trouble.context or not re.search("escape|hexdec", trouble.problem):
        return None
    backslash = text.rfind("\\", trouble.context_at, at + 1)
    backslash = at if backslash == -1 else backslash
    escape = text[backslash : backslash + 2]
    return syntax_error(
        f"{shown(escape)} is no escape that YAML knows",
        backslash,
        min(backslash + 2, len(text)),
        "write \\\\ for a backslash, or put the text in single quotes",
    )
