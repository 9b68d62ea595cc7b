"""`voicelint rules`: the list of all rules."""

from __future__ import annotations

from ..engine.catalogue import catalogue
from .errors import CLEAN
from .options import TARGET_NAMES
from .output import choose, print_json, print_lines, table
from .own import rules_of
from .settings import refuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def rules(target: str | None, packs: Sequence[str], output_format: str) -> int:
    """Print the rules, all or those that hold for a target."""
    as_json = choose(output_format)
    if target is not None and target not in TARGET_NAMES:
        refuse("--target", target, TARGET_NAMES)
    found = [rule for rule in catalogue(rules_of(packs)) if target is None or target in rule["targets"]]
    if as_json:
        print_json(
            [
                {
                    "name": rule["name"],
                    "code": rule["code"],
                    "severity": rule["severity"],
                    "effect": rule["effect"],
                    "on": rule["on"],
                    "targets": [name for name in rule["targets"] if name in TARGET_NAMES],
                    "message": rule["message"],
                    "instead": rule["instead"],
                    "source": rule["evidence"],
                }
                for rule in found
            ]
        )
    else:
        print_lines(table([(rule["code"], rule["severity"], rule["effect"], rule["name"]) for rule in found]))
    return CLEAN
