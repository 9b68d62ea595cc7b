"""Texts that YAML 1.2 allows and libyaml, which follows YAML 1.1, misreads: the same text in its terms."""

from __future__ import annotations

from .syntax import line_bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# libyaml follows YAML 1.1 and takes these three for line breaks, YAML 1.2 and editors do not. So libyaml is
# given private characters in their stead, which are turned back in each value.
_OLD_BREAKS = "\x85\u2028\u2029"


def without_old_breaks(text: str) -> tuple[str, dict[int, str] | None]:
    """A text of the same length for libyaml, and the table that turns the values read from it back."""
    used = [character for character in _OLD_BREAKS if character in text]
    if not used:
        return text, None
    spare = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    pairs = list(zip(used, spare, strict=False))
    return (
        text.translate({ord(true): stand_in for true, stand_in in pairs}),
        {ord(stand_in): true for true, stand_in in pairs},
    )


def without_harmless_tab(text: str, error: Any) -> str | None:
    """The text with spaces for tabs that YAML 1.2 allows, if those are what stopped the reader; or None.

    libyaml stops at the tabs of an otherwise blank or comment line, PyYAML's own reader at any between
    values. Each call mends one place.
    """
    mark = getattr(error, "problem_mark", None)
    start: int = mark.index if mark is not None else len(text)
    if text[start : start + 1] != "\t":
        return None
    line = line_bounds(text, start)[0]
    end = start
    while start > line and text[start - 1] in "\t ":
        start -= 1
    while text[end : end + 1] in ("\t", " "):
        end += 1
    indents = start == line or text[start - 1] in "-?"  # a tab behind a dash could indent what follows
    if indents and text[end : end + 1] not in ("", "\r", "\n", "#"):
        return None
    return text[:start] + " " * (end - start) + text[end:]
