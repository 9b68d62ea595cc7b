"""The rare parts of YAML: anchors and aliases, merges, tags, empty values, block scalars, templates."""

from __future__ import annotations

import re

from .document import Problem
from .nodes import FOLDED, LITERAL, PLAIN, Entry, Mapping, Node, Scalar, Sequence
from .scalars import resolve, resolve_tagged
from .syntax import (
    MAX_DEPTH,
    MOST_PROBLEMS,
    alias_bomb,
    merge_not_mapping,
    recursive_alias,
    repeated_key,
    too_deep,
    undefined_alias,
    unquoted_template,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MAX_EXPANDED = 1_000_000
"""How many nodes the aliases of one file may stand for."""

MERGE = "<<"
# The name of the stand-in for a key that is no text; libyaml lets no NUL through except as an escape.
DROPPED = "\0"
RARE = frozenset((MERGE, DROPPED))

_property = re.compile(r"!<[^>\r\n]*>|[&!][^ \t\r\n,\[\]{}]*")
_gap = re.compile(r"(?:[ \t\r\n]++|(?<=[ \t\r\n])#[^\r\n]*+)*+")
_colon = re.compile(r"(?:[ \t\r\n]++|(?<=[ \t\r\n])#[^\r\n]*+)*+:(?=[ \t\r\n,\[\]{}]|\Z)")


class Stop(Exception):  # noqa: N818 - no error, an end
    """Reading ends here: the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def properties_end(text: str, at: int, count: int) -> tuple[int, int]:
    """Where the content begins after `count` anchors and tags, and where the last of those ends."""
    end = at
    for _ in range(count):
        found = _property.match(text, at)
        if found is None:
            break
        end = found.end()
        gap = _gap.match(text, end)
        at = gap.end() if gap is not None else end
    return at, end


def place_of_nothing(text: str, key_end: int) -> int:
    """The place of a value that is not written: right after its key's colon, or its key if there is none."""
    found = _colon.match(text, key_end)
    return key_end if found is None else found.end()


def closed_template(text: str, outer: Mapping, problems: list[Problem]) -> Mapping | Scalar:
    """What stands for an unquoted `{{name}}`: one problem, and the text that was surely meant."""
    whole = text[outer.end - 2 : outer.end] == "}}" and not outer.entries
    problems.append(unquoted_template(text, outer.start, outer.end))
    if not whole:
        return outer
    raw = text[outer.start : outer.end]
    return Scalar(outer.start, outer.end, raw, raw, PLAIN)


class Rare:
    """The state of one reading that only files with anchors, merges or templates need."""

    def __init__(self, text: str, problems: list[Problem]) -> None:
        self.text = text
        self.problems = problems
        self.templates: set[int] = set()
        self.expanded = 0
        self.new_document()

    def new_document(self) -> None:
        """Forget the anchors of the document before."""
        self.anchors: dict[str, Node] = {}
        self.measures: dict[int, tuple[int, int, Node]] = {}
        self.broken = False

    def scalar(self, event: Any, start: int, end: int, style: str) -> Scalar:
        """A scalar with an anchor or tag, over several lines, in block style, or empty."""
        text = self.text
        value = event.value
        # An anchor, a tag, or both in either order; of these libyaml does not report a tag that is only `!`.
        if text[start:end][:1] in ("&", "!"):
            content = after = start
            while text[content : content + 1] in ("&", "!") and content < end:
                content, after = properties_end(text, content, 1)
            # Nothing behind them is an empty value, right behind the last.
            start, end = (content, end) if content < end else (after, after)
        if style in (LITERAL, FOLDED):
            end = _last_content_line(text, start, end)
        raw = text[start:end]
        if event.tag is not None:
            value = resolve_tagged(event.tag, value, style == PLAIN)
        elif style == PLAIN and event.implicit[0]:
            value = resolve(value)
        return Scalar(start, end, value, raw, style)

    def replace(self, container: Node, node: Node) -> None:
        """Let the anchors that name a collection name what stands for it in the tree."""
        self.templates.discard(id(container))
        for name, target in self.anchors.items():
            if target is container:
                self.anchors[name] = node

    def alias(self, name: str, start: int, end: int, depth: int) -> Node:
        """The node for a use of an alias; shares the entries or items of its anchor's node."""
        target = self.anchors.get(name)
        if target is None or target.end == -1:
            make = undefined_alias if target is None else recursive_alias
            self.problems.append(make(name, start, end))
            self.broken = True
            return Scalar(start, end, None, self.text[start:end], PLAIN)
        height, size = self._measure(target)
        self.expanded += size
        if self.expanded > MAX_EXPANDED:
            raise Stop(alias_bomb(start, end, MAX_EXPANDED))
        if depth + height > MAX_DEPTH:
            raise Stop(too_deep(start, end))
        use: Node
        if isinstance(target, Mapping):
            use = Mapping(start, end, target.entries, target.flow)
            use._index = target._index
        elif isinstance(target, Sequence):
            use = Sequence(start, end, target.items, target.flow)
        else:
            assert isinstance(target, Scalar)  # noqa: S101 - there is no fourth kind
            use = Scalar(start, end, target.value, target.raw, target.style)
        use.anchor = target
        return use

    def _measure(self, node: Node) -> tuple[int, int]:
        """How many levels and how many nodes a node stands for. Each collection is walked once."""
        node = node.anchor or node
        if isinstance(node, Mapping):
            below = [entry.value for entry in node.entries]
        elif isinstance(node, Sequence):
            below = node.items
        else:
            return 0, 1
        known = self.measures.get(id(node))
        if known is None:
            height, size = 0, 1
            for child in below:
                if type(child) is Scalar:
                    size += 1
                else:
                    levels, nodes = self._measure(child)
                    height = max(height, levels)
                    size += nodes
            # The node is kept too: the id of one that is gone could come back as another's.
            known = self.measures[id(node)] = (height + 1, size, node)
        return known[:2]

    def template_key(self, container: Mapping, key: Node) -> bool:
        """Whether a key that is itself a mapping is the inside of an unquoted `{{name}}`."""
        if not (isinstance(key, Mapping) and key.flow and container.flow and key.start == container.start + 1):
            return False
        self.templates.add(id(container))
        return True

    def entry(self, name: str, entry: Entry, container: Mapping, index: dict[str, Entry]) -> bool:
        """Drop an entry whose key was no text, or merge; False when the key is text that only looks so."""
        if entry.key.style != PLAIN:
            return False
        if name == DROPPED:
            return True
        value = entry.value
        maps = value.items if isinstance(value, Sequence) else [value]
        for merged in maps:
            if not isinstance(merged, Mapping):
                if not self.broken:
                    self.problems.append(merge_not_mapping(merged))
                continue
            for key, brought in merged.index.items():
                copy = brought if brought.merged else Entry(brought.key, brought.value, merged=True)
                container.entries.append(copy)
                index.setdefault(key, copy)
        return True

    def repeated(self, old: Entry, new: Entry) -> None:
        """Report a key that the mapping has already; a file that does nothing else is told a thousand times at most."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(repeated_key(new.name, new.key, old.key))


def _last_content_line(text: str, start: int, end: int) -> int:
    """The end of the last line of a block scalar that is not blank, without its line break."""
    end = start + len(text[start:end].rstrip(" \t\r\n"))
    while end < len(text) and text[end] in " \t":
        end += 1
    return end
