import json

import pytest

from voicelint.source.nodes import DOUBLE, PLAIN
from voicelint.source.parse import parse


def read(text, name="x.json"):
    source = parse(text, name)
    assert not source.problems, source.problems[0].message
    return source.documents[0].root


def test_spans_raw_and_style():
    text = '{ "a" : [ -1.5e3 , true,null ] ,"b\\u00e9":"x\\n\\ud83d\\ude00" , "c":{ } }'
    root = read(text)
    assert text[root.start : root.end] == text
    assert [text[e.key.start : e.key.end] for e in root.entries] == ['"a"', '"b\\u00e9"', '"c"']
    assert [e.name for e in root.entries] == ["a", "bé", "c"]
    assert [item.raw for item in root.get("a").items] == ["-1.5e3", "true", "null"]
    assert [item.value for item in root.get("a").items] == [-1500.0, True, None]
    assert root.get("a").items[0].style == PLAIN
    assert (root.get("bé").value, root.get("bé").style) == ("x\n😀", DOUBLE)
    assert text[root.get("c").start : root.get("c").end] == "{ }"
    assert root.flow
    assert root.get("a").flow


@pytest.mark.parametrize("text", ["1", '"a"', " null ", "[]", "{}", "[[],{}]", '{"": 0}', "[0, -0, 0.0, 1E5]"])
def test_small_values(text):
    assert read(text).plain() == json.loads(text)


def test_text_that_yaml_alone_would_refuse_is_read_as_json_whatever_its_name():
    text = '{"text": "\\ud83d\\ude00\\/", "a":\t1}'
    for name in ("x.json", "x.yaml", "stdin", "x.yml"):
        source = parse(text, name)
        assert not source.problems
        assert source.format == "json"
        assert source.documents[0].root.plain() == {"text": "😀/", "a": 1}


def test_flow_yaml_is_read_as_yaml():
    source = parse("{a: 1, b: [x,],}", "stdin")
    assert (source.format, source.documents[0].root.plain()) == ("yaml", {"a": 1, "b": ["x"]})
    assert [d.root.plain() for d in parse('{"a": 1}\n---\n[2]', "x.yaml").documents] == [{"a": 1}, [2]]


def test_the_extension_decides_and_the_argument_before_it():
    assert parse("a: 1", "X.JSON").problems[0].name == "syntax-error"
    assert parse("a: 1", "x.json", "yaml").documents[0].root.plain() == {"a": 1}
    assert parse("a: 1", "x.yaml", "json").problems
    assert parse("a: 1", "-").format == "yaml"


def test_of_two_failures_the_likelier_format_is_told():
    assert parse('{"a": 1,]', "-").problems[0].name == "json-trailing-comma"
    assert parse("[a: b: c]", "-").format == "yaml"


def test_byte_order_mark_and_crlf():
    source = parse('\ufeff{\r\n "a": "📞",\r\n "b": 1}', "x.json")
    node = source.documents[0].root.get("b")
    assert (source.bom, source.lines.position(node.start), source.text[node.start : node.end]) == (
        True,
        (3, 7),
        "1",
    )


def test_line_separators_in_a_json_string_are_text():
    source = parse('{"a": "x\u2028\x85y",\n"b": 1}', "x.json")
    assert source.documents[0].root.plain() == {"a": "x\u2028\x85y", "b": 1}
    assert source.lines.position(source.documents[0].root.get("b").start) == (2, 6)


def test_half_a_surrogate_pair_is_told_and_never_reaches_a_value():
    source = parse('["\\ud83d"]', "x.json")
    assert [(p.name, source.text[p.start : p.end]) for p in source.problems] == [("syntax-error", '"\\ud83d"')]
    source.documents[0].root.plain()[0].encode()
