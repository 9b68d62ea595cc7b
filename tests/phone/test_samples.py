"""Numbers for fiction and documents are told from real ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.phone.samples import sample


@pytest.mark.parametrize(
    ("first", "last", "whose"),
    [
        ("447700900000", "447700900999", "Ofcom"),
        ("441134960000", "441134960999", "Ofcom"),
        ("442079460000", "442079460999", "Ofcom"),
        ("442896496000", "442896496999", "Ofcom"),
        ("441632960000", "441632960999", "Ofcom"),
        ("449098790000", "449098790999", "Ofcom"),
        ("61255500000", "61255509999", "ACMA"),
        ("61870100000", "61870109999", "ACMA"),
        ("61491570006", "61491570006", "ACMA"),
        ("61491579455", "61491579455", "ACMA"),
        ("33199000000", "33199009999", "ARCEP"),
        ("33639980000", "33639989999", "ARCEP"),
        ("493023125000", "493023125999", "Bundesnetzagentur"),
        ("491713920000", "491713920099", "Bundesnetzagentur"),
        ("4917604069000", "4917604069099", "Bundesnetzagentur"),
        ("4915228817386", "4915228817386", "Bundesnetzagentur"),
        ("353209100000", "353209199999", "ComReg"),
        ("46701740605", "46701740699", "PTS"),
        ("46846500400", "46846500499", "PTS"),
        ("41793026700", "41793026701", "Infobip"),
        ("41793026727", "41793026727", "Infobip"),
        ("41793026731", "41793026731", "Infobip"),
        ("111222233334444", "111222233334444", "Octopush"),
        ("2222333334444555", "2222333334444555", "Octopush"),
    ],
)
def test_a_range_ends_where_it_ends(first, last, whose):
    assert whose in sample(first)
    assert whose in sample(last)
    assert sample(str(int(first) - 1)) is None
    assert sample(str(int(last) + 1)) is None
    assert sample(first[:-1]) is None
    assert sample(first + "0") is None


@given(st.integers(200, 999).map(str), st.integers(0, 9999))
def test_north_american_numbers_for_fiction(area, line):
    digits = f"1{area}555{line:04}"
    freephone = area in {"800", "822", "833", "844", "855", "866", "877", "888"}
    expected = digits == "18005550199" if freephone else 100 <= line <= 199
    assert (sample(digits) is not None) == expected


@pytest.mark.parametrize("digits", ["", "1", "41793026728", "41443026700", "33612345678", "9" * 40, "10000000000"])
def test_other_numbers_are_nobodys_sample(digits):
    assert sample(digits) is None
