"""Every region in use has a name, and every calling code its regions."""

from __future__ import annotations

import phonenumbers
import pytest

from voicelint.phone import countries
from voicelint.phone.countries import country_name
from voicelint.phone.verdict import calling_code_regions


def test_every_region_has_a_name_of_its_own():
    regions = {*phonenumbers.SUPPORTED_REGIONS, "001"}
    names = {country_name(region) for region in regions}
    assert not names & regions
    assert len(names) == len(regions)
    assert set(countries._names) == regions


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("CH", "Switzerland"),
        ("CI", "Ivory Coast"),
        ("CG", "Republic of the Congo"),
        ("XK", "Kosovo"),
        ("ZZ", "ZZ"),
    ],
)
def test_names(region, name):
    assert country_name(region) == name


def test_the_regions_of_every_calling_code():
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        assert calling_code_regions(str(code)) == regions
    assert calling_code_regions("999") == ()
    assert calling_code_regions("") == ()
