"""The manual's page of a rule, as an address that an editor can open."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..report.links import RULE_PAGES

_PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (_PACKAGE / "_data" / RULE_PAGES, _PACKAGE.parent / RULE_PAGES)
"""Where the pages lie in an installed package, and in the project's own folder."""


@lru_cache(maxsize=1024)
def rule_page(name: str) -> str | None:
    """The URI of a rule's page; None where there is none (a rule of a team's own pack, a package inside a zip)."""
    for folder in FOLDERS:
        page = folder / f"{name}.md"
        if page.is_file():
            return page.as_uri()
    return None


def rule_link(name: str) -> str:
    """A rule's name in Markdown, linked to its page where there is one."""
    page = rule_page(name)
    return f"`{name}`" if page is None else f"[`{name}`]({page})"
