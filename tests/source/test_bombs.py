import gc
import json

import pytest

from voicelint.source.parse import parse

DEEP = 100_000


@pytest.mark.parametrize("unit", ["[", "{a: ", '{"a":', "- ", "? ", "[{a: ", '[{"a":', "{ ", "[,"])
@pytest.mark.parametrize("name", ["x.yaml", "x.json", "-"])
def test_nesting_stops_at_once_with_one_problem(unit, name):
    source = parse(unit * DEEP, name)
    assert len(source.problems) == 1
    assert [d.root for d in source.documents] == [None]
    if name == "x.yaml" and unit != "[,":
        assert source.problems[0].name == "too-deep"
        assert source.problems[0].start < 2000


def test_json_nesting_is_too_deep_at_the_hundred_and_first_bracket():
    source = parse("[" * 101 + "]" * 101, "x.json")
    assert [(p.name, p.start) for p in source.problems] == [("too-deep", 100)]
    assert not parse("[" * 100 + "]" * 100, "x.json").problems


def test_yaml_nesting_is_too_deep_at_the_hundred_and_first_level():
    lines = [" " * level + "a:" for level in range(101)]
    assert not parse("\n".join(lines[:100]), "x.yaml").problems
    source = parse("\n".join(lines), "x.yaml")
    assert [p.name for p in source.problems] == ["too-deep"]
    assert source.lines.position(source.problems[0].start)[0] == 101


def laughs(levels, width=9):
    lines = ["l0: &l0 [" + ", ".join(["lol"] * width) + "]"]
    uses = [", ".join([f"*l{level}"] * width) for level in range(levels - 1)]
    return "\n".join([*lines, *(f"l{n}: &l{n} [{use}]" for n, use in enumerate(uses, 1))])


def test_an_alias_bomb_is_one_problem():
    source = parse("ok: 1\n---\n" + laughs(40), "x.yaml")
    assert [p.name for p in source.problems] == ["alias-bomb"]
    assert source.text[source.problems[0].start : source.problems[0].end].startswith("*l")
    assert [d.root is None for d in source.documents] == [False, True]


def test_a_bomb_of_empty_lists_and_of_merges():
    text = "a: &a [" + "[]," * 2000 + "]\nb: [" + "*a," * 2000 + "]"
    assert [p.name for p in parse(text, "x.yaml").problems] == ["alias-bomb"]
    keys = ",".join(f"k{n}: 1" for n in range(2000))
    text = "a: &a {" + keys + "}\nb: [" + "{<<: *a}," * 2000 + "]"
    assert [p.name for p in parse(text, "x.yaml").problems] == ["alias-bomb"]


def test_honest_aliases_are_no_bomb():
    source = parse("d: &d {a: 1, b: 2}\nr:\n" + "- {<<: *d, c: 3}\n" * 10_000, "x.yaml")
    assert not source.problems
    assert source.documents[0].root.plain()["r"][-1] == {"a": 1, "b": 2, "c": 3}


def test_aliases_cannot_nest_deeper_than_brackets():
    chain = "a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}]\n" for n in range(500))
    assert [p.name for p in parse(chain, "x.yaml").problems] == ["too-deep"]
    short = "a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}]\n" for n in range(90))
    source = parse(short, "x.yaml")
    assert not source.problems
    source.documents[0].root.plain()


def test_an_alias_within_its_own_anchor():
    text = "a: &x [1, {b: *x}]\nc: 1\n---\nd: 2"
    source = parse(text, "x.yaml")
    assert [(p.name, text[p.start : p.end]) for p in source.problems] == [("recursive-alias", "*x")]
    assert [d.root.plain() if d.root else None for d in source.documents] == [None, {"d": 2}]


@pytest.mark.parametrize(
    "text",
    [
        " " * 3_000_000, "a" * 3_000_000, "a: b: " + "c " * 1_000_000, 'a: "' + "c " * 1_000_000,
        "a: b: {{" + "}}" * 1_000_000, "a: 1\n" + "\t\n" * 1_000_000, "a: [b\n" + " " * 1_000_000 + "c: d",
        "[1 " + "##" * 1_000_000, "a: &" + "#" * 1_000_000, '["' + "c " * 1_000_000, '["' + '\\"' * 1_000_000,
        "[/*" * 500_000, "- " + "'" * 1_000_001, "a: 'b" + " '" * 500_000, "# a\r" * 100_000 + "x: @",
        "x: [" + "{a, " * 90,
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_megabytes_of_nonsense_take_bounded_time(text, name):
    parse(text, name)


def test_the_collector_is_as_it_was():
    assert gc.isenabled()
    for text in ("a: 1", "a: @", "[" * 1000, "{"):
        parse(text, "-")
        assert gc.isenabled()
    gc.disable()
    try:
        parse("a: 1", "-")
        assert not gc.isenabled()
    finally:
        gc.enable()


def recipients(count):
    return [{"to": f"+4179300{n:04}", "id": f"visit-{n}"} for n in range(count)]


def test_twenty_thousand_recipients():
    """The time itself is measured in benchmarks/; here only that nothing is quadratic."""
    yaml = "numbers:\n" + "".join(
        f'  - {{to: "{r["to"]}", id: {r["id"]}}} # {n}\n' for n, r in enumerate(recipients(20_000))
    )
    for text, name in ((yaml, "x.yaml"), (json.dumps({"numbers": recipients(20_000)}), "x.json")):
        source = parse(text, name)
        assert source.documents[0].root.plain() == {"numbers": recipients(20_000)}
        assert len(source.comments) == (20_000 if name == "x.yaml" else 0)
