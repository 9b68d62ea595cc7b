"""Texts that are spoken, and placeholders that nothing has filled in (F6)."""

from __future__ import annotations

from ...source.nodes import Scalar, text_of
from ...values.lazy import Lazy
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

_MARK = Lazy(r"[{$<%~]")
_ANYWHERE = r"\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\[~\w+\]"
_NAME = r"[A-Za-z]\w*"
_SPOKEN = Lazy(
    rf"{_ANYWHERE}|\{{{_NAME}\}}|<[A-Za-z][\w .-]*>"
    rf"|%\({_NAME}\)[sd]|(?<![\w%])%[sd](?!\w)|\$[A-Z][A-Z0-9_]+\b"
)
# Data that comes back in reports may well be XML or hold a %: there a placeholder must be the whole of it.
_DATA = Lazy(rf"{_ANYWHERE}|\A<{_NAME}[^<>]*>\Z|\A%[sd]\Z|\A\$[A-Za-z_]\w*\Z")

TAGS = frozenset({"speak", "p", "s", "emphasis", "prosody", "voice", "sub", "audio", "lang", "break", "b", "i"})
"""Names of mark-up that stand in angle brackets and are no placeholders."""

LONGEST = 60
"""Characters of what was found that a message shows."""

_ODD = Lazy(r"[^\w\s.,;:!?'\"()%-]|----|(?i:www)")
_CONTROL = Lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_URL = Lazy(r"(?i:https?://|www\.)[^\s<>\"']+")
_EMOJI = Lazy(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u231a\u231b\u23e9-\u23fa\u25fb-\u25fe\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\ufe0f\u20e3]"
    "[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u20e3]*"
)
_TAG = Lazy(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
_SYMBOLS = Lazy(r"[*#=_~^|\\<>@+/{}\[\]`&]{3,}|-{4,}")
UNSPEAKABLE = (
    (_URL, "the web address"),
    (_EMOJI, "the emoji"),
    (_TAG, "the tag"),
    (_SYMBOLS, "the run of signs"),
)


def placeholder(node: Node, context: Context, filled: dict[str, list[str]] | None = None) -> Hit | None:
    """A placeholder in a text ({found}). Spoken texts are held to more forms than data that is passed on.

    `filled` names per target what the vendor itself fills in when it stands in single braces.
    """
    text = node.value if type(node) is Scalar else None
    if type(text) is not str or _MARK.search(text) is None:
        return None
    spoken = context.route[-1:] == ["text"] or "parameters" in context.route
    known = filled.get(context.request.target, ()) if filled else ()
    for match in (_SPOKEN if spoken else _DATA).finditer(text):
        if not (_is_tag(match[0]) or match[0][1:-1] in known):
            return Hit(found=_short(match[0]))
    return None


def unspeakable(node: Node, context: Context) -> Hit | None:
    """Something that a voice cannot say, or spells out sign by sign: {reason} names it."""
    text = text_of(node)
    if text is None:
        return None
    control = None if text.isprintable() else _CONTROL.search(text)
    if control is not None:
        return Hit(reason=f"the control character U+{ord(control[0]):04X}")
    if "\ufffd" in text:
        return Hit(reason="U+FFFD, the mark of a character that was lost on the way")
    if _ODD.search(text) is None:
        return None
    # Placeholders are another rule's business.
    text = _SPOKEN.sub(lambda match: match[0] if _is_tag(match[0]) else " ", text)
    for pattern, what in UNSPEAKABLE:
        found = pattern.search(text)
        if found is not None:
            return Hit(reason=f"{what} {_short(found[0])}")
    return None


def _short(found: str) -> str:
    return found if len(found) <= LONGEST else found[: LONGEST - 1] + "…"


def _is_tag(found: str) -> bool:
    return found.startswith("<") and found[1:-1].casefold() in TAGS
