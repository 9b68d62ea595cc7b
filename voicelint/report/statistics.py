"""How often each rule fired."""

from __future__ import annotations

from ..engine.diagnostic import SEVERITIES
from .escape import inline
from .width import display_width, take_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .result import RunResult

LONGEST_EXAMPLE = 72
"""Cells of the message that stands as an example for its rule."""


def render_statistics(run: RunResult) -> Iterator[str]:
    """A line per rule, most findings first: count, severity, name, and the first finding's message.

    A rule that fires at two severities (they can be set per path) has a line for each.
    """
    counts: dict[tuple[str, str], int] = {}
    examples: dict[tuple[str, str], str] = {}
    for file in run.files:
        for diagnostic in file.diagnostics:
            key = (diagnostic.rule.name, diagnostic.severity)
            counts[key] = counts.get(key, 0) + 1
            examples.setdefault(key, diagnostic.message)
    if not counts:
        return
    digits = max(4, *(len(str(count)) for count in counts.values()))
    longest = max(len(inline(name)) for name, _ in counts)
    order = sorted(counts, key=lambda key: (-counts[key], -SEVERITIES.index(key[1]), key[0]))
    for key in order:
        name, severity = key
        example = inline(examples[key])
        if display_width(example) > LONGEST_EXAMPLE:
            example = take_first(example, LONGEST_EXAMPLE - 1) + "…"
        yield f"{counts[key]:>{digits}}  {severity:<7}  {inline(name):<{longest}}  {example}".rstrip()
