"""What edits are declared to change, carried out on plain data: what the mended file must read as."""

from __future__ import annotations

import marshal

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


def moved(route: Route, changes: Iterable[Change], document: int) -> Route | None:
    """Where a route leads after the changes; None when what was there is gone."""
    for change in sorted(changes, key=_order, reverse=True):
        depth = len(change.route)
        if change.document != document or not depth or len(route) < depth or route[: depth - 1] != change.route[:-1]:
            continue
        here, last = route[depth - 1], change.route[-1]
        if change.kind == "rename" and here == last:
            route = (*route[: depth - 1], change.value, *route[depth:])
        elif change.kind == "delete":
            if here == last:
                return None
            if isinstance(here, int) and isinstance(last, int) and here > last:
                route = (*route[: depth - 1], here - 1, *route[depth:])
    return route
