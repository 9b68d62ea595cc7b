"""A rule as it is loaded from a compiled pack."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EFFECTS = ("rejected", "rewritten", "ignored", "futile", "risky")
DEFAULT_SEVERITY = {
    "rejected": "error",
    "rewritten": "warning",
    "ignored": "warning",
    "futile": "error",
    "risky": "warning",
}

DEFAULT_FIX = {"rewritten": "write", "ignored": "delete"}
"""What mends a finding so that the vendor does the same as before, by the rule's effect."""


def fix_fault(fix: dict[str, Any]) -> str:
    """What is contradictory in a fix as a pack writes it; empty when nothing is."""
    action, effective = fix.get("action", "write"), fix.get("value", "effective") == "effective"
    if "to" in fix and not effective:
        return "the new value is given by `to` or by `value`, not by both"
    if action in ("rename", "insert") and "to" not in fix and effective:
        return f"{action} needs `to`, or the `value` that holds it"
    return ""


class Evidence:
    """Where a rule's fact is from: a document and its field, how far to trust it, and the constraint's id."""

    __slots__ = ("constraint", "document", "field", "status", "title", "url")

    def __init__(self, document: str, title: str, url: str, field: str, status: str, constraint: str) -> None:
        self.document = document
        self.title = title
        self.url = url
        self.field = field
        self.status = status
        self.constraint = constraint

    def at(self, field: str, status: str = "", constraint: str = "", source: dict[str, str] | None = None) -> Evidence:
        """The same evidence for the one field that a rule of many places has met, which may have a document of its own."""
        cited = source or {"document": self.document, "title": self.title, "url": self.url}
        return Evidence(**cited, field=field, status=status or self.status, constraint=constraint or self.constraint)


class Rule:
    """One rule. `at` are its paths per target; `check` names the primitive, `options` are the primitive's."""

    __slots__ = (
        "_evidence",
        "_made",
        "at",
        "becomes",
        "check",
        "code",
        "deliberate",
        "effect",
        "exclusive",
        "fix",
        "instead",
        "label",
        "message",
        "name",
        "on",
        "options",
        "pack",
        "raw",
        "severity",
        "supersedes",
        "suppressible",
        "targets",
        "when",
    )

    def __init__(self, data: dict[str, Any], pack: str) -> None:
        self.name: str = data["name"]
        self.code: str = data["code"]
        self.pack = pack
        self.on: str = data["on"]
        self.targets: tuple[str, ...] = tuple(data["targets"])
        self.at: dict[str, list[str]] = data["at"]
        self.check: str = data["check"]
        self.options: dict[str, Any] = data["options"]
        self.effect: str = data["effect"]
        self.severity: str = data["severity"]
        self.becomes: Any = data.get("becomes", ...)
        self.message: str = data["message"]
        self.instead: str = data["instead"]
        self.label: str = data.get("label", "")
        self.supersedes: frozenset[str] = frozenset(data.get("supersedes", ()))
        self.exclusive: bool = data.get("exclusive", False)
        self.deliberate: bool = data.get("deliberate", False)
        self.fix: dict[str, Any] | None = data.get("fix")
        self.raw: bool = data.get("raw", False)
        self.when: dict[str, list[Any]] = data.get("when", {})
        self.suppressible: bool = data.get("suppressible", True)
        self._evidence: dict[str, dict[str, str]] = data["evidence"]
        self._made: dict[str, Evidence] = {}

    @property
    def evidence(self) -> dict[str, Evidence]:
        """The evidence by target; made when asked for, since few rules of a run have anything to say."""
        if not self._made:
            self._made = {target: Evidence(**fields) for target, fields in self._evidence.items()}
        return self._made

    def __repr__(self) -> str:
        return f"Rule({self.name})"
