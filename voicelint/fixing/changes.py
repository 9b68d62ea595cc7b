"""What edits are declared to change, carried out on plain data: what the mended file must read as."""

from __future__ import annotations

import marshal
from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..source.document import Source
    from ..source.nodes import Route
    from .edits import Change


def plain_documents(source: Source) -> list[Any]:
    """The data of every document; what could not be parsed counts as nothing."""
    return [None if document.root is None else document.root.plain() for document in source.documents]


def carry_out(documents: list[Any], changes: Iterable[Change]) -> None:
    """Make the changes in place, the inner before the outer and a list's last item first."""
    for change in sorted(changes, key=_order, reverse=True):
        if not change.route:
            documents[change.document] = change.value
            continue
        body = documents[change.document]
        for step in change.route[:-1]:
            body = body[step]
        last = change.route[-1]
        if change.kind == "delete":
            del body[last]
        elif change.kind == "rename":
            entries = [(change.value if key == last else key, value) for key, value in body.items()]
            body.clear()
            body.update(entries)
        else:
            body[last] = change.value


def _order(change: Change) -> tuple[int, tuple[tuple[int, int | str], ...]]:
    return len(change.route), tuple((0, step) if isinstance(step, int) else (1, step) for step in change.route)


def fingerprint(data: Any) -> bytes:
    """Bytes that only data share which agree in value, type and order: 1, 1.0 and true are three different values."""
    try:
        # Version 2 writes every value out, so that equal data give equal bytes.
        return marshal.dumps(data, 2)
    except ValueError:  # nested too deeply for it
        return repr(data).encode("utf-8", "surrogatepass")


class Moves:
    """Where routes lead after some changes."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._renamed: dict[tuple[int, Route], dict[str | int, str]] = {}
        self._gone: dict[tuple[int, Route], list[str | int]] = {}
        for change in changes:
            if change.route:
                holder = change.document, change.route[:-1]
                if change.kind == "rename":
                    self._renamed.setdefault(holder, {})[change.route[-1]] = change.value
                elif change.kind == "delete":
                    self._gone.setdefault(holder, []).append(change.route[-1])
        for gone in self._gone.values():
            gone.sort(key=str if isinstance(gone[0], str) else None)

    def moved(self, document: int, route: Route) -> Route | None:
        """The new route to what was at a route; None when it is gone."""
        if not self._renamed and not self._gone:
            return route
        new: list[str | int] = []
        for depth, step in enumerate(route):
            holder = document, route[:depth]
            gone = self._gone.get(holder)
            if gone is not None:
                if isinstance(step, int):
                    before = bisect_left(gone, step)
                    if before < len(gone) and gone[before] == step:
                        return None
                    step -= before
                elif step in gone:
                    return None
            new.append(self._renamed.get(holder, {}).get(step, step))
        return tuple(new)
