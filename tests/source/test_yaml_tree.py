import sys

import pytest

from voicelint.source.nodes import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, Mapping, Scalar, Sequence
from voicelint.source.parse import parse


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def engine(request, monkeypatch):
    """Every test here holds for both of PyYAML's readers."""
    if request.param == "pure":
        monkeypatch.setitem(sys.modules, "yaml._yaml", None)


def read(text):
    source = parse(text, "x.yaml")
    assert not source.problems, source.problems[0].message
    assert len(source.documents) == 1
    return source.documents[0].root


def span(text, node):
    return text[node.start : node.end]


def test_every_scalar_has_its_exact_span_raw_text_and_style():
    text = "a: 12\nb: 'it''s'\nc: \"x\\n\"\nd: true\ne: [p q, ~]\n"
    root = read(text)
    found = {e.name: (span(text, e.key), span(text, e.value)) for e in root.entries}
    assert found == {
        "a": ("a", "12"), "b": ("b", "'it''s'"), "c": ("c", '"x\\n"'), "d": ("d", "true"),
        "e": ("e", "[p q, ~]"),
    }  # fmt: skip
    assert [root.get(k).style for k in "abcd"] == [PLAIN, SINGLE, DOUBLE, PLAIN]
    assert [root.get(k).raw for k in "abcd"] == ["12", "'it''s'", '"x\\n"', "true"]
    assert [root.get(k).value for k in "abcd"] == [12, "it's", "x\n", True]
    assert [span(text, item) for item in root.get("e").items] == ["p q", "~"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("from:\nto: 1", "from:"), ("from:   \n\n# c\nto: 1", "from:"), ("{to: 1, from: }", "from:"),
        ("{from , to: 1}", "{from"), ("? from # a: b\n:  \nto: 1", "? from # a: b\n:"),
        ('"from" :\nto: 1', '"from" :'),
        ("from: &x\nto: 1", "from: &x"), ("from: !!null\nto: 1", "from: !!null"), ("? from\nto: 1", "? from"),
        ("- from:", "- from:"), ("? from\n:: 1", "? from"),
        ("from:", "from:"), ("to:\n  from:\n", "to:\n  from:"),
    ],
)  # fmt: skip
def test_an_empty_value_is_a_zero_width_span_behind_its_colon(text, after):
    root = read(text)
    if isinstance(root, Sequence):
        root = root.items[0]
    elif "from" not in root:
        root = root.get("to")
    node = root.get("from")
    where = text.index(after) + len(after)
    assert (node.value, node.raw, node.start, node.end) == (None, "", where, where)


def test_an_empty_item_is_behind_its_dash():
    text = "- a\n-\n- b"
    assert [(n.start, n.end) for n in read(text).items] == [(2, 3), (5, 5), (8, 9)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("a: &x 12", "12"), ("a: !!str 12", "12"), ("a: &x !!str 12", "12"), ("a: !!str &x 12", "12"),
        ("a: !<tag:e.org,2026:t> 'q'", "'q'"), ("a: &x\n  # note: &y\n  12", "12"), ("a: ! 12", "12"),
        ("a: &x |\n  hi\n", "|\n  hi"), ("a: &x {b: 1}", "{b: 1}"), ("a: &x\n  b: 1", "b: 1"),
        ("a: !t [1]", "[1]"),
        ("a: &x\n- 1\n", "- 1"), ("a: &x\n  &k b: 1", "&k b: 1"),
    ],
)  # fmt: skip
def test_anchors_and_tags_are_no_part_of_a_span(text, content):
    assert span(text, read(text).get("a")) == content


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("a: one\n  two\nb: 1", "one\n  two", "one two"),
        ("a: one\n\n  two\n\n# c\nb: 1", "one\n\n  two", "one\ntwo"),
        ("a: one\n  two # c\nb: 1", "one\n  two", "one two"),
        ("{a: one\n two  , b: 1}", "one\n two", "one two"),
        ("a:\n  one\n  two  \n", "one\n  two", "one two"),
        ("[{a: one\ntwo}]", "one\ntwo", "one two"),
    ],
)
def test_a_text_over_several_lines_has_its_exact_span(text, raw, value):
    root = read(text)
    node = (root if isinstance(root, Mapping) else root.items[0]).get("a")
    assert (node.raw, span(text, node), node.value) == (raw, raw, value)


