"""Findings of one request: the walk, then the more precise rule's word over the general one's."""

from __future__ import annotations

from .finding import TYPED, absences, misspelt
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from ..source.nodes import Route
    from ..targets.request import Request
    from .finding import Crash, Finding
    from .ruleset import RuleSet


def check_request(
    request: Request, rules: RuleSet, now: datetime, country: str | None = None
) -> tuple[list[Finding], list[Crash]]:
    """All findings of a request (or spec) under a rule set, and the rules that raised.

    `country` is where national numbers are from, for suggestions.
    """
    walk = Walk(rules, request, now, country)
    walk.run()
    findings = [each for each in walk.findings if not (each.rule.raw and request.lowered)]
    return _precise(findings), list(walk.crashes.values())


def _precise(findings: list[Finding]) -> list[Finding]:
    """Leave out what a more precise rule says at the same route, and all but an exclusive rule's findings."""
    exclusive = [finding for finding in findings if finding.rule.exclusive]
    if exclusive:
        return exclusive[:1]
    silenced: set[tuple[str, Route]] = {
        (name, finding.route) for finding in findings for name in finding.rule.supersedes
    }
    meant = {route for finding in findings if (route := misspelt(finding)) is not None}
    if silenced:
        findings = [finding for finding in findings if (finding.rule.name, finding.route) not in silenced]
    refused = {finding.route for finding in findings if _mistyped(finding)}
    if refused:  # what would become of a value of the right type is no matter then; who is hurt by it may be
        findings = [
            each for each in findings if _mistyped(each) or each.rule.effect == "risky" or each.route not in refused
        ]
    if meant:  # a key is missing because it is misspelt
        findings = [finding for finding in findings if meant.isdisjoint(absences(finding))]
    return findings


def _mistyped(finding: Finding) -> bool:
    return finding.rule.check in TYPED and finding.rule.effect == "rejected"
