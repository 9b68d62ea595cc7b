"""A rule explained: what it finds, why, from which source, with its examples. For the terminal and as Markdown."""

from __future__ import annotations

import json

from ..targets.names import TARGETS
from .escape import inline
from .outcome import effect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def sources(rule: dict[str, Any]) -> list[str]:
    """Where the rule looks and where its fact is from, a line for each target."""
    lines = []
    for target in rule["targets"]:
        evidence = rule["evidence"][target]
        places = ", ".join(_places(rule, target))
        of = f"{target}: " if target in TARGETS else ""
        if places:
            lines.append(f"Where:           {of}{places}")
        said = ", ".join(part for part in (evidence["title"], evidence["field"]) if part)
        lines.append(f"Source:          {of}{said} ({_trust(evidence)})")
        if evidence["url"]:
            lines.append(f"                 {evidence['url']}")
    return lines


def examples(text: dict[str, Any]) -> list[str]:
    """The rule's examples: what is set on a good request, or a whole file."""
    lines: list[str] = []
    for example in text.get("examples", ()):
        bad = example.get("bad") is not None
        lines.append("Bad:" if bad else "Good:")
        lines += [f"    {line}" for line in _written(example)]
        if bad and example.get("at"):
            lines.append(f"    found at {example['at']}")
        if "effective" in example:
            lines.append(f"    the vendor uses {json.dumps(example['effective'], ensure_ascii=False)}")
    return lines


def markdown(
    rule: dict[str, Any],
    text: dict[str, Any],
    pack: dict[str, Any],
    shown: Callable[[dict[str, Any]], list[str]] | None = None,
) -> str:
    """The rule's page: everything that is known of it. `shown` gives the lines that follow a bad example."""
    lines = [f"# {rule['name']}", "", _head(rule, pack), "", *_why(text)]
    rows = [
        ("What is found", rule["message"]),
        ("What to write", rule["instead"]),
        ("What happens", effect(rule, text, pack)),
    ]
    if not rule.get("suppressible", True):
        rows.append(("Suppressing it", "not possible"))
    for target in rule["targets"]:
        of = f" ({target})" if target in TARGETS and len(rule["targets"]) > 1 else ""
        rows.append(
            (
                f"Where{of}",
                ", ".join(place if place == _whole(target) else f"`{place}`" for place in _places(rule, target)),
            )
        )
        rows.append((f"Source{of}", source(rule["evidence"][target])))
    lines += ["| | |", "|---|---|", *(f"| {name} | {_cell(said)} |" for name, said in rows if said)]
    for example in text.get("examples", ()):
        bad = example.get("bad") is not None
        of = f" for {example['target']}" if example.get("target") else ""
        at = f", found at `{example['at']}`" if bad and example.get("at") else ""
        ending = example.get("filename", ".yaml").rpartition(".")[2]
        kind = ending if example.get("text") and ending != "json" else "text"
        lines += ["", f"{'Bad' if bad else 'Good'}{of}{at}:", "", f"```{kind}", *_written(example), "```"]
        if "effective" in example:
            lines += ["", f"The vendor uses `{json.dumps(example['effective'], ensure_ascii=False)}`."]
        if bad and shown is not None:
            lines += shown(example)
    return "\n".join(lines) + "\n"


def summary(rule: dict[str, Any], text: dict[str, Any], pack: dict[str, Any], targets: tuple[str, ...] = ()) -> str:
    """The rule in a few lines of Markdown: what it is about, why, and where that is from (for some targets, or all)."""
    named = [rule["evidence"][target] for target in targets if target in rule["evidence"]]
    seen = dict.fromkeys(source(evidence) for evidence in named or rule["evidence"].values())
    return "\n\n".join(part for part in (_head(rule, pack), *_why(text), *(f"Source: {each}" for each in seen)) if part)


def source(evidence: dict[str, str]) -> str:
    """A source as Markdown: a link where the document has an address."""
    url = evidence["url"]
    title = f"[{evidence['title']}]({url})" if url.startswith("https://") else evidence["title"]
    field = f"`{evidence['field']}`" if evidence["field"] else ""
    return f"{', '.join(part for part in (title, field) if part)} ({_trust(evidence)})"


def _trust(evidence: dict[str, str]) -> str:
    return ", ".join(part for part in (evidence["status"], evidence["constraint"]) if part)


def _head(rule: dict[str, Any], pack: dict[str, Any]) -> str:
    return f"**{rule['severity']}** `{rule['name']}` {rule['code']}: {_cell(pack['title'])}, {rule['effect']}"


def _why(text: dict[str, Any]) -> list[str]:
    return [_one_line(text["why"]), ""] if text.get("why") else []


def _places(rule: dict[str, Any], target: str) -> list[str]:
    if rule["check"] == "found_by":
        return []
    return [place or _whole(target) for place in rule["at"].get(target, [])]


def _whole(target: str) -> str:
    return "the whole request" if target in TARGETS else "the whole spec"


def _written(example: dict[str, Any]) -> list[str]:
    """What an example is made of: a file's lines, or what is set at which route."""
    if example.get("text"):
        lines: list[str] = example["text"].rstrip().split("\n")
        return lines
    changed = example.get("bad") or example.get("good") or {}
    lines = [f"{route or 'the request'}: {json.dumps(value, ensure_ascii=False)}" for route, value in changed.items()]
    lines += [f"without {route}" for route in example.get("without", [])]
    for name, file in example.get("recordings", {}).items():
        lines.append(f"beside it {name}: {file['size']:,} bytes that begin with {json.dumps(file['begins'])}")
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return inline(_one_line(text)).replace("|", "\\|")
