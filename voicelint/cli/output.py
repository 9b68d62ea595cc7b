"""What the listing commands share: text or JSON to standard output."""

from __future__ import annotations

import json
import os
import sys
import textwrap

from ..report.style import Style, wants_color
from .errors import UsageError
from .streams import machine_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any


def choose(output_format: str) -> bool:
    """Whether JSON is wanted; UsageError when the format is neither text nor json."""
    if output_format not in ("text", "json"):
        raise UsageError(f"--output-format: there is no {output_format!r}; known: text, json")
    return output_format == "json"


def print_json(data: Any) -> None:
    """One JSON document to standard output."""
    machine_output()
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_lines(lines: Iterable[str]) -> None:
    """Lines to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def style() -> Style:
    """Colours if standard output shows them."""
    return Style(wants_color("auto", sys.stdout, os.environ))


def wrap(text: str, indent: str = "") -> list[str]:
    """A paragraph in lines of at most 100 characters."""
    return textwrap.wrap(text, 100, initial_indent=indent, subsequent_indent=indent)


def table(rows: Sequence[tuple[str, ...]], indent: str = "") -> list[str]:
    """Rows as columns that are as wide as their widest cell; the last column is not filled up."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    return [
        indent + "  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)), row[-1]])
        for row in rows
    ]
