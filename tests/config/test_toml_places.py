"""Every value of a TOML text is found at its place, however it is written."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.config.toml_places import MOST_PARTS, TooLongKeyError, places

ODD = [
    "a = 1",
    'a.b.c = 1\na.b.d = "x"',
    "\"a b\".'c' = 1 # comment with = and [x]",
    '"\\u0061" = {b = [1, {c = 2}], "d.e" = 3}',
    'a = """\n[no.table]\nb = 1\n"""\nc = 2',
    "a = '''x''''\nb = ''''''",
    'a = """x\\""" y"""\nb = 1',
    'a = """"quoted""""\nb = 2',
    'a = [ # one\n  1, # ]\n  "]",\n  [2, 3],\n]\nb = 1',
    "a = 1979-05-27 07:32:00\nb = 1979-05-27T07:32:00Z\nc = 07:32:00",
    "a = -inf\nb = +nan\nc = 0xDEAD_beef\nd = 1e-3",
    "[a]\nb = 1\n[a.c]\nd = 2\n[e]\nf = 3",
    "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\nf = 4\n[[a.e]]\nf = 5",
    '[ a . "b" ]\nc = 1\r\nd = 2\r\n',
    "a = {b = 1}\n\n\n   c    =     2   ",
    "[a]\n[b]\nc = []",
    '"é" = 1\n"📞" = "é"',
]


def routes(value: Any, route: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, below in items for found in [((*route, key), below), *routes(below, (*route, key))]]


def held(text: str) -> None:
    data = tomllib.loads(text)
    found = places(text)
    for route, value in routes(data):
        span = found[route]
        written = text[span.start : span.end]
        name = text[span.key_start : span.key_end]
        if isinstance(route[-1], str):
            assert tomllib.loads(f"{name} = 0") == {route[-1]: 0}
        if not isinstance(value, dict | list):
            assert repr(tomllib.loads(f"x = {written}")["x"]) == repr(value)
    assert set(found) == {route for route, _ in routes(data)}


@pytest.mark.parametrize("text", ODD)
def test_odd_ones(text: str) -> None:
    held(text)


NAMES = st.sampled_from(["a", "b-c", "1", "x y", "é", 'q"', "d.e", ""])
SCALARS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "1.5", "inf", "2026-12-01", '"""m\n# [x]\n"""', "'''l\n]'''", "'raw\\'"]),
    st.sampled_from(["", "é📞", 'q"\\', "# [x] = {", "\t\u2028", "'", '"""']).map(
        lambda text: json.dumps(text, ensure_ascii=False)
    ),
)
SPACE = st.sampled_from(["", " ", "\t"])
BREAK = st.sampled_from(["", " ", "\n", " # a comment, with ] and = \n  "])


def key(name: str) -> str:
    return name if name.replace("-", "").isalnum() and name.isascii() else json.dumps(name, ensure_ascii=False)


VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.tuples(st.lists(inner, max_size=2), BREAK).map(
            lambda pair: "[" + f",{pair[1]}".join(pair[0]) + pair[1] + "]"
        ),
        st.dictionaries(NAMES, inner, max_size=2).map(
            lambda made: "{" + ", ".join(f"{key(name)} = {value}" for name, value in made.items()) + "}"
        ),
    ),
    max_leaves=4,
)
PAIRS = st.dictionaries(NAMES, st.tuples(VALUES, SPACE), max_size=3).map(
    lambda made: "".join(f"{key(name)}{space}={space}{value}{space}\n" for name, (value, space) in made.items())
)
TABLES = st.dictionaries(st.lists(NAMES, min_size=1, max_size=2).map(tuple), st.lists(PAIRS, max_size=2), max_size=2)


@st.composite
def documents(draw: st.DrawFn) -> str:
    text = draw(PAIRS)
    for number, (route, bodies) in enumerate(draw(TABLES).items()):
        head = ".".join([f"t{number}", *(key(name) for name in route)])
        if len(bodies) == 1:
            text += f"[{head}]\n{bodies[0]}"
        else:
            text += "".join(f"[[{head}]] # again\n{body}" for body in bodies)
    return text


@given(documents())
def test_any_text(text: str) -> None:
    held(text)


@given(documents(), st.integers(0, 200), st.text(max_size=3))
def test_a_broken_text_gives_what_stands_before(text: str, at: int, noise: str) -> None:
    broken = text[:at] + noise + text[at:]
    found = places(broken)
    for route, span in places(text).items():
        if span.end < min(at, len(text)) - 1:
            assert (found[route].start, found[route].end) == (span.start, span.end)


def test_a_key_of_too_many_parts() -> None:
    assert places(".".join(["a"] * MOST_PARTS) + " = 1")
    with pytest.raises(TooLongKeyError) as raised:
        places("b = 1\n" + ".".join(["a"] * (MOST_PARTS + 1)) + " = 1")
    assert raised.value.at == 6


@pytest.mark.parametrize("sign", ["[", "{", '"', "'", '"""', "x.", "[[a]]\n", "a = [", "a = {b = "])
def test_a_long_text_takes_no_longer_for_being_odd(sign: str) -> None:
    try:
        places(sign * 30_000)
    except TooLongKeyError:
        assert sign == "x."
