"""The numbering plan of one calling code: which national numbers exist, and of what type they are.

Read from metadata.txt (its format: voicelint/build/phone_metadata.py). A plan is read when its calling code
is first met and a state when a number first leads through it, so the first verdict pays for nothing that it
does not need. A number is read digit by digit through the states; what holds for it stands on the last one.
"""

from __future__ import annotations

import os.path
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

POSSIBLE = {"s": "too_short", "o": "ok", "l": "local_only", "i": "invalid_length", "g": "too_long"}
LONGEST = 17
"""The longest national number that libphonenumber accepts, in digits."""

STEM = 4
"""First digits of a national number whose state is remembered: those of a list share most of theirs."""

ALL_DIGITS = "0123456789"


class Label:
    """What holds for a national number: region and type (None: none), and two facts that prefixes depend on.

    `general` says that it matches the general pattern of the calling code's main region, `prefixed` that it
    begins with the national prefix.
    """

    __slots__ = ("general", "prefixed", "region", "type")

    def __init__(self, text: str) -> None:
        region, kind, flags = text.split("/")
        self.region = region or None
        self.type = kind or None
        self.general = "g" in flags
        self.prefixed = "p" in flags


class State(dict[str, "State"]):
    """A place between two digits: the next digit leads to the next state. Its exits are read on first use."""

    __slots__ = ("label", "plan", "unread")

    def __init__(self, plan: Plan, label: Label, unread: str) -> None:
        self.plan = plan
        self.label = label
        self.unread = unread

    def __missing__(self, digit: str) -> State:
        if not self.unread:
            raise KeyError(digit)
        for way in self.unread.split(","):
            digits, leads_on, number = way.partition(">")
            if not leads_on:
                digits, _, number = way.partition("=")
            target = self.plan.state(int(number)) if leads_on else self.plan.sink(int(number))
            for each in digits or ALL_DIGITS:
                self[each] = target
        self.unread = ""
        return self[digit]


class Plan:
    """One calling code. `lengths` says for each length of a national number whether such numbers exist."""

    __slots__ = ("_labels", "_pattern", "_sinks", "_states", "_stems", "_texts", "_transform", "code", "lengths")

    def __init__(self, code: str, record: str) -> None:
        _, lengths, prefix, transform, labels, states = record.split("\t")
        self.code = code
        self.lengths = [POSSIBLE[letter] for letter in lengths]
        # A text until a number with a prefix comes: most lists of numbers never need it compiled.
        self._pattern: str | re.Pattern[str] = prefix
        self._transform = transform
        self._labels = [Label(text) for text in labels.split(" ")]
        self._texts = states.split("|")
        self._states: dict[int, State] = {}
        self._sinks: dict[int, State] = {}
        self._stems: dict[str, State] = {}

    def state(self, number: int) -> State:
        """State `number`; 0 is the start."""
        state = self._states.get(number)
        if state is None:
            label, _, exits = self._texts[number].partition(":")
            state = self._states[number] = State(self, self._labels[int(label)], exits)
        return state

    def sink(self, number: int) -> State:
        """The state that every digit leads back to, with label `number`."""
        state = self._sinks.get(number)
        if state is None:
            state = self._sinks[number] = State(self, self._labels[number], "")
            state.update(dict.fromkeys(ALL_DIGITS, state))
        return state

    def label(self, national: str) -> Label:
        """What holds for a national number of at most LONGEST digits."""
        stem = national[:STEM]
        state = self._stems.get(stem)
        if state is None:
            state = self.state(0)
            for digit in stem:
                state = state[digit]
            self._stems[stem] = state
        for digit in national[STEM:]:
            state = state[digit]
        return state.label

    def possible(self, national: str) -> str:
        """Whether numbers of this length exist: a value of POSSIBLE."""
        return self.lengths[len(national)] if len(national) <= LONGEST else "too_long"

    def without_prefix(self, national: str) -> str:
        """The number without a national prefix that was dialled after the calling code (+44 0 20 …).

        A number that is right as it stands keeps its digits, and so does one that would become too short.
        """
        if isinstance(self._pattern, str):
            self._pattern = re.compile(self._pattern)
        match = self._pattern.match(national)
        if match is None:
            return national
        shorter = national[match.end() :]
        # A prefix may hold an area code or a mobile mark in a group: then the digits are put together anew.
        if self._transform and match.group(match.re.groups) is not None:
            digits, _, group = self._transform.partition(",")
            shorter = digits + (match.group(int(group)) or "") + shorter
        if self._general(national) and not self._general(shorter):
            return national
        return shorter if self.possible(shorter) in ("ok", "too_long") else national

    def _general(self, national: str) -> bool:
        return len(national) <= LONGEST and self.label(national).general


_records: dict[str, str] = {}
_plans: dict[str, Plan] = {}


def _load() -> dict[str, str]:
    """Calling code to its line of the data file, read once."""
    if not _records:
        # Through the loader, so that it also works from a zip; importlib.resources takes longer to import.
        loader: Any = __spec__.loader
        data: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), "metadata.txt"))
        lines = data.decode("ascii").splitlines()[1:]
        _records.update({code: record for code, _, record in (line.partition("\t") for line in lines)})
    return _records


def plan_of(digits: str) -> Plan | None:
    """The plan of the calling code that an international number begins with; None if no code fits."""
    for size in (2, 1, 3):
        plan = _plans.get(digits[:size])
        if plan is not None:
            return plan
    records = _load()
    for size in (1, 2, 3):
        code = digits[:size]
        if code in records:
            plan = _plans[code] = Plan(code, records[code])
            return plan
    return None


def regions_of_codes() -> list[tuple[str, list[str]]]:
    """Every calling code with its regions, the main one first."""
    return [(code, record.partition("\t")[0].split(" ")) for code, record in _load().items()]


def calling_code_regions(code: str) -> tuple[str, ...]:
    """The regions of a calling code ("44"), the main one first, as ISO 3166 codes; empty if it is no code.

    A code that belongs to no country, such as that of international freephone, has the one region "001".
    """
    record = _load().get(code)
    return tuple(record.partition("\t")[0].split(" ")) if record is not None else ()
