"""Writes what libphonenumber knows of every calling code into the data file that voicelint/phone reads.

The file is text: a header line with the version it was made from, then one line per calling code with seven
fields between tabs (voicelint/phone/plan.py reads them):

1. the calling code;
2. its regions, the main one first, between spaces;
3. one letter per length of the national number, 0 to 17 digits: s too short, o possible, l only locally,
   i no such length though shorter and longer ones exist, g too long;
4. the regular expression of the national prefix, or nothing;
5. what a prefix with a group in it turns into, as `digits,group`, or nothing;
6. labels between spaces, each `region/type/flags`: region and type may be empty, the flags are g (matches
   the main region's general pattern) and p (begins with the national prefix);
7. the states between `|`, number 0 first. A state is `label:` and its exits between commas: digits (none: all
   the digits that no other exit names), then `>` and a state, or `=` and a label that holds whatever follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

from voicelint.build.automaton import Patterns, Sink, Table

OUTPUT = "voicelint/phone/metadata.txt"
LONGEST = 17
"""The longest national number that libphonenumber accepts, in digits."""

GENERAL, LEADING, PREFIX = "general_desc", "leading_digits", "national_prefix"
FIXED, MOBILE = "fixed_line", "mobile"
# In the order in which libphonenumber tries them: the first that matches wins.
SPECIAL = {
    "premium_rate": "premium_rate",
    "toll_free": "toll_free",
    "shared_cost": "shared_cost",
    "voip": "voip",
    "personal_number": "personal",
    "pager": "pager",
    "uan": "uan",
    "voicemail": "voicemail",
}


class Label(NamedTuple):
    """What holds for a number: its region and type, and two facts that taking off a prefix depends on."""

    region: str
    type: str
    general: bool
    prefixed: bool

    def __str__(self) -> str:
        return f"{self.region}/{self.type}/{'g' * self.general}{'p' * self.prefixed}"


class Tag(NamedTuple):
    """One pattern of one region, and the lengths that it counts for (none given: all)."""

    region: str
    kind: str
    lengths: tuple[int, ...] = ()


def generate() -> str:
    """The whole data file, the same for the same version of `phonenumbers`."""
    source = f"libphonenumber's metadata (Apache License 2.0), phonenumbers {phonenumbers.__version__}"
    lines = [f"# From {source}"]
    lines += [_line(code) for code in sorted(COUNTRY_CODE_TO_REGION_CODE)]
    return "\n".join(lines) + "\n"


def _line(code: int) -> str:
    regions = COUNTRY_CODE_TO_REGION_CODE[code]
    plans = {region: _plan(code, region) for region in regions}
    main = plans[regions[0]]
    labels, states = _states(_table(plans, main))
    fields = [
        str(code),
        " ".join(regions),
        _lengths(main),
        main.national_prefix_for_parsing or "",
        _transform(main.national_prefix_transform_rule or ""),
        " ".join(labels),
        states,
    ]
    return "\t".join(fields)


def _plan(code: int, region: str) -> PhoneMetadata:
    plan = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    if plan is None:
        raise ValueError(f"no metadata for {region} (+{code})")
    return plan


def _lengths(plan: PhoneMetadata) -> str:
    general = plan.general_desc
    if general is None:
        raise ValueError(f"no general description for {plan.id}")
    possible, local = general.possible_length, general.possible_length_local_only
    letters = ""
    for length in range(LONGEST + 1):
        if length in local:
            letters += "l"
        elif length in possible:
            letters += "o"
        elif length < min(possible):
            letters += "s"
        else:
            letters += "g" if length > max(possible) else "i"
    return letters


def _transform(rule: str) -> str:
    if not rule:
        return ""
    digits, mark, group = rule.partition("\\")
    if not (mark and group.isdecimal() and (digits.isdecimal() or not digits)):
        raise ValueError(f"not understood: the transform rule {rule!r}")
    return f"{digits},{group}"


def _table(plans: dict[str, PhoneMetadata], main: PhoneMetadata) -> Table[Label]:
    patterns: Patterns[Tag] = Patterns()
    for region, plan in plans.items():
        for tag, pattern in _patterns(region, plan):
            patterns.add(pattern, tag)
        if plan.leading_digits and len(plans) > 1:
            patterns.add_beginning(plan.leading_digits, Tag(region, LEADING))
    prefix = main.national_prefix_for_parsing
    if prefix:
        patterns.add_beginning(prefix, Tag("", PREFIX))

    def label(tags: frozenset[Tag], length: int) -> Label:
        held = {(tag.region, tag.kind) for tag in tags if not tag.lengths or length in tag.lengths}
        region, kind = _region_and_type(plans, held)
        # Only taking off a prefix asks for the general pattern, and it does so whatever the length.
        general = bool(prefix) and any((tag.region, tag.kind) == (main_region, GENERAL) for tag in tags)
        return Label(region, kind, general, ("", PREFIX) in held)

    main_region = next(iter(plans))
    return patterns.table(LONGEST, label)


def _patterns(region: str, plan: PhoneMetadata) -> Iterator[tuple[Tag, str]]:
    for kind in (GENERAL, *SPECIAL, FIXED, MOBILE):
        described = getattr(plan, kind)
        if described and described.national_number_pattern:
            yield Tag(region, kind, described.possible_length), described.national_number_pattern


def _region_and_type(plans: dict[str, PhoneMetadata], held: set[tuple[str, str]]) -> tuple[str, str]:
    """The region of a number and its type (empty: no valid number), as libphonenumber settles them."""
    for region, plan in plans.items():
        kind = _type(region, plan, held)
        if len(plans) == 1 or ((region, LEADING) in held if plan.leading_digits else kind):
            return region, kind
    return "", ""


def _type(region: str, plan: PhoneMetadata, held: set[tuple[str, str]]) -> str:
    if (region, GENERAL) not in held:
        return ""
    for kind, name in SPECIAL.items():
        if (region, kind) in held:
            return name
    if (region, FIXED) in held:
        both = plan.same_mobile_and_fixed_line_pattern or (region, MOBILE) in held
        return "fixed_line_or_mobile" if both else "fixed_line"
    if (region, MOBILE) in held and not plan.same_mobile_and_fixed_line_pattern:
        return "mobile"
    return ""


def _states(table: Table[Label]) -> tuple[list[str], str]:
    """The labels in the order of their numbers, and the states as text."""
    numbers: dict[str, int] = {}

    def number(label: Label) -> int:
        return numbers.setdefault(str(label), len(numbers))

    states = []
    for label, targets in table.in_order():
        exits: dict[str, str] = {}
        for digit, target in enumerate(targets):
            to = f"={number(target.label)}" if isinstance(target, Sink) else f">{target}"
            exits[to] = exits.get(to, "") + str(digit)
        usual = max(exits, key=lambda to: len(exits[to]))
        rest = [digits + to for to, digits in exits.items() if to != usual]
        states.append(f"{number(label)}:" + ",".join([usual, *rest]))
    return list(numbers), "|".join(states)
