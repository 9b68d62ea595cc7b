"""Entries and items taken out of every layout: what is left, to the character."""

from __future__ import annotations

from typing import Any

import pytest

from voicelint.fixing.changes import carry_out
from voicelint.fixing.edits import apply
from voicelint.fixing.places import Places
from voicelint.fixing.remove import Removal, take_entry, take_item
from voicelint.source.parse import parse


def taken(text: str, *route: str | int, item: bool = False, keep: bool = False, name: str = "x.yaml") -> str | None:
    """The text without what stands at a route; the data that is left is held against what was declared."""
    source = parse(text, name)
    assert [each.message for each in source.problems] == []
    trail = Places(source).trail(0, route)
    if trail is None:
        return None
    removal: Removal | None = take_item(source.text, trail) if item else take_entry(source.text, trail, keep)
    if removal is None:
        return None
    made = apply(source.text, removal.edits)
    after = parse(made, name)
    assert [each.message for each in after.problems] == []
    old, new = source.documents[0].root, after.documents[0].root
    assert old is not None
    assert new is not None
    wanted: list[Any] = [old.plain()]
    carry_out(wanted, [removal.change])
    assert [new.plain()] == wanted
    return made


@pytest.mark.parametrize(
    ("text", "route", "left"),
    [
        ("a: 1\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2\n", ("a",), "b: 2\n"),
        ("a: 1\nb: 2\n", ("b",), "a: 1\n"),
        ("a: 1\nb: 2", ("b",), "a: 1"),
        ("a: 1\r\nb: 2", ("b",), "a: 1"),
        ("a: 1\r\nb: 2\r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n"),
        ("a: 1\rb: 2\rc: 3", ("b",), "a: 1\rc: 3"),
        ("a: 1\nb: 2  # about b\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\n# about b\nb: 2\n# about c\nc: 3\n", ("b",), "a: 1\n# about b\n# about c\nc: 3\n"),
        ("a: 1\n\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\n\nc: 3\n"),
        ("a: 1\n\n\nb: 2\n", ("b",), "a: 1\n"),
        ("a: 1\r\n\r\nb: 2\r\n\r\n", ("b",), "a: 1\r\n\r\n"),
        ("a: 1\n\nb: 2", ("b",), "a: 1"),
        ("a: 1\n# about b\n\nb: 2\n", ("b",), "a: 1\n# about b\n"),
        ("a: |+\n  one\n\nb: 2\n", ("b",), "a: |+\n  one\n\n"),
        ("a: |+\n  one\n\nb: 2\n\n \n", ("b",), "a: |+\n  one\n\n"),
        ("a: |\n  one\n\nb: 2", ("b",), "a: |\n  one\n\n"),
        ("a: |-\n  one\n\nb: 2", ("b",), "a: |-\n  one"),
        ("x:\n  a: |\n    one\n  c: 3\n\nb: 2", ("b",), "x:\n  a: |\n    one\n  c: 3"),
        ("a: |\n  one\n# about b\n\nb: 2", ("b",), "a: |\n  one\n# about b"),
        ("t: &t |\n  one\na: *t\n\nb: 2", ("b",), "t: &t |\n  one\na: *t"),
        ("x:\n  a: 1\n\n  b: 2\n", ("x", "b"), "x:\n  a: 1\n"),
        ("x:\n  a: 1\n  b: 2\ny: 3\n", ("x", "a"), "x:\n  b: 2\ny: 3\n"),
        ("x:\n  a:\n    - 1\n    - 2   # two\n  b: 2\n", ("x", "a"), "x:\n  b: 2\n"),
        ("a: |\n  one\n\n  two\n\nb: 2\n", ("a",), "\nb: 2\n"),
        ("b: 2\na: >-  # folded\n  one\n  two", ("a",), "b: 2"),
        ("a:\nb: 2\n", ("a",), "b: 2\n"),
        ("b: 2\na: # nothing\n", ("a",), "b: 2\n"),
        ("\"a\": 'x'   # 📞é\nb: 2\n", ("a",), "b: 2\n"),
        ("a: {x: 1,\n  y: 2}  # two\nb: 2\n", ("a",), "b: 2\n"),
        ("- to: 1\n  id: 2\n- to: 3\n", (0, "id"), "- to: 1\n- to: 3\n"),
        ("- to: 1\n  id: 2\n- to: 3\n", (0, "to"), "- id: 2\n- to: 3\n"),
        ("- to: 1  # one\n\n  id: 2\n", (0, "to"), "- id: 2\n"),
        ("-   to: 1\n    # about id\n    id: 2\n", (0, "to"), "-\n    # about id\n    id: 2\n"),
        ("- - to: 1\n    id: 2\n", (0, 0, "to"), "- - id: 2\n"),
        ("x:\n- to: 1\n  id: 2\n", ("x", 0, "to"), "x:\n- id: 2\n"),
        ("a: 1\tb\nb: 2\t# tab\n", ("b",), "a: 1\tb\n"),
    ],
)
def test_block_entries(text: str, route: tuple[str | int, ...], left: str) -> None:
    assert taken(text, *route) == left


