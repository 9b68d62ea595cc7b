"""A diagnostic's identity, which survives edits elsewhere in the file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .diagnostic import Diagnostic

LENGTH = 16
"""Hexadecimal digits."""


def fingerprint(file: str, rule_name: str, pointer: str, value: Any) -> str:
    """A short hash of file, rule, place in the document and value; lines and columns do not count.

    `file` is written with either slash. Two diagnostics of one run that agree in all four get the same
    fingerprint: the caller tells them apart.
    """
    import hashlib
    import posixpath

    name = posixpath.normpath(file.replace("\\", "/"))
    identity = _canonical([name, rule_name, pointer, value])
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


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


def identify(diagnostics: list[Diagnostic]) -> None:
    """Give every diagnostic of a file its fingerprint; those that agree in everything are told apart by their order."""
    seen: dict[str, int] = {}
    for each in diagnostics:
        mark = fingerprint(each.file, each.rule.name, each.pointer, each.value)
        again = seen.get(mark, 0)
        seen[mark] = again + 1
        each.fingerprint = mark if not again else fingerprint(each.file, each.rule.name, each.pointer, [mark, again])
