"""One self-contained HTML page: the totals, the findings of each campaign, and the reasons of the rules that fired.

It needs no script, no network and no second file, and prints well.
"""

from __future__ import annotations

import os.path
from datetime import UTC

from .. import __version__
from .campaigns import Campaign, campaigns
from .escape import inline
from .html_finding import finding, link
from .html_text import element, text
from .outcome import reason
from .style import Style
from .text import count, fixable, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .result import FileResult, RunResult

# Nothing is loaded and nothing runs, even if a browser should take something in the page for more than text.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(run: RunResult) -> Iterator[str]:
    """The lines of the page, without line breaks."""
    groups = [(file, campaign) for file in run.files if file.diagnostics for campaign in campaigns(file)]
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield "<title>voicelint report</title>"
    yield "<style>"
    yield from _style()
    yield "</style>"
    yield "</head>"
    yield "<body>"
    yield from _head(run)
    yield "<main>"
    if len(groups) > 1:
        yield from _contents(groups)
    for number, (file, campaign) in enumerate(groups, 1):
        yield from _campaign(number, file, campaign)
    yield from _reasons(run)
    yield "</main>"
    now = run.now.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    yield f"<footer>voicelint {__version__}; times are judged as of {now}.</footer>"
    yield "</body>"
    yield "</html>"


def _style() -> list[str]:
    """The style sheet, through the package's loader so that it is found inside a zip too."""
    loader: Any = __spec__.loader
    data: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), "report.css"))
    return data.decode("utf-8").splitlines()


def _head(run: RunResult) -> Iterator[str]:
    counts = run.counts
    tiles = (
        ("error", counts.errors, "errors"),
        ("warning", counts.warnings, "warnings"),
        ("info", counts.infos, "infos"),
        ("fixes", counts.fixable, "with a known fix"),
        ("clean", sum(not file.diagnostics for file in run.files), "clean files"),
    )
    yield '<header class="top">'
    yield '<p class="brand">voicelint</p>'
    yield f"<h1>{text(summary(run, Style(False)))}</h1>"
    for words in fixable(run):
        yield element("p", "hint", text(words))
    yield '<ul class="tiles">'
    for kind, number, words in tiles:
        yield f'<li class="{kind if number else "none"}"><b>{number}</b> {words}</li>'
    yield "</ul>"
    yield "</header>"


def _contents(groups: list[tuple[FileResult, Campaign]]) -> Iterator[str]:
    yield '<nav><h2>Campaigns</h2><table><thead><tr><th>campaign</th><th>file</th><th class="count">findings</th></tr></thead><tbody>'
    for number, (file, campaign) in enumerate(groups, 1):
        name = f'<a href="#campaign-{number}">{text(campaign.title)}</a>'
        yield f'<tr><td>{name}</td><td class="path">{text(inline(file.name))}</td><td class="count">{_pills(campaign)}</td></tr>'
    yield "</tbody></table></nav>"


def _campaign(number: int, file: FileResult, campaign: Campaign) -> Iterator[str]:
    yield f'<section class="campaign" id="campaign-{number}">'
    targets = "".join(element("span", "chip", text(target)) for target in campaign.targets)
    yield f"<h2>{text(campaign.title)} {_pills(campaign)}</h2>"
    yield f'<p class="path">{text(inline(file.name))} {targets}</p>'
    for diagnostic in campaign.diagnostics:
        yield from finding(file, diagnostic)
    yield "</section>"


def _pills(campaign: Campaign) -> str:
    # In words: a colour says nothing to a screen reader, nor on paper.
    found = [each.severity for each in campaign.diagnostics]
    return " ".join(
        element("span", f"pill {severity}", count(found.count(severity), severity))
        for severity in ("error", "warning", "info")
        if severity in found
    )


def _reasons(run: RunResult) -> Iterator[str]:
    rules = {diagnostic.rule.name: (diagnostic.rule, file.policy.rules) for file, diagnostic in run.found()}
    if not rules:
        return
    yield '<section class="rules"><h2>Why: the rules that fired</h2><dl>'
    for name, (rule, book) in sorted(rules.items()):
        pages = {each.url: each.title for each in rule.evidence.values() if each.url}
        read = ", ".join(link(url, title) for url, title in pages.items())
        code = element("span", "trust", text(rule.code))
        yield f'<dt id="rule-{text(name)}">{text(name)} {code}</dt>'
        yield f"<dd>{text(reason(rule, book))}{f' <span class=read>{read}</span>' if read else ''}</dd>"
    yield "</dl></section>"
