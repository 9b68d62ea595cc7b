"""Values of the wrong type: what was likely meant, and what a vendor that casts would send."""

from __future__ import annotations

import re

from ..source.nodes import PLAIN, Scalar
from .diagnostic import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Node

TEXTS = frozenset({"duration", "rate", "clock", "time"})
"""The spec's own types that people write in other words too."""

_TRUE = {"true", "yes", "on", "1", "y"}
_FALSE = {"false", "no", "off", "0", "n", ""}


def cast(node: Node, expected: str) -> Any:
    """The value of the documented type that a casting vendor makes of a node; None where nothing can be made."""
    if not isinstance(node, Scalar):
        return None
    value = node.value
    for name in expected.split("|"):
        if name == "string" and value is not None:
            return as_text(node)
        if name == "boolean" and str(value).casefold() in _TRUE | _FALSE and value is not None:
            return str(value).casefold() in _TRUE
        if name in ("integer", "int32", "number") and not isinstance(value, bool) and _number(value):
            return int(float(str(value)))
    return None


def certain(node: Node, expected: str) -> Any:
    """The value of the documented type that can alone be meant; None where there is a doubt.

    A number or true in quotes, a text without them, a lone entry where a list belongs, a duration in other words, yes
    for true as older readers of YAML have it. Not "yes" in quotes, nor 720.5 for a whole number.
    """
    names = expected.split("|")
    if "array" in names and node.kind == "mapping":
        return [node.plain()]
    if not isinstance(node, Scalar) or node.value is None:
        return None
    made = [value for value in (_only(node, name) for name in names) if value is not None]
    return made[0] if len(made) == 1 else None


def _only(node: Scalar, name: str) -> Any:
    value = node.value
    if name == "array":
        return [value] if isinstance(value, str) else None
    if name == "string":
        return as_text(node) if isinstance(value, (bool, int)) else None
    if name == "boolean":
        return _boolean(node)
    if name in ("integer", "int32", "number"):
        whole = _whole(value)
        return None if name == "int32" and whole is not None and not -(2**31) <= whole < 2**31 else whole
    if isinstance(value, str) and name in TEXTS:
        from ..values.elsewhere import meant

        return meant(name, value)
    return None


def _boolean(node: Scalar) -> bool | None:
    if not isinstance(node.value, str):
        return None
    word = node.value.casefold()
    if node.style == PLAIN and word in ("yes", "on", "no", "off"):  # true or false to readers of YAML 1.1
        return word in _TRUE
    return {"true": True, "false": False}.get(word)


def _whole(value: object) -> int | None:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else None
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?(?:0|[1-9]\d{0,14})", value) else None


def _number(value: object) -> bool:
    return bool(re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,15})?", str(value)))


def as_text(node: Scalar) -> str:
    """A scalar as the text that stands in the file; true and false as JSON writes them."""
    if isinstance(node.value, str):
        return node.value
    return node.raw or str(node.value)


def read_as(node: Scalar) -> str:
    """What YAML makes of an unquoted scalar, in words."""
    if isinstance(node.value, bool):
        return f"the boolean {str(node.value).lower()}"
    lost = ""
    if isinstance(node.value, int) and str(node.value) != node.raw:
        lost = (
            "; the + is lost"
            if node.raw.startswith("+")
            else "; its leading zeros are lost"
            if node.raw.lstrip("-").startswith("0")
            else ""
        )
    return f"the number {node.value}{lost}"


def _from_cells(node: Scalar) -> str | None:
    from ..values.numbers import from_cells

    return from_cells(node.raw) if isinstance(node.value, float) else None


def helpful(node: Node, expected: str) -> str:
    """What to write instead of a value of the wrong type, as precisely as can be said."""
    from .types import SAYS

    names = expected.split("|")
    if isinstance(node, Scalar):
        if node.value is None:
            return "give it a value or take the key out"
        if "duration" in names and re.fullmatch(r"\d{1,9}", str(node.value), re.A):
            return f"name the unit: {node.value}s for seconds or {node.value}m for minutes"
        if "string" in names:
            changed = _from_cells(node)
            if changed is not None:
                return f"write the number in full, in quotes: {changed}"
            return f'put it in quotes: "{as_text(node)}"'
        made = certain(node, expected)
        if isinstance(made, str):
            return f'write "{made}"' if "clock" in names else f"write {made}"
        made = None if "int32" in names and type(node.value) is int else cast(node, expected)
        if made is not None and made is not UNSET:
            return f"write {str(made).lower() if isinstance(made, bool) else made}"
        if names == ["array"]:
            written = f'"{node.value}"' if isinstance(node.value, str) else as_text(node)
            return f"put it in a list: [{written}]"
    elif "array" in names and node.kind == "mapping":
        return "put the mapping in a list: [ … ]"
    return "write " + " or ".join(SAYS[name] for name in names)
