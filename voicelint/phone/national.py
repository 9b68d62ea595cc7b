"""National numbers, as people of one country write them, to international ones."""

from __future__ import annotations

from ..values.numbers import is_fraction
from .plan import regions_of_codes
from .verdict import verdict

_codes: dict[str, str] = {}
"""Calling codes by region."""


def calling_code(region: str) -> str | None:
    """The calling code of a region ("CH"), None if no such region has telephone numbers."""
    if not _codes:
        for code, regions in regions_of_codes():
            for each in regions:
                _codes.setdefault(each, code)
    return _codes.get(region)


def international(text: str, region: str) -> str | None:
    """The digits (country code first) of a number written in a region's national form; None unless it is in use.

    `text` may have separators. What begins with + or 00 is no national number, nor is what a spreadsheet made a fraction.
    """
    if is_fraction(text):
        return None
    digits = "".join(char for char in text if char not in " \t().-/\u00a0")
    code = calling_code(region)
    if code is None or not digits.isascii() or not digits.isdigit() or digits.startswith("00") or len(digits) > 17:
        return None
    found = verdict(code + digits)
    return code + found.national if found.valid and found.calling_code == code else None
