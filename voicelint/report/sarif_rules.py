"""A rule as SARIF and GitHub's code scanning want it described."""

from __future__ import annotations

from .labels import cited
from .outcome import outcome, reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.packs import Rulebook
    from ..engine.rule import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
PRECISION = {"documented": "very-high", "sdk": "high"}
"""How far to trust a rule, by where its fact is from; any other source is medium."""

SECURITY = {
    "secret-in-request": "8.0",
    "report-address-insecure": "4.0",
    "callback-url-insecure": "4.0",
    "notifyurl-insecure": "4.0",
}
"""The rules about security, each with how bad it is on the scale of CVSS: code scanning lists them as such."""

LONGEST = 1024
"""Characters of a description that GitHub takes."""


def descriptor(rule: Rule, rules: Rulebook) -> dict[str, Any]:
    """SARIF's reportingDescriptor of a rule."""
    why = reason(rule, rules)
    happens = outcome(rule, rules)
    evidence = rule.evidence
    status = {each.status for each in evidence.values()}
    plain, marked = [why], [why]
    if happens:
        plain.append(f"What happens: {happens}.")
        marked.append(f"**What happens:** {happens}.")
    for where, trust, url in dict.fromkeys((cited(each), each.status, each.url) for each in evidence.values()):
        plain.append(f"Source: {where} ({trust}). {url}".rstrip())
        marked.append(f"**Source:** {f'[{where}]({url})' if url.startswith('https://') else where} ({trust})")
    properties: dict[str, Any] = {
        "tags": ["voice-campaign", rule.effect, *rule.targets],
        "code": rule.code,
        "problem.severity": PROBLEMS[rule.severity],
        "precision": next((PRECISION[each] for each in PRECISION if each in status), "medium"),
    }
    if rule.name in SECURITY:
        properties["tags"].append("security")
        properties["security-severity"] = SECURITY[rule.name]
    # SARIF has a rule's name be another word than its id.
    named = {"name": "".join(part.capitalize() for part in rule.name.split("-"))} if "-" in rule.name else {}
    return {
        "id": rule.name,
        **named,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": why if len(why) <= LONGEST else why[: LONGEST - 1] + "…"},
        "help": {"text": "\n".join(plain), "markdown": "\n\n".join(marked)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": properties,
    }
