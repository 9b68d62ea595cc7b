"""What a plain YAML scalar means: the YAML 1.2 core schema, read from the raw text.

So `no`, `12:30`, `1_000` and dates are text, `012` and `+41793026727` are integers (their raw text stays on
the node, for the rules about numbers).
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Value: TypeAlias = str | int | float | bool | None

CONSTANTS: dict[str, Value] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}

NOT_ALWAYS_TEXT = "-+.0123456789~nNtTfF"
"""A plain scalar that begins with any other character is text."""

# Above this many digits CPython refuses to convert between int and str: such a number is kept as a float.
MOST_DIGITS = 4000

_number = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)"
    r"|0o(?P<octal>[0-7]+)"
    r"|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
).fullmatch


def resolve(raw: str) -> Value:
    """The value of a plain scalar written as `raw`; text when it is nothing else."""
    if raw in CONSTANTS:
        return CONSTANTS[raw]
    if raw[0] not in NOT_ALWAYS_TEXT:
        return raw
    number = _number(raw)
    if number is None:
        return raw
    kind = number.lastgroup
    if kind == "float" or len(raw) > MOST_DIGITS:
        return float(raw) if kind in ("float", "decimal") else float("inf")
    if kind == "octal":
        return int(number["octal"], 8)
    if kind == "hexadecimal":
        return int(number["hexadecimal"], 16)
    return int(raw)


def resolve_tagged(tag: str, value: str, is_plain: bool) -> Value:
    """The value of a scalar with an explicit tag; tags that are not YAML's own change nothing."""
    kind = tag.removeprefix("tag:yaml.org,2002:")
    if kind in ("str", "!"):
        return value
    if kind in ("null", "bool", "int", "float"):
        resolved = resolve(value)
        if kind == "float" and type(resolved) is int:
            return float(resolved)
        return resolved
    return resolve(value) if is_plain else value