@pytest.mark.parametrize(
    ("text", "route", "left"),
    [
        ("{a: 1, b: 2, c: 3}\n", ("a",), "{b: 2, c: 3}\n"),
        ("{a: 1, b: 2, c: 3}\n", ("b",), "{a: 1, c: 3}\n"),
        ("{a: 1, b: 2, c: 3}\n", ("c",), "{a: 1, b: 2}\n"),
        ("{ a: 1 , b: 2 }\n", ("b",), "{ a: 1 }\n"),
        ("{a: 1, b: 2,}\n", ("b",), "{a: 1,}\n"),
        ("x: {a: 1,\n    b: 2, c: 3}\n", ("x", "b"), "x: {a: 1,\n    c: 3}\n"),
        ("x: {a: 1,\n    b: 2,\n    c: 3}\n", ("x", "b"), "x: {a: 1,\n    c: 3}\n"),
        (
            "{\n  a: 1,  # one\n  b: 2,  # two\n  c: 3   # three\n}\n",
            ("b",),
            "{\n  a: 1,  # one\n  c: 3   # three\n}\n",
        ),
        ("{\n  a: 1,  # one\n  c: 3   # three\n}\n", ("c",), "{\n  a: 1  # one\n}\n"),
        ("{\n  a: 1,\n  # about c\n  c: 3\n}\n", ("c",), "{\n  a: 1\n  # about c\n}\n"),
        ("{\n  a: [1, 2],\n  c: {d: 1, e: 2}\n}\n", ("c", "d"), "{\n  a: [1, 2],\n  c: {e: 2}\n}\n"),
        ("{a: '#x', b: \"},\"}\n", ("b",), "{a: '#x'}\n"),
        ("{a, b: 2}\n", ("a",), "{b: 2}\n"),
    ],
)
def test_flow_entries(text: str, route: tuple[str | int, ...], left: str) -> None:
    assert taken(text, *route) == left


@pytest.mark.parametrize(
    ("text", "route", "left"),
    [
        ('{"a": 1, "b": 2}', ("a",), '{"b": 2}'),
        ('{"a": 1,"b": 2}', ("b",), '{"a": 1}'),
        ('{\n  "a": 1,\n  "b": 2\n}\n', ("b",), '{\n  "a": 1\n}\n'),
        ('{\n  "a": 1,\n  "b": 2\n}\n', ("a",), '{\n  "b": 2\n}\n'),
        ('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}', ("b",), '{\r\n\t"a": 1\r\n}'),
        ('{\n  "a": {\n    "x": 1\n  },\n  "b": 2\n}\n', ("a",), '{\n  "b": 2\n}\n'),
        ('{"a": [{"x": "📞", "y": 2}], "b": 2}', ("a", 0, "x"), '{"a": [{"y": 2}], "b": 2}'),
        ('{\n  "a": 1\n  , "b": 2\n}\n', ("b",), '{\n  "a": 1\n}\n'),
    ],
)
def test_json_entries(text: str, route: tuple[str | int, ...], left: str) -> None:
    assert taken(text, *route, name="x.json") == left


