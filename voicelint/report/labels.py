"""Words that reports share: those after the carets, where a rule brings none of its own, and those for effects and sources."""

from __future__ import annotations

from ..engine.diagnostic import UNSET
from .escape import inline
from .width import display_width, take_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..engine.rule import Evidence

VENDORS = {
    "infobip-ivr": "Infobip",
    "infobip-click-to-call": "Infobip",
    "routee": "Routee",
    "imiconnect": "IMIconnect",
    "octopush": "Octopush",
}
"""Target to the name that people know its vendor by."""

EFFECTS = {
    "rejected": "the vendor rejects the request, or the message",
    "rewritten": "the vendor accepts it and uses another value",
    "ignored": "the vendor accepts it and the value has no effect",
    "futile": "it is accepted, and cannot do what it asks for",
    "risky": "it is accepted and done, but discouraged, gated or dangerous for the people called",
}
"""Effect to what it means."""

FIXED_LABELS = {"ignored": "no effect", "futile": "cannot succeed", "risky": "risky"}
"""Effect to label, for the effects whose label is always the same."""

LONGEST_VALUE = 48
"""Cells; what the vendor uses may be a long text, a label is not."""


def label(diagnostic: Diagnostic) -> str:
    """The words to print after the carets: the rule's own, else what its effect says; may be empty."""
    if diagnostic.label:
        return inline(diagnostic.label)
    effect = diagnostic.rule.effect
    if effect == "rejected":
        return _rejected(diagnostic.targets)
    if effect == "rewritten":
        if diagnostic.effective is UNSET:
            return "the vendor changes this"
        if diagnostic.effective is None:
            return "the vendor drops this"
        return f"the vendor uses {value_text(diagnostic.effective)}"
    return FIXED_LABELS.get(effect, "")


def _rejected(targets: tuple[str, ...]) -> str:
    vendors = list(dict.fromkeys(VENDORS.get(target, target) for target in targets))
    # Without a target it is voicelint that cannot read the file: no vendor is to blame.
    if not vendors:
        return ""
    verb = "rejects" if len(vendors) == 1 else "reject"
    return f"{listed(vendors)} {verb} this"


def cited(evidence: Evidence) -> str:
    """Where a rule's fact is from: the document, and the field in it."""
    return ": ".join(part for part in (evidence.title or evidence.document, evidence.field) if part)


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return inline("".join(names))
    return inline(f"{', '.join(names[:-1])} and {names[-1]}")


def value_text(value: Any) -> str:
    """A value as a JSON file would have it, escaped for the screen and cut to LONGEST_VALUE cells."""
    if isinstance(value, str):
        text = inline(f'"{value[: 4 * LONGEST_VALUE]}"')
    elif value is None or isinstance(value, bool):
        text = {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, int | float):
        text = _number(value)
    else:
        from .json_text import dumps

        text = inline(dumps(value))
    if display_width(text) > LONGEST_VALUE:
        text = take_first(text, LONGEST_VALUE - 1) + "…"
    return text


def _number(value: float) -> str:
    try:
        return str(value)
    except ValueError:  # Python refuses to write out integers of thousands of digits.
        return "a very long number"
