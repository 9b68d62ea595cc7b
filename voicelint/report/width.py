"""How many terminal cells a text takes. Meant for text that `escape.printable` has been through.

Wide East Asian characters and emoji take two cells, combining marks none, an emoji built of several code
points (joiners, skin tones, selectors) as much as its first one, and at least two with the emoji selector.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER = "\u200d"
_HANDS = "\u261d\u26f9\u270a\u270b\u270c\u270d"  # the emoji of skin outside the emoji block
_EMOJI_SELECTOR = "\ufe0f"

_widths: dict[str, int] = {}
_SIMPLE = "\u0300"
"""Below it every character takes one cell and stands alone."""


def display_width(text: str) -> int:
    """The cells that the text takes."""
    if _is_simple(text):
        return len(text)
    return sum(width for _, width in clusters(text))


def _is_simple(text: str) -> bool:
    # An ellipsis, which every cut line has, is as simple, and must not make the line slow.
    return text.isascii() or max(text) < _SIMPLE or ("…" in text and max(text.replace("…", " ")) < _SIMPLE)


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The text in pieces that a terminal draws as one, each with its cells."""
    piece = ""
    width = 0
    joined = False
    for char in text:
        if piece and (joined or extends(piece[0], char)):
            piece += char
            if char == _EMOJI_SELECTOR:
                width = 2
        else:
            if piece:
                yield piece, width
            piece = char
            width = _char_width(char)
        joined = char == _JOINER
    if piece:
        yield piece, width


def extends(base: str, char: str) -> bool:
    """Whether a character is drawn onto the base before it: a combining mark, or a skin tone on an emoji."""
    if char < _SIMPLE:
        return False
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return base in _HANDS or "\U0001f385" <= base <= "\U0001faff"
    return _char_width(char) == 0


def take_first(text: str, cells: int) -> str:
    """The longest beginning of the text that fits into so many cells."""
    if _is_simple(text):
        return text[: max(cells, 0)]
    taken = []
    for piece, width in clusters(text):
        cells -= width
        if cells < 0:
            break
        taken.append(piece)
    return "".join(taken)


def take_last(text: str, cells: int) -> str:
    """The longest end of the text that fits into so many cells."""
    if _is_simple(text):
        return text[max(len(text) - cells, 0) :]
    taken = []
    for piece, width in reversed(list(clusters(text))):
        cells -= width
        if cells < 0:
            break
        taken.append(piece)
    return "".join(reversed(taken))


def _char_width(char: str) -> int:
    if char < _SIMPLE:
        return 1
    width = _widths.get(char)
    if width is None:
        width = _widths[char] = _look_up(char)
    return width


def _look_up(char: str) -> int:
    import unicodedata

    # The vowels and finals of decomposed Hangul are drawn into the syllable's first letter.
    if "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff":
        return 0
    if char == _JOINER or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