@pytest.mark.parametrize(
    ("text", "route", "left"),
    [
        ("x:\n  - a\n  - b  # bee\n  - c\n", ("x", 1), "x:\n  - a\n  - c\n"),
        ("x:\n  - a\n  - b", ("x", 1), "x:\n  - a"),
        ("x:\n  - a\n  - {to: b}\n", ("x", 1, "to"), "x:\n  - a\n"),
        ("x:\n  - a\n  - to: b\n    id: 1\n  - c\n", ("x", 1, "to"), "x:\n  - a\n  - c\n"),
        ("x:\n  - a\n  -\n    to: b\n  - c\n", ("x", 1), "x:\n  - a\n  - c\n"),
        ("x:\n  - [a]\n  - [b]\n", ("x", 1, 0), "x:\n  - [a]\n"),
        ("- - a\n  - b\n", (0, 0), "- - b\n"),
        ("- x:\n    a: >\n      one\n- b", (1,), "- x:\n    a: >\n      one\n"),
        ("- x:\n    a: >-\n      one\n\n- b", (1,), "- x:\n    a: >-\n      one"),
        ("x: [a, b, c]\n", ("x", 1), "x: [a, c]\n"),
        ("x: [a, b, c]\n", ("x", 0), "x: [b, c]\n"),
        ("x: [a,\n    b,  # bee\n    c]\n", ("x", 1), "x: [a,\n    c]\n"),
        ("x: [a, {to: b}]\n", ("x", 1, "to"), "x: [a]\n"),
        ("x: [{to: [a]}, {to: [b]}]\n", ("x", 1, "to", 0), "x: [{to: [a]}]\n"),
    ],
)
def test_items(text: str, route: tuple[str | int, ...], left: str) -> None:
    assert taken(text, *route, item=True) == left


@pytest.mark.parametrize(
    ("text", "route", "in_a_spec", "in_a_request"),
    [
        ("x:\n  a: 1\ny: 2\n", ("x", "a"), "y: 2\n", "x: {}\ny: 2\n"),
        ("y: 2\nx:\n  z:\n    a: 1  # one\n", ("x", "z", "a"), "y: 2\n", "y: 2\nx:\n  z: {}\n"),
        ("x: {a: 1}\ny: 2\n", ("x", "a"), "y: 2\n", "x: {}\ny: 2\n"),
        ("{x: {a: 1}, y: 2}\n", ("x", "a"), "{y: 2}\n", "{x: {}, y: 2}\n"),
        ("- a: 1\n- b: 2\n", (0, "a"), None, "- {}\n- b: 2\n"),
        ("a: 1\n", ("a",), None, None),
        ("x: # why\n  a: 1\ny: 2\n", ("x", "a"), "y: 2\n", None),
    ],
)
def test_the_last_entry(
    text: str, route: tuple[str | int, ...], in_a_spec: str | None, in_a_request: str | None
) -> None:
    assert taken(text, *route) == in_a_spec
    assert taken(text, *route, keep=True) == in_a_request


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("? a\n: 1\nb: 2\n", ("a",)),
        ("&k a: 1\nb: 2\n", ("a",)),
        ("a: &n 1\nb: *n\n", ("a",)),
        ("a: {x: &n 1}\nb: *n\n", ("a",)),
        ("d: &d {a: 1}\nx: {<<: *d, b: 2}\n", ("x", "a")),
        ("d: &d {a: 1}\nx: {<<: *d, a: 2, b: 3}\n", ("x", "a")),
        ("d: &d {a: 1, b: 2}\nx: *d\n", ("x", "a")),
        ("d: &d {a: 1, b: 2}\nx: *d\n", ("d", "a")),
        ("{a: 1 # one\n, b: 2}\n", ("a",)),
        ("[a: 1, b: 2]\n", (0, "a")),
    ],
)
def test_what_is_not_plainly_laid_out_is_left_alone(text: str, route: tuple[str | int, ...]) -> None:
    assert taken(text, *route) is None


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("x: [a]\ny: 1\n", ("x", 0)),
        ("x: [{to: [a], id: 1}, {to: [b], id: 2}]\n", ("x", 1, "to", 0)),
        ("x:\n  - &n a\n  - b\ny: *n\n", ("x", 0)),
        ("x:\n  -\n  - b\n", ("x", 0)),
        ("a: 1\n", ("a",)),
    ],
)
def test_items_that_stay(text: str, route: tuple[str | int, ...]) -> None:
    assert taken(text, *route, item=True) is None