@pytest.mark.parametrize(
    ("text", "raw", "value", "style"),
    [
        ("a: |\n  x\n  y\n\n\nb: 1", "|\n  x\n  y", "x\ny\n", LITERAL),
        ("a: |+\n  x\n\nb: 1", "|+\n  x", "x\n\n", LITERAL),
        ("a: >-\n  x\n  y", ">-\n  x\n  y", "x y", FOLDED),
        ("a: |2 # note\n   x\n# c\nb: 1", "|2 # note\n   x", " x\n", LITERAL),
        ("a: |\n  x  \n\n", "|\n  x  ", "x  \n", LITERAL),
        ("a: |\r\n  x\r\n\r\nb: 1", "|\r\n  x", "x\n", LITERAL),
    ],
)
def test_a_block_scalar_ends_with_its_last_content_line(text, raw, value, style):
    node = read(text).get("a")
    assert (node.raw, span(text, node), node.value, node.style) == (raw, raw, value, style)


def test_collections_end_with_their_last_child_or_bracket():
    text = "a:\n  b: 1\n  c: [1,\n    2]   # x\n\nd:\n  - {e: f}\n  - g:\n\nh: [x: 1, y]\n"
    root = read(text)
    assert span(text, root.get("a")) == "b: 1\n  c: [1,\n    2]"
    assert span(text, root.get("d")) == "- {e: f}\n  - g:"
    assert [span(text, item) for item in root.get("d").items] == ["{e: f}", "g:"]
    assert [span(text, item) for item in root.get("h").items] == ["x: 1", "y"]
    assert span(text, root) == text.rstrip()
    assert (root.flow, root.get("d").flow, root.get("h").flow) == (False, False, True)


def test_alias_use_sites():
    text = "a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\ne: &s 012\nf: *s"
    root = read(text)
    target, use = root.get("a"), root.get("c")
    assert use is not target
    assert use.anchor is target
    assert span(text, use) == "*x"
    assert use.entries is target.entries
    assert [span(text, item) for item in root.get("d").items] == ["*x", "*x"]
    assert root.get("d").items[0].start != root.get("d").items[1].start
    scalar = root.get("f")
    assert (scalar.value, scalar.raw, span(text, scalar), scalar.anchor) == (12, "012", "*s", root.get("e"))
    assert root.plain()["d"] == [{"b": [1, 2]}, {"b": [1, 2]}]


def test_an_alias_of_an_alias_names_the_written_value_and_the_last_anchor_counts():
    root = read("a: &x [1]\nb: &x [2]\nc: *x\nd: {e: *x}")
    assert root.get("c").anchor is root.get("b")
    assert root.plain() == {"a": [1], "b": [2], "c": [2], "d": {"e": [2]}}


@pytest.mark.parametrize(
    ("text", "value", "merged"),
    [
        ("d: &d {x: 1, y: 2}\nm: {<<: *d, y: 3}", {"x": 1, "y": 3}, {"x"}),
        ("d: &d {x: 1, y: 2}\nm: {y: 3, <<: *d}", {"x": 1, "y": 3}, {"x"}),
        ("d: &d {x: 1}\ne: &e {x: 2, z: 4}\nm: {<<: [*d, *e]}", {"x": 1, "z": 4}, {"x", "z"}),
        ("d: 1\nm: {<<: {x: 1}}", {"x": 1}, {"x"}),
        ("d: &d {x: 1}\ne: &e {<<: *d}\nm: {<<: *e}", {"x": 1}, {"x"}),
        ('d: 1\nm: {"<<": {x: 1}}', {"<<": {"x": 1}}, set()),
    ],
)
def test_merges(text, value, merged):
    node = read(text).get("m")
    assert node.plain() == value
    assert {name for name, entry in node.index.items() if entry.merged} == merged


