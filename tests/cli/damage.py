"""Random structural damage to good campaigns."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml
from hypothesis import strategies as st

from voicelint.cli.options import TARGET_NAMES
from voicelint.source.parse import parse

from .conftest import EXAMPLES


def _data(name: str) -> Any:
    root = parse((EXAMPLES / "good" / name).read_text("utf-8"), name).documents[0].root
    assert root is not None
    return root.plain()


GOOD = {f"{name}.{ending}": _data(f"{name}.{ending}") for name in TARGET_NAMES for ending in ("yaml", "json")}
"""The good examples as data, by file name."""


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {str(key) for key in value}.union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


KEYS = [*sorted(set().union(*map(_keys, GOOD.values()))), "", "a/b", "~", "<<", "0", "é", "file", "options", "x" * 300]
WORDS = [
    "", " ", "\n", "+41793026741", "41793026741", "+1", "++41", "+41 79 302 67 41", "5m", "72h", "0s", "-5m", "1.5h",
    "9" * 400, "9" * 400 + "h",
    "2026-12-01T09:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-02-30T00:00:00Z",
    "2026-12-01", "+5:30",
    "2026-12-01T09:00:00.000+0000", "09:00", "24:00", "23:59", "Europe/Zurich", "Nowhere/Land", "../../etc/passwd",
    "10 per hour", "0 per day",
    "{{name}}", "{{", "https://[", "https://x:99999/", "http://user:secret@host/", "//", "https://é.example/",
    "javascript:alert(1)", "https://",
    "data:audio/wav;base64,AAAA", "monday", "MONDAY", "en-GB", "en", "female", "every_change", "json", "alert",
    "marketing", "Infobip",
    "\x1b[31m", "\u202e", "📞", "a\u0301", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "true", "null", "1e400",
    *TARGET_NAMES,
]  # fmt: skip
SCALARS = st.one_of(
    st.sampled_from([None, True, False, 0, -1, 1, 4, 5, 10, 2**31, 2**63, 10**300, -(10**20), 0.0, -0.5, 1.5, 1e300,
    float("inf"), float("nan")]),
    st.sampled_from(WORDS),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), below, max_size=3)
    ),
    max_leaves=5,
)


def places(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The routes to all values below a value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [each for step, part in below for each in ((*route, step), *places(part, (*route, step)))]


def _holder(data: Any, route: tuple[Any, ...]) -> Any:
    for step in route[:-1]:
        data = data[step]
    return data


@st.composite
def damaged(draw: st.DrawFn, most: int = 4) -> tuple[str, Any]:
    """A good campaign's file name and its data after some damage."""
    name = draw(st.sampled_from(sorted(GOOD)))
    data: Any = copy.deepcopy(GOOD[name])
    for _ in range(draw(st.integers(1, most))):
        routes = places(data)
        if not routes:
            break
        route = draw(st.sampled_from(routes))
        holder, step = _holder(data, route), route[-1]
        match draw(
            st.sampled_from(["delete", "replace", "replace", "duplicate", "rename", "add", "wrap", "unwrap", "move"])
        ):
            case "delete":
                del holder[step]
            case "replace":
                holder[step] = draw(VALUES)
            case "duplicate" if isinstance(holder, list):
                holder.insert(step, holder[step])  # the same object twice: YAML writes an alias
            case "duplicate":
                holder[draw(st.sampled_from(KEYS))] = holder[step]
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS) | st.text(max_size=3))] = holder.pop(step)
            case "add" if isinstance(holder[step], dict):
                holder[step][draw(st.sampled_from(KEYS))] = draw(VALUES)
            case "add" if isinstance(holder[step], list):
                holder[step].append(draw(VALUES))
            case "wrap":
                holder[step] = draw(st.sampled_from([lambda value: [value], lambda value: {"to": value}]))(holder[step])
            case "unwrap" if isinstance(holder[step], list | dict) and holder[step]:
                below = holder[step]
                holder[step] = next(iter(below.values())) if isinstance(below, dict) else below[0]
            case "move":
                other = draw(st.sampled_from(routes))
                part = copy.deepcopy(holder.pop(step))  # its duplicate may hold the new place
                try:
                    _holder(data, other)[other[-1]] = part
                except (KeyError, IndexError, TypeError):
                    continue  # the other place is gone with the part
            case _:
                continue
    return name, data


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """A file name and the text of a damaged campaign, in JSON or in one of YAML's styles."""
    name, data = draw(damaged())
    style = draw(st.sampled_from(["json", "compact", "block", "flow", "mixed"]))
    stem = name.rpartition(".")[0]
    if style in ("json", "compact"):
        return f"{stem}.json", json.dumps(data, indent=2 if style == "json" else None, ensure_ascii=draw(st.booleans()))
    flow = {"block": False, "flow": True, "mixed": None}[style]
    return f"{stem}.yaml", yaml.safe_dump(
        data, default_flow_style=flow, allow_unicode=draw(st.booleans()), sort_keys=False
    )


@st.composite
def torn(draw: st.DrawFn) -> tuple[str, str]:
    """A file name and a good example's text with stretches cut out, repeated or overwritten."""
    name = draw(st.sampled_from(sorted(GOOD)))
    text = (EXAMPLES / "good" / name).read_text("utf-8")
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        put = draw(
            st.sampled_from(
                [
                    "",
                    text[start:end] * 2,
                    "\t",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    "- ",
                    '"',
                    "'",
                    "#",
                    "&a ",
                    "*a ",
                    "\n",
                    "\r\n",
                    "<<: ",
                    "|",
                    "? ",
                ]
            )
            | st.text(max_size=3)
        )
        text = text[:start] + put + text[end:]
    return name, text
