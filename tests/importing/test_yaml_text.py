"""What the writer of specs writes is read back as the very same data, and a person could have written it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelint.importing.values import canonical
from voicelint.importing.yaml_text import document, text
from voicelint.source.parse import parse

nasty = st.sampled_from(
    ["", " ", "no", "On", "y", "NULL", "~", "012", "1_000", "12:30", "0x1F", "1e3", ".inf", "<<", "=", "- a", "a: b", "a #b", "#", "&a",
     "*a", "!t", "%", "@", "`", "? a", "---", "...", "{{name}}", "[x]", "a,b", "it's", '"', "\\", "\t", "a\nb", "a\r\nb", "\u2028", "\x85",
     "\xa0", "\ufeff", "\x00", "\x7f", "\ufffe", "📞é", "\u202e", "x" * 1200, "a b ", " a", "a  b", "2026-12-01", "+41793026741", "8h",
     "10 per hour", "on: off"]
)  # fmt: skip
words = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), nasty)
scalars = st.one_of(words, st.none(), st.booleans(), st.integers(), st.floats())
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=15
)


@given(st.dictionaries(words, values, min_size=1, max_size=5), st.booleans())
@settings(max_examples=500)
def test_round_trip(data: dict[str, Any], commented: bool) -> None:
    lines = list(document([("about: this # one" if commented else "", data)]))
    source = parse("\n".join(lines) + "\n", "spec.yaml")
    assert [each.message for each in source.problems] == []
    assert [canonical(each.root.plain()) for each in source.documents if each.root is not None] == [canonical(data)]


@given(words)
@settings(max_examples=500)
def test_other_readers_see_the_same_text(word: str) -> None:
    """YAML 1.1, which most tools still read, takes every text for the same text."""
    assert yaml.safe_load(text(word)) == word


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Seeblick", "Seeblick"), ("en-GB", "en-GB"), ("12h", "12h"), ("10 per hour", "10 per hour"), ("visit reminder", "visit reminder"),
        ("+41793026741", '"+41793026741"'), ("09:00", '"09:00"'), ("48213", '"48213"'), ("no", '"no"'),
        ("2026-12-01T09:00:00+01:00", '"2026-12-01T09:00:00+01:00"'), ("https://a.example.org/x", '"https://a.example.org/x"'),
        ("a\u202eb", '"a\\u202Eb"'), ("tomorrow: ten", '"tomorrow: ten"'),
    ],
)  # fmt: skip
def test_quotes_stand_where_a_person_would_put_them(word: str, written: str) -> None:
    assert text(word) == written


def test_block_style_with_short_things_in_one_line() -> None:
    data = {
        "flow": {"id": "A1", "parameters": {"clinic": "Seeblick"}},
        "recipients": ["+41793026741", {"to": "+41793026742", "id": "visit-2"}],
        "schedule": {"window": {"days": ["monday", "tuesday"], "from": "09:00"}},
        "options": {"octopush": {}},
    }
    assert list(document([("First.", {"voicelint": 1}), ("Then.", data)])) == [
        "# First.",
        "voicelint: 1",
        "",
        "# Then.",
        "flow:",
        "  id: A1",
        "  parameters: {clinic: Seeblick}",
        "recipients:",
        '  - "+41793026741"',
        '  - {to: "+41793026742", id: visit-2}',
        "schedule:",
        '  window: {days: [monday, tuesday], from: "09:00"}',
        "options:",
        "  octopush: {}",
    ]
