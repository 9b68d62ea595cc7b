"""What voicelint says about one place of one file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..fixing.edits import Fix
    from ..source.nodes import Route
    from ..targets.request import Request
    from .finding import Finding
    from .rule import Evidence, Rule

SEVERITIES = ("info", "warning", "error")
"""From the mildest to the worst."""

UNSET: Any = type("Unset", (), {"__repr__": lambda self: "UNSET", "__slots__": ()})()
"""Stands for "no effective value is known"; None means that the vendor drops the value."""


class Related:
    """Another place that the diagnostic speaks of."""

    __slots__ = ("end", "message", "start")

    def __init__(self, start: int, end: int, message: str) -> None:
        self.start = start
        self.end = end
        self.message = message


class Diagnostic:
    """A finding as the user sees it: offsets are code points into the file's text, `end` is exclusive.

    `value` and `effective` are those of the vendor's request; `message` says what is written and what the
    vendor does, in the terms of the user's file; `help` says what to write instead. `subject` is what the
    place is called in the user's file (a missing key has no span of its own). `about` is the name and code of the
    rule that a finding about a suppression speaks of. `plan` is what a fix can be made from, until the whole file is
    checked; `fix` is the change that removes the finding, if one is known.
    """

    __slots__ = (
        "about",
        "effective",
        "end",
        "evidence",
        "file",
        "fingerprint",
        "fix",
        "help",
        "label",
        "message",
        "plan",
        "pointer",
        "related",
        "request_pointer",
        "rule",
        "severity",
        "start",
        "subject",
        "targets",
        "value",
    )

    def __init__(
        self,
        rule: Rule,
        severity: str,
        targets: tuple[str, ...],
        file: str,
        start: int,
        end: int,
        message: str,
        help: str,
        label: str,
        pointer: str,
        request_pointer: str | None,
        value: Any,
        effective: Any,
        evidence: Evidence | None,
        related: tuple[Related, ...] = (),
        fingerprint: str = "",
        subject: str = "",
    ) -> None:
        self.rule = rule
        self.severity = severity
        self.targets = targets
        self.file = file
        self.start = start
        self.end = end
        self.message = message
        self.help = help
        self.label = label
        self.pointer = pointer
        self.request_pointer = request_pointer
        self.value = value
        self.effective = effective
        self.evidence = evidence
        self.related = related
        self.fingerprint = fingerprint
        self.subject = subject
        self.about: tuple[str, str] | None = None
        self.plan: tuple[tuple[Finding, Request], ...] = ()
        self.fix: Fix | None = None

    def __repr__(self) -> str:
        return f"Diagnostic({self.rule.name}, {self.start}:{self.end}, {self.message!r})"


def pointer(route: Route) -> str:
    """A route as an RFC 6901 JSON pointer ("" is the whole document)."""
    text = "".join([f"/{step}" for step in route])
    if text.count("/") == len(route) and "~" not in text:  # as nearly always
        return text
    return "".join([f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in route])


def path_text(route: Route) -> str:
    """A route as people write it: messages[0].retry.maxCount."""
    text = ""
    for step in route:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """File order; the same rule at the same span for several targets becomes one diagnostic that names them all."""
    merged: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    for each in diagnostics:
        what = each.subject if each.targets else each.message
        first = merged.setdefault((each.rule.name, each.start, each.end, each.pointer, what), each)
        if first is not each:
            first.targets += tuple(name for name in each.targets if name not in first.targets)
            first.plan += each.plan
    return sorted(merged.values(), key=by_place)


def by_place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    """What puts diagnostics in file order."""
    return diagnostic.start, diagnostic.end, diagnostic.rule.code
