"""The fenced blocks of a page, each with what the page says of it to the tests.

`` `campaign.yaml`: `` in the paragraph before a block names the file that the block is. In a comment before it stands

    <!-- not run: why -->             why it can neither be run nor loaded here
    <!-- status: 1 -->                the exit status of its commands, where that is not 0
    <!-- written: name -->            a command before has written this file, and the block shows it
    <!-- printed by: command -->      the block is a part of what the command prints
    <!-- ci: setup -->                .ci/run runs it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark").enable("table")
MARK = re.compile(r"<!-- (not run|status|written|printed by|ci): (.+) -->\n?")
NAME = re.compile(r"`([\w.-]+)`:")


class Block(NamedTuple):
    """A block: its page and line, its language, its text, its file's name ("") and its marks."""

    page: Path
    line: int
    kind: str
    text: str
    name: str
    marks: dict[str, str]

    @property
    def where(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page in order, those in lists too."""
    tokens = MARKDOWN.parse(page.read_text("utf-8"))
    for index, token in enumerate(tokens):
        if token.type == "fence":
            assert token.map is not None
            name, marks = _said(tokens[:index])
            yield Block(page, token.map[0] + 1, token.info.strip(), token.content, name, marks)


def _said(before: list[Token]) -> tuple[str, dict[str, str]]:
    marks: dict[str, str] = {}
    while before and before[-1].type == "html_block" and (mark := MARK.fullmatch(before[-1].content)):
        marks[mark[1]] = mark[2]
        before = before[:-1]
    named = NAME.fullmatch(before[-2].content) if len(before) > 1 and before[-1].type == "paragraph_close" else None
    return "" if named is None else named[1], marks
