"""What the editor's commands answer: a campaign's compiled bodies, and a rule explained."""

from __future__ import annotations

from itertools import islice

from ..compiling.dump import dump
from ..compiling.gate import admit
from ..engine.catalogue import find
from ..engine.packs import BUILT_IN
from ..report.explained import markdown
from ..report.labels import listed
from ..targets.names import TARGETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.packs import Rulebook
    from .analysis import Analysis

COMPILE = "voicelint.compile"
"""Answers what `compiled` does; its arguments are the file's URI and a target."""
EXPLAIN = "voicelint.explain"
"""Answers a rule's page; its arguments are the rule's name or code, and the URI of a file whose own rules hold too."""
MOST_REQUESTS = 20
"""Bodies in one preview; the manifest of `voicelint compile` is the place to see all of many."""


def compiled(analysis: Analysis, target: str | None) -> dict[str, Any]:
    """The request bodies of a file's campaigns for one target (or all of them), as they would be sent.

    `requests` are {target, number, method, url, headers, recipients, text}; `count` is how many there are in all;
    `error` says why there are none.
    """
    if target is not None and target not in TARGETS:
        return _none(f"{target} is no target; there are {listed(list(TARGETS))}")
    own = [(lowering, request) for _, lowering, request in analysis.lowered if lowering.target.name == target]
    if own and target is not None:
        refused = analysis.refused(target)
        every = [] if refused else [analysis.compiled(*each) for each in own]
    else:  # for all of the file's targets, or for another in their place
        source = analysis.source
        targets = [] if target is None else [target]
        passed = admit(source.text, source.filename, analysis.now, targets, analysis.policy)
        if passed.reason:
            return _none(passed.reason)
        refused = [each for each in passed.diagnostics if each.severity == "error"]
        every = [requests for campaign in passed.campaigns for requests in campaign.requests]
    if refused:
        return _none(f"{refused[0].rule.name}: {refused[0].message}")
    shown = [
        {
            "target": requests.name,
            "number": frame.number,
            "method": requests.method,
            "url": requests.url,
            "headers": requests.headers,
            "recipients": frame.recipients,
            "text": dump(frame.body).decode("utf-8"),
        }
        for requests in every
        for frame in islice(requests.frames(), MOST_REQUESTS)
    ]
    return {"error": None, "count": sum(requests.count for requests in every), "requests": shown[:MOST_REQUESTS]}


def _none(why: str) -> dict[str, Any]:
    return {"error": why, "count": 0, "requests": []}


def explained(name: str, rules: Rulebook = BUILT_IN) -> str | None:
    """A rule's page in Markdown; None when there is no such rule."""
    found = find(name, rules)
    return None if found is None else markdown(*found)
