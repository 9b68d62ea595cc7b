"""Text and elements that are safe in an HTML page, whatever characters the checked files hold."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from .escape import inline, printable

LONGEST = 300
"""Characters of a value that the page shows."""


@lru_cache(maxsize=256)
def text(words: str) -> str:
    """Words between tags or in a quoted attribute; a line break becomes a space. The words of a rule come again and again."""
    return escape(inline(words.replace("\n", " ")))


def code(shown: str) -> str:
    """A line of a file that `excerpt` has made printable."""
    return escape(printable(shown)) if shown else ""


def value(written: str) -> str:
    """A value as JSON, cut to fit."""
    return text(written if len(written) <= LONGEST else written[: LONGEST - 1] + "…")


def element(tag: str, classes: str, content: str) -> str:
    """An element with classes around content that is HTML already."""
    return f'<{tag} class="{classes}">{content}</{tag}>'
