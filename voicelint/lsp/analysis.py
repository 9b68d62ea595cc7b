"""What a check of one revision of a file has to say; every feature that needs the whole file reads from here."""

from __future__ import annotations

from functools import cached_property

from ..compiling.gate import refusals
from ..compiling.requests import Requests
from ..engine.policy import PLAIN
from ..pipeline import Checker
from ..source.nodes import Mapping, Sequence
from ..source.parse import parse
from ..targets.names import MARK
from ..targets.recognise import recognise
from .positions import Positions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from lsprotocol import types

    from ..engine.diagnostic import Diagnostic
    from ..engine.policy import Policy
    from ..source.document import Source
    from ..source.nodes import Node
    from ..targets.lower import Lowering
    from ..targets.request import Request


class Analysis:
    """One revision of a file, checked.

    `source` is the parsed text (without a byte order mark), `diagnostics` what is to be shown, `lowered` every spec
    with what it became for each of its targets, `refusals` the findings that keep them from being compiled.
    A file that the configuration leaves out has nothing of it.
    """

    def __init__(
        self, uri: str, text: str, path: str, format: str | None, encoding: str, policy: Policy | None, now: datetime
    ) -> None:
        source = parse(text if policy is not None else "", path, format)
        checker = Checker(source, now, policy=policy or PLAIN)
        checker.lowerings = []
        checker.run()
        self.uri = uri
        self.now = now
        self.policy = checker.policy
        self.source: Source = checker.source
        self.refusals = [] if checker.skipped else refusals(checker)
        self.diagnostics: list[Diagnostic] = [] if checker.skipped else checker.chosen()
        self.lowered: list[tuple[Mapping, Lowering, Request]] = checker.lowerings
        self.revision = 0
        self.version: int | None = None
        self._positions = Positions(text, encoding)
        self._shift = 1 if self.source.bom else 0

    def range(self, start: int, end: int) -> types.Range:
        """The editor's range of a span of the source."""
        return self._positions.range(start + self._shift, end + self._shift)

    def position(self, offset: int) -> types.Position:
        """The editor's position of an offset into the source."""
        return self._positions.position(offset + self._shift)

    def span(self, range: types.Range) -> tuple[int, int]:
        """The source's offsets of an editor's range."""
        start, end = self._positions.span(range)
        return max(start - self._shift, 0), max(end - self._shift, 0)

    def refused(self, target: str) -> list[Diagnostic]:
        """The findings that keep what the file has for a target from being compiled."""
        return [each for each in self.refusals if target in each.targets or not each.targets]

    def compiled(self, lowering: Lowering, request: Request) -> Requests:
        """The requests that a spec makes for a target that it is not refused for."""
        return Requests(lowering.target, request, self.policy.rules.ruleset(lowering.target.name))

    def specs(self) -> list[Mapping]:
        """The roots of the file's campaign specs."""
        roots = [each.root for each in self.source.documents]
        return [root for root in roots if isinstance(root, Mapping) and MARK in root]

    @cached_property
    def requests(self) -> list[tuple[str, Mapping]]:
        """The raw request bodies in the file, each with the target that it is for."""
        found = []
        for each in self.source.documents:
            bodies: list[Node] = (
                each.root.items if isinstance(each.root, Sequence) else [each.root] if each.root else []
            )
            for body in bodies:
                if isinstance(body, Mapping) and MARK not in body:
                    target = self.policy.payload or recognise(body).target
                    if target is not None:
                        found.append((target, body))
        return found
