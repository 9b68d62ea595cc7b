"""All rules with their documentation, from the compiled packs."""

from __future__ import annotations

import json

from .packs import BUILT_IN, load_pack, read_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .packs import Rulebook

PACKS = (
    "source", "pack", "suppression", "spec", "common", "infobip", "infobip-ivr", "infobip-click-to-call", "routee",
    "imiconnect", "octopush",
)  # fmt: skip


def documentation(pack: str) -> dict[str, Any]:
    """A pack as it is written, with its texts and examples."""
    data: dict[str, Any] = json.loads(read_data(f"{pack}.doc.json"))
    return data


def own_names() -> dict[str, str]:
    """The names of voicelint's own rules, each with its code."""
    names: dict[str, str] = json.loads(read_data("names.json"))
    return names


def catalogue(rules: Rulebook = BUILT_IN) -> list[dict[str, Any]]:
    """Every rule, compiled form, in the order of the packs."""
    return [rule for pack in _packs(rules) for rule in pack["rules"]]


def rule_named(name: str, rules: Rulebook = BUILT_IN) -> dict[str, Any] | None:
    """A rule's compiled form by its exact name or code; no more packs are read than it takes."""
    for pack in _packs(rules):
        for rule in pack["rules"]:
            if name in (rule["name"], rule["code"]):
                found: dict[str, Any] = rule
                return found
    return None


def find(name: str, rules: Rulebook = BUILT_IN) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]] | None:
    """A rule by name or code: its compiled form, its documentation and its pack's."""
    for pack in _packs(rules):
        for rule in pack["rules"]:
            if name in (rule["name"], rule["code"]) or name.upper() == rule["code"]:
                whole = pack["written"] if "written" in pack else documentation(pack["pack"])
                return rule, next(each for each in whole["rules"] if each["name"] == rule["name"]), whole
    return None


def _packs(rules: Rulebook) -> Iterator[dict[str, Any]]:
    for name in PACKS:
        yield load_pack(name)
    yield from rules.own
