"""Every field of every verdict is what phonenumbers says."""

from __future__ import annotations

import itertools
import random

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberType, ValidationResult

from voicelint.build.digit_regex import Choice, Parser, Repeat, Sequence
from voicelint.phone.verdict import verdict

POSSIBLE = {
    ValidationResult.IS_POSSIBLE: "ok",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "local_only",
    ValidationResult.TOO_SHORT: "too_short",
    ValidationResult.TOO_LONG: "too_long",
    ValidationResult.INVALID_LENGTH: "invalid_length",
}
REFUSED = {
    phonenumbers.NumberParseException.INVALID_COUNTRY_CODE: "unknown_country",
    phonenumbers.NumberParseException.NOT_A_NUMBER: "too_short",
    phonenumbers.NumberParseException.TOO_SHORT_AFTER_IDD: "too_short",
    phonenumbers.NumberParseException.TOO_SHORT_NSN: "too_short",
    phonenumbers.NumberParseException.TOO_LONG: "too_long",
}
TYPES = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "fixed_line",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixed_line_or_mobile",
    PhoneNumberType.PREMIUM_RATE: "premium_rate",
    PhoneNumberType.SHARED_COST: "shared_cost",
    PhoneNumberType.TOLL_FREE: "toll_free",
    PhoneNumberType.VOIP: "voip",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "uan",
    PhoneNumberType.VOICEMAIL: "voicemail",
    PhoneNumberType.UNKNOWN: None,
}
KINDS = (
    *("general_desc", "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost"),
    *("personal_number", "voip", "pager", "uan", "voicemail"),
)
CODES = [str(code) for code in sorted(COUNTRY_CODE_TO_REGION_CODE)]


def plans():
    """Every calling code with the metadata of every region of it."""
    for code, regions in sorted(COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:
            yield str(code), PhoneMetadata.metadata_for_region_or_calling_code(code, region)


EXAMPLES = sorted(
    {
        (code, described.example_number)
        for code, plan in plans()
        for described in (getattr(plan, kind) for kind in KINDS)
        if described is not None and described.example_number
    }
)


def judged(digits):
    """What phonenumbers says: calling code, national, region, possible, valid, type, stripped_trunk."""
    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException as refused:
        return REFUSED[refused.error_type]
    code = str(number.country_code)
    national = phonenumbers.national_significant_number(number)
    return (
        code,
        national,
        phonenumbers.region_code_for_number(number),
        POSSIBLE[phonenumbers.is_possible_number_with_reason(number)],
        phonenumbers.is_valid_number(number),
        TYPES[phonenumbers.number_type(number)],
        national != digits.removeprefix(code),
    )


def agrees(digits):
    ours = verdict(digits)
    theirs = judged(digits)
    if isinstance(theirs, str):
        assert (ours.possible, ours.valid, ours.type, ours.region) == (theirs, False, None, None), digits
    else:
        fields = (ours.calling_code, ours.national, ours.region, ours.possible)
        assert (*fields, ours.valid, ours.type, ours.stripped_trunk) == theirs, digits


def test_every_example_number_of_every_region_and_type():
    assert len(EXAMPLES) > 1000
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in TYPES:
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
                agrees(digits)
                assert verdict(digits).valid == phonenumbers.is_valid_number(number)
    for code, number in EXAMPLES:
        agrees(code + number)


def test_every_example_number_of_no_country():
    for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        number = phonenumbers.example_number_for_non_geo_entity(code)
        digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
        agrees(digits)
        assert verdict(digits).valid
        assert verdict(digits).region == "001"


def test_the_invalid_example_number_of_every_region():
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        number = phonenumbers.invalid_example_number(region)
        digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
        agrees(digits)
        assert not verdict(digits).valid


def test_every_number_of_up_to_four_digits():
    for size in range(5):
        for digits in itertools.product("0123456789", repeat=size):
            agrees("".join(digits))


DIGITS = st.text(alphabet="0123456789", max_size=22)


@settings(max_examples=2500)
@given(st.sampled_from(CODES), DIGITS)
def test_any_digits_behind_a_calling_code(code, national):
    agrees(code + national)


@settings(max_examples=500)
@given(DIGITS)
def test_any_digits_at_all(digits):
    agrees(digits)


@st.composite
def nearly_right(draw):
    """An example number with up to three digits changed, dropped or added, or a national prefix put in."""
    code, national = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(national)))
        skipped = draw(st.integers(0, 1))
        written = draw(st.sampled_from(("", *"0123456789")))
        national = national[:at] + written + national[at + skipped :]
    prefix = draw(st.sampled_from(("", "", "0", "1", "8", "00", "06", "15", "80", "90", "180020")))
    return code + prefix + national


