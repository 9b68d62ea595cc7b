"""Makes text from files and command lines safe to print: nothing in it can move the cursor, hide, or reorder.

An escape reads `\\x1B` below U+0100 and `\\u{202E}` above. A joiner or a variation selector inside an emoji
stays, since it is what makes the emoji; anywhere else it is invisible, and therefore shown.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)

# Characters that Unicode counts as letters, marks or unassigned, and that show nothing at all.
_INVISIBLE = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2065, 0x2065),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0xE0000, 0xE0FFF),
)
_UNSAFE_CATEGORIES = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))

_emoji_parts: re.Pattern[str] | None = None


class _Escapes(dict[int, str]):
    """A table for str.translate that fills itself with the characters it meets."""

    def __missing__(self, code: int) -> str:
        shown = escape(code) if _is_unsafe(code) else chr(code)
        self[code] = shown
        return shown


def escape(code: int) -> str:
    r"""The visible stand-in for a code point: `\xNN` or `\u{NNNN}`."""
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{{{code:04X}}}"


def _is_unsafe(code: int) -> bool:
    if code < 0x80:
        return code == 0x7F or (code < 0x20 and code != 0x09)
    import unicodedata

    return unicodedata.category(chr(code)) in _UNSAFE_CATEGORIES or any(low <= code <= high for low, high in _INVISIBLE)


_ESCAPES = _Escapes()


def printable(text: str) -> str:
    """The text with everything that a terminal would act on, hide or reorder made visible; tabs stay."""
    # Below U+0300 what Python calls printable is safe, and neither invisible nor part of an emoji.
    if text.isprintable() and (text.isascii() or max(text) < "\u0300"):
        return text
    if "\u200d" in text or "\ufe0f" in text or "\ufe0e" in text:
        parts = _split_emoji(text)
        parts[::2] = [part.translate(_ESCAPES) for part in parts[::2]]
        return "".join(parts)
    return text.translate(_ESCAPES)


def inline(text: str) -> str:
    r"""The text as `printable` gives it, for use inside a sentence: a tab is shown as `\x09`."""
    if text.isascii() and text.isprintable():
        return text
    return printable(text).replace("\t", "\\x09")


def _split_emoji(text: str) -> list[str]:
    """The text in parts; every second one is a joiner or selector that belongs to an emoji."""
    global _emoji_parts
    if _emoji_parts is None:
        import re

        _emoji_parts = re.compile(
            f"((?<=[{_EMOJI}])[\ufe0e\ufe0f](?:\u200d(?=[{_EMOJI}]))?"
            f"|(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])"
            "|(?<=[0-9#*])\ufe0f(?=\u20e3))"
        )
    return _emoji_parts.split(text)
