"""Takes an entry out of a mapping, or an item out of a list, with its separators and the comment behind it.

Comments on lines of their own stay. Whatever is not plainly laid out is left alone: the answer is None then.
"""

from __future__ import annotations

from bisect import bisect_left

from ..source.nodes import FOLDED, LITERAL, Mapping, Scalar, Sequence
from ..values.lazy import Lazy
from .edits import Change, Edit
from .lines import break_end, break_start, line_start, rest_of_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..source.nodes import Entry, Node
    from .places import Trail

    Span: TypeAlias = tuple[int, int]

MANY = 200
"""Entries above which a mapping is not searched for merged ones: it has none, or its entries are left alone."""

_SEPARATOR = Lazy(r"[ \t\r\n]*,[ \t\r\n]*")
_COMMA = Lazy(r"[ \t\r\n]*,")
_AFTER_ITEM = Lazy(r"[ \t]*(,?)[ \t]*(?:(?<=[ \t,])#[^\r\n]*)?")
_DASHES = Lazy(r" *(?:- +)+")
_COLON = Lazy(r"[ \t]*:")


class Removal:
    """How something is taken out: the edits, what they change, and the collection that gets smaller.

    `bare` says that nothing but the value meant goes with it.
    """

    __slots__ = ("bare", "change", "edits", "holder")

    def __init__(self, edits: list[Edit], change: Change, holder: tuple[object, int] | None, bare: bool = True) -> None:
        self.edits = edits
        self.change = change
        self.holder = holder
        self.bare = bare


def take_entry(text: str, trail: Trail, keep_parent: bool) -> Removal | None:
    """Take out the mapping's entry at the end of a trail.

    With its last entry the mapping goes too; with `keep_parent` it becomes {} instead.
    """
    while True:
        parent, entry = trail.parent, trail.entry
        if not isinstance(parent, Mapping) or entry is None:
            return None
        entries = parent.entries
        if len(parent.index) < len(entries) and sum(each.name == entry.name for each in entries) > 1:
            return None  # what it stands in front of would come to light
        if len(entries) > 1:
            own, at = _own(parent, entry)
            if at is None:
                return None
            near = own[max(at - 1, 0) : at + 2]
            edits = _cut(text, parent, [_span(each) for each in near], near[0].value if at else None)
            if edits is None:
                return None
            return Removal(edits, Change(trail.document, "delete", trail.route), (id(parent), len(parent.entries)))
        if keep_parent:
            return _emptied(text, trail.up())
        trail = trail.up()


def take_item(text: str, trail: Trail) -> Removal | None:
    """Take out the item of a list in which a value stands; never the only one of its list, unless its entry says no more."""
    bare = True
    while True:
        parent = trail.parent
        if isinstance(parent, Mapping):
            if len(parent.entries) > 1:
                if isinstance(trail.node, Sequence):
                    return None
                bare = False
        elif isinstance(parent, Sequence):
            at = trail.route[-1]
            if len(parent.items) > 1 and isinstance(at, int):
                near = parent.items[max(at - 1, 0) : at + 2]
                spans = [span for each in near if (span := _item(text, parent, each)) is not None]
                edits = _cut(text, parent, spans, near[0] if at else None) if len(spans) == len(near) else None
                if edits is None:
                    return None
                change = Change(trail.document, "delete", trail.route)
                return Removal(edits, change, (id(parent), len(parent.items)), bare)
        else:
            return None
        trail = trail.up()


def _own(parent: Mapping, entry: Entry) -> tuple[list[Entry], int | None]:
    """The entries that are written in the mapping itself, and which of them an entry is.

    Found by its place, since a damaged mapping may have ten thousand entries, each with a finding.
    """
    own = parent.entries
    if len(own) < MANY:
        own = [each for each in own if not each.merged]
    at = bisect_left(own, entry.key.start, key=_start)
    return own, at if at < len(own) and own[at] is entry else None


def _start(entry: Entry) -> int:
    return entry.key.start


def _span(entry: Entry) -> Span:
    return entry.key.start, max(entry.key.end, entry.value.end)


def _item(text: str, parent: Sequence, node: Node) -> Span | None:
    """The span of a list's item; in block style from its dash on."""
    if parent.flow:
        return node.start, node.end
    at = node.start - 1
    while at >= 0 and text[at] in " \t\r\n":
        at -= 1
    return (at, node.end) if at >= 0 and text[at] == "-" and node.end > node.start else None


def _cut(text: str, parent: Mapping | Sequence, near: list[Span], above: Node | None) -> list[Edit] | None:
    """The edits that take out an entry; `near` are its span and its neighbours', `above` is the value before it."""
    here = 0 if above is None else 1
    before = near[0] if here else None
    after = near[here + 1] if here + 1 < len(near) else None
    start, end = near[here]
    if "&" in text[start:end] and _has_anchor(text[start:end]):
        return None  # an alias elsewhere may need it
    if parent.flow:
        return _cut_flow(text, parent, near[here], before, after)
    return _cut_block(text, start, end, before, after, above)


