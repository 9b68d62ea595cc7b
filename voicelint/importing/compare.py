"""What one API can express and another cannot, from their mapping tables."""

from __future__ import annotations

from ..engine.catalogue import documentation
from ..targets.names import load_target
from ..targets.unsupported import ALWAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..targets.mapping import Row


def expressed(name: str) -> dict[str, list[Row]]:
    """The spec keys that a target has a place for, with the rows that say which. Keys that every spec may hold are left out."""
    target = load_target(name)
    keys: dict[str, list[Row]] = {}
    for row in target.rows:
        if row.spec not in ALWAYS and not row.spec.startswith("options."):
            keys.setdefault(row.spec, []).append(row)
    if "recipients[].contact" in keys:  # the same people, listed by themselves
        keys.setdefault("recipients.contacts", keys["recipients[].contact"])
    return keys


def compare(a: str, b: str) -> dict[str, Any]:
    """Two targets beside each other: the spec keys that only one of them can express, and those that both take.

    `different` are keys of both whose values become something else, so that one may take a value that the other does not.
    """
    about = {path: field["about"] for path, field in documentation("spec")["fields"].items()}
    order = list(about)
    one, other = (
        dict(sorted(expressed(name).items(), key=lambda item: order.index(_documented(item[0], about))))
        for name in (a, b)
    )
    both = [key for key in one if key in other]
    different = [key for key in both if _values(one[key]) != _values(other[key])]
    return {
        "a": a,
        "b": b,
        "only_a": [_key(key, about) | {"becomes": _places(rows)} for key, rows in one.items() if key not in other],
        "only_b": [_key(key, about) | {"becomes": _places(rows)} for key, rows in other.items() if key not in one],
        "different": [_key(key, about) | {"a": _places(one[key]), "b": _places(other[key])} for key in different],
        "same": [
            _key(key, about) | {"a": _places(one[key]), "b": _places(other[key])}
            for key in both
            if key not in different
        ],
    }


def _values(rows: list[Row]) -> list[str]:
    return [row.codec.says for row in rows]


def _places(rows: list[Row]) -> list[dict[str, str]]:
    return [{"request": row.request, "value": row.codec.says} for row in rows]


def _key(key: str, about: dict[str, str]) -> dict[str, str]:
    return {"spec": key, "about": about[_documented(key, about)]}


def _documented(key: str, about: dict[str, str]) -> str:
    """The documented path of a key; that of any name where the key itself has none."""
    return key if key in about else f"{key.rpartition('.')[0]}.*"
