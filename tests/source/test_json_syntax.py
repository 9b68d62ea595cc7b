"""One problem per syntax error: its name, the text it underlines, a word of its message and of its help."""

import pytest

from voicelint.source.parse import parse

CASES = [
    ("", "syntax-error", "", "empty", "{}"),
    (" \n", "syntax-error", " \n", "empty", "{}"),
    # brackets and commas
    ('{"a": [1, {"b": 2}', "syntax-error", "[", "never closed", "]"),
    ("{", "syntax-error", "{", "never closed", "}"),
    ("[1,]", "json-trailing-comma", ",", "no comma before ]", "delete"),
    ('{"a": 1,\n}', "json-trailing-comma", ",", "no comma before }", "delete"),
    ("[1,,2]", "syntax-error", ",", "value is missing", "delete"),
    ("[,1]", "syntax-error", ",", "value is missing", "delete"),
    ('{"a":1 "b":2}', "syntax-error", " ", "comma is missing", "comma"),
    ('{"a": 1\n "b": 2}', "syntax-error", "", "comma is missing", "comma"),
    ("[[1][2]]", "syntax-error", "[", "comma is missing", "comma"),
    ("[1;2]", "syntax-error", ";", "not by ;", ","),
    ('{"a":1]', "syntax-error", "]", "must close", "}"),
    ("[1}", "syntax-error", "}", "must close", "]"),
    ('{"a":1}}', "syntax-error", "}", "closes nothing", "delete"),
    ("}", "syntax-error", "}", "closes nothing", "delete"),
    ('["a":1]', "syntax-error", ":", "colon", "{"),
    ('{"a" 1}', "syntax-error", " ", "colon is missing", ":"),
    ('{"a"=1}', "syntax-error", "=", "not by =", ":"),
    ('{"a":}', "syntax-error", "}", "value is missing", "write"),
    ('{"a":,"b":1}', "syntax-error", ",", "value is missing", "write"),
    ("[1] x", "syntax-error", "x", "after the end", "delete"),
    ('{"a":1}\n{"b":2}\n', "syntax-error", '{"b":2}', "after the end", "list"),
    ("{},", "syntax-error", ",", "after the end", "delete"),
    # comments
    ('{"a": "x" // c d\n}', "json-comment", "// c d", "no comments", "delete"),
    ("[1 /* x\n */]", "json-comment", "/* x\n */", "no comments", "delete"),
    ("# x\n[1]", "json-comment", "# x", "no comments", "delete"),
    ('{\n // c\n "a": 1}', "json-comment", "// c", "no comments", "delete"),
    ('{"a": // c\n 1}', "json-comment", "// c", "no comments", "delete"),
    # quotes
    ("{'a': 1}", "json-single-quotes", "'a'", "double quotes", '"a"'),
    ("['it\\'s']", "json-single-quotes", "'it\\'s'", "double quotes", "double quotes"),
    ('{a: 1}', "syntax-error", "a", "key", '"a"'),
    ('{1: 1}', "syntax-error", "1", "key", '"1"'),
    ("[hello world, 1]", "syntax-error", "hello world", "not in quotes", '"hello world"'),
    ("[“a”]", "syntax-error", "“", "no quote", '"'),
    ('["say "hi" now"]', "syntax-error", '"', "goes on", '\\"'),
    ('["abc\n]', "unclosed-quote", '"abc', "not closed", '"'),
    ('{"a": "b,\n "c": 1}', "unclosed-quote", '"b,', "not closed", '"'),
    ('["a', "unclosed-quote", '"a', "not closed", '"'),
    ('{"a": 1,\n"b', "unclosed-quote", '"b', "not closed", '"'),
    ('"a\\', "unclosed-quote", '"a\\', "not closed", '"'),
    ('["a\nb"]', "syntax-error", '"a', "line break", "\\n"),
    ('["a\tb"]', "syntax-error", "\t", "a tab", "\\t"),
    ('["a\x1bb"]', "syntax-error", "\x1b", "U+001B", "\\u001b"),
    ('["a\x00b"]', "syntax-error", "\x00", "U+0000", "\\u0000"),
    ('["a\\qb"]', "syntax-error", "\\q", "escape", "\\\\"),
    ('["\\u12"]', "syntax-error", '\\u12"]', "hexadecimal", "\\u00e9"),
    # what other languages write
    ("[NaN]", "syntax-error", "NaN", "no number", "null"),
    ("[-Infinity]", "syntax-error", "-Infinity", "no number", "null"),
    ("[True]", "syntax-error", "True", "no value", "true"),
    ('{"a": None}', "syntax-error", "None", "no value", "null"),
    ("[undefined]", "syntax-error", "undefined", "no value", "null"),
    ("[+41793]", "syntax-error", "+41793", "begin with +", '"+41793"'),
    ("[0041]", "syntax-error", "0041", "begin with 0", '"0041"'),
    ("[.5]", "syntax-error", ".5", "no number", '".5"'),
    ("[5.]", "syntax-error", "5.", "no number", '"5."'),
    ("[0x1F]", "syntax-error", "0x1F", "no number", "quotes"),
    ("[1_000]", "syntax-error", "1_000", "no number", "quotes"),
    ("[1-2]", "syntax-error", "1-2", "no number", "quotes"),
    ("[1, ...]", "syntax-error", "...", "ellipsis", "write it out"),
    ('[{"a": 1}, …]', "syntax-error", "…", "ellipsis", "write it out"),
    # placeholders, odd characters
    ('{"a": {{b}}}', "unquoted-template", "{{b}}", "not in quotes", '"{{b}}"'),
    ("[${x}]", "unquoted-template", "${x}", "not in quotes", '"${x}"'),
    ("[<name>]", "syntax-error", "<name>", "placeholder", "real value"),
    ("[1\xa0,2]", "syntax-error", "\xa0", "no-break space", "normal space"),
    ("[\x1b]", "syntax-error", "\x1b", "U+001B", "delete"),
    ("[\ufeff1]", "syntax-error", "\ufeff", "U+FEFF", "delete"),
    ("[~]", "syntax-error", "~", "'~'", "write"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "underlined", "word", "help"), CASES)