def _has_anchor(part: str) -> bool:
    return any(word.startswith("&") for word in part.replace("[", " ").replace("{", " ").replace(",", " ").split())


def _after_blank(text: str, low: int, line: int) -> int:
    """The start of the blank lines that end at a line's start; none of them begins before `low`."""
    while (above := line_start(text, break_start(text, line))) > low and not text[above:line].strip(" \t\r\n"):
        line = above
    return line


def _keeps_breaks(node: Node | None) -> bool:
    """Whether a node ends with a block scalar that counts the line break behind it as its own, or all that follow."""
    while isinstance(node, (Mapping, Sequence)) and not node.flow and node.anchor is None:
        node = node.entries[-1].value if isinstance(node, Mapping) else node.items[-1]
    if not isinstance(node, Scalar) or node.anchor is not None or node.style not in (LITERAL, FOLDED):
        return False
    return str(node.value).endswith("\n")


def _cut_block(
    text: str, start: int, end: int, before: Span | None, after: Span | None, above: Node | None
) -> list[Edit] | None:
    line = line_start(text, start)
    lead = text[line:start]
    rest = rest_of_line(text, end)
    if rest is None:
        return None
    if not lead.strip(" "):
        stop = break_end(text, rest)
        if before is not None and not text[stop:].strip(" \t\r\n"):
            if _keeps_breaks(above) and not text[before[1] : line].strip(" \t\r\n"):
                return [Edit(line, len(text), "")]
            # Blank lines at a file's end are nobody's.
            line = _after_blank(text, before[1], line)
        # Without a line break at the text's end, the line before is the one that must get none.
        cut = Edit(line, stop, "") if stop > rest else Edit(break_start(text, line), rest, "")
        return [cut] if line or stop > rest else None
    if after is None or not _DASHES.fullmatch(lead):
        return None
    # The first of an item, behind its dash: the next one moves up.
    if not text[rest : after[0]].strip(" \r\n"):
        return [Edit(start, after[0], "")]
    return [Edit(line + len(lead.rstrip(" ")), rest, "")]


def _cut_flow(text: str, parent: Node, here: Span, before: Span | None, after: Span | None) -> list[Edit] | None:
    if text[parent.start : parent.start + 1] not in ("{", "[") or text[parent.end - 1 : parent.end] not in ("}", "]"):
        return None
    start, end = here
    left = before[1] if before is not None else parent.start + 1
    right = after[0] if after is not None else parent.end - 1
    whole = _cut_lines(text, start, end, left, right, before, after)
    if whole is not None:
        return whole
    ahead, behind = text[left:start], text[end:right]
    from_left = before is not None and _SEPARATOR.fullmatch(ahead)
    from_right = after is not None and _SEPARATOR.fullmatch(behind)
    begins_line = "\n" in ahead and "\n" not in behind
    if from_left and not (from_right and begins_line):
        return [Edit(left, end, "")]
    return [Edit(start, right, "")] if from_right else None


def _cut_lines(
    text: str, start: int, end: int, left: int, right: int, before: Span | None, after: Span | None
) -> list[Edit] | None:
    """The edits where the entry has its lines for itself; None where it shares them, or begins with its comma."""
    line = line_start(text, start)
    found = _AFTER_ITEM.match(text, end)
    if line < left or text[line:start].strip(" \t") or found is None:
        return None
    rest = found.end()
    stop = break_end(text, rest)
    if stop == rest or stop > right or (after is not None and not found[1]):
        return None
    edits = [Edit(line, stop, "")]
    if after is None and not found[1]:
        # The last one has no comma behind it, so that of the one before is left over.
        comma = _COMMA.match(text, left) if before is not None else None
        if comma is None:
            return None
        edits.insert(0, Edit(comma.end() - 1, comma.end(), ""))
    return edits


def _emptied(text: str, trail: Trail) -> Removal | None:
    """A mapping whose only entry goes, as {}."""
    node = trail.node
    change = Change(trail.document, "set", trail.route, {})
    if not isinstance(node, Mapping) or "#" in text[node.start : node.end]:
        return None
    if node.flow:
        return Removal([Edit(node.start, node.end, "{}")], change, None) if text[node.start] == "{" else None
    rest = rest_of_line(text, node.end)
    if rest is None:
        return None
    lead = text[line_start(text, node.start) : node.start]
    if _DASHES.fullmatch(lead):
        return Removal([Edit(node.start, rest, "{}")], change, None)
    entry = trail.entry
    colon = None if entry is None else _COLON.match(text, entry.key.end)
    if colon is None or text[colon.end() : node.start].strip(" \r\n"):
        return None
    return Removal([Edit(colon.end(), rest, " {}")], change, None)
