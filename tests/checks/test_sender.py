"""A4, B4, B5: numeric caller IDs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.infobip import JSON, run
from voicelint.engine.checks.sender import not_numeric

IVR = {"shortest": 3, "longest": 14}
CTC = {"shortest": 3, "longest": 15, "international": True}


@pytest.mark.parametrize("caller", ["117", "0800123456", "41443026740", "41443026740123"])
def test_a4_digits_pass(caller: str) -> None:
    assert run(not_numeric, caller, **IVR) is None


@pytest.mark.parametrize(
    ("caller", "reason", "mended"),
    [
        ("+41443026740", "it begins with +", "41443026740"),
        ("41 44 302 67 40", "it holds spaces or punctuation", "41443026740"),
        ("Clinic", "it holds letters", None),
        ("", "it is empty", None),
        ("7", "it has 1 digit, fewer than 3", None),
        ("00", "it has 2 digits, fewer than 3", None),
        ("414430267401234", "it has 15 digits, more than 14", None),
        ("${NUMBER}", "it is a placeholder that nothing has filled in", None),
        ("４１４４３０２６７４０", "its digits are not plain 0 to 9", "41443026740"),
        ("٤١٤٤٣٠٢٦٧٤٠", "its digits are not plain 0 to 9", None),
    ],
)
def test_a4_faults(caller: str, reason: str, mended: str | None) -> None:
    hit = run(not_numeric, caller, **IVR)
    assert hit is not None
    assert (hit.params["reason"], hit.params["mended"]) == (reason, mended)
    assert hit.params["hint"] == (f"write {mended}" if mended else "write 3 to 14 digits and nothing else")


def test_b4_b5_national_numbers_are_no_e164() -> None:
    assert run(not_numeric, "0443026740", **IVR) is None
    assert run(not_numeric, "0443026740", **CTC) is not None
    assert run(not_numeric, "414430267401234", **CTC) is None


@given(st.text(max_size=20))
def test_a4_whatever_is_mended_passes(caller: str) -> None:
    hit = run(not_numeric, caller, **IVR)
    assert (hit is None) == (caller.isascii() and caller.isdigit() and 3 <= len(caller) <= 14)
    if hit is not None and hit.params["mended"] is not None:
        assert run(not_numeric, hit.params["mended"], **IVR) is None


@given(JSON)
def test_other_types_are_left_alone(value: Any) -> None:
    if not isinstance(value, str):
        assert run(not_numeric, value, **CTC) is None
