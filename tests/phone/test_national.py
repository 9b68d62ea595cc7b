"""National numbers become the international ones that libphonenumber reads in them."""

from __future__ import annotations

import phonenumbers
import pytest

from voicelint.phone.national import calling_code, international

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
TYPES = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)


def national_numbers(region: str) -> list[tuple[str, str]]:
    """Examples as people of a region write them, each with its digits from abroad."""
    found = []
    for kind in TYPES:
        number = phonenumbers.example_number_for_type(region, kind)
        if number is not None:
            text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            found.append((text, f"{number.country_code}{phonenumbers.national_significant_number(number)}"))
    return found


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_said_is_right(region: str) -> None:
    assert calling_code(region) == str(phonenumbers.country_code_for_region(region))
    for text, digits in national_numbers(region):
        assert international(text, region) in (digits, None), text


def test_nearly_all_are_known() -> None:
    answers = [international(text, region) for region in REGIONS for text, _ in national_numbers(region)]
    assert sum(answer is not None for answer in answers) > 0.98 * len(answers)


@pytest.mark.parametrize(
    ("text", "region", "digits"),
    [
        ("079 302 67 27", "CH", "41793026727"),
        ("(030) 901820", "DE", "4930901820"),
        ("06 12 34 56 78", "FR", "33612345678"),
        ("020 7946 0018", "GB", "442079460018"),
        ("06 698 12345", "IT", "390669812345"),
        ("8 (912) 345-67-89", "RU", "79123456789"),
    ],
)
def test_separators_and_trunk_prefixes_go(text: str, region: str, digits: str) -> None:
    assert international(text, region) == digits


@pytest.mark.parametrize(
    "text",
    ["", "+41793026727", "0041793026727", "079302672", "079 302 67 2x", "٠٧٩٣٠٢٦٧٢٧", "044302674.0", "0" * 10_000],
)
def test_what_is_no_national_number_in_use(text: str) -> None:
    assert international(text, "CH") is None


def test_a_region_that_there_is_not() -> None:
    assert calling_code("ZZ") is None
    assert international("079 302 67 27", "ZZ") is None
