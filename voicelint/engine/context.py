"""What a check gets to see besides its node, and what it gives back."""

from __future__ import annotations

from ..source.nodes import Mapping
from .diagnostic import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import Any, TypeAlias

    from ..source.nodes import Entry, Node, Route
    from ..targets.request import Request
    from .place import Place

    Hits: TypeAlias = "Hit | list[Hit] | None"
    CheckFunction: TypeAlias = Callable[[Node, "Context"], Hits]


class Hit:
    """What a check found at its node.

    `below` is a route from the checked node to the place meant, `key` means the place's key rather than its
    value, `effective` the value the vendor uses (None: dropped), `params` fill the rule's message, and
    `related` names other nodes with a text each.
    """

    __slots__ = ("below", "effective", "key", "params", "related", "value")

    def __init__(
        self,
        below: Route = (),
        *,
        key: bool = False,
        effective: Any = UNSET,
        value: Any = UNSET,
        related: Sequence[tuple[Node, str]] = (),
        **params: Any,
    ) -> None:
        self.below = below
        self.key = key
        self.effective = effective
        self.value = value
        self.related = related
        self.params = params


class Deferred:
    """A check function that is imported when it first meets a node: most requests need few of them."""

    __slots__ = ("_load",)

    def __init__(self, load: Callable[[], CheckFunction]) -> None:
        self._load = load

    def load(self) -> CheckFunction:
        """The function itself."""
        return self._load()

    def __call__(self, node: Node, context: Context) -> Hits:
        return self.load()(node, context)


class Context:
    """The state of one walk over one request (or spec).

    `route` and `parents` lead from the root to the node being checked and are valid only during the call.
    `scratch` is the walk's own memory for checks that compare places, keyed by whatever they choose. `country` is where
    national numbers are from, as far as that is known.
    """

    __slots__ = ("country", "now", "parents", "place", "request", "route", "scratch")

    def __init__(self, request: Request, now: datetime, country: str | None = None) -> None:
        self.request = request
        self.now = now
        self.country = country
        self.route: list[str | int] = []
        self.parents: list[Node] = []
        self.place: Place | None = None
        self.scratch: dict[Any, Any] = {}

    @property
    def root(self) -> Node:
        """The whole request body (or spec)."""
        return self.request.root

    @property
    def parent(self) -> Node | None:
        """The mapping or list that holds the node being checked."""
        return self.parents[-1] if self.parents else None

    def sibling(self, key: str) -> Node | None:
        """The value beside the node being checked, in the same mapping."""
        parent = self.parent
        return parent.get(key) if isinstance(parent, Mapping) else None

    def abroad(self, text: str, lead: str) -> tuple[str | None, str | None]:
        """A number in the national form of `country` as it is dialled from abroad, `lead` in front; and that country."""
        if self.country is None:
            return None, None
        from ..phone.national import international

        digits = international(text, self.country)
        return (None, None) if digits is None else (lead + digits, self.country)

    def entry(self) -> Entry | None:
        """The mapping entry that holds the node being checked, if a mapping holds it."""
        parent = self.parent
        return parent.index.get(str(self.route[-1])) if isinstance(parent, Mapping) else None
