"""A spec's data as YAML that a person would write: block style, short things in one line, texts quoted where it matters."""

from __future__ import annotations

import json
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

WIDTH = 100
"""Characters of a line up to which a list or a mapping stands in one."""

LONGEST_KEY = 120
"""Above it a key gets a line of its own: YAML looks no more than 1024 characters ahead for the colon."""

_DURATION_OR_RATE = re.compile(r"(?:[0-9]+[dhms])+|[0-9]+ per [a-z]+").fullmatch
_SPECIAL = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"])
"""Words that one YAML reader or another takes for something else than a text, in any case."""


def document(sections: list[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    """The lines of a document: sections of entries, each under its comment, with an empty line between them."""
    for index, (comment, entries) in enumerate(sections):
        if index:
            yield ""
        if comment:
            yield f"# {comment}"
        for key, value in entries.items():
            yield from _entry(key, value, "")


def text(value: str) -> str:
    """A text as a YAML scalar that every reader takes for that text."""
    plain = (
        len(value) <= WIDTH
        and value[:1].isalpha()
        and all(char.isalnum() or char in "_-./+ " for char in value)
        and "  " not in value
        and value[-1] != " "
        and value.isprintable()
        and value.casefold() not in _SPECIAL
    )
    return value if plain or _DURATION_OR_RATE(value) else quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes; what cannot be seen in an editor is escaped."""
    raw = json.dumps(value, ensure_ascii=False)
    return raw if raw.isprintable() else "".join(char if char.isprintable() else _escaped(char) for char in raw)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, float) and value - value != 0:
        return ".nan" if value != value else ".inf" if value > 0 else "-.inf"
    return json.dumps(value)


def _inline(value: Any) -> str:
    """Data in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(key)}: {_inline(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    return _scalar(value)


def _short(value: Any, room: int, depth: int = 2) -> str | None:
    """Data in one line if it fits and is shallow; None otherwise. An empty list or mapping has no other form."""
    if not isinstance(value, (dict, list)) or not value:
        return _inline(value)
    if not _shallow(value, depth) or len(value) * 3 > room:
        return None
    line = _inline(value)
    return line if len(line) <= room else None


def _shallow(value: Any, depth: int) -> bool:
    if not isinstance(value, (dict, list)):
        return True
    items = value.values() if isinstance(value, dict) else value
    return depth > 0 and all(_shallow(item, depth - 1) for item in items)


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    """The lines of `key: value`."""
    name = text(key)
    lead = f"{indent}{name}:" if len(name) <= LONGEST_KEY else f"{indent}:"
    if lead == f"{indent}:":
        yield f"{indent}? {name}"
    # What stands at the top has its own lines, so that a change of one value is a change of one line.
    opened = isinstance(value, (dict, list)) and bool(value) and not indent
    line = None if opened else _short(value, WIDTH - len(lead) - 1)
    if line is not None:
        yield f"{lead} {line}"
        return
    yield lead
    if isinstance(value, dict):
        for below, each in value.items():
            yield from _entry(below, each, indent + "  ")
    else:
        yield from _items(value, indent + "  ")


def _items(items: list[Any], indent: str) -> Iterator[str]:
    """The lines of a list's items."""
    for item in items:
        line = _short(item, WIDTH - len(indent) - 2)
        if line is not None:
            yield f"{indent}- {line}"
            continue
        below = indent + "  "
        inner = _items(item, below) if isinstance(item, list) else _entries(item, below)
        first = True
        for each in inner:
            yield f"{indent}- {each[len(below) :]}" if first else each
            first = False


def _entries(entries: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in entries.items():
        yield from _entry(key, value, indent)
