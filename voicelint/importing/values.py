"""Plain data of requests: the same or not, and where not."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MISSING = object()
"""Stands for a value that is not there."""

SHOWN = 60
"""Characters of a value that a message shows."""


def canonical(value: Any) -> str:
    """A text that two values have in common only when their JSON is equal: 1, 1.0 and true are three things."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal as JSON, the order of keys apart."""
    if type(one) is str or type(other) is str:  # nearly every value of a long list
        return type(one) is type(other) and bool(one == other)
    return canonical(one) == canonical(other)


def differences(wanted: Any, made: Any) -> Iterator[str]:
    """A line for each place at which `made` is not what is wanted."""
    for path, one, other in unequal(wanted, made):
        if one is MISSING:
            yield f"{path} would be added: {shown(other)}"
        elif other is MISSING:
            yield f"{path} would be lost: {shown(one)}"
        else:
            yield f"{path or 'the body'} is {shown(one)} and would become {shown(other)}"


def unequal(one: Any, other: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The places at which two values differ, with both values there; MISSING for one that is not there."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys([*one, *other]):
            below = f"{path}.{key}" if path else key
            yield from unequal(one.get(key, MISSING), other.get(key, MISSING), below)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (each, counterpart) in enumerate(zip(one, other, strict=True)):
            yield from unequal(each, counterpart, f"{path}[{index}]")
    elif one is MISSING or other is MISSING or not same(one, other):
        yield path, one, other


def shown(value: Any) -> str:
    """A value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def pull(tree: Any, steps: list[str]) -> Any:
    """The value at the end of a path of keys, or MISSING."""
    for step in steps:
        if not isinstance(tree, dict) or step not in tree:
            return MISSING
        tree = tree[step]
    return tree


def drop(tree: dict[str, Any], steps: list[str]) -> None:
    """Take the value at a path out, and the mappings that this leaves empty."""
    if len(steps) > 1:
        drop(tree[steps[0]], steps[1:])
        if tree[steps[0]]:
            return
    del tree[steps[0]]


def place(tree: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a path, with the mappings that lead there."""
    *before, last = path.split(".")
    for step in before:
        tree = tree.setdefault(step, {})
    tree[last] = value