def test_a_merged_value_keeps_the_place_where_it_is_written():
    text = "d: &d {x: 1}\nm: {<<: *d}"
    assert span(text, read(text).get("m").get("x")) == "1"
    assert read(text).get("m").get("x").start == text.index("1")


def test_several_documents():
    source = parse("a: 1\n---\n- 2\n---\n# nothing\n---\nx\n...\n", "x.yaml")
    assert [d.root.plain() if d.root else None for d in source.documents] == [{"a": 1}, [2], None, "x"]
    assert not source.problems


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_a_text_without_content_has_no_document_and_no_problem(text):
    source = parse(text, "x.yaml")
    assert (source.documents, source.problems) == ([], [])


def test_anchors_do_not_reach_into_the_next_document():
    source = parse("a: &x 1\n---\nb: *x", "x.yaml")
    assert [p.name for p in source.problems] == ["undefined-alias"]
    assert [d.root is None for d in source.documents] == [False, True]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_breaks_emoji_and_a_byte_order_mark_keep_offsets_exact(newline):
    lines = ["\ufeffname: 📞é", "text: 'a👩‍👩‍👧b'\t# c", "to:\t+41", ""]
    source = parse(newline.join(lines), "x.yaml")
    assert source.bom
    assert source.text[0] == "n"
    root = source.documents[0].root
    assert [span(source.text, e.value) for e in root.entries] == ["📞é", "'a👩‍👩‍👧b'", "+41"]
    assert [source.lines.position(e.value.start) for e in root.entries] == [(1, 7), (2, 7), (3, 5)]
    assert [span(source.text, c) for c in source.comments] == ["# c"]


@pytest.mark.parametrize("old_break", ["\x85", "\u2028", "\u2029"])
def test_what_only_yaml_1_1_takes_for_a_line_break_is_text(old_break):
    text = f"a: x{old_break}y\nb: 'p{old_break}q' # r{old_break}s\nc: |\n  u{old_break}v\nd{old_break}e: 1\n"
    source = parse(text, "x.yaml")
    assert not source.problems
    root = source.documents[0].root
    assert root.plain() == {
        "a": f"x{old_break}y", "b": f"p{old_break}q", "c": f"u{old_break}v\n", f"d{old_break}e": 1,
    }  # fmt: skip
    assert root.get("a").raw == f"x{old_break}y"
    assert [c.text for c in source.comments] == [f"# r{old_break}s"]
    assert source.lines.position(root.get("c").start)[0] == 3


@pytest.mark.parametrize(
    "text", ["a: 1\n\t\nb: 2", "a: 1\n \t# c\nb: 2", "a:\t1\t\nb: 2\t# c", "-\t\n  1\n-\t# c\n  2"]
)
def test_tabs_that_do_not_indent_are_allowed(text):
    source = parse(text, "x.yaml")
    assert not source.problems
    assert source.text == text
    assert source.documents[0].root.plain() in ({"a": 1, "b": 2}, [1, 2])


def test_brackets_may_be_indented_with_tabs(monkeypatch):
    monkeypatch.undo()  # only libyaml allows it
    assert read("a: {\n\tb: 1,\n\tc: 2}").plain() == {"a": {"b": 1, "c": 2}}


def test_a_tab_in_a_block_scalar_is_text():
    assert read("a: |\n  x\n  \ty\nb: 1").get("a").value == "x\n\ty\n"


def test_keys_that_are_numbers_count_by_their_raw_text():
    root = read("012: a\nnull: b\n~: c\n'x': d")
    assert list(root.index) == ["012", "null", "~", "x"]
    assert isinstance(root.entries[0].key, Scalar)


def test_kinds():
    root = read("[{a: 1}, [], {}, x]")
    assert [type(item) for item in root.items] == [Mapping, Sequence, Mapping, Scalar]
