"""What a comment is for: the stretches of the text in which it holds findings back.

A comment on a line of its own is for the next line that holds anything, with everything that begins there. One behind
something is for its line and, where that opens a value that stands below or holds but the end of one that began above,
for that whole value.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..fixing.lines import line_start
from ..source.nodes import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..source.document import Comment
    from ..source.nodes import Entry, Node

    Span: TypeAlias = tuple[int, int]
    """Start and end of a stretch. The end belongs to it: what is empty and stands last there begins at the end."""

    Unit: TypeAlias = tuple[int, int, Node]
    """Start and end of an entry (from its key on) or an item (from its dash on), and its value."""

_NEXT = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_DASH = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+-")
_LINE = re.compile(r"[^\r\n]*+")
_MARKER = re.compile(r"(?:---|\.\.\.)(?![^ \t\r\n])")


class Layout:
    """Where the entries and items of one document begin and end."""

    def __init__(self, text: str, root: Node | None) -> None:
        self.text = text
        self.root = root
        self._own: dict[int, list[Entry]] = {}
        self._below: dict[int, Span] = {}
        self._gap: Span = (0, -1)

    def cover(self, comment: Comment) -> list[Span]:
        """The stretches that a comment is for; none when nothing follows it."""
        if not comment.own_line:
            return self._beside(line_start(self.text, comment.start), comment.start)
        at = self._following(comment.end)
        if at == len(self.text) or (_MARKER.match(self.text, at) and line_start(self.text, at) == at):
            return []  # there the text ends, or the document
        if at not in self._below:
            self._below[at] = self._line(at)
        return [self._below[at]]

    def _following(self, end: int) -> int:
        """Where the text goes on behind a comment; one look for all comments that stand above one another."""
        if not self._gap[0] <= end <= self._gap[1]:
            found = _NEXT.match(self.text, end)
            self._gap = end, end if found is None else found.end()
        return self._gap[1]

    def _line(self, at: int) -> Span:
        """The rest of a line, and everything that begins there as far as it goes."""
        line = _LINE.match(self.text, at)
        end = at if line is None else line.end()
        begun, around = self._touching(at, end)
        ends = [unit[1] for unit in begun]
        values = [unit[2] for unit in around] if self.root is None else [self.root, *(unit[2] for unit in around)]
        ends += [node.end for node in values if _bounded(node) and at <= node.start < end]
        return at, max([end, *ends])

    def _beside(self, start: int, end: int) -> list[Span]:
        """The line up to its comment, and the value that the line opens or closes."""
        spans = [(start, end)]
        begun, around = self._touching(start, end)
        if begun:
            last = max(reversed(begun), key=_first)  # of two that begin together the inner one
            if last[1] > end:
                spans.append(last[:2])
            return spans
        whole = [] if self.root is None else [(self.root.start, self.root.end, self.root)]
        for unit in [*whole, *around]:
            node = unit[2]
            if _bounded(node):
                if start <= node.start and node.end > end:
                    return [*spans, (node.start, node.end)]
                if start < unit[1] <= end:
                    return [*spans, unit[:2]]
        return spans

    def _touching(self, low: int, high: int) -> tuple[list[Unit], list[Unit]]:
        """The units that begin from `low` on and before `high`, and those that began before and reach it; outer ones first."""
        begun: list[Unit] = []
        around: list[Unit] = []
        todo = [self.root] if self.root is not None else []
        while todo:
            node = todo.pop()
            inner = []
            for unit in self._units(node, low, high):
                if unit[0] >= low:
                    begun.append(unit)
                elif unit[1] >= low:
                    around.append(unit)
                else:
                    continue
                inner.append(unit[2])
            todo += reversed(inner)
        return begun, around

    def _units(self, node: Node, low: int, high: int) -> list[Unit]:
        """The entries or items directly below a node that begin before `high`, from the one on that may reach `low`."""
        if node.anchor is not None:
            return []  # what an alias stands for is written elsewhere
        found: list[Unit] = []
        if isinstance(node, Mapping):
            own = self.own(node)
            for number in range(max(bisect_right(own, low, key=_key) - 1, 0), len(own)):
                entry = own[number]
                if entry.key.start >= high:
                    break
                found.append((entry.key.start, max(entry.key.end, entry.value.end), entry.value))
        elif isinstance(node, Sequence):
            first = max(bisect_right(node.items, low, key=_start) - 1, 0)
            for number in range(first, len(node.items)):
                item = node.items[number]
                start = item.start if node.flow else self._dash(node, number)
                if start >= high:
                    break
                found.append((start, item.end, item))
        return found

    def own(self, node: Mapping) -> list[Entry]:
        """The entries that are written in a mapping itself, not merged into it."""
        if id(node) not in self._own:
            merged = any(entry.merged for entry in node.entries)
            self._own[id(node)] = [each for each in node.entries if not each.merged] if merged else node.entries
        return self._own[id(node)]

    def _dash(self, node: Sequence, number: int) -> int:
        """Where an item of a block list begins."""
        before = node.items[number - 1].end if number else node.start
        found = _DASH.match(self.text, before)
        return node.items[number].start if found is None else found.end() - 1


def _bounded(node: Node) -> bool:
    """Whether a node has a beginning and an end of its own: a scalar, or what stands in brackets."""
    return not isinstance(node, (Mapping, Sequence)) or node.flow


def _first(unit: Unit) -> int:
    return unit[0]


def _key(entry: Entry) -> int:
    return entry.key.start


def _start(node: Node) -> int:
    return node.start