def test_syntax_errors(text, name, underlined, word, help):
    source = parse(text, "x.json")
    assert [p.name for p in source.problems] == [name], source.problems[0].message
    problem = source.problems[0]
    assert text[problem.start : problem.end] == underlined
    assert word in problem.message
    assert help in problem.help
    assert (problem.message + problem.help).isprintable()
    assert [d.root for d in source.documents] == [None]


def test_an_open_bracket_names_both_ends():
    problem = parse('{"a": [1', "x.json").problems[0]
    assert problem.related[0][:2] == (8, 8)
    problem = parse('{"a": 1]', "x.json").problems[0]
    assert problem.related[0][:2] == (0, 1)


def test_the_bodies_that_documentation_prints():
    """A skeleton with comments, a Python list with an ellipsis: one clear finding each, the first fault."""
    skeleton = '{\n   "id":"<your id>", //Optional\n   "channel":"voice", //Mandatory\n}'
    assert [(p.name, p.start) for p in parse(skeleton, "x.json").problems] == [("json-comment", skeleton.index("//"))]
    python = "[{'phone': '+1112'},...,{'phone': '+2223'}]"
    assert [(p.name, p.start) for p in parse(python, "x.json").problems] == [("json-single-quotes", 2)]


def test_repeated_keys():
    text = '{"a": 1, "b": {"a": 2}, "\\u0061": 3}'
    source = parse(text, "x.json")
    problem = source.problems[0]
    assert (len(source.problems), problem.name, text[problem.start : problem.end]) == (
        1,
        "repeated-key",
        '"\\u0061"',
    )
    assert problem.related[0][:2] == (1, 4)
    assert source.documents[0].root.plain() == {"a": 3, "b": {"a": 2}}
