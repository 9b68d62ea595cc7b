"""docs/rules/: a page for each rule, which findings link to, and a list of them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..report.explained import markdown
from ..report.links import RULE_PAGES
from .markdown import generated, table
from .model import Pack
from .rule_examples import Shown

INDEX = f"{RULE_PAGES}README.md"


def generate(packs: list[Pack], compiled: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each page's path in the project and its text."""
    yield INDEX, _index(packs, compiled)
    bases = {pack.pack: pack.base for pack in packs if pack.base is not None}
    for pack in packs:
        written = pack.model_dump(mode="json", exclude_unset=True)
        texts = {rule["name"]: rule for rule in written["rules"]}
        for rule in compiled[pack.pack]["rules"]:
            shown = Shown(rule, bases, pack.base_now)
            page = markdown(rule, texts[rule["name"]], written, shown)
            yield f"{RULE_PAGES}{rule['name']}.md", f"{page}\n[All rules](README.md)\n"


def _index(packs: list[Pack], compiled: dict[str, dict[str, Any]]) -> str:
    lines = [
        generated("the packs in rules/"),
        "",
        "# All rules",
        "",
        "Each rule has a page: what it finds, why, from which source, what is printed and what a fix makes of it.",
        "`voicelint explain NAME` says most of it in a terminal.",
    ]
    for pack in packs:
        rules = compiled[pack.pack]["rules"]
        rows = (
            (f"[{rule['name']}]({rule['name']}.md)", rule["code"], rule["severity"], rule["effect"]) for rule in rules
        )
        lines += ["", f"## {pack.title}", "", *table(("rule", "code", "severity", "effect"), rows)]
    return "\n".join(lines) + "\n"
