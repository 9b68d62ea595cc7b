"""Turns regular expressions over digits into one small table: which patterns match, read off digit by digit.

libphonenumber describes a calling code with up to a few hundred regular expressions. Compiling those with
`re` takes longer than a whole run of voicelint should; a table needs no compiling and is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeAlias, TypeVar

from voicelint.build.digit_regex import ALL_DIGITS, Choice, Parser, Sequence, Tree

Tag = TypeVar("Tag", bound=Hashable)
Label = TypeVar("Label", bound=Hashable)


class Patterns(Generic[Tag]):
    """A bundle of tagged patterns, as a nondeterministic automaton whose node 0 is the start."""

    def __init__(self) -> None:
        self._free: list[list[int]] = [[]]
        self._step: list[tuple[frozenset[int], int] | None] = [None]
        self._tags: dict[int, Tag] = {}
        self._open: set[int] = set()

    def add(self, pattern: str, tag: Tag) -> None:
        """`tag` holds for the numbers that `pattern` matches as a whole."""
        self._tags[self._emit(Parser(pattern).parse(), self._node(0))] = tag

    def add_beginning(self, pattern: str, tag: Tag) -> None:
        """`tag` holds for the numbers that begin with a match of `pattern` that is not empty."""
        end = self._emit(Parser(pattern).parse(), self._node(0))
        self._tags[end] = tag
        self._open.add(end)
        self._step[end] = (ALL_DIGITS, end)

    def _node(self, before: int | None = None) -> int:
        self._free.append([])
        self._step.append(None)
        node = len(self._free) - 1
        if before is not None:
            self._free[before].append(node)
        return node

    def _emit(self, tree: Tree, start: int) -> int:
        """Add the nodes of a tree behind `start`; the node at its end, which nothing leaves yet."""
        if isinstance(tree, frozenset):
            node, end = self._node(start), self._node()
            self._step[node] = (tree, end)
            return end
        if isinstance(tree, Sequence):
            for part in tree.parts:
                start = self._emit(part, start)
            return self._node(start)
        if isinstance(tree, Choice):
            end = self._node()
            for part in tree.parts:
                self._free[self._emit(part, start)].append(end)
            return end
        for _ in range(tree.least):
            start = self._emit(tree.part, start)
        end = self._node(start)
        if tree.most is None:
            self._free[self._emit(tree.part, end)].append(end)
            return self._node(end)
        for _ in range(tree.most - tree.least):
            start = self._emit(tree.part, start)
            self._free[start].append(end)
        return end

    def _closed(self, nodes: set[int]) -> frozenset[int]:
        todo = list(nodes)
        while todo:
            for node in self._free[todo.pop()]:
                if node not in nodes:
                    nodes.add(node)
                    todo.append(node)
        return frozenset(node for node in nodes if self._step[node] or node in self._tags)

    def _after(self, nodes: frozenset[int], digit: int) -> frozenset[int]:
        steps = (self._step[node] for node in nodes)
        return self._closed({step[1] for step in steps if step and digit in step[0]})

    def table(self, longest: int, label: Callable[[frozenset[Tag], int], Label]) -> Table[Label]:
        """The smallest table for numbers of at most `longest` digits.

        `label(tags, length)` says what holds for a number of that length with those tags. ValueError if a
        pattern matches a longer number.
        """
        table: Table[Label] = Table()
        seen: dict[tuple[frozenset[int], int], int | Sink[Label]] = {}

        def visit(nodes: frozenset[int], length: int) -> int | Sink[Label]:
            known = seen.get((nodes, length))
            if known is not None:
                return known
            here = label(frozenset(self._tags[node] for node in nodes if node in self._tags), length)
            after = [self._after(nodes, digit) for digit in range(10)]
            if length == longest:
                if any(node in self._tags and node not in self._open for each in after for node in each):
                    raise ValueError(f"a pattern matches more than {longest} digits")
                known = Sink(here)
            else:
                targets = tuple(visit(each, length + 1) for each in after)
                known = table.add(here, targets, first=length == 0)
            seen[nodes, length] = known
            return known

        # Without the open ends: what matched no digit at all does not count as a beginning.
        visit(self._closed({0}) - self._open, 0)
        return table


class Sink(Generic[Label]):
    """A place that no further digit leaves: its label holds whatever follows."""

    def __init__(self, label: Label) -> None:
        self.label = label

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sink) and self.label == other.label

    def __hash__(self) -> int:
        return hash(self.label)


Row: TypeAlias = tuple[Label, tuple[int | Sink[Label], ...]]


class Table(Generic[Label]):
    """States without duplicates. `rows` is a state's label and the ten states or sinks behind it."""

    def __init__(self) -> None:
        self.rows: list[Row[Label]] = []
        self._index: dict[Row[Label], int] = {}

    def add(self, label: Label, targets: tuple[int | Sink[Label], ...], first: bool) -> int | Sink[Label]:
        """The state for these targets, or a sink if nothing differs behind it (the first state is kept)."""
        sink = Sink(label)
        if not first and all(target == sink for target in targets):
            return sink
        row = (label, targets)
        if row not in self._index:
            self._index[row] = len(self.rows)
            self.rows.append(row)
        return self._index[row]

    def in_order(self) -> list[Row[Label]]:
        """The rows renumbered as they are met from the start, which becomes number 0."""
        order = [len(self.rows) - 1]
        number = {order[0]: 0}
        for old in order:
            for target in self.rows[old][1]:
                if isinstance(target, int) and target not in number:
                    number[target] = len(order)
                    order.append(target)
        return [
            (label, tuple(number[target] if isinstance(target, int) else target for target in targets))
            for label, targets in (self.rows[old] for old in order)
        ]
