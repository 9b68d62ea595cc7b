"""One problem per syntax error: its name, the text it underlines, a word of its message and of its help."""

import sys

import pytest

from voicelint.source.parse import parse

TEMPLATES = [
    ("x: {{a}}", "{{a}}"), ("x: {{ a.b | c }}", "{{ a.b | c }}"), ("- {to: {{a}}, id: 1}", "{{a}}"),
    ("x: [1, {{a}}]", "{{a}}"), ("{{a}}: 1", "{{a}}"), ("x: {{a}} b # c", "{{a}} b"),
    ("x: {{a}} {{b}}", "{{a}} {{b}}"),
    ("{x: hi {{a}} b, y: 1}", "hi {{a}} b"), ("x: {% if a %}b{% endif %}", "{% if a %}b{% endif %}"),
    ("{x: ${a}}", "${a}"), ("{x: {% a %}}", "{% a %}"),
    ("{x: {{a}} b {{c}}, y: 1}", "{{a}} b {{c}}"), ("{x: {{a}} b}", "{{a}} b"),
    ("- {{a}}\n- b", "{{a}}"), ("x:\n  {{a}} b\ny: 1", "{{a}} b"),
]  # fmt: skip

QUOTES = [
    ('a: "x\nb: 1\nc: 2\n', '"x'), ("a: 'x\nb: 1\n", "'x"),
    ('a: "x\nb: "y"\nc: 1\n', '"x'), ("a: 'x\nb: 'y'\n", "'x"),
    ('a: 1\nb: ["x, y]\nc: 1', '"x, y]'), ('a: "x\n---\nb"', '"x'), ('a: "x\\\n', '"x\\'),
    ('- "x\n- "y"\n', '"x'),
    ('{"a": "x, "b": 1\n', None),
]  # fmt: skip

ERRORS = [
    # colons
    ("a: b: c", "b: c", "colon", "quotes"),
    ("text: Call now: it is free # c", "Call now: it is free", "colon", "quotes"),
    ("{a: b c: d}", "b c: d", "colon", "quotes"),
    ("a: 1\nfoo\nb: 2", "foo", "neither", "key: value"),
    ("a: 1\nfoo:2\nb: 2", "foo:2", "neither", "foo: 2"),
    ('"a": 1\n"b" 2\n', '"b" 2', "neither", "key: value"),
    # brackets
    ("a: [1, 2", "[", "never closed", "]"),
    ("a: {b: 1\nc: 2", "{", "never closed", "}"),
    ("a: [b,\nc: 1", "[", "never closed", "]"),
    ("a: [1}", "}", "must close", "]"),
    ("{a: ]", "]", "missing", "value"),
    ("a: [1,,2]", ",", "missing", "comma"),
    ("{a: 1}}", "}", "without an opening bracket", "delete"),
    ('{"a": "x" "b": 1}', '"', "comma", "comma"),
    ('{a: 1 "b": 2}', " ", "comma", "comma"),
    ("{a: 1\n b: 2}", "", "comma is missing", "comma"),
    # quotes within quotes
    ("a: 'it's fine'\nb: 1", "'s fine'", "goes on", "twice"),
    ('a: "say "hi" now"\nb: 1', '"hi" now"', "goes on", '\\"'),
    ('a: "x" y', '" y', "goes on", "all of the text"),
    ('a: "x": y', '": y', "goes on", "second key"),
    # the first character of a value
    ("a: @x", "@", "begin with '@'", "quotes"),
    ("a: `x`", "`", "begin with '`'", "quotes"),
    ("a: %x", "%", "begin with '%'", "quotes"),
    ("a: *b*", "*b", "alias", "quotes"),
    ("a: &", "&", "anchor", "quotes"),
    ("a: !x!y z", "!x!y", "tag", "quotes"),
    ("a: |x", "|x", "several lines", "next line"),
    ("a: > x y", "> x y", "several lines", "next line"),
    ("a: - b", "- b", "list", "next line"),
    # escapes
    ('a: "\\q"', "\\q", "escape", "\\\\"),
    ('a: "C:\\new\\users"', "\\u", "escape", "\\\\"),
    # lines that do not fit
    ("a: 1\n b: 2\n", "b", "deeper", "same column"),
    ("a:\n- b\n c: d\n", "c", "deeper", "same column"),
    ("a:\n  b: 1\n c: 2\n", "c: 2", "differently", "same column"),
    ("  a: 1\n b: 2", "b: 2", "differently", "same column"),
    ("- a\nb: 1", "b: 1", "list", "indent"),
    ("a: 1\n- b", "- b", "list entry", "key"),
    # text after the end, ellipsis
    ('{"a":1}\n{"b":2}', '{"b":2}', "after the end", "---"),
    ("a: 1\n...\nb", "b", "after the end", "---"),
    ("...", "...", "ellipsis", "write it out"),
]


def one(text, name="x.yaml"):
    source = parse(text, name)
    assert len(source.problems) == 1, [(p.name, p.message) for p in source.problems]
    problem = source.problems[0]
    assert 0 <= problem.start <= problem.end <= len(text)
    for start, end, label in problem.related:
        assert 0 <= start <= end <= len(text)
        assert label
    assert problem.help
    return source, problem, text[problem.start : problem.end]


