"""A vendor request (or a spec) as a tree of values that remember their places."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Node, Route
    from ..source.recordings import Recordings
    from .mapping import Row


class Request:
    """A request body for one target.

    `rows` maps request paths to mapping rows for a request lowered from a spec (empty for a raw one);
    `context` holds values that are not sent but that rules may read (purpose); `shared` says that nodes
    stand at more than one place of the tree; `format` is the file's, yaml or json;
    `text` is the whole file's text where it is known; `base` leads to the request where one file holds several;
    `targets` are what a spec is checked for in place of its own; `recordings` are the files given with it.
    """

    __slots__ = (
        "_repeated", "base", "context", "format", "lowered", "recordings", "root", "rows", "shared", "target", "targets",
        "text",
    )  # fmt: skip

    def __init__(
        self,
        target: str,
        root: Node,
        *,
        format: str = "json",
        base: Route = (),
        lowered: bool = False,
        rows: dict[str, Row] | None = None,
        context: dict[str, Node] | None = None,
        shared: bool = False,
        text: str = "",
        targets: tuple[str, ...] = (),
        recordings: Recordings | None = None,
    ) -> None:
        self.target = target
        self.root = root
        self.format = format
        self.base = base
        self.lowered = lowered
        self.rows = rows or {}
        self.context = context or {}
        self.shared = shared
        self.text = text
        self.targets = targets
        self.recordings = recordings
        self._repeated: frozenset[str] | None = None

    @property
    def repeated(self) -> frozenset[str]:
        """The paths of a spec that go to more than one place of the request."""
        if self._repeated is None:
            specs = [row.spec for row in self.rows.values()]
            self._repeated = frozenset(spec for spec in specs if specs.count(spec) > 1)
        return self._repeated
