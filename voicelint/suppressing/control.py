"""The comments that speak to voicelint, such as `# voicelint: ignore[name] reason`: what each of them says."""

from __future__ import annotations

import re

from .slips import misread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..source.document import Comment
    from .slips import Known

IGNORE, IGNORE_FILE, SNOOZE = "ignore", "ignore-file", "snooze"

# One comment may hold several, each from its own # on.
_PART = re.compile(r"(?<![^ \t])#++[ \t]*+(?=(?:voicelint|noqa)\b)", re.I)
_FORM = re.compile(r"#++[ \t]*+voicelint:[ \t]++(ignore-file|ignore|snooze)\[([^\[\]]*+)\](?:[ \t]++(.*))?", re.S)
_UNTIL = re.compile(r"until[ \t]++([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ \t]++(.*))?", re.S)


class Name:
    """A rule's name or code as it stands in a comment, with its place in the file."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end


class Control:
    """One suppression: `word` is ignore, ignore-file or snooze, `until` the last day of a snooze.

    `start` and `end` are its own place, which is a part of the `comment` where that holds several (`alone` is false then).
    """

    __slots__ = ("alone", "comment", "end", "names", "reason", "start", "until", "word")

    def __init__(
        self, word: str, names: list[Name], reason: str, until: date | None, start: int, end: int, comment: Comment
    ) -> None:
        self.word = word
        self.names = names
        self.reason = reason
        self.until = until
        self.start = start
        self.end = end
        self.comment = comment
        self.alone = (start, end) == (comment.start, comment.start + len(comment.text.rstrip(" \t")))


class Slip:
    """A comment that was meant for voicelint and does not say what: why not, and what would be right."""

    __slots__ = ("end", "right", "start", "why")

    def __init__(self, why: str, right: str, start: int, end: int) -> None:
        self.why = why
        self.right = right
        self.start = start
        self.end = end


def read(comment: Comment, known: Known) -> Iterator[Control | Slip]:
    """What a comment says to voicelint, in its order; nothing where it does not speak to it.

    On a line of its own a comment has to begin with it: behind anything else it belongs to a line that was commented out.
    """
    marks = [found.start() for found in _PART.finditer(comment.text)]
    if not marks or (comment.own_line and marks[0]):
        return
    for at, end in zip(marks, [*marks[1:], len(comment.text)], strict=True):
        part = comment.text[at:end].rstrip(" \t")
        start = comment.start + at
        made = _control(part, start, comment)
        if made is not None:
            yield made
            continue
        slip = misread(part, known)
        if slip is not None:
            yield Slip(*slip, start, start + len(part))


def _control(part: str, start: int, comment: Comment) -> Control | None:
    form = _FORM.fullmatch(part)
    if form is None:
        return None
    word, reason = form[1], (form[3] or "").strip(" \t")
    names = _names(form[2], start + form.start(2))
    until = None
    limit = _UNTIL.fullmatch(reason)
    if (limit is not None) != (word == SNOOZE) or not all(each.text for each in names):
        return None
    if limit is not None:
        from datetime import date

        try:
            until = date.fromisoformat(limit[1])
        except ValueError:
            return None
        reason = (limit[2] or "").strip(" \t")
    return Control(word, names, reason, until, start, start + len(part), comment)


def _names(written: str, at: int) -> list[Name]:
    """The names between the brackets, which begin at offset `at`."""
    names = []
    for piece in written.split(","):
        text = piece.strip(" \t")
        first = at + len(piece) - len(piece.lstrip(" \t"))
        names.append(Name(text, first, first + len(text)))
        at += len(piece) + 1
    return names
