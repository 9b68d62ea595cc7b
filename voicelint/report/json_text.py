"""JSON that every reader, encoder and terminal takes."""

from __future__ import annotations

import json
import re

from ..engine.diagnostic import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

DEEPEST = 200
"""Levels of a value that are written out; the encoder fails some hundreds of levels later."""

# What may not stand in UTF-8 at all (lone surrogates), and what a terminal would act on (the rest).
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode


def line(value: Any, halves: bool = True) -> str:
    """Plain data as JSON on one line.

    A file name that is no Unicode has halves of surrogate pairs in it, from which Python makes the name again. Readers
    by other contracts refuse the whole document for one: without `halves` each is U+FFFD.
    """
    text = _encode(value)
    if text.isascii() and "\x7f" not in text:
        return text
    if not halves:
        text = _HALVES.sub("\ufffd", text)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def dumps(value: Any) -> str:
    """Any value as JSON on one line, as `plain` makes it sayable."""
    return line(plain(value))


def plain(value: Any, levels: int = DEEPEST) -> Any:
    """A value of which JSON can say everything: `.inf`, `.nan` and integers too long to write are strings."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if value.bit_length() < 10_000 else hex(value)
    if isinstance(value, float):
        if value != value:
            return ".nan"
        return {float("inf"): ".inf", float("-inf"): "-.inf"}.get(value, value)
    if levels and isinstance(value, dict):
        return {str(key): plain(below, levels - 1) for key, below in value.items()}
    if levels and isinstance(value, list | tuple):
        return [plain(below, levels - 1) for below in value]
    return None if value is UNSET else "…" if isinstance(value, dict | list | tuple) else str(value)


def listing(before: str, items: Iterable[Any], halves: bool = True) -> Iterator[str]:
    """The lines of a JSON array: what stands before it, and an item a line as `line` writes it."""
    margin = before[: len(before) - len(before.lstrip())]
    written = ""
    for item in items:
        yield written + "," if written else before + "["
        written = f"{margin}  {line(item, halves)}"
    if written:
        yield written
        yield f"{margin}]"
    else:
        yield f"{before}[]"
