"""Keys renamed, entries added, scalars written, edits applied: each by itself, to the character."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.fixing.edits import Edit, Taken, apply
from voicelint.fixing.insert import insert
from voicelint.fixing.places import Places
from voicelint.fixing.rename import rename
from voicelint.fixing.scalars import quote, reads_plainly, scalar_text
from voicelint.source.nodes import Mapping, Scalar
from voicelint.source.parse import parse


def trail_of(text: str, route: tuple[str | int, ...], name: str) -> Any:
    source = parse(text, name)
    assert [each.message for each in source.problems] == []
    return source, Places(source).trail(0, route)


@pytest.mark.parametrize(
    ("text", "route", "new", "made"),
    [
        ("Caller: x  # who\n", ("Caller",), "caller", "caller: x  # who\n"),
        ('"Caller" : x\n', ("Caller",), "caller", '"caller" : x\n'),
        ("'Caller': x\n", ("Caller",), "caller", "'caller': x\n"),
        ("a: {X: 1, y: 2}\n", ("a", "X"), "x", "a: {x: 1, y: 2}\n"),
        ("- Ab: 1\n  c: 2\n", (0, "Ab"), "ab", "- ab: 1\n  c: 2\n"),
        ("a: {X: &n 1}\nb: *n\n", ("b",), "c", "a: {X: &n 1}\nc: *n\n"),
        ("a: x\n", ("a",), "yes: no", '"yes: no": x\n'),
        ("a: x\n", ("a",), "true", '"true": x\n'),
    ],
)
def test_rename(text: str, route: tuple[str | int, ...], new: str, made: str) -> None:
    source, trail = trail_of(text, route, "x.yaml")
    found = rename(trail, new, source.format)
    assert found is not None
    assert apply(source.text, [found[0]]) == made
    root = parse(made, "x.yaml").documents[0].root
    assert isinstance(root, Mapping) is isinstance(source.documents[0].root, Mapping)


def test_rename_in_json_keeps_escapes() -> None:
    source, trail = trail_of('{"Caller": 1, "b": "\\u00e9"}', ("Caller",), "x.json")
    found = rename(trail, "caller", source.format)
    assert found is not None
    assert apply(source.text, [found[0]]) == '{"caller": 1, "b": "\\u00e9"}'


@pytest.mark.parametrize(
    ("text", "route"), [("a: 1\nb: 2\n", ("a",)), ("d: &d {b: 1}\nx: {<<: *d, a: 1}\n", ("x", "a"))]
)
def test_a_name_that_is_taken_is_not_given_twice(text: str, route: tuple[str | int, ...]) -> None:
    source, trail = trail_of(text, route, "x.yaml")
    assert rename(trail, "b", source.format) is None


@pytest.mark.parametrize(
    ("text", "route", "made", "name"),
    [
        ("a: 1\n", (), "a: 1\nk: v\n", "x.yaml"),
        ("a: 1", (), "a: 1\nk: v", "x.yaml"),
        ("a: 1\r\nb: 2\r\n", (), "a: 1\r\nb: 2\r\nk: v\r\n", "x.yaml"),
        ("a: 1  # one\n# the end\n", (), "a: 1  # one\nk: v\n# the end\n", "x.yaml"),
        ("x:\n    a: 1\n\ny: 2\n", ("x",), "x:\n    a: 1\n    k: v\n\ny: 2\n", "x.yaml"),
        ("- a: 1\n- b: 2\n", (0,), "- a: 1\n  k: v\n- b: 2\n", "x.yaml"),
        ("x:\n  a: |\n    text\ny: 2\n", ("x",), "x:\n  a: |\n    text\n  k: v\ny: 2\n", "x.yaml"),
        ("x: {a: 1}\n", ("x",), "x: {a: 1, k: v}\n", "x.yaml"),
        ("x: {}\n", ("x",), "x: {k: v}\n", "x.yaml"),
        ("x: {\n  a: 1\n}\n", ("x",), "x: {\n  a: 1,\n  k: v\n}\n", "x.yaml"),
        ('{"a": 1}', (), '{"a": 1, "k": "v"}', "x.json"),
        ('{\n  "a": 1\n}\n', (), '{\n  "a": 1,\n  "k": "v"\n}\n', "x.json"),
        ('{\r\n\t"a": 1\r\n}', (), '{\r\n\t"a": 1,\r\n\t"k": "v"\r\n}', "x.json"),
        ("{}", (), '{"k": "v"}', "x.json"),
    ],
)
def test_insert(text: str, route: tuple[str | int, ...], made: str, name: str) -> None:
    source, trail = trail_of(text, route, name)
    found = insert(source.text, trail, "k", "v", source.format)
    assert found is not None
    assert apply(source.text, [found[0]]) == made
    assert parse(made, name).problems == []


@pytest.mark.parametrize("text", ["x: {a: 1,}\n", "x: {a: 1 # one\n  }\n", "d: &d {a: 1}\nx: {<<: *d, b: 2}\n"])
def test_nothing_is_added_where_the_layout_is_not_plain(text: str) -> None:
    source, trail = trail_of(text, ("x",), "x.yaml")
    assert insert(source.text, trail, "k", "v", source.format) is None


@pytest.mark.parametrize(
    ("raw", "value", "text"),
    [
        ("72h", "48h", "48h"),
        ("'72h'", "48h", "'48h'"),
        ('"72h"', "48h", '"48h"'),
        ("x", "it's", '"it\'s"'),
        ("'x'", "it's", "'it''s'"),
        ("'x'", "a\nb", '"a\\nb"'),
        ("9", 4, "4"),
        ('"9"', 4, "4"),
        ("x", True, "true"),
        ("x", "true", '"true"'),
        ("x", "yes", '"yes"'),
        ("x", "12:30", '"12:30"'),
        ("x", "41793026741", '"41793026741"'),
        ("x", "+41793026741", '"+41793026741"'),
        ("x", "a: b", '"a: b"'),
        ("x", "a #b", '"a #b"'),
        ("x", "- a", '"- a"'),
        ("x", "*a", '"*a"'),
        ("x", "", '""'),
        ("x", "Café 📞", '"Café 📞"'),
        ("x", "Café", "Café"),
        ("2026-12-01T09:00:00 +01:00", "2026-12-01T09:00:00+01:00", "2026-12-01T09:00:00+01:00"),
        ("2026-12-01T09:00:00+0100", "2026-12-01T09:00:00+01:00", '"2026-12-01T09:00:00+01:00"'),
        ("x", "\u2028\x7f", '"\\u2028\\u007f"'),
        ("x", "https://a.example.org/x?y=1&z=2", "https://a.example.org/x?y=1&z=2"),
    ],
)
def test_scalar_keeps_its_quoting(raw: str, value: Any, text: str) -> None:
    old = parse(f"k: {raw}\n", "x.yaml").documents[0].root
    assert isinstance(old, Mapping)
    node = old.get("k")
    assert isinstance(node, Scalar)
    assert scalar_text(value, node, "yaml", False) == text


def test_json_is_written_with_escapes_where_it_has_them() -> None:
    assert scalar_text("é", Scalar(0, 0, "ü", '"ü"', "double"), "json", True) == '"é"'
    assert scalar_text("é", Scalar(0, 0, "ü", '"\\u00fc"', "double"), "json", True) == '"\\u00e9"'
    assert scalar_text([1], Scalar(0, 0, "x", '"x"', "double"), "json", True) is None
    assert scalar_text(None, Scalar(0, 0, "x", '"x"', "double"), "json", True) is None


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    " :#,[]{}-?&*!|>'\"%@`~yesno012.+\\/", max_size=8
)


@given(texts, st.sampled_from(["plain", "single", "double"]), st.booleans())
def test_any_text_reads_back(value: str, style: str, flow: bool) -> None:
    text = scalar_text(value, Scalar(0, 0, "x", "x", style), "yaml", flow)
    assert text is not None
    for layout in ("k: [{0}, 1]\n", "k: {{a: {0}}}\n") if flow else ("k: {0}\n", "k:\n  - {0} # c\n", "{0}: v\n"):
        source = parse(layout.format(text), "x.yaml")
        root = source.documents[0].root
        assert isinstance(root, Mapping), source.problems
        scalars = [node.value for node in source.scalars]
        assert value in scalars or (layout.startswith("{0}") and value in root.index)


@given(texts)
def test_what_reads_plainly_does(value: str) -> None:
    if reads_plainly(value, True):
        root = parse(f"k: [{value}]\n", "x.yaml").documents[0].root
        assert root is not None
        assert root.plain() == {"k": [value]}


@given(st.text("+0123456789abcDEF.:'\"\\xé", min_size=1, max_size=12))
def test_quotes_keep_the_raw_text(raw: str) -> None:
    root = parse(f"k: {quote(raw)}\n", "x.yaml").documents[0].root
    assert root is not None
    assert root.plain() == {"k": raw}


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=4)), max_size=6)
)
def test_edits_leave_the_rest_alone(text: str, wanted: list[tuple[int, int, str]]) -> None:
    taken = Taken()
    edits = [Edit(start, start + length, new) for start, length, new in wanted if start + length <= len(text)]
    chosen = [edit for edit in edits if taken.take([edit])]
    made = apply(text, chosen)
    # Independent of apply: from the back, one by one.
    expected = text
    for edit in sorted(chosen, key=lambda each: each.start, reverse=True):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert made == expected
    for edit in edits:
        if edit not in chosen:
            assert any(edit.start <= other.end and other.start <= edit.end for other in chosen), (
                "an edit was refused that touches no other"
            )


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [Edit(0, 2, ""), Edit(1, 3, "")])
    assert json.loads(apply('{"a": 1}', [Edit(6, 7, "2")])) == {"a": 2}
