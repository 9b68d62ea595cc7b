"""Text that is legal in XML 1.0, whatever characters the checked files hold."""

from __future__ import annotations

from html import escape

from .escape import inline, printable


def attribute(name: str, value: object) -> str:
    """An attribute with a space before it."""
    return f' {name}="{escape(inline(str(value)))}"'


def content(text: str) -> str:
    """Text between tags; line breaks stay."""
    flat = text.replace("\n", " ")
    if printable(flat) == flat:  # as nearly always, and then nothing has to be taken apart
        return escape(text, quote=False)
    return "\n".join(escape(printable(line), quote=False) for line in text.split("\n"))
