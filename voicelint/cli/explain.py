"""`voicelint explain`: a rule's page."""

from __future__ import annotations

from ..engine.catalogue import catalogue, find
from ..report.explained import examples, sources
from ..report.outcome import effect
from .errors import CLEAN, UsageError
from .output import choose, print_json, print_lines, style, wrap
from .own import rules_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def explain(name: str, packs: Sequence[str], output_format: str) -> int:
    """Print what a rule finds, why, from which source, and its examples."""
    as_json = choose(output_format)
    rules = rules_of(packs)
    found = find(name, rules)
    if found is None:
        from ..engine.nearest import nearest

        meant = nearest(name, [rule["name"] for rule in catalogue(rules)])
        raise UsageError(
            f"there is no rule {name!r}" + (f"; did you mean {meant}?" if meant else "; voicelint rules lists them")
        )
    rule, text, pack = found
    if as_json:
        print_json(
            {
                **{key: rule[key] for key in ("name", "code", "on", "severity", "effect", "targets", "at", "evidence")},
                **text,
            }
        )
        return CLEAN
    paint = style()
    lines = [
        f"{paint.severities[rule['severity']]}{rule['severity']}[{rule['name']}]{paint.reset} {rule['code']}: {pack['title']}",
        "",
    ]
    if text.get("why"):
        lines += [*wrap(text["why"].strip()), ""]
    lines.append(f"What is found:   {rule['message']}")
    if rule["instead"]:
        lines.append(f"What to write:   {rule['instead']}")
    happens = effect(rule, text, pack)
    if happens:
        lines.append(f"What happens:    {happens}")
    if not rule.get("suppressible", True):
        lines.append("Suppressing it:  not possible")
    lines += sources(rule)
    lines += ["", *examples(text)]
    print_lines(lines)
    return CLEAN
