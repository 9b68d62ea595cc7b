"""One finding as a card of the HTML page: what, where, what the vendor does, what to write, and why that is known."""

from __future__ import annotations

from functools import lru_cache

from ..engine.diagnostic import UNSET
from .html_text import code, element, text, value
from .json_text import dumps
from .labels import cited
from .layout import MOST_NAMED, layout
from .outcome import outcome
from .width import take_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic
    from ..engine.packs import Rulebook
    from ..engine.rule import Evidence
    from .excerpt import Excerpt
    from .layout import Layout
    from .result import FileResult

COLUMNS = 118
"""Cells of a frame's lines."""


def finding(file: FileResult, diagnostic: Diagnostic) -> list[str]:
    """The lines of a finding's card."""
    rule = diagnostic.rule
    plan = layout(file, diagnostic, COLUMNS)
    link = f'<a class="rule" href="#rule-{text(rule.name)}">{text(rule.name)}</a>'
    where = element("span", "where", f"line {plan.line}, column {plan.column}")
    targets = "".join(element("span", "chip", text(target)) for target in diagnostic.targets)
    card = [
        f'<article class="finding {diagnostic.severity}">',
        f'<header>{element("span", "severity", diagnostic.severity)}{link}{where}<span class="targets">{targets}</span></header>',
        element("h3", "message", text(diagnostic.message)),
    ]
    card += _frame(plan)
    card.append('<dl class="facts">')
    card += [f"<div><dt>{name}</dt><dd>{content}</dd></div>" for name, content in _facts(diagnostic, plan, file)]
    card += ["</dl>", "</article>"]
    return card


def _frame(plan: Layout) -> list[str]:
    if not plan.shown:
        return []
    rows = []
    before = plan.shown[0].number
    for part in plan.shown:
        if part.number > before + 1:
            rows.append('<span class="no">⋮</span>')
        before = part.number
        rows.append(f'<span class="no">{part.number}</span>{_marked(part)}')
        for mark in part.marks:
            if mark.label:
                kind = "primary" if mark.sign == "^" else "related"
                label = element("span", f"label {kind}", text(mark.label))
                rows.append(f'<span class="no"></span>{" " * mark.column}{label}')
    rows[0] = f'<pre class="frame">{rows[0]}'
    rows[-1] += "</pre>"
    return rows


def _marked(part: Excerpt) -> str:
    """A line with its marked stretches; columns are cells."""
    shown = part.text
    if not part.marks:
        return code(shown)
    made, at = [], 0
    for mark in sorted(part.marks, key=lambda each: each.column):
        start = len(take_first(shown, mark.column))
        end = len(take_first(shown, mark.column + mark.width))
        if start < at:  # one mark lies within another
            continue
        kind = "primary" if mark.sign == "^" else "related"
        made.append(code(shown[at:start]) + element("mark", kind, code(shown[start:end]) or " "))
        at = end
    return "".join(made) + code(shown[at:])


def _facts(diagnostic: Diagnostic, plan: Layout, file: FileResult) -> Iterator[tuple[str, str]]:
    happens = _effect(diagnostic, file.policy.rules)
    if happens:
        yield "What happens", happens
    if diagnostic.help:
        yield "What to write", text(diagnostic.help)
    fix = diagnostic.fix
    if fix is not None:
        yield "Fix", f"{text(fix.title)} {element('span', f'chip {fix.safety}', fix.safety)}"
    if diagnostic.evidence is not None:
        yield "Source", _source(diagnostic.evidence)
    if plan.far:
        yield "Also", "<br>".join(_related(plan, file))


def _effect(diagnostic: Diagnostic, rules: Rulebook) -> str:
    happens = outcome(diagnostic.rule, rules)
    if not happens:
        return ""
    words = element("span", f"effect {diagnostic.rule.effect}", diagnostic.rule.effect)
    if diagnostic.effective is not UNSET and diagnostic.rule.effect in ("rewritten", "ignored"):
        old = element("code", "old", value(dumps(diagnostic.value)))
        new = element("code", "new", value(dumps(diagnostic.effective)))
        new = new if diagnostic.effective is not None else element("span", "new", "nothing")
        return f'{words}: {old} <span class="arrow">becomes</span> {new}'
    return f"{words}: {text(happens)}"


@lru_cache(maxsize=256)
def _source(evidence: Evidence) -> str:
    """Where a rule's fact is from; that of one rule is shown with each of its findings."""
    return f"{link(evidence.url, cited(evidence))} {element('span', 'trust', text(evidence.status))}"


def _related(plan: Layout, file: FileResult) -> Iterator[str]:
    for place in plan.far[:MOST_NAMED]:
        line, column = file.lines.position(place.start)
        yield (
            f"line {line}, column {column}: {text(place.message)}" if place.message else f"line {line}, column {column}"
        )
    if len(plan.far) > MOST_NAMED:
        yield f"and {len(plan.far) - MOST_NAMED} more"


def link(url: str, words: str) -> str:
    """Words that lead to a web page; only the words if the address is none."""
    return f'<a href="{text(url)}">{text(words)}</a>' if url.startswith("https://") else text(words)
