"""What lint refuses, of a raw request or of a spec as such, and what of it no JSON Schema can say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from voicelint.engine.finding import Finding
from voicelint.engine.packs import ruleset
from voicelint.engine.run import check_request
from voicelint.source.parse import parse
from voicelint.targets.request import Request
from voicelint.values.times import datetime_fault, parse_time

from .packs import BASE_NOW
from .profile import EXAMPLES, profile
from .schemas import faults, validator

LONG = 20_000
"""Examples from which on every exception is to be met."""

NOW = datetime.fromisoformat(BASE_NOW.replace("Z", "+00:00"))


def findings(kind: str, body: Any) -> list[Finding]:
    """All findings of a request body for a target, or of a spec (kind "spec"), checked as the JSON text that it is."""
    text = json.dumps(body, ensure_ascii=False)
    source = parse(text, "body.json")
    root = source.documents[0].root
    assert root is not None and not source.problems, source.problems
    found, crashes = check_request(Request(kind, root, format="json", text=text), ruleset(kind), NOW)
    assert not crashes, crashes
    return found


def refused(found: list[Finding]) -> list[Finding]:
    """The findings that a schema has to share: errors that are rejected, keys that nobody documents, a target twice."""
    return [
        each
        for each in found
        if each.rule.severity == "error"
        and (
            each.rule.effect == "rejected"
            or each.rule.check == "documented_keys"
            or each.rule.name == "repeated-target"
        )
    ]


def silenced(found: list[Finding]) -> bool:
    """Whether there is one that silences what else is wrong at its place: a secret, or a value of a type that is refused.

    A priority of 7 is of such a type too; that it is no priority with quotes either is all that is said of it.
    """
    names = ("secret-in-request", "wrong-type", "spec-wrong-type", "channels-in-a-list")
    return any(
        each.rule.name in names
        or (each.rule.name == "priority-unknown" and not isinstance(getattr(each.node, "value", ""), str))
        for each in found
    )


class Unsayable(NamedTuple):
    """Why a schema cannot say what a rule says: of all its findings, or of those that `when` is true of."""

    why: str
    witness: dict[str, Any]
    """Values by route, on the target's base, of which only the rule knows that they are wrong."""
    when: Callable[[Finding], bool] = lambda finding: True
    target: str = ""


def _unreal(finding: Finding) -> bool:
    """Whether nothing but the day of the month is wrong with a time."""
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-)(?:29|30|31)(.*)", str(finding.value), re.S)
    if found is None:
        return False
    earlier = f"{found[1]}28{found[2]}"
    forms = finding.rule.options.get("forms")
    if forms is None:
        return parse_time(earlier) is not None
    # Octopush reads a time without an offset too.
    ends = ("", "Z") if finding.rule.name == "send-at-form" else ("",)
    return any(datetime_fault(earlier + end, forms) is None for end in ends)


def _decimal(finding: Finding) -> bool:
    numeric = {"integer", "int32"} & set(str(finding.place.type).split("|"))
    return bool(numeric) and isinstance(finding.value, float) and finding.value.is_integer()


CALENDAR = "a regular expression does not know which months have 29, 30 or 31 days"
COMPARED = "values of different places are compared"
DECIMAL = "5.0 is a whole number for JSON Schema"

REQUESTS: dict[str, Unsayable] = {
    "message-id-repeated": Unsayable(COMPARED, {"messages[0].destinations[1].messageId": "visit-1"}, target="infobip-ivr"),
    "correlation-id-repeated": Unsayable(COMPARED, {"destination[1].correlationid": "visit-1"}, target="imiconnect"),
    "correlation-id-over-50-bytes": Unsayable(
        "a schema counts characters, not bytes", {"correlationid": "é" * 26}, lambda each: len(each.value) <= 50, "imiconnect"
    ),
    "start-not-a-date-time": Unsayable(
        CALENDAR, {"messages[0].sendAt": "2026-11-31T09:00:00Z"}, _unreal, "infobip-ivr"
    ),
    "scheduled-date-form": Unsayable(CALENDAR, {"scheduledDate": "2027-02-29T09:00:00Z"}, _unreal, "routee"),
    "expiry-form": Unsayable(CALENDAR, {"expiry": "2027-02-30T09:00:00Z"}, _unreal, "imiconnect"),
    "send-at-form": Unsayable(CALENDAR, {"send_at": "2027-04-31T09:00:00Z"}, _unreal, "octopush"),
    "octopush-sender-length": Unsayable(
        "the digits of a number that is no whole one cannot be counted", {"sender": 1.5},
        lambda each: each.node.style == "plain" and not float(each.node.raw).is_integer(), "octopush",
    ),
    "wrong-type": Unsayable(DECIMAL, {"messages[0].pause": 5.0}, _decimal, "infobip-ivr"),
}  # fmt: skip
"""What the vendors' schemas cannot say, by rule."""

SPECS: dict[str, Unsayable] = {
    "unknown-time-zone": Unsayable(
        "the zones are a database, not a pattern",
        {"schedule.window": {"days": ["monday"], "timezone": "Europe/Zuerich"}},
        lambda each: "/" in each.value,
    ),
    "content-not-single": Unsayable(
        "which of a vendor's own keys hold what is heard is not in the spec's schema",
        {"options": {"infobip-ivr": {"notifyContentVersion": 2}}},
        lambda each: "options" in each.node and not {"say", "play", "flow"} & set(each.node.index),
    ),
    "spec-wrong-type": Unsayable(
        f"{CALENDAR}; {DECIMAL}",
        {"schedule.start": "2027-02-29T09:00:00Z"},
        lambda each: _unreal(each) or _decimal(each),
    ),
}
"""What the campaign spec's schema cannot say, by rule."""


def agreement(kind: str, body: Any) -> tuple[bool, set[str]]:
    """Hold lint and the schema against a body (or a spec): whether both refuse it, and which exceptions told them apart."""
    name, unsayable = ("campaign", SPECS) if kind == "spec" else (f"requests/{kind}", REQUESTS)
    found = findings(kind, body)
    refusals = refused(found)
    shared = [each for each in refusals if not ((case := unsayable.get(each.rule.name)) and case.when(each))]
    if not validator(name).is_valid(body):
        assert shared or silenced(found), f"the schema alone refuses: {faults(name, body)}"
        return True, set()
    assert not shared, f"lint alone refuses: {[(each.rule.name, each.route, each.value) for each in shared]}"
    return False, {each.rule.name for each in refusals}


def agree(kind: str, bodies: st.SearchStrategy[Any], exceptions: set[str]) -> None:
    """Hold lint and the schema against generated bodies of both sorts; a long run has to meet every exception."""
    met: Counter[str] = Counter()
    both: Counter[bool] = Counter()

    @profile(400)
    @given(bodies)
    def holds(body: Any) -> None:
        wrong, told_apart = agreement(kind, body)
        met.update(told_apart)
        both[wrong] += 1

    holds()
    assert min(both[True], both[False]) > sum(both.values()) / 20, both
    if EXAMPLES >= LONG:
        assert exceptions <= met.keys(), f"never made a difference: {exceptions - met.keys()}"
