"""What is wrong with a pack, before anybody has looked for the place in its text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..source.nodes import Route

    Faults: TypeAlias = "list[Fault] | None"


class Fault:
    """One thing wrong at a route of a pack. `name` is the rule's in rules/pack.yaml.

    `key` says that the key is meant and not its value; `related` is another route, with what it has to do with it.
    """

    __slots__ = ("help", "key", "message", "name", "related", "route")

    def __init__(
        self,
        name: str,
        message: str,
        help: str = "",
        route: Route = (),
        *,
        key: bool = False,
        related: tuple[Route, str] | None = None,
    ) -> None:
        self.name = name
        self.message = message
        self.help = help
        self.route = route
        self.key = key
        self.related = related

    def under(self, *steps: str | int) -> Fault:
        """The same fault, its route seen from further up."""
        self.route = (*steps, *self.route)
        return self

    def __repr__(self) -> str:
        return f"Fault({self.name}, {self.route}, {self.message!r})"


def meant(name: str, known: list[str]) -> str:
    """What to write instead of an unknown name: the nearest known one, or one of all."""
    from ..engine.nearest import nearest

    close = nearest(name, known)
    return f"write {close}" if close is not None else f"write one of {', '.join(known)}"
