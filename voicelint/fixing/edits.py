"""Edits of text spans, and the fixes that they make up."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..source.nodes import Route

SAFE, UNSAFE = "safe", "unsafe"


class Edit:
    """Replaces the characters from `start` to `end` (offsets in code points, end exclusive) by `text`."""

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text

    def __repr__(self) -> str:
        return f"Edit({self.start}:{self.end}, {self.text!r})"


class Change:
    """What an edit changes in the data of document number `document`, so that the outcome can be held against it.

    `kind` is set (the value at `route` becomes `value`), delete, rename (the key at the route becomes `value`) or
    insert (`value` comes to a route that was not there).
    """

    __slots__ = ("document", "kind", "route", "value")

    def __init__(self, document: int, kind: str, route: Route, value: Any = None) -> None:
        self.document = document
        self.kind = kind
        self.route = route
        self.value = value

    def __repr__(self) -> str:
        return f"Change({self.kind} {self.route} {self.value!r})"


class Fix:
    """A change of a file that removes a finding: edits in file order, none overlapping.

    `safety` is safe (what the vendor does stays the same, or is what can alone be meant) or unsafe (a person should
    look). `holder` is where an entry is taken out of a collection: which collection, and how many entries it has.
    """

    __slots__ = ("changes", "edits", "holder", "safety", "title")

    def __init__(
        self,
        safety: str,
        title: str,
        edits: tuple[Edit, ...],
        changes: tuple[Change, ...],
        holder: tuple[object, int] | None = None,
    ) -> None:
        self.safety = safety
        self.title = title
        self.edits = edits
        self.changes = changes
        self.holder = holder

    @property
    def mark(self) -> tuple[tuple[int, int, str], ...]:
        """What only fixes share that change the text alike."""
        return tuple((edit.start, edit.end, edit.text) for edit in self.edits)

    def __repr__(self) -> str:
        return f"Fix({self.safety}, {self.title!r}, {list(self.edits)})"


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they may come in any order and must not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=_place):
        if edit.start < at:
            raise ValueError(f"{edit!r} overlaps the edit before it")
        parts.append(text[at : edit.start])
        parts.append(edit.text)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


class Taken:
    """The spans that chosen edits cover already."""

    def __init__(self) -> None:
        self._edits: list[tuple[int, int, bool]] = []

    def take(self, edits: Iterable[Edit]) -> bool:
        """Take the spans of some edits unless one of them is in another's way; the answer says whether."""
        from bisect import bisect_right

        wanted = [(edit.start, edit.end, edit.start == edit.end) for edit in edits]
        for span in wanted:
            at = bisect_right(self._edits, span)
            if any(_clash(each, span) for each in self._edits[max(at - 1, 0) : at + 1]):
                return False
        for span in wanted:
            self._edits.insert(bisect_right(self._edits, span), span)
        return True


def _clash(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    """Whether two spans overlap, begin at the same place, or an insertion stands at the other's edge."""
    if one[0] == other[0] or (one[0] < other[1] and other[0] < one[1]):
        return True
    return (one[2] or other[2]) and (one[1] == other[0] or other[1] == one[0])
