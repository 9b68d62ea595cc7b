"""F3: plain scalars that YAML 1.1 reads otherwise than YAML 1.2 does."""

from __future__ import annotations

import re

from ...source.document import Problem
from ...source.nodes import PLAIN, Scalar, children
from ...values.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...source.document import Source
    from ...source.nodes import Node

_TRAP = Lazy(
    r"(?P<yes>[Yy]es|YES|[Oo]n|ON)|(?P<no>[Nn]o|NO|[Oo]ff|OFF)|(?P<octal>[-+]?0[0-7]+)"
    r"|(?P<sixty>[-+]?[1-9]\d*(?::[0-5]?\d)+)|(?P<score>[-+]?\d[\d_]*_[\d_]*)"
)
# Where a plain scalar may begin, so that a file without any candidate costs one pass of the regular expression.
_CANDIDATE = Lazy(rf"(?:^|[\s,\[{{])(?:{_TRAP.pattern})(?=[\s,\]}}]|$)", re.M)


def traps(source: Source) -> Iterator[Problem]:
    """A problem for every value that an older reader would take for a boolean or another number."""
    if source.format != "yaml" or not _CANDIDATE.search(source.text):
        return
    for document in source.documents:
        if document.root is not None:
            yield from _below(document.root)


def _below(node: Node) -> Iterator[Problem]:
    if isinstance(node, Scalar):
        found = _TRAP.fullmatch(node.raw) if node.style == PLAIN and node.anchor is None else None
        if found is not None:
            yield Problem(
                "yaml-older-reading",
                f"{node.raw} is {_meant(node)} here, and {_older(found)} to readers of YAML 1.1",
                node.start,
                node.end,
                f'write "{node.raw}" for the text, or the value that is meant',
            )
    elif node.anchor is None:
        for _, below in children(node):
            yield from _below(below)


def _meant(node: Scalar) -> str:
    return "a text" if isinstance(node.value, str) else f"the number {node.value}"


def _older(found: re.Match[str]) -> str:
    text = found[0]
    if found["yes"]:
        return "true"
    if found["no"]:
        return "false"
    if found["octal"]:
        return f"the number {int(text, 8)}"
    if found["score"]:
        return f"the number {int(text.replace('_', '') or '0')}"
    total = 0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + int(part)
    return f"the number {-total if text.startswith('-') else total}"
