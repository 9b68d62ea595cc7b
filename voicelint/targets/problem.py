"""What a lowering cannot do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Node, Route, Scalar


class LoweringProblem:
    """What could not be lowered: the rule that says so, the place in the spec, and the words for its message."""

    __slots__ = ("key", "node", "params", "route", "rule")

    def __init__(self, rule: str, node: Node, route: Route, key: Scalar | None, **params: str) -> None:
        self.rule = rule
        self.node = node
        self.route = route
        self.key = key
        self.params = params
