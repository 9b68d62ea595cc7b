"""docs/rules/: a page for each rule, which findings link to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..report.explained import markdown
from ..report.links import RULE_PAGES
from .model import Pack


def generate(packs: list[Pack], compiled: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each page's path in the project and its text."""
    for pack in packs:
        written = pack.model_dump(mode="json", exclude_unset=True)
        texts = {rule["name"]: rule for rule in written["rules"]}
        for rule in compiled[pack.pack]["rules"]:
            yield f"{RULE_PAGES}{rule['name']}.md", markdown(rule, texts[rule["name"]], written)
