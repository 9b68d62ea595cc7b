"""Where the manual's pages are."""

from __future__ import annotations

RULE_PAGES = "docs/rules/"
"""The folder of the rule pages, relative to the project's root."""


def rule_url(name: str) -> str:
    """The manual page of a rule."""
    return f"{RULE_PAGES}{name}.md"
