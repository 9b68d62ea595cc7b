"""What libphonenumber says of an international number: does it exist, where, and what type is it?

The answers are those of the Python package `phonenumbers` (parse, is_possible_number_with_reason,
is_valid_number, number_type, region_code_for_number), whose metadata was compiled into metadata.txt.
"""

from __future__ import annotations

from voicelint.phone.plan import LONGEST, calling_code_regions, plan_of

__all__ = ["Verdict", "calling_code_regions", "in_use", "verdict"]

SHORTEST = 2
"""The shortest national number that libphonenumber accepts, in digits."""


class Verdict:
    """The verdict on one number.

    - calling_code: "41"; None if the number begins with none.
    - national: the national number that is really called, a national prefix taken off.
    - region: ISO 3166 code of its country, "001" for codes of no country; None if it cannot be told.
    - possible: ok, too_short, too_long, local_only, invalid_length or unknown_country, by length alone.
    - valid: whether numbers like it are in use.
    - type: mobile, fixed_line, fixed_line_or_mobile, premium_rate, shared_cost, toll_free, voip, personal,
      pager, uan or voicemail; None for an invalid number.
    - stripped_trunk: whether `national` differs from what was written, as in +44 0 20 ….
    """

    __slots__ = ("calling_code", "national", "possible", "region", "stripped_trunk", "type", "valid")

    def __init__(
        self,
        calling_code: str | None,
        national: str,
        possible: str,
        region: str | None = None,
        type: str | None = None,
        stripped_trunk: bool = False,
    ) -> None:
        self.calling_code = calling_code
        self.national = national
        self.possible = possible
        self.region = region
        self.type = type
        self.valid = type is not None
        self.stripped_trunk = stripped_trunk

    def __repr__(self) -> str:
        return f"Verdict({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def in_use(digits: str) -> str | None:
    """The type of a valid number that is written as it is called; None for any other, on which `verdict` says more.

    The quick half of `verdict`, for long lists: nearly every number of theirs ends here. `digits` are ASCII digits.
    """
    plan = plan_of(digits)
    if plan is None:
        return None
    national = digits[len(plan.code) :]
    if not SHORTEST <= len(national) <= LONGEST:
        return None
    label = plan.label(national)
    return None if label.prefixed or plan.lengths[len(national)] != "ok" else label.type


def verdict(digits: str) -> Verdict:
    """The verdict on an international number, given as ASCII digits without the plus sign.

    Numbers that `phonenumbers.parse` refuses (too short, too long, no such calling code) are not valid and
    `possible` says why. ValueError if there is anything but ASCII digits.
    """
    if digits and not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"only the digits 0 to 9 can be judged, not {digits!r}")
    if len(digits) <= SHORTEST:
        return Verdict(None, digits, "too_short")
    plan = plan_of(digits)
    if plan is None:
        return Verdict(None, digits, "unknown_country")
    written = national = digits[len(plan.code) :]
    label = plan.label(national[:LONGEST])
    if label.prefixed:
        national = plan.without_prefix(written)
        label = plan.label(national[:LONGEST])
    if len(national) < SHORTEST:
        return Verdict(plan.code, national, "too_short")
    if len(national) > LONGEST:
        return Verdict(plan.code, national, "too_long")
    return Verdict(plan.code, national, plan.lengths[len(national)], label.region, label.type, national != written)
