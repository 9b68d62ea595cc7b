"""The data file, and the tables that it is made of."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelint.build.automaton import Patterns, Sink
from voicelint.build.phone_metadata import generate
from voicelint.phone.plan import LONGEST, POSSIBLE


def test_the_committed_file_is_what_the_generator_writes(committed, same_version):
    """Byte for byte, where the installed phonenumbers is the one named in the file's header.

    Other versions hold other numbering plans, so there the file must differ, and only its form can be checked
    (the test below, for both).
    """
    made = generate()
    assert (made == committed) == same_version
    assert made == generate()
    assert made.splitlines()[0] == committed.splitlines()[0] or not same_version


def test_the_committed_file_has_the_form_that_its_reader_expects(committed):
    header, *lines = committed.splitlines()
    assert header.startswith("# From libphonenumber's metadata (Apache License 2.0), phonenumbers ")
    assert re.fullmatch(r"\d+\.\d+\.\d+", header.rpartition(" ")[2])
    assert len(committed) < 400_000
    assert len(lines) > 200
    codes = []
    for line in lines:
        code, regions, lengths, prefix, transform, labels, states = line.split("\t")
        codes.append(code)
        assert re.fullmatch(r"[1-9]\d{0,2}", code)
        assert all(re.fullmatch(r"[A-Z]{2}|001", region) for region in regions.split(" "))
        assert len(lengths) == LONGEST + 1
        assert set(lengths) <= set(POSSIBLE)
        groups = re.compile(prefix).groups
        assert transform == "" or int(transform.partition(",")[2]) <= groups
        label_count = len(labels.split(" "))
        assert all(label.count("/") == 2 for label in labels.split(" "))
        rows = states.split("|")
        for row in rows:
            label, _, exits = row.partition(":")
            assert int(label) < label_count
            first, *rest = exits.split(",")
            assert first[0] in ">="
            for way in [first, *rest]:
                digits, kind, target = re.fullmatch(r"(\d*)([>=])(\d+)", way).groups()
                assert digits or way == first
                assert int(target) < (len(rows) if kind == ">" else label_count)
    assert codes == sorted(codes, key=int)
    assert len(set(codes)) == len(codes)


def read(table, number):
    """The label that a table gives a number."""
    rows = table.in_order()
    at = 0
    for digit in number:
        at = at if isinstance(at, Sink) else rows[at][1][int(digit)]
    return at.label if isinstance(at, Sink) else rows[at][0]


ATOMS = st.sampled_from(["0", "1", "2", r"\d", "[01]", "[1-3]", r"[5\d]"])
REGEXES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "{2}", "{1,2}", "{0,1}"])).map(lambda both: f"({both[0]}){both[1]}"),
    ),
    max_leaves=5,
)


@settings(max_examples=150)
@given(st.lists(REGEXES, min_size=1, max_size=3), REGEXES)
def test_a_table_says_what_the_regular_expressions_say(patterns, beginning):
    bundle = Patterns()
    for pattern in patterns:
        # The table refuses patterns that match more than it has room for; 3 digits are enough to tell.
        bundle.add(rf"(?:{pattern})\d?", pattern)
    bundle.add_beginning(beginning, "beginning")
    try:
        table = bundle.table(4, lambda tags, length: tags)
    except ValueError as refused:
        assert any(
            re.fullmatch(rf"(?:{pattern})\d?", "".join(number))
            for pattern in patterns
            for number in itertools.product("0125", repeat=5)
        ), refused
        return
    for size in range(5):
        for digits in itertools.product("0125", repeat=size):
            number = "".join(digits)
            expected = {pattern for pattern in patterns if re.fullmatch(rf"(?:{pattern})\d?", number)}
            if any(re.fullmatch(beginning, number[:end]) for end in range(1, size + 1)):
                expected.add("beginning")
            assert read(table, number) == expected


@pytest.mark.parametrize("pattern", ["1*", "2+", "0{3,}"])
def test_patterns_without_end_are_refused(pattern):
    bundle = Patterns()
    bundle.add(pattern, "endless")
    with pytest.raises(ValueError, match="more than 5 digits"):
        bundle.table(5, lambda tags, length: tags)


def test_equal_states_are_kept_once():
    bundle = Patterns()
    bundle.add(r"[1-8]\d{3}", "yes")
    table = bundle.table(6, lambda tags, length: bool(tags))
    assert len(table.rows) == 5


@pytest.mark.parametrize("pattern", ["a", r"\w", "(?=1)", "(1", "1)", "[12", "$1", "1??", "[^1]", "."])
def test_what_the_metadata_never_uses_is_refused(pattern):
    with pytest.raises(ValueError, match="not understood"):
        Patterns().add(pattern, "odd")
