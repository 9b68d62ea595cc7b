"""The cursor is found without the parser; where there is nothing wrong with a file, the parser must agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelint.lsp.cursor import scan
from voicelint.lsp.flow import FURTHEST
from voicelint.source.nodes import FOLDED, LITERAL, Mapping, Node, Scalar, Sequence
from voicelint.source.parse import parse

from .support import EXAMPLES, marked

KEYS = st.text(st.sampled_from("abz_- é+"), min_size=1, max_size=6).map(str.strip).filter(bool)
TEXTS = st.text(st.sampled_from("ab: #'\"-{}[],|\n\\é📞 "), max_size=24) | st.just("word " * 30)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS | st.integers() | st.booleans() | st.none(),
        lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)
FORMS: list[dict[str, Any]] = [
    {"default_flow_style": False},
    {"default_flow_style": None},
    {"default_flow_style": False, "indent": 4},
    {"default_flow_style": False, "width": 20},
    {"default_flow_style": None, "width": 30},
    {"default_flow_style": False, "default_style": '"'},
    {"default_flow_style": False, "default_style": "|"},
    {"default_flow_style": False, "explicit_start": True},
]


def places(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...], Scalar, set[str]]]:
    """Every key (with its mapping's path and keys) and every scalar (with its own path)."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield "key", path, entry.key, {each.name for each in node.entries}
            yield from places(entry.value, (*path, entry.name))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from places(item, (*path, "[]"))
    elif isinstance(node, Scalar):
        yield "value", path, node, set()


def agree(text: str, name: str) -> int:
    """Hold the scan of a text against its tree, at the beginning, middle and end of each scalar."""
    source = parse(text, name)
    assert not source.problems
    looked = 0
    for document in source.documents:
        for kind, path, node, keys in places(document.root) if document.root is not None else ():
            if node.start == node.end or (kind == "key" and ("\n" in node.raw or node.raw[0] in "?|>")):
                continue
            offsets = {node.start + (node.style in ("single", "double")), (node.start + node.end) // 2, node.end}
            if node.style in (LITERAL, FOLDED):  # on its blank lines something else may begin
                offsets = {node.start, node.start + len(node.raw.rstrip())}
            for offset in offsets:
                looked += 1
                cursor = scan(source.text, offset)
                if kind == "key":
                    assert (cursor.path, cursor.keys) == (path, True)
                    own = {node.value if isinstance(node.value, str) else node.raw}
                    # Of one long line no more than the next keys are looked at.
                    assert cursor.present - own == keys - own or (len(text) > FURTHEST and cursor.present < keys)
                else:
                    assert cursor.path == path
                    assert cursor.values or "\n" in node.raw or node.style in (LITERAL, FOLDED)
    return looked


@pytest.mark.parametrize(
    "file", sorted([*EXAMPLES.glob("good/*"), *EXAMPLES.glob("bad/*")]), ids=lambda path: path.name
)
def test_on_the_examples(file: Any) -> None:
    assert agree(file.read_text("utf-8"), file.name) > 20


@settings(max_examples=80)
@given(DATA, st.sampled_from(FORMS), st.sampled_from(["\n", "\r\n"]))
def test_on_any_yaml(data: dict[str, Any], form: dict[str, Any], ending: str) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **form)
    agree(text.replace("\n", ending), "a.yaml")


@settings(max_examples=80)
@given(DATA, st.sampled_from([None, 0, 2]), st.sampled_from([(", ", ": "), (",", ":")]))
def test_on_any_json(data: dict[str, Any], indent: int | None, signs: tuple[str, str]) -> None:
    agree(json.dumps(data, indent=indent, separators=signs, ensure_ascii=False), "a.json")


@pytest.mark.parametrize(
    ("text", "path", "keys", "values", "word"),
    [
        ("|", (), True, True, ""),
        ("a: 1\nb|", (), True, False, "b"),
        ("a:|", ("a",), False, True, ""),
        ("a: |", ("a",), False, True, ""),
        ("a:\n  |", ("a",), True, True, ""),
        ("a:\n  b: 1\n  |", ("a",), True, False, ""),
        ("a:\n  b: 1\n|", (), True, False, ""),
        ("a:\n  b: 1\n |", ("a",), False, False, ""),
        ("a:\n  - 1\n  |", ("a",), False, False, ""),
        ("a: x\n  |", ("a",), False, False, ""),
        ("a: [\n  x]\n  |", ("a",), False, False, ""),
        ("a:\n- x\n  |", ("a", "[]"), False, False, ""),
        ("a:\n- b: 1\n- c|", ("a", "[]"), True, True, "c"),
        ("a: # x\n  |", ("a",), True, True, ""),
        ("a:| x", ("a",), False, False, ""),
        ("a:| # x", ("a",), False, True, ""),
        ("a: |  x", ("a",), False, False, ""),
        ("|  a: 1", (), False, False, ""),
        ("{| a: 1}", (), False, False, ""),
        ('{"a":| "b"}', ("a",), False, False, ""),
        ('{"a": |"b"}', ("a",), False, False, ""),
        ('{|"a": 1}', (), False, False, ""),
        ("- |{a: 1}", ("[]",), False, False, ""),
        ("{a: |}", ("a",), False, True, ""),
        ("a: [x, | ]", ("a", "[]"), False, True, ""),
        ("a:\n- |", ("a", "[]"), True, True, ""),
        ("a:\n- b: 1\n  |", ("a", "[]"), True, False, ""),
        ("a:\n- b: 1\n|", (), True, False, ""),
        ("a: {b: 1, |", ("a",), True, False, ""),
        ("a: {b: |", ("a", "b"), False, True, ""),
        ("a: [x, |", ("a", "[]"), False, True, ""),
        ("a: [{b: 1}, {c|", ("a", "[]"), True, False, "c"),
        ("a: {b: [1, 2], c|, d: 3}", ("a",), True, False, "c"),
        ('a: "b|', ("a",), False, True, "b"),
        ('a: "b|\nc: 1', ("a",), False, True, "b"),
        ('a: "open\nb: |', ("b",), False, True, ""),
        ("a: [1, 2\nb: |", ("b",), False, True, ""),
        ("a: {x: 1\nb:\n  |", ("b",), True, True, ""),
        ("a: 'it''s'\nb|", (), True, False, "b"),
        ("a: |\n  text |", ("a",), False, False, ""),
        ("a: &x {b: |}", ("a", "b"), False, True, ""),
        ("a: !t\n  b: |", ("a", "b"), False, True, ""),
        ("--- {a: |", ("a",), False, True, ""),
        ("a: 1\n---\n|", (), True, True, ""),
        ("a: 1\n--- |", (), True, True, ""),
        ("a: http://x|", ("a",), False, True, "http://x"),
        ("a: b#c|", ("a",), False, True, "b#c"),
        ('{"a": {"b":1,"|', ("a",), True, False, ""),
        ('{"a": [{"b"|', ("a", "[]"), True, False, "b"),
        ('{"a":"b"} |', (), False, False, ""),
        ("a: [x] |", ("a",), False, False, ""),
    ],
)  # fmt: skip
def test_in_unfinished_text(text: str, path: tuple[str, ...], keys: bool, values: bool, word: str) -> None:
    # The last bar is the cursor; one before it is YAML's.
    before, _, after = text.rpartition("|")
    cursor = scan(before + after, len(before))
    assert (cursor.path, cursor.keys, cursor.values) == (path, keys, values)
    assert cursor.word == word or not (keys or values)


@pytest.mark.parametrize(
    "text",
    ["# a|", "a: 1 # b|", "a: # b|", "a: [1, # b|\n", "a:\n  # b|\n  c: 1", "a: {b: 1} # c|", 'a: "x" # c|', "- # a|"],
)
def test_in_a_comment(text: str) -> None:
    text, offset = marked(text)
    cursor = scan(text, offset)
    assert cursor.said == text.index("#")
    assert not cursor.keys
    assert not cursor.values


@pytest.mark.parametrize("text", ['a: "x # b|"', "a: x#b|", "a: 'x # b|'", "a: |\n  x # b\n  |"])
def test_in_what_only_looks_like_a_comment(text: str) -> None:
    before, _, after = text.rpartition("|")
    assert scan(before + after, len(before)).said is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("re|try: 1", "retry"),
        ('"re|try": 1', "retry"),
        ("a: {re|try: 1}", "retry"),
        ('{"re|try":1}', "retry"),
        ("a: fe|male, x", "female"),
        ("a: 'fe|male'", "female"),
        ("a: \"fe|\nb: 'x'", "fe"),
        ("a: [mon|day]", "monday"),
        ("|# a", ""),
        ("a:\n  |- b", ""),
        ("a:\n  -| b", ""),
        ("a|#b: 1", "a#b"),
    ],
)
def test_the_whole_word_is_replaced(text: str, word: str) -> None:
    text, offset = marked(text)
    cursor = scan(text, offset)
    assert text[cursor.start : cursor.end] == word
