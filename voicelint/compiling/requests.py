"""What a campaign becomes for one target: how it is sent, and its requests one after another."""

from __future__ import annotations

from ..source.nodes import Mapping, Sequence
from .frames import Part, count_frames, even, pieces, split, suffixed
from .order import below, order_of, plain, steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..engine.ruleset import RuleSet
    from ..source.nodes import Node
    from ..targets.mapping import Limit, Target
    from ..targets.request import Request
    from .frames import Frame
    from .order import Order


class Requests:
    """The requests of one campaign for one target.

    `count` is how many there are, `recipients` how many numbers, contacts and groups they name in all;
    `method`, `url` (with its {places}) and `headers` (names) say how each of them is sent.
    """

    __slots__ = (
        "_lists",
        "_order",
        "_template",
        "context",
        "count",
        "headers",
        "method",
        "recipients",
        "rules",
        "target",
        "url",
    )

    def __init__(self, target: Target, request: Request, rules: RuleSet) -> None:
        from ..engine.catalogue import documentation

        sent: dict[str, Any] = documentation(target.name)["request"]
        self.target = target
        self.rules = rules
        self.method: str = sent["method"]
        self.url: str = sent["url"]
        self.headers: list[str] = sent["headers"]
        self.context = request.context
        self._order = order_of(target)
        self._lists = [
            (limit, node) for limit in target.limits if (node := _list_at(request.root, limit.path)) is not None
        ]
        apart = frozenset(id(node) for _, node in self._lists)
        self._template: dict[str, Any] = plain(request.root, self._order, apart)
        parts = self._parts()
        self.count = count_frames(parts)
        self.recipients = sum(part.total if part.weights is None else sum(part.weights) for part in parts)

    @property
    def path(self) -> str:
        """The path of the URL."""
        return "/" + self.url.split("/", 3)[3]

    @property
    def name(self) -> str:
        """The target's name."""
        return self.target.name

    def frames(self) -> Iterator[Frame]:
        """The requests in order; one at a time is in memory."""
        return split(self._template, self._parts(), self.count, self.target.ids)

    def numbered(self) -> list[tuple[str, str, str]]:
        """The ids that differ from request to request: each one's key, its first and its last value."""
        ids = {key: self._template.get(key) for key in self.target.ids} if self.count > 1 else {}
        return [
            (key, suffixed(value, 1, self.target.ids[key]), suffixed(value, self.count, self.target.ids[key]))
            for key, value in ids.items()
            if isinstance(value, str)
        ]

    def _parts(self) -> list[Part]:
        return [_part(limit, node, below(self._order, limit.path)) for limit, node in self._lists]


def _list_at(root: Node, path: str) -> Sequence | None:
    """The list at a path of a request in which every list on the way has one item."""
    node: Node | None = root
    for step in steps(path):
        if isinstance(node, Sequence):
            node = node.items[0] if len(node.items) == 1 else None
        node = node.get(step) if isinstance(node, Mapping) else None
    return node if isinstance(node, Sequence) else None


def _part(limit: Limit, node: Sequence, order: Order) -> Part:
    items = node.items
    if not limit.inner:
        return Part(limit, (plain(item, order) for item in items), len(items))
    weights: list[int] = []
    for item in items:
        whole = _weight(item, limit)
        weights += [whole] if whole <= limit.most else even(whole, -(-whole // limit.most))
    cut = (piece for item in items for piece in pieces(plain(item, order), limit))
    return Part(limit, cut, len(weights), weights)


def _weight(item: Node, limit: Limit) -> int:
    lists = [item.get(key) for key in limit.inner] if isinstance(item, Mapping) else []
    return max(1, sum(len(each.items) for each in lists if isinstance(each, Sequence)))
