"""Values of a request as the reasoning checks need them: there and of the right type, or None."""

from __future__ import annotations

from ...source.nodes import Mapping, Scalar, Sequence, text_of
from ...values.numbers import digits_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...source.nodes import Node


def whole(node: Node | None, key: str) -> int | None:
    """The whole number under a key; None when it is missing or of another type (true is no number)."""
    below = node.get(key) if isinstance(node, Mapping) else None
    value = below.value if isinstance(below, Scalar) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def places(node: Mapping, notes: dict[str, str]) -> list[tuple[Node, str]]:
    """The values of those keys that are there, each with its note."""
    found = ((node.get(key), note) for key, note in notes.items())
    return [(value, note) for value, note in found if value is not None]


def numbers_below(root: Node | None, route: tuple[str | None, ...]) -> Iterator[tuple[Node, str]]:
    """Phone numbers and their digits, country code first. In `route` None stands for every item of a list.

    What is no number is passed over.
    """
    if not route:
        written = text_of(root)
        digits = None if written is None else digits_of(written)
        if root is not None and digits is not None:
            yield root, digits
    elif route[0] is not None:
        if isinstance(root, Mapping):
            yield from numbers_below(root.get(route[0]), route[1:])
    elif isinstance(root, Sequence):
        for item in root.items:
            yield from numbers_below(item, route[1:])
