"""All rules with their documentation, from the compiled packs."""

from __future__ import annotations

import json

from .packs import load_pack, read_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PACKS = (
    "source", "spec", "common", "infobip", "infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush",
)  # fmt: skip


def documentation(pack: str) -> dict[str, Any]:
    """A pack as it is written, with its texts and examples."""
    data: dict[str, Any] = json.loads(read_data(f"{pack}.doc.json"))
    return data


def catalogue() -> list[dict[str, Any]]:
    """Every rule, compiled form, in the order of the packs."""
    return [rule for pack in PACKS for rule in load_pack(pack)["rules"]]


def find(name: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]] | None:
    """A rule by name or code: its compiled form, its documentation and its pack's."""
    for pack in PACKS:
        for rule in load_pack(pack)["rules"]:
            if name in (rule["name"], rule["code"]) or name.upper() == rule["code"]:
                whole = documentation(pack)
                return rule, next(each for each in whole["rules"] if each["name"] == rule["name"]), whole
    return None
