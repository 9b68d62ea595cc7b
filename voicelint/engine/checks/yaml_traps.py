"""F3: plain scalars that YAML 1.1 reads otherwise than YAML 1.2 does."""

from __future__ import annotations

from ...source.document import Problem
from ...source.nodes import PLAIN
from ...values.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ...source.document import Source
    from ...source.nodes import Scalar

_TRAP = Lazy(
    r"(?P<yes>[Yy]es|YES|[Oo]n|ON)|(?P<no>[Nn]o|NO|[Oo]ff|OFF)|(?P<octal>[-+]?00*[1-7][0-7]+)|(?P<text>0[89])"
    r"|(?P<sixty>[-+]?[1-9]\d*(?::[0-5]?\d)+)|(?P<score>[-+]?\d[\d_]*_[\d_]*)"
)
"""00 to 07 are not among them: they are the same numbers to both."""
_FIRST = frozenset("yYnNoO+-0123456789")
_LONGEST = 40
"""Longer figures are left alone: nobody reads them as a time or a number with separators."""


def traps(source: Source) -> Iterator[Problem]:
    """A problem for every value that an older reader would take for a boolean or another number.

    Keys are left alone: the spec's own `on` is one of them, and voicelint is its only reader.
    """
    for node in source.scalars:
        raw = node.raw
        if node.style != PLAIN or not raw or raw[0] not in _FIRST or len(raw) > _LONGEST:
            continue
        if raw[0] != "0" and raw.isdigit():  # a plain number, in which a long list of ids abounds
            continue
        found = _TRAP.fullmatch(raw)
        if found is not None and not source.text[node.end : node.end + 40].lstrip(" ").startswith(":"):
            yield Problem(
                "yaml-older-reading",
                f"{raw} is {_meant(node)} here, and {_older(found)} to readers of YAML 1.1",
                node.start,
                node.end,
                f'write "{raw}" for the text, or the value that is meant',
            )


def is_trap(raw: str) -> bool:
    """Whether a plain scalar written like this means something else to an older reader."""
    return raw[:1] in _FIRST and _TRAP.fullmatch(raw) is not None


def _meant(node: Scalar) -> str:
    return "a text" if isinstance(node.value, str) else f"the number {node.value}"


def _older(found: re.Match[str]) -> str:
    text = found[0]
    if found["yes"]:
        return "true"
    if found["no"]:
        return "false"
    if found["text"]:  # neither a decimal number there, for its zero, nor an octal one
        return "a text"
    if found["octal"]:
        return f"the number {int(text, 8)}"
    if found["score"]:
        return f"the number {int(text.replace('_', '') or '0')}"
    total = 0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + int(part)
    return f"the number {-total if text.startswith('-') else total}"
