"""Equal or not, and where not."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given

from tests.importing.support import data
from voicelint.importing.values import differences, drop, place, pull, same, shown

UNLIKE: list[Any] = [0, 0.0, False, None, "", "0", [], {}, [0], {"a": 0}, {"a": None}, 1, 1.0, True, "1"]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(UNLIKE, 2)))
def test_json_tells_apart_what_python_takes_for_equal(one: Any, other: Any) -> None:
    assert not same(one, other)
    assert not same({"x": [one]}, {"x": [other]})
    assert list(differences({"x": [one, 2]}, {"x": [other, 2]})) != []


@given(data)
def test_a_value_is_the_same_as_itself_and_has_no_differences(value: Any) -> None:
    assert same(value, value)
    assert list(differences(value, value)) == []


@given(data, data)
def test_differences_are_there_exactly_when_values_are_not_the_same(one: Any, other: Any) -> None:
    assert bool(list(differences(one, other))) is not same(one, other)


def test_differences_say_what_and_where() -> None:
    wanted = {"a": 1, "b": [{"c": "x"}], "d": [1], "e": 5}
    made = {"a": True, "b": [{"c": "y"}], "d": [], "f": None}
    assert list(differences(wanted, made)) == [
        "a is 1 and would become true",
        'b[0].c is "x" and would become "y"',
        "d is [1] and would become []",
        "e would be lost: 5",
        "f would be added: null",
    ]
    assert list(differences(1, 2)) == ["the body is 1 and would become 2"]


def test_long_values_are_cut() -> None:
    assert len(shown("x" * 500)) == 60


def test_a_path_is_pulled_dropped_and_placed() -> None:
    tree: dict[str, Any] = {"a": {"b": {"c": 1}}, "d": {"e": 2, "f": {}}}
    assert pull(tree, ["a", "b", "c"]) == 1
    drop(tree, ["a", "b", "c"])
    drop(tree, ["d", "e"])
    assert tree == {"d": {"f": {}}}
    place(tree, "d.g.h", 3)
    assert tree == {"d": {"f": {}, "g": {"h": 3}}}
