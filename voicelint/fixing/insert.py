"""Adds an entry at the end of a mapping, laid out like the entries before it."""

from __future__ import annotations

import json

from ..source.nodes import PLAIN, Mapping, Scalar
from .edits import Change, Edit
from .lines import break_end, line_start, newline_near, rest_of_line
from .scalars import quoted, reads_plainly, scalar_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .places import Trail


def insert(text: str, trail: Trail, key: str, value: Any, format: str) -> tuple[Edit, Change] | None:
    """The edit that adds `key: value` to the mapping at the end of a trail; None where its layout is not plain."""
    node = trail.node
    if not isinstance(node, Mapping) or key in node.index or trail.aliased:
        return None
    own = [entry for entry in node.entries if not entry.merged]
    if len(own) < len(node.entries):
        return None
    change = Change(trail.document, "insert", (*trail.route, key), value)
    flow = node.flow or trail.in_flow
    if format == "json":
        written: str | None = f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
    else:
        old = Scalar(0, 0, "", "", PLAIN)
        made = scalar_text(value, old, format, flow)
        name = key if reads_plainly(key, flow) else quoted(key)
        written = None if made is None else f"{name}: {made}"
    if written is None:
        return None
    edit = _in_flow(text, node, written) if node.flow else _in_block(text, node, written)
    return None if edit is None else (edit, change)


def _in_flow(text: str, node: Mapping, written: str) -> Edit | None:
    if text[node.start] != "{" or text[node.end - 1] != "}":
        return None
    if not node.entries:
        inside = text[node.start + 1 : node.end - 1]
        return Edit(node.start + 1, node.end - 1, written) if not inside.strip() else None
    last = node.entries[-1]
    at = max(last.key.end, last.value.end)
    if text[at : node.end - 1].strip(" \t\r\n"):
        return None  # a trailing comma or a comment
    low = line_start(text, last.key.start)
    on_own_line = low > node.start and not text[low : last.key.start].strip(" \t")
    gap = newline_near(text, low) + text[low : last.key.start] if on_own_line else " "
    return Edit(at, at, f",{gap}{written}")


def _in_block(text: str, node: Mapping, written: str) -> Edit | None:
    first, last = node.entries[0], node.entries[-1]
    low = line_start(text, first.key.start)
    lead = text[low : first.key.start]
    if lead.strip(" -"):
        return None
    at = rest_of_line(text, max(last.key.end, last.value.end))
    if at is None:
        return None
    indent = " " * len(lead)
    line_break = newline_near(text, low)
    after = break_end(text, at)
    if after > at:
        return Edit(after, after, f"{indent}{written}{line_break}")
    return Edit(at, at, f"{line_break}{indent}{written}")
