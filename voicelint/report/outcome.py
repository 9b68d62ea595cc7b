"""What comes of what a rule finds, and why: the vendor's doing only where a vendor sees it."""

from __future__ import annotations

from functools import lru_cache

from ..engine.catalogue import find
from .labels import EFFECTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.packs import Rulebook
    from ..engine.rule import Rule

WITHOUT_VENDOR = {
    "reader": "the file is not read, and what depends on it is not checked",
    "parser": "what the file says cannot be known, and no request is made of it",
    "engine": "the rule says nothing of the file, and the other rules go on",
    "packs": "the pack is not used, and nothing is checked without it",
}
"""What comes of findings that no vendor sees, by the stage that makes them."""

OF_A_SPEC = {
    "rejected": "no request is made of the spec",
    "ignored": "voicelint passes over it, no request holds it",
}
"""Effect to what it means in a spec, of which a vendor gets no more than the requests made of it."""


def outcome(rule: Rule, rules: Rulebook) -> str:
    """What comes of what a rule of this book finds; empty for what is no vendor's affair."""
    return _outcome(rule.name, rule.effect, rules)


def reason(rule: Rule, rules: Rulebook) -> str:
    """Why a rule of this book is one, on one line; what it says where its pack gives no reason."""
    known = find(rule.name, rules)
    return " ".join(((known and known[1].get("why")) or rule.message).split())


@lru_cache(maxsize=256)  # findings of one rule are many
def _outcome(name: str, otherwise: str, rules: Rulebook) -> str:
    known = find(name, rules)
    return EFFECTS[otherwise] if known is None else effect(*known)


def effect(rule: dict[str, Any], text: dict[str, Any], pack: dict[str, Any]) -> str:
    """The same of a rule's compiled form, its documentation and its pack's."""
    stage = rule["options"].get("stage") if rule["check"] == "found_by" else None
    if stage in ("comments", "settings"):
        return ""
    if stage in WITHOUT_VENDOR and text["effect"] == "rejected":
        return WITHOUT_VENDOR[stage]
    if "effect" not in text:
        return "it is against a policy of your own"
    of_spec = OF_A_SPEC.get(text["effect"]) if pack["pack"] == "spec" else None
    return of_spec or EFFECTS[text["effect"]]
