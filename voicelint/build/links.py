"""The links of Markdown pages, and where in the repository they lead."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .sources import ROOT

_MARKDOWN = MarkdownIt("commonmark").enable("table")


class Link:
    """A link of a page: as it is written, the file that it leads to (None: the web), and the heading in that ("" for none)."""

    __slots__ = ("anchor", "file", "href")

    def __init__(self, page: Path, href: str) -> None:
        path, _, anchor = href.partition("#")
        self.href = href
        self.anchor = unquote(anchor)
        web = re.match(r"[a-z]+:", href) is not None
        self.file = None if web else (page.parent / unquote(path)).resolve() if path else page

    def fault(self) -> str:
        """What is wrong with the link; "" for nothing."""
        if self.file is None:
            return ""
        if not self.file.is_relative_to(ROOT) or not self.file.exists():
            return "leads nowhere"
        if not self.file.is_file():
            return "leads to a folder, which is no page of the site; name a file in it"
        if self.anchor and self.file.suffix == ".md" and self.anchor not in anchors(self.file):
            return f"{self.file.name} has no heading #{self.anchor}"
        return ""


def pages() -> list[Path]:
    """The manual: the README and what stands beside it, and all below docs/."""
    return [
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    ]


def links(page: Path) -> Iterator[Link]:
    """All links of a page, those to the web too."""
    for token in _inline(page):
        for child in token.children or ():
            href = child.attrs.get("href", child.attrs.get("src"))
            if isinstance(href, str):
                yield Link(page, href)


def anchors(page: Path) -> set[str]:
    """The names under which GitHub knows the page's headings."""
    names: set[str] = set()
    tokens = _MARKDOWN.parse(page.read_text("utf-8"))
    for opening, text in itertools.pairwise(tokens):
        if opening.type != "heading_open":
            continue
        plain = "".join(child.content for child in text.children or () if child.type in ("text", "code_inline"))
        name = first = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        number = 0
        while name in names:
            number += 1
            name = f"{first}-{number}"
        names.add(name)
    return names


def _inline(page: Path) -> list[Token]:
    return [token for token in _MARKDOWN.parse(page.read_text("utf-8")) if token.type == "inline"]
