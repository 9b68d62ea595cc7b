"""Which API a request body is written for, told by its shape alone.

The shapes stand in signatures.py. A body that has two of them is as unclear as one that
has none: nothing is guessed.
"""

from __future__ import annotations

from functools import lru_cache

from ..source.nodes import Mapping, Scalar, Sequence
from .signatures import NEAR, SIGNATURES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Node
    from .signatures import Signature

DEPTH = 3
"""How many items of a list are looked at: the first ones tell its kind."""


class Recognised:
    """What a body is: for one of our targets, for a `foreign` API (its title), or neither, and then why."""

    __slots__ = ("foreign", "reason", "target")

    def __init__(self, target: str | None = None, foreign: str | None = None, reason: str = "") -> None:
        self.target = target
        self.foreign = foreign
        self.reason = reason

    def __repr__(self) -> str:
        return f"Recognised({self.target!r}, {self.foreign!r}, {self.reason!r})"


def recognise(root: Node) -> Recognised:
    """What one request body is. `reason` says what was missing, or what it could be, when it is not clear."""
    if not isinstance(root, Mapping):
        return Recognised(reason="it is not a request body, which is a mapping")
    matches = [each for each in SIGNATURES if _matches(root, each)]
    found = {(each.target, each.foreign) for each in matches}
    if len(found) == 1:
        return Recognised(*found.pop())
    if found:
        names = sorted(target or title or "" for target, title in found)
        return Recognised(reason=f"it could be for {' or '.join(names)}")
    return Recognised(reason=_missing(root))


def _matches(root: Mapping, signature: Signature) -> bool:
    return all(_has(root, group) for group in signature.groups) and not _has(root, signature.none)


def _missing(root: Mapping) -> str:
    """What a body that begins like one of ours lacks."""
    for group, words in NEAR:
        if _has(root, group):
            return words
    return "none of its keys is one by which a request of the five APIs is known"


def _has(root: Mapping, group: str) -> bool:
    return any(_term(root, term) for term in group.split())


def _term(root: Mapping, term: str) -> bool:
    path, marked, value = term.partition("=")
    nodes: list[Node] = [root]
    for step in path.split("."):
        nodes = [below for node in nodes for holder in _items(node) if (below := _child(holder, step)) is not None]
    if not marked:
        return bool(nodes)
    scalars = [item.value for node in nodes for item in _items(node) if isinstance(item, Scalar)]
    if value == "+":
        return any(isinstance(each, str) and each[:1] == "+" and each[1:].isdigit() for each in scalars)
    wanted = _folded(value)
    if wanted.endswith("*"):
        return any(isinstance(each, str) and _folded(each).startswith(wanted[:-1]) for each in scalars)
    return any(not value or (isinstance(each, str) and _folded(each) == wanted) for each in scalars)


def _items(node: Node) -> list[Node]:
    return node.items[:DEPTH] if isinstance(node, Sequence) else [node]


def _child(node: Node, step: str) -> Node | None:
    if not isinstance(node, Mapping):
        return None
    exact = node.get(step)
    if exact is not None:
        return exact
    wanted = _folded(step)
    return next((entry.value for key, entry in node.index.items() if _folded(key) == wanted), None)


# The same keys come with every body of a file.
@lru_cache(maxsize=512)
def _folded(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "")
