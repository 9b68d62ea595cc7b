"""What the editor shows over a key, a value, or a rule's name in a comment."""

from __future__ import annotations

import re
from functools import lru_cache

from ..engine.catalogue import find
from ..engine.types import describe
from ..report.explained import summary
from ..report.json_text import dumps
from ..report.labels import listed
from ..targets.names import load_target
from .comments import control
from .cursor import scan
from .pages import rule_link
from .tree import sent
from .vocabulary import expressible, rows, rules_at, spot, words, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.rule import Evidence, Rule
    from ..source.nodes import Node
    from .analysis import Analysis
    from .outlook import Outlook
    from .vocabulary import Spot

MOST_WORDS = 40
"""Values of a key that are listed."""
LONGEST_VALUE = 80
"""Characters of a value that is sent."""
KEY_END = re.compile(r"""["']?[ \t]*:(?=[\s,\[\]{}"']|\d|$)""")
"""What stands behind a key that has a value already."""
_LINE_END = re.compile(r"[\r\n]|\Z")


class Hover:
    """A text in Markdown, and the span that it is about."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end


def hover(text: str, offset: int, outlook: Outlook, fresh: Analysis | None = None) -> Hover | None:
    """What is known of the thing at an offset; with an analysis of the same text also what is sent for it."""
    if text[offset : offset + 1] in ('"', "'"):
        offset += 1  # the quote belongs to the word behind it
    cursor = scan(text, offset, siblings=False)
    if cursor.said is not None:
        return _rule(text, cursor.said, offset, outlook)
    word = text[cursor.start : cursor.end]
    if not word:
        return None
    steps = cursor.path
    if cursor.keys and (KEY_END.match(text, cursor.end) or not cursor.values):
        steps = (*steps, word)
    found = spot(outlook, steps)
    if found is None or not found.path:
        return None
    values = {} if fresh is None else {(name, row.request): _value(node) for name, row, node in sent(fresh, offset)}
    return Hover(describe_spot(found, outlook, values), cursor.start, cursor.end)


def _value(node: Node) -> str:
    text = dumps(node.plain())
    return f"`{text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + '…'}`"


@lru_cache(maxsize=1024)
def describe_key(outlook: Outlook, steps: tuple[str, ...]) -> str:
    """A key's page, for suggestions: many are made at every keystroke."""
    found = spot(outlook, steps)
    return "" if found is None else describe_spot(found, outlook, {})


def describe_spot(spot: Spot, outlook: Outlook, values: dict[tuple[str, str], str]) -> str:
    """A place's page: what it is for, the values it takes, what becomes of it at each vendor, its rules and their source."""
    required = ", required" if spot.path.rpartition(".")[2] in _siblings(spot, outlook) else ""
    parts = [f"**`{spot.path}`**: {describe(spot.place.type or 'any')}{required}", spot.about]
    known = words(spot, outlook)
    if known and "boolean" not in spot.types:
        more = f" and {len(known) - MOST_WORDS} others" if len(known) > MOST_WORDS else ""
        parts.append("One of " + ", ".join(f"`{each}`" for each in known[:MOST_WORDS]) + more)
    parts.append(_vendors(spot, outlook.targets, values))
    lost = [load_target(name).title for name in outlook.targets if not expressible(spot, (name,))]
    parts.append(f"{listed(lost)} {'has' if len(lost) == 1 else 'have'} no place for it." if lost else "")
    parts += _limits(spot, outlook)
    return "\n\n".join(part for part in parts if part)


def _siblings(spot: Spot, outlook: Outlook) -> list[str]:
    """The keys that must be where this one is."""
    return outlook.rules.ruleset(spot.owner).root.below(spot.path.rpartition(".")[0]).required


def _vendors(spot: Spot, targets: tuple[str, ...], values: dict[tuple[str, str], str]) -> str:
    """A table of the fields that a spec's key becomes, and of the APIs that have none for it."""
    found = list(rows(spot, targets))
    if not found:
        return ""
    lines = [
        "| API | its field | value |" + (" sent |" if values else ""),
        "|---|---|---|" + ("---|" if values else ""),
    ]
    for name, row in found:
        cells = [load_target(name).title, f"`{row.request}`", row.codec.says]
        if values:
            cells.append(values.get((name, row.request), ""))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def _limits(spot: Spot, outlook: Outlook) -> list[str]:
    """The limits and rules of a place, with the documents that they are from."""
    looked = [(spot.owner, spot.path), *((name, row.request) for name, row in rows(spot, outlook.targets))]
    rules: dict[str, Rule] = {}
    constraints: dict[tuple[str, str], None] = {}
    sources: dict[str, list[str]] = {}
    for owner, path in looked:
        field = written(owner)["fields"].get(path, {})
        if field.get("constraint"):
            constraints[owner, field["constraint"]] = None
        for rule in rules_at(outlook.rules, owner, path):
            if rule.raw and spot.owner == "spec" != owner:
                continue  # compiling takes care of it
            rules[rule.name] = rule
            evidence = rule.evidence.get(owner)
            if evidence is not None and evidence.document != "campaign-spec":
                constraints[owner, evidence.constraint] = None
                places = sources.setdefault(_document(evidence), [])
                places += [place] if (place := _place(evidence)) and place not in places else []
    limits = [
        f"{limit['what']}: {limit['value']}"
        for owner, constraint in constraints
        for limit in written(owner).get("limits", ())
        if limit["constraint"] == constraint
    ]
    parts = []
    if limits:
        parts.append("Limits: " + "; ".join(dict.fromkeys(limits)))
    if rules:
        parts.append("Rules: " + ", ".join(f"{rule_link(name)} ({rule.effect})" for name, rule in rules.items()))
    for document, places in sources.items():
        parts.append(": ".join(part for part in ("Source", document, ", ".join(places)) if part))
    return parts


def _document(evidence: Evidence) -> str:
    linked = evidence.url.startswith("https://")
    return (f"[{evidence.title}]({evidence.url})" if linked else evidence.title) + f" ({evidence.status})"


def _place(evidence: Evidence) -> str:
    return f"`{evidence.field}` {evidence.constraint}".rstrip() if evidence.field else evidence.constraint


def _rule(text: str, start: int, offset: int, outlook: Outlook) -> Hover | None:
    """The rule whose name stands at an offset of a comment."""
    ending = _LINE_END.search(text, start)
    said = control(text, start, len(text) if ending is None else ending.start())
    for name, begin, end in said.names or () if said is not None else ():
        if begin <= offset <= end:
            found = find(name, outlook.rules)
            if found is None:
                return Hover(f"There is no rule `{name}`.", begin, end)
            return Hover(summary(*found, targets=outlook.targets) + f"\n\n{rule_link(found[0]['name'])}", begin, end)
    return None