@settings(max_examples=2500)
@given(nearly_right())
def test_numbers_that_are_nearly_right(digits):
    agrees(digits)


def written_by(tree, chance):
    """Random digits that a regular expression matches."""
    if isinstance(tree, frozenset):
        return str(chance.choice(sorted(tree)))
    if isinstance(tree, Sequence):
        return "".join(written_by(part, chance) for part in tree.parts)
    if isinstance(tree, Choice):
        return written_by(chance.choice(tree.parts), chance)
    assert isinstance(tree, Repeat)
    most = tree.least + 3 if tree.most is None else tree.most
    return "".join(written_by(tree.part, chance) for _ in range(chance.randint(tree.least, most)))


def test_numbers_written_by_the_patterns_themselves():
    """The rare branches: numbers that every pattern matches, whole, cut, lengthened and behind a prefix."""
    chance = random.Random(20261101)  # noqa: S311
    count = 0
    for code, plan in plans():
        prefix = Parser(plan.national_prefix_for_parsing or "").parse()
        for described in (getattr(plan, kind) for kind in KINDS):
            if described is None or not described.national_number_pattern:
                continue
            tree = Parser(described.national_number_pattern).parse()
            for _ in range(8):
                number = written_by(tree, chance)
                before = written_by(prefix, chance)
                for national in (number, number[:-1], number + "7", before + number, before + number[:-3]):
                    agrees(code + national)
                    count += 1
    assert count > 40_000


@pytest.mark.parametrize(
    ("digits", "national", "region", "kind", "stripped"),
    [
        ("442079460018", "2079460018", "GB", "fixed_line", False),
        ("4402079460018", "2079460018", "GB", "fixed_line", True),  # the British 0 is for calls at home
        ("390236618300", "0236618300", "IT", "fixed_line", False),  # the Italian 0 belongs to the number
        ("390669812345", "0669812345", "VA", "fixed_line", False),
        ("54111523456789", "91123456789", "AR", "mobile", True),  # 15 behind the area turns into 9 before it
        ("77710009998", "7710009998", "KZ", "mobile", False),
        ("79123456789", "9123456789", "RU", "mobile", False),
        ("447781123456", "7781123456", "GG", "mobile", False),
        ("12684641234", "2684641234", "AG", "mobile", False),
        ("18002345678", "8002345678", "US", "toll_free", False),
        ("80012345678", "12345678", "001", "toll_free", False),
        ("41900123456", "900123456", "CH", "premium_rate", False),
    ],
)
def test_well_known_peculiarities(digits, national, region, kind, stripped):
    seen = verdict(digits)
    assert (seen.national, seen.region, seen.type, seen.valid) == (national, region, kind, True)
    assert seen.stripped_trunk == stripped
    agrees(digits)


@pytest.mark.parametrize(
    ("digits", "code", "national", "possible"),
    [
        ("", None, "", "too_short"),
        ("41", None, "41", "too_short"),
        ("411", "41", "1", "too_short"),
        ("41" + "7" * 18, "41", "7" * 18, "too_long"),
        ("210123456789", None, "210123456789", "unknown_country"),
        ("0041793026727", None, "0041793026727", "unknown_country"),
    ],
)
def test_numbers_that_phonenumbers_refuses(digits, code, national, possible):
    with pytest.raises(phonenumbers.NumberParseException):
        phonenumbers.parse("+" + digits)
    seen = verdict(digits)
    assert (seen.calling_code, seen.national, seen.possible) == (code, national, possible)
    assert (seen.region, seen.valid, seen.type, seen.stripped_trunk) == (None, False, None, False)
