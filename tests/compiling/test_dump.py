"""The bodies' JSON: what json.dumps makes, faster."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.compiling.dump import dump, text

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), words)
values = st.recursive(
    scalars,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(words, below, max_size=4)),
    max_leaves=30,
)


@given(values)
def test_it_is_what_json_writes(value: Any) -> None:
    assert dump(value) == (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


@given(values)
def test_deeper_lines_are_indented_as_they_would_be_in_a_list(value: Any) -> None:
    inside = text(value, "\n  ")
    assert f"[\n  {inside}\n]" == json.dumps([value], indent=2, ensure_ascii=False)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [-float("inf")], {"a": "\ud800"}])
def test_what_json_cannot_say_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        dump(value)