@pytest.mark.parametrize(("text", "underlined"), TEMPLATES)
def test_unquoted_templates(text, underlined):
    _, problem, span = one(text)
    assert (problem.name, span) == ("unquoted-template", underlined)
    assert f'"{underlined}"' in problem.help


def test_a_template_as_a_whole_value_leaves_the_rest_of_the_file_readable():
    source, _, _ = one("text: {{name}}\nto: 1")
    root = source.documents[0].root
    assert root.plain() == {"text": "{{name}}", "to": 1}
    assert (root.get("text").raw, root.get("text").style) == ("{{name}}", "plain")


def test_a_template_with_quotes_in_it_is_quoted_rightly():
    _, problem, _ = one("""text: {{ "it's" }}""")
    assert problem.help.endswith("""'{{ "it''s" }}'""")


def test_an_alias_of_a_template_is_text_too():
    source, _, _ = one("a: &x {{name}}\nb: *x")
    assert source.documents[0].root.plain() == {"a": "{{name}}", "b": "{{name}}"}


def test_quoted_templates_are_silent():
    assert not parse("a: '{{x}}'\nb: \"{{x}} y\"\nc: hi {{x}}\nd: |\n  {{x}}\n", "x.yaml").problems


@pytest.mark.parametrize(("text", "underlined"), QUOTES)
def test_unclosed_quotes(text, underlined):
    _, problem, span = one(text)
    if underlined is None:
        assert problem.start <= text.index("\n")
        return
    assert (problem.name, span) == ("unclosed-quote", underlined)


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        ("a:\n\tb: 1", "\t"),
        ("a:\n  b: 1\n\tc: 2", "\t"),
        ("a:\n  b\n\tc", "\t"),
        ("a:\n  b: 1\n  \tc: 2", "  \t"),
        ("-\ta: 1", "\t"),
    ],
)
def test_tabs_as_indentation(text, underlined):
    _, problem, span = one(text)
    assert (problem.name, span) == ("tab-indent", underlined)


@pytest.mark.parametrize(("text", "underlined", "word", "help"), ERRORS)
def test_syntax_errors(text, underlined, word, help):
    source, problem, span = one(text)
    assert (problem.name, span) == ("syntax-error", underlined)
    assert word in problem.message
    assert help in problem.help
    assert source.documents[-1].root is None


@pytest.mark.parametrize("text", [case[0] for case in TEMPLATES + QUOTES + ERRORS])
def test_pyyamls_own_reader_comes_to_the_same_kind_of_problem(text, monkeypatch):
    expected = one(text)[1]
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    problem = one(text)[1]
    assert problem.name == expected.name


def test_an_unknown_directive():
    _, problem, span = one("%FOO\n---\na: b")
    assert (problem.name, span) == ("syntax-error", "%FOO")
    assert "directive" in problem.message


def test_repeated_keys_are_one_problem_each_and_name_the_first():
    text = "a: 1\nb: 2\na: 3\n'a': 4\nc: {d: 1, d: 2}"
    source = parse(text, "x.yaml")
    assert [(p.name, p.start) for p in source.problems] == [
        ("repeated-key", 10), ("repeated-key", 15), ("repeated-key", text.rindex("d")),
    ]  # fmt: skip
    assert source.problems[0].related[0][:2] == (0, 1)
    assert source.documents[0].root.plain() == {"a": 4, "b": 2, "c": {"d": 2}}
    assert len(source.documents[0].root.entries) == 4 + 1


def test_keys_that_are_no_text():
    source, problem, span = one("? {a: b}\n: 1\nc: 2")
    assert (problem.name, span) == ("key-not-text", "{a: b}")
    assert source.documents[0].root.plain() == {"c": 2}
    assert one("[a]: 1")[1].name == "key-not-text"


def test_merging_what_is_no_mapping():
    source, problem, span = one("a: &a 1\nb: {<<: *a, c: 2}")
    assert (problem.name, span) == ("merge-not-mapping", "*a")
    assert source.documents[0].root.plain() == {"a": 1, "b": {"c": 2}}


def test_an_undefined_alias():
    _, problem, span = one("a: *nobody")
    assert (problem.name, span) == ("undefined-alias", "*nobody")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\x9b", "\ufffe", "\ud800"])
@pytest.mark.parametrize("text", ["a: b{}c", "# {}", "a: 'x{}'", "{}", "a: 1\n---\nb: {}"])
def test_control_characters(character, text, monkeypatch):
    text = text.format(character)
    for engine in ("libyaml", "pure"):
        if engine == "pure":
            monkeypatch.setitem(sys.modules, "yaml._yaml", None)
        _, problem, span = one(text)
        assert (problem.name, span) == ("not-text", character)
        assert f"U+{ord(character):04X}" in problem.message
        assert character not in problem.message + problem.help


def test_a_byte_order_mark_within_the_text():
    assert one("a: b\n\ufeffc: d")[1].name == "not-text"


def test_documents_before_the_error_stay():
    source, _, _ = one("a: 1\n---\nb: 2\n---\nc: @")
    assert [d.root.plain() if d.root else None for d in source.documents] == [{"a": 1}, {"b": 2}, None]


def test_what_looks_like_a_complete_document_but_goes_on_is_no_document():
    source, _, _ = one("  a: 1\n b: 2")
    assert [d.root for d in source.documents] == [None]
