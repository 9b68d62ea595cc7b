"""A value as text in the place of a scalar, written the way the old one was."""

from __future__ import annotations

import json

from ..engine.checks.yaml_traps import is_trap
from ..source.nodes import PLAIN, SINGLE, Scalar
from ..source.scalars import resolve
from ..values.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Letters, digits and a few signs that mean nothing to YAML wherever they stand in a plain scalar; a colon only
# before more of the word, a space only between words.
_PLAIN = Lazy(r"[\w+/.](?:[\w+/.@%=&;-]|:(?=[\w/])|\?(?=[\w])| (?=[\w+/.(])|[()](?=\w)|(?<=\w)[()!])*")
# What YAML 1.1 takes for a moment, a number of another base, or a boolean of one letter.
_OLDER = Lazy(
    r"\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?"
    r"|[-+]?0b[01_]+|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[yYnN]"
)
_UNSPEAKABLE = Lazy("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar_text(value: Any, old: Scalar, format: str, flow: bool) -> str | None:
    """What to write in the place of `old` so that it reads as `value`; None for what is no scalar.

    A text keeps the old quoting where that can hold it. `flow` says that brackets stand around it.
    """
    if value is None or isinstance(value, (list, dict)):
        return None
    if not isinstance(value, str):
        return json.dumps(value)
    if format == "json":
        return json.dumps(value, ensure_ascii="\\u" in old.raw)
    if old.style == PLAIN and reads_plainly(value, flow) and (is_older(old.raw) or not is_older(value)):
        return value
    if old.style == SINGLE and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes, as YAML and JSON both read it."""
    return _UNSPEAKABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def reads_plainly(text: str, flow: bool) -> bool:
    """Whether a text without quotes is read as that same text by YAML 1.2 (and may stand among brackets)."""
    if not _PLAIN.fullmatch(text) or not text.isprintable() or (flow and text.endswith("?")):
        return False
    return resolve(text) == text


def is_older(text: str) -> bool:
    """Whether YAML 1.1 takes a plain scalar for something else than YAML 1.2 does."""
    return is_trap(text) or _OLDER.fullmatch(text) is not None


def quote(raw: str) -> str:
    """A plain scalar, as it stands, as a text in quotes; one that holds a quote of its own in single ones."""
    return "'" + raw.replace("'", "''") + "'" if '"' in raw or "\\" in raw else f'"{raw}"'
