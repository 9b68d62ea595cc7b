"""Laws that hold for every text: values, spans, and that damage never crashes."""

import json
import sys
from unittest import mock

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from voicelint.source.nodes import DOUBLE, PLAIN, SINGLE, Mapping, Scalar, Sequence
from voicelint.source.parse import parse
from voicelint.source.scalars import resolve

settings.register_profile("source", max_examples=150)
SETTINGS = settings.get_profile("source")

WORDS = st.sampled_from(
    ["to", "<<", "no", "12:30",
     "+41793026727", "012", "{{name}}", "#", "a: b", "a #b", "- x", "'", '"', "it's", "📞é",
     "x\ny", " x ", "\t", "", "null", "~", "1_000", "0o14", "&a", "*a", "!t", "|", "%", "@", "://x#y", "…"]
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | WORDS
JSON_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT


def trees(scalars, keys):
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=15,
    )


def walk(node):
    yield node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from walk(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)


def assert_spans_nest(text, node):
    """Every span is in the text and within its parent's, siblings stand in order, raw is the span's text."""
    below = list(walk(node))[1:] if not isinstance(node, Scalar) else []
    assert 0 <= node.start <= node.end <= len(text)
    if isinstance(node, Scalar):
        assert node.anchor is not None or node.raw == text[node.start : node.end]
    at = node.start
    direct = []
    if isinstance(node, Mapping):
        direct = [part for entry in node.entries if not entry.merged for part in (entry.key, entry.value)]
    elif isinstance(node, Sequence):
        direct = node.items
    if node.anchor is not None:
        return
    for child in direct:
        assert at <= child.start <= child.end <= node.end
        at = child.end
        assert_spans_nest(text, child)
    assert len(below) >= len(direct)


@SETTINGS
@given(
    trees(JSON_SCALARS, TEXT),
    st.sampled_from([None, 0, 1, 4, "\t"]),
    st.booleans(),
    st.sampled_from(["x.json", "x.yaml"]),
)
def test_json_as_dumped(data, indent, ascii_only, name):
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
    assume(text.lstrip()[:1] in "{[" or name == "x.json")
    source = parse(text, name)
    assert not source.problems
    root = source.documents[0].root
    assert root.plain() == data
    assert_spans_nest(text, root)
    for node in walk(root):
        assert json.loads(text[node.start : node.end]) == node.plain()
        assert type(json.loads(text[node.start : node.end])) is type(node.plain())


# U+0085, U+2028 and U+2029 are line breaks for PyYAML's writer, which follows YAML 1.1.
YAML_TEXT = TEXT.filter(lambda text: not set(text) & set("\x85\u2028\u2029"))
# PyYAML leaves "0o14" and "1e3" without quotes: text in YAML 1.1, numbers in YAML 1.2.
YAML_TEXT = YAML_TEXT.filter(lambda text: isinstance(resolve(text), str) or yaml.safe_dump(text)[0] in "'\"")
YAML_SCALARS = st.none() | st.booleans() | st.integers() | YAML_TEXT


@SETTINGS
@given(
    trees(YAML_SCALARS, YAML_TEXT),
    st.fixed_dictionaries(
        {
            "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
            "default_flow_style": st.sampled_from([None, True, False]),
            "width": st.sampled_from([5, 20, 80, 10_000]),
            "indent": st.sampled_from([2, 5]),
            "allow_unicode": st.booleans(),
            "explicit_start": st.booleans(),
            "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
        }
    ),
)
def test_yaml_as_dumped(data, options):
    text = yaml.safe_dump(data, sort_keys=False, **options)
    assume(yaml.safe_load(text) == data)  # the writer itself has holes
    source = parse(text, "x.yaml")
    assert not source.problems, source.problems[0].message
    root = source.documents[0].root
    if root is None:
        assert data is None
        return
    assert root.plain() == data
    assert_spans_nest(text, root)
    for node in walk(root):
        if isinstance(node, Scalar) and node.style in (PLAIN, SINGLE, DOUBLE) and node.raw:
            tagged = text[: node.start].rstrip().endswith(("!!int", "!!bool", "!!null"))
            alone = parse(node.raw, "x.yaml").documents[0].root
            assert tagged or (alone.value, alone.start, alone.end) == (node.value, 0, len(node.raw))


YAML_FILE = """\
# yaml-language-server: $schema=x
voicelint: 1   # one
name: &n "Appointment \\u00e9"
flow: {id: 62, parameters: {name: Ada, ok: [~, 'it''s', "x"]}}
say:
  text: |
    Hello {{name}} # no comment

    bye
  note: folded
    over lines
defaults: &d {to: +41, from: }
recipients:
- <<: *d
  to: "+41793026727"
- *d
- ? key
  : !!str 12
---
other: *n
"""
JSON_FILE = '{"name": "Ada \\ud83d\\ude00", "list": [1, -2.5e3, true, null, {"a": "b\\n"}],\n "to": "+41", "e": {}}\n'
FRAGMENTS = [
    *"\"'{}[],:-?&*!|>%@`#\\\n\r\t \ufeff\x00\x85\u2028é📞0a.",
    *(": ", " #", "{{", "}}", "- ", "---\n", "<<: *d"),
]


@st.composite
def damaged(draw):
    text = draw(st.sampled_from([YAML_FILE, JSON_FILE]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(["", *FRAGMENTS])) + text[at + draw(st.integers(0, 6)) :]
    return text


def assert_a_tree_or_a_problem(text, name):
    source = parse(text, name)
    if any(document.root is None for document in source.documents):
        # Without a problem: an empty document, or one of nothing but an anchor or tag.
        assert source.problems or any(sign in text for sign in ("---", "&", "!"))
    for problem in source.problems:
        assert 0 <= problem.start <= problem.end <= len(source.text)
        assert problem.name
        assert problem.message.isprintable(), problem.message
        assert problem.help.isprintable(), problem.help
        for start, end, _ in problem.related:
            assert 0 <= start <= end <= len(source.text)
    for document in source.documents:
        if document.root is not None:
            assert_spans_nest(source.text, document.root)
            document.root.plain()
    for comment in source.comments:
        assert source.text[comment.start] == "#"
    return source


@settings(max_examples=400)
@given(damaged(), st.sampled_from(["x.yaml", "x.json", "-"]))
def test_damage_never_crashes(text, name):
    assert_a_tree_or_a_problem(text, name)


@settings(max_examples=60)
@given(damaged())
def test_damage_never_crashes_without_libyaml(text):
    with mock.patch.dict(sys.modules, {"yaml._yaml": None}):
        assert_a_tree_or_a_problem(text, "x.yaml")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join), st.sampled_from(["x.yaml", "x.json", "-"]))
def test_nonsense_never_crashes(text, name):
    assert_a_tree_or_a_problem(text, name)


@settings(max_examples=300)
@given(damaged())
def test_json_is_accepted_just_when_the_standard_library_does(text):
    text = text.lstrip("\ufeff")
    assume("\\ud83d" not in text or "\\ud83d\\ude00" in text)

    def refuse(word):
        raise ValueError(word)

    try:
        expected = json.loads(text, parse_constant=refuse)
    except ValueError:
        assert parse(text, "x.json").documents[0].root is None
        return
    source = parse(text, "x.json")
    assert source.documents[0].root is not None, source.problems[0].message
    if not source.problems:
        assert source.documents[0].root.plain() == expected


@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_each_prefix_of_a_file_is_a_tree_or_a_problem(name):
    text = YAML_FILE if name == "x.yaml" else JSON_FILE
    for end in range(len(text) + 1):
        assert_a_tree_or_a_problem(text[:end], name)
