"""Comments that miss the form of a suppression: what is wrong with them, and what was likely meant."""

from __future__ import annotations

import re

from ..engine.describe import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Known: TypeAlias = Callable[[str], dict[str, Any] | None]
    """From a rule's name or code to the rule."""

_FAR = 400
"""Characters of a comment in which rules are looked for."""

WORDS = ("ignore", "ignore-file", "snooze")

# Other linters' words for it, by which a comment without our colon is known to be meant for us.
_MEANT = re.compile(r"(ignore|snooze|disable|suppress|silence|skip|allow|nolint|noqa|off)((?:-[a-z]+)*)(?![a-z])", re.I)
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_BETWEEN = re.compile(r"\[([^\[\]]*+)\]")
_BREAKS = re.compile(r"[\s,;:=\[\]()]+")


def misread(part: str, known: Known) -> tuple[str, str] | None:
    """Why a comment that is no suppression is none, and the right form; None if it was not meant for voicelint at all."""
    body = part.lstrip("# \t")
    if body[:4].casefold() == "noqa":
        named = _named(body, known)
        return ("noqa is another linter's word", _right("ignore", "", named)) if named else None
    rest = body[len("voicelint") :]
    ours = body.startswith("voicelint:")
    said = rest.lstrip(" \t:=-")
    found = _MEANT.match(said)
    named = _named(said, known)
    if ours:
        if said[:1].isdigit():
            return None  # a spec's first line, commented out
    elif found is None or not (named or said[found.end() : found.end() + 1] in ("", "[", "(", "=", ":")):
        return None  # it only mentions voicelint
    word = found[0] if found is not None else re.split(r"[^\w-]", said, maxsplit=1)[0]
    return _why(body, rest, said, word, ours), _right(word, said, named)


def _why(body: str, rest: str, said: str, word: str, ours: bool) -> str:
    """What is wrong, from the front."""
    if not ours:
        return "it does not begin with voicelint:"
    if said and rest[1:2] not in (" ", "\t"):
        return "a blank is missing behind the colon"
    if word not in WORDS or not said.startswith(word):
        known = "there are ignore, ignore-file and snooze"
        return f"there is no {cut(word)!r}; {known}" if word else known
    names = said[len(word) :]
    if names[:1] != "[":
        return "its rules have to follow in brackets"
    inside, closed, after = names[1:].partition("]")
    if not closed or "[" in inside:
        return "its bracket is not closed"
    if not inside.strip(" \t"):
        return "its brackets name no rule"
    if not all(each.strip(" \t") for each in inside.split(",")):
        return "a name is missing beside a comma"
    if after[:1] not in ("", " ", "\t"):
        return "a blank is missing behind the bracket"
    day = _DAY.search(after)
    if word != "snooze":
        return "only a snooze ends on a day"
    if day is None or not after.lstrip(" \t").startswith("until"):
        return "a snooze has to say until which day"
    return f"{day[0]} is no day" if _no_day(day[0]) else "nothing but the reason may follow the day"


def _no_day(written: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(written)
    except ValueError:
        return True
    return False


def _named(text: str, known: Known) -> list[str]:
    """The rules that the beginning of a text names."""
    return [each for each in dict.fromkeys(_BREAKS.split(text[:_FAR])) if each and known(each) is not None]


def _right(word: str, said: str, named: list[str]) -> str:
    """The form that was likely meant."""
    between = _BETWEEN.search(said[:_FAR])
    written = between[1].strip(" \t,") if between is not None else ""
    names = ", ".join(named) or written or "rule-name"
    day = _DAY.search(said)
    if word.casefold().startswith("snooze") or (day is not None and "until" in said):
        until = day[0] if day is not None and not _no_day(day[0]) else "YYYY-MM-DD"
        return f"# voicelint: snooze[{names}] until {until} and the reason"
    return f"# voicelint: {'ignore-file' if 'file' in word.casefold() else 'ignore'}[{names}] and the reason"
