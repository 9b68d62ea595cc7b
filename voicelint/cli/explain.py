"""`voicelint explain`: a rule's page."""

from __future__ import annotations

import json

from ..engine.catalogue import catalogue, find
from ..report.labels import EFFECTS
from .errors import CLEAN, UsageError
from .options import TARGET_NAMES
from .output import choose, print_json, print_lines, style, wrap
from .own import rules_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


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
    lines += [
        f"What is found:   {rule['message']}",
        f"What to write:   {rule['instead']}",
    ]
    if rule["options"].get("stage") not in ("comments", "settings"):  # those are no vendor's affair
        lines.append(
            f"What happens:    {EFFECTS[text['effect']] if 'effect' in text else 'it is against a policy of your own'}"
        )
    if not rule.get("suppressible", True):
        lines.append("Suppressing it:  not possible")
    lines += sources(rule)
    lines += ["", *examples(text)]
    print_lines(lines)
    return CLEAN


def sources(rule: dict[str, Any]) -> list[str]:
    """Where the rule looks and where its fact is from, a line for each target."""
    lines = []
    for target in rule["targets"]:
        evidence = rule["evidence"][target]
        places = (
            ", ".join(place or "the whole request" for place in rule["at"].get(target, []))
            if rule["check"] != "found_by"
            else ""
        )
        of = f"{target}: " if target in TARGET_NAMES else ""
        if places:
            lines.append(f"Where:           {of}{places}")
        said = ", ".join(part for part in (evidence["title"], evidence["field"]) if part)
        trust = ", ".join(part for part in (evidence["status"], evidence["constraint"]) if part)
        lines.append(f"Source:          {of}{said} ({trust})")
        if evidence["url"]:
            lines.append(f"                 {evidence['url']}")
    return lines


def examples(text: dict[str, Any]) -> list[str]:
    """The rule's examples: what is set on a good request, or a whole file."""
    lines: list[str] = []
    for example in text.get("examples", ()):
        bad = example.get("bad") is not None
        lines.append("Bad:" if bad else "Good:")
        if example.get("text"):
            lines += [f"    {line}" for line in example["text"].rstrip().split("\n")]
        else:
            for route, value in (example.get("bad") or example.get("good") or {}).items():
                lines.append(f"    {route or 'the request'}: {json.dumps(value, ensure_ascii=False)}")
            lines += [f"    without {route}" for route in example.get("without", [])]
        if bad and example.get("at"):
            lines.append(f"    found at {example['at']}")
        if "effective" in example:
            lines.append(f"    the vendor uses {json.dumps(example['effective'], ensure_ascii=False)}")
    return lines
