"""Where the manual's pages are."""

from __future__ import annotations

from ..engine.catalogue import PACKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.rule import Rule

RULE_PAGES = "docs/rules/"
"""The folder of the rule pages, relative to the project's root."""


OWN_RULES = "docs/own-rules.md"


def rule_url(rule: Rule) -> str:
    """The manual page of a rule; the page on rules of one's own for one of them."""
    return f"{RULE_PAGES}{rule.name}.md" if rule.pack in PACKS else OWN_RULES
