"""Where lines begin and end around an offset, and what may stand behind a value on its line."""

from __future__ import annotations

from ..values.lazy import Lazy

_REST = Lazy(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?")
_GAP = Lazy(r"[ \t\r\n]*")


def line_start(text: str, at: int) -> int:
    """The offset of the first character of the line that `at` is on."""
    feed = text.rfind("\n", 0, at) + 1
    return max(feed, text.rfind("\r", feed, at) + 1)  # not from the front of a long text at every call


def break_end(text: str, at: int) -> int:
    """The offset behind the line break at `at`; `at` itself when there is none (the text ends)."""
    if text[at : at + 2] == "\r\n":
        return at + 2
    return at + 1 if text[at : at + 1] in ("\n", "\r") else at


def break_start(text: str, at: int) -> int:
    """The offset before the line break that ends at `at`; `at` itself when none does."""
    if text[at - 2 : at] == "\r\n":
        return at - 2
    return at - 1 if at and text[at - 1] in "\n\r" else at


def rest_of_line(text: str, at: int) -> int | None:
    """The offset of the line's end when only blanks and a comment follow; None when anything else does."""
    found = _REST.match(text, at)
    end = at if found is None else found.end()
    return end if text[end : end + 1] in ("", "\n", "\r") else None


def newline_near(text: str, at: int) -> str:
    """The line break that the file uses around an offset."""
    feed = text.rfind("\n", 0, at)
    if feed == -1:
        feed = text.find("\n", at)
    if feed == -1:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[feed - 1 : feed] == "\r" else "\n"


def skip_blank(text: str, at: int) -> int:
    """The offset of the next character that is no blank and no line break."""
    found = _GAP.match(text, at)
    return at if found is None else found.end()
