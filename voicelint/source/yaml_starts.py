"""YAML's syntax errors at the first character of a value: what may not begin a text without quotes."""

from __future__ import annotations

import re

from .document import Problem
from .syntax import character_name, shown, syntax_error
from .yaml_trouble import Trouble

_token = re.compile(r"[^\s,\[\]{}]*")


def start_of_value(trouble: Trouble) -> Problem | None:
    """Characters that may not begin a text without quotes."""
    text, at, problem = trouble.text, trouble.at, trouble.problem
    line_end = trouble.line(at)[1]
    if "cannot start any token" in problem:
        return syntax_error(
            f"a text without quotes may not begin with {character_name(trouble.character)}",
            at,
            at + 1,
            "put the whole text in quotes",
        )
    start = trouble.context_at
    if "an alias" in trouble.context or "an anchor" in trouble.context:
        kind = (
            "an alias, a reference to another value"
            if text[start : start + 1] == "*"
            else "an anchor, a name for the value"
        )
        return syntax_error(
            f"{character_name(text[start])} begins {kind}, and what follows is no name",
            start,
            max(at, start + 1),
            "put the whole text in quotes",
        )
    if "a tag" in trouble.context or "tag" in problem:
        token = _token.match(text, start)
        end = token.end() if token is not None else start
        return syntax_error(
            f"{shown(text[start:end])} begins with '!' and is read as a YAML tag, but no such tag is known",
            start,
            max(end, at),
            "put the whole text in quotes",
        )
    if "directive" in trouble.context or "directive" in problem or "%YAML" in problem:
        line_start, line_end = trouble.line(start)
        return syntax_error(
            "a line that begins with '%' is a YAML directive, and this one is not known",
            line_start,
            line_end,
            "delete the line, or put the text in quotes",
        )
    if "block scalar" in trouble.context:
        sign = text[start : start + 1]
        if "indentation indicator" in problem or "comment or line break" in problem or "chomping" in problem:
            return syntax_error(
                f"{character_name(sign)} begins a text over several lines, which must start on the next line",
                start,
                line_end,
                f"put the text on the next line, indented, or in quotes if the {sign} belongs to it",
            )
    if "block sequence entries" in problem or "sequence entries are not allowed" in problem:
        return syntax_error(
            "a list cannot begin on the same line as its key",
            at,
            line_end,
            "start the list on the next line, or put the text in quotes if the dash belongs to it",
        )
    if "mapping keys are not allowed" in problem:
        return syntax_error("'? ' begins a key, which may not stand here", at, at + 1, "put the whole text in quotes")
    return None
