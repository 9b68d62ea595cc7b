"""Numbers that exist for films, books and documents only: nobody is called by dialling them.

Two kinds: what regulators keep free for fiction, and what the vendors print in their documents. A campaign
that holds one was copied from an example.
"""

from __future__ import annotations

from bisect import bisect_right

# Ofcom, "Telephone numbers for use in TV and radio drama programmes": a thousand numbers each. The former
# range for Northern Ireland, 028 9018 0xxx, is no longer on the list.
_UK = "a number that Ofcom keeps for drama (United Kingdom)"
_UK_STARTS = (
    "441134960 441144960 441154960 441164960 441174960 441184960 441214960 441314960 441414960 441514960 "
    "441614960 442079460 441914980 442896496 442920180 441632960 447700900 448081570 449098790 443069990"
)
# ACMA, "Phone numbers for use in TV shows, films and creative works": eight geographic ranges of ten
# thousand, then single numbers: freephone, local rate, mobile.
_AU = "a number that the ACMA keeps for creative works (Australia)"
_AU_STARTS = "6125550 6127010 6135550 6137010 6175550 6177010 6185550 6187010"
_AU_SINGLE = (
    "611800160401 611800975707 611800975708 611800975709 611800975710 611800975711 "
    "611300975707 611300975708 611300975709 611300975710 611300975711 "
    "61491570006 61491570156 61491570157 61491570158 61491570159 61491570110 61491570313 61491570737 "
    "61491571266 61491571491 61491571804 61491572549 61491572665 61491572983 61491573770 61491573087 "
    "61491574118 61491574632 61491575254 61491575789 61491576398 61491576801 61491577426 61491577644 "
    "61491578957 61491578148 61491578888 61491579212 61491579760 61491579455"
)
# ARCEP, decision 2018-0881 (national numbering plan), numbers for audiovisual works: ten thousand each.
_FR = "a number that the ARCEP keeps for audiovisual works (France)"
_FR_STARTS = "3319900 3326191 3335301 3346571 3353649 3363998"
# Bundesnetzagentur, Mitteilung 148/2021 (Rufnummern für Medienproduktionen): a thousand numbers in each of
# five cities, two mobile ranges of a hundred, single mobile numbers.
_DE = "a number that the Bundesnetzagentur keeps for media productions (Germany)"
_DE_CITIES = "493023125 496990009 494066969 492214710 498999998"
_DE_MOBILE = "4917139200 49176040690"
_DE_SINGLE = (
    "4915228817386 4915228895456 4915254599371 491729925904 491729968532 491729973185 491729973186 "
    "491729980752 491749091317 491749464308"
)
# ComReg, numbering conditions of use, "drama use": 020 91X XXXX.
_IE = "a number that ComReg keeps for drama (Ireland)"
# PTS, "Telefonnummer för användning i böcker och filmer": Gothenburg, Malmö, Stockholm, Kiruna, mobile.
_SE = "a number that PTS keeps for books and films (Sweden)"
_SE_RANGES = (
    "46313900600-46313900699 46406280400-46406280499 46846500400-46846500499 46980319200-46980319299 "
    "46701740605-46701740699"
)
# North American Numbering Plan, 555 line number guidelines: 555-0100 to 555-0199 in every geographic area
# code; of the freephone codes only 800-555-0199.
_US = "a 555-01 number, kept for fiction (North America)"
_FREEPHONE = frozenset({"800", "822", "833", "844", "855", "866", "877", "888"})
# The vendors' own documents, as named in the constraint inventory (A, B and E).
_INFOBIP = "a sample number from Infobip's documentation"
_INFOBIP_SINGLE = "41793026700 41793026701 41793026727 41793026731"
_OCTOPUSH = "a sample number from Octopush's documentation"
_OCTOPUSH_SINGLE = "111222233334444 2222333334444555"


def _ranges() -> list[tuple[int, int, str]]:
    """First and last number of every range, and whose it is, in order."""
    found: list[tuple[int, int, str]] = []
    for starts, free, owner in (
        (_UK_STARTS, 3, _UK),
        (_AU_STARTS, 4, _AU),
        (_AU_SINGLE, 0, _AU),
        (_FR_STARTS, 4, _FR),
        (_DE_CITIES, 3, _DE),
        (_DE_MOBILE, 2, _DE),
        (_DE_SINGLE, 0, _DE),
        ("3532091", 5, _IE),
        (_INFOBIP_SINGLE, 0, _INFOBIP),
        (_OCTOPUSH_SINGLE, 0, _OCTOPUSH),
    ):
        for start in starts.split():
            first = int(start) * 10**free
            found.append((first, first + 10**free - 1, owner))
    for both in _SE_RANGES.split():
        low, _, high = both.partition("-")
        found.append((int(low), int(high), _SE))
    return sorted(found)


_STEM = 7
"""Digits that all numbers of a range have in common; a number that begins otherwise is in none."""
_stems: set[str] = set()
_table: list[tuple[int, int, str]] = []
_firsts: list[int] = []
"""The first numbers of the table's ranges."""


def sample(digits: str) -> str | None:
    """What sample number this is, as in "a sample number from …"; None for every other number.

    `digits` is an international number in ASCII digits without the plus sign.
    """
    if len(digits) == 11 and digits[0] == "1" and digits[4:9] == "55501":
        freephone = digits[1:4] in _FREEPHONE
        return None if freephone and digits != "18005550199" else _US
    if not _table:
        _table.extend(_ranges())
        _firsts.extend(first for first, _, _ in _table)
        _stems.update(str(first)[:_STEM] for first in _firsts)
    if digits[:_STEM] not in _stems or not 11 <= len(digits) <= 16:
        return None
    number = int(digits)
    first, last, owner = _table[bisect_right(_firsts, number) - 1]
    return owner if first <= number <= last else None
