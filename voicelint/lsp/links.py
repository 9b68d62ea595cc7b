"""Links in a file: rules that a comment names to their pages, a file of recipients to that file."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from ..engine.catalogue import find
from ..source.nodes import Scalar, descend
from .comments import control
from .documents import path_of
from .pages import rule_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .analysis import Analysis
    from .client import Client


def links(analysis: Analysis, client: Client) -> list[types.DocumentLink]:
    """All links of a file."""
    found = [*_rules(analysis), *_recipients(analysis)]
    if not client.tooltips:
        for each in found:
            each.tooltip = None
    return found


def _rules(analysis: Analysis) -> Iterator[types.DocumentLink]:
    for comment in analysis.source.comments:
        said = control(analysis.source.text, comment.start, comment.end)
        for name, start, end in said.names or () if said is not None else ():
            rule = find(name, analysis.policy.rules)
            page = None if rule is None else rule_page(rule[0]["name"])
            if page is not None:
                yield types.DocumentLink(analysis.range(start, end), page, "What the rule finds, and why")


def _recipients(analysis: Analysis) -> Iterator[types.DocumentLink]:
    folder = Path(path_of(analysis.uri)).parent
    for root in analysis.specs():
        node = descend(root, ("recipients", "file", "path"))
        written = node.value if isinstance(node, Scalar) else None
        if node is None or not isinstance(written, str) or not written or not folder.is_absolute():
            continue
        yield types.DocumentLink(analysis.range(node.start, node.end), (folder / written).as_uri(), "The recipients")
