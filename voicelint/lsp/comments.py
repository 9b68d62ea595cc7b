"""Comments that speak to voicelint, as far as the cursor is concerned: they may be half-written."""

from __future__ import annotations

import re

_WORDS = re.compile(r"#\s*voicelint:\s*(?P<verb>[a-z-]*)(?P<names>\s*\[(?P<list>[^\]\n]*)(?P<close>\]?))?")
_BEGIN = re.compile(r"---[ \t]*(?:#|\r?\Z)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")

VERBS = {
    "ignore": "silences the named rules for the line's node and what is in it",
    "ignore-file": "silences the named rules in the whole file",
    "snooze": "silences the named rules until a day: snooze[name] until 2030-06-01 reason",
}
"""What such a comment may begin with, and what it does."""


class Control:
    """A comment of ours: its verb with its span, and the rules that it names, each with its span."""

    __slots__ = ("names", "verb", "verb_start")

    def __init__(self, verb: str, verb_start: int, names: list[tuple[str, int, int]] | None) -> None:
        self.verb = verb
        self.verb_start = verb_start
        self.names = names


def control(text: str, start: int, end: int) -> Control | None:
    """The comment from `start` to `end` if it is one of ours; `names` is None where no bracket is open yet."""
    found = _WORDS.match(text, start, end)
    if found is None:
        return None
    names = None
    if found["names"] is not None:
        inside = found.span("list")
        names = [(each[0], each.start(), each.end()) for each in _NAME.finditer(text, *inside)]
    return Control(found["verb"], found.start("verb"), names)


def in_list(text: str, start: int, offset: int) -> bool:
    """Whether an offset in a comment is within the brackets that hold the rules' names."""
    found = _WORDS.match(text, start, offset)
    return found is not None and found["names"] is not None and not found["close"] and found.end() == offset


def in_head(text: str, start: int) -> bool:
    """Whether a comment stands above all that its document holds, where a word about the whole file has to stand."""
    for line in reversed(text[:start].split("\n")):
        if _BEGIN.match(line):
            return True
        if line.strip() and not line.lstrip().startswith("#"):
            return False
    return True
