from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from voicelint.engine.fingerprint import fingerprint

BASE = ("campaigns/may.yaml", "retry-count-clamped", "/retry/attempts", 5)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()))
VALUES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3)
)


def test_it_never_changes():
    # Baselines that users keep rest on this very number.
    assert fingerprint(*BASE) == "5d35999ce11a7bcc"


def test_every_part_counts():
    others = {
        fingerprint("campaigns/june.yaml", *BASE[1:]),
        fingerprint(BASE[0], "retry-count", *BASE[2:]),
        fingerprint(*BASE[:2], "/retry/attempt", 5),
        *(fingerprint(*BASE[:3], value) for value in (5.0, "5", [5], {"5": None}, True, None, 10**5000)),
        fingerprint("a", "b", "cd", 5),
        fingerprint("a", "bc", "d", 5),
        fingerprint(*BASE),
    }
    assert len(others) == 13


def test_file_names_of_every_system_agree():
    assert fingerprint("campaigns\\may.yaml", *BASE[1:]) == fingerprint(*BASE)
    assert fingerprint("./campaigns//may.yaml", *BASE[1:]) == fingerprint(*BASE)


def test_order_of_keys_does_not_count():
    assert fingerprint("f", "r", "", {"a": 1, "b": 2}) == fingerprint("f", "r", "", {"b": 2, "a": 1})


@given(VALUES, VALUES)
def test_only_equal_values_agree(one, other):
    # repr tells types and -0.0 apart, and makes nan equal to itself; order of keys is evened out.
    def even(value):
        if isinstance(value, dict):
            return "dict", [(key, even(value[key])) for key in sorted(value)]
        return [even(item) for item in value] if isinstance(value, list) else value

    alike = fingerprint("f", "r", "", one) == fingerprint("f", "r", "", other)
    assert alike == (repr(even(one)) == repr(even(other)))


def test_loading_it_does_not_load_hashlib():
    code = "import sys, voicelint.engine.fingerprint, voicelint.report.text; print('hashlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
