"""The types that a pack's fields are documented with."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..source.nodes import Scalar

KINDS: dict[str, frozenset[str]] = {
    "string": frozenset({"string"}),
    "integer": frozenset({"number"}),
    "int32": frozenset({"number"}),
    "number": frozenset({"number"}),
    "boolean": frozenset({"boolean"}),
    "array": frozenset({"array"}),
    "object": frozenset({"object"}),
    "any": frozenset({"string", "number", "boolean", "array", "object"}),
    "duration": frozenset({"string"}),
    "rate": frozenset({"string"}),
    "time": frozenset({"string"}),
    "clock": frozenset({"string"}),
}
"""Each type's kinds, by which a check is refused that could never match at its path."""

SCALARS: dict[str, frozenset[type]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "int32": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "array": frozenset(),
    "object": frozenset(),
    "any": frozenset({str, int, float, bool, type(None)}),
    "duration": frozenset({str}),
    "rate": frozenset({str}),
    "time": frozenset({str}),
    "clock": frozenset({str}),
}

SAYS: dict[str, str] = {
    "string": "a text",
    "integer": "a whole number",
    "int32": "a whole number that fits 32 bits",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "any": "anything",
    "duration": "a duration with its unit, such as 45s, 12h or 2d",
    "rate": "a rate, such as 10 per hour",
    "time": "a time with its offset, such as 2026-12-01T09:00:00+01:00",
    "clock": 'a time of day, such as "09:00"',
}


def _int32(node: Scalar) -> bool:
    return not isinstance(node.value, int) or -(2**31) <= node.value < 2**31


REFINE: dict[str, Callable[[Scalar], bool]] = {"int32": _int32}
"""What a value of the right Python type must hold besides."""


def register(name: str, test: Callable[[str], bool]) -> None:
    """Give a text type its own test (the spec's duration, rate, time and clock bring theirs)."""

    def refine(node: Scalar) -> bool:
        return not isinstance(node.value, str) or test(node.value)

    REFINE[name] = refine


def describe(type_name: str) -> str:
    """A documented type in words; alternatives are joined by "or"."""
    return " or ".join(SAYS[part] for part in type_name.split("|"))


def describe_node(kind: str, value: object) -> str:
    """What is written, in words: a list, a mapping, a text, a number, true or false, nothing."""
    if kind != "scalar":
        return {"mapping": "a mapping", "sequence": "a list"}.get(kind, kind)
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int):
        return "a whole number"
    return "a number" if isinstance(value, float) else "a text"
