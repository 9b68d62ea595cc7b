"""What a lowering cannot do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Node, Route, Scalar


class LoweringProblem:
    """What could not be lowered: the rule that says so, the place in the spec, and the words for its message.

    `count` is how many places it stands for, where it stands for several.
    """

    __slots__ = ("count", "key", "node", "params", "route", "rule")

    def __init__(self, rule: str, node: Node, route: Route, key: Scalar | None, **params: str) -> None:
        self.rule = rule
        self.node = node
        self.route = route
        self.key = key
        self.params = params
        self.count = 0
