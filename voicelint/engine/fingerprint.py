"""A diagnostic's identity, which survives edits elsewhere in the file."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from ..source.nodes import Mapping, Scalar, Sequence, child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.document import Source
    from ..source.nodes import Node
    from .diagnostic import Diagnostic

LENGTH = 16
"""Hexadecimal digits."""

IDENTITIES = (
    "id", "messageId", "correlationid", "to", "phone_number", "msisdn", "customerid", "contact", "destinationA",
)  # fmt: skip
"""The keys that tell an item of a list from the others, in specs and in the vendors' requests; the first counts."""

LONGEST_LABEL = 60
"""Characters of an item's identity."""


def fingerprint(file: str, rule_name: str, pointer: str, value: Any) -> str:
    """A short hash of file, rule, place in the document and value; lines and columns do not count.

    `file` is written with either slash. The place should be one that lasts (`lasting_pointers`). Two diagnostics of
    one run that agree in all four get the same fingerprint: the caller tells them apart.
    """
    import hashlib

    identity = _canonical([_plain_name(file), rule_name, pointer, value])
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


@lru_cache(maxsize=8)
def _plain_name(file: str) -> str:
    import posixpath

    return posixpath.normpath(file.replace("\\", "/"))


def _canonical(value: Any) -> str:
    """A text that only equal values of the same type share, whatever the order of a mapping's keys."""
    if isinstance(value, str):
        return f"s{len(value)}:{value}"
    if isinstance(value, bool) or value is None:
        return f"{value};"
    if isinstance(value, int):
        return f"i{value:x};"  # hexadecimal, since Python limits the digits of decimal ones
    if isinstance(value, float):
        return f"f{value.hex()};"
    if isinstance(value, dict):
        keys = sorted(value, key=str)
        return "{" + "".join(_canonical(str(key)) + _canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list | tuple):
        return "[" + "".join(_canonical(item) for item in value) + "]"
    return f"{value!r};"


def identify(diagnostics: list[Diagnostic], source: Source | None = None) -> None:
    """Give every diagnostic of a file its fingerprint; those that agree in everything are told apart by their order.

    Without the `source` items of lists count by their numbers.
    """
    pointers = [each.pointer for each in diagnostics] if source is None else lasting_pointers(diagnostics, source)
    seen: dict[str, int] = {}
    for each, at in zip(diagnostics, pointers, strict=True):
        mark = fingerprint(each.file, each.rule.name, at, each.value)
        again = seen.get(mark, 0)
        seen[mark] = again + 1
        each.fingerprint = mark if not again else fingerprint(each.file, each.rule.name, at, [mark, again])


def lasting_pointers(diagnostics: list[Diagnostic], source: Source) -> list[str]:
    """The diagnostics' pointers as they stay when items come or go before: with an item's id in place of its number.

    "/recipients/3/to" is "/recipients/[visit-2]/to", or "/recipients/[]" where the item has no id.
    """
    ends = [document.end for document in source.documents[:-1]]
    roots = [document.root for document in source.documents]
    return [
        _lasting(roots[bisect_right(ends, each.start)], each.pointer) if roots else each.pointer for each in diagnostics
    ]


def _lasting(root: Node | None, pointer: str) -> str:
    node = root
    made = ""
    for step in pointer.split("/")[1:]:
        if isinstance(node, Sequence) and step.isdecimal():
            node = child(node, int(step))
            made += f"/[{_label(node)}]"
        else:
            node = child(node, step.replace("~1", "/").replace("~0", "~"))
            made += f"/{step}"
    return made


def _label(item: Node | None) -> str:
    """What tells an item from others: its id, or whom it calls. A lone value is told by the finding's own value."""
    if isinstance(item, Mapping):
        for key in IDENTITIES:
            named = item.get(key)
            if isinstance(named, Scalar) and named.value is not None:
                text = str(named.value) if isinstance(named.value, str) else named.raw
                return text[:LONGEST_LABEL].replace("~", "~0").replace("/", "~1")
    return ""
