"""Generated campaign specs for several targets at once, with values that one vendor rewrites or ignores and another takes."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st

from voicelint.targets.names import load_target
from voicelint.targets.unsupported import supported_paths

from .specs import TARGETS, days, durations, ids, numbers, offsets, people, retries, urls, words

SAYS = frozenset({"infobip-click-to-call", "routee", "octopush"})
FLOWS = frozenset({"infobip-ivr", "imiconnect"})

languages = st.sampled_from(["en-GB", "de-DE"])
voices = st.sampled_from(["male", "female"])
callers = st.one_of(numbers, st.from_regex(r"[A-Z][a-z]{2,5}[-_. ]?[a-z]{2,4}", fullmatch=True))

SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "id": ids,
    "schedule.start": st.sampled_from(["2027-12-08T09:00:00Z", "2027-12-09T18:30:00+01:00"]),
    "schedule.expire_after": st.sampled_from(["72h", "3d", "12h", "2881m"]),
    "schedule.expire_at": st.builds(
        lambda day, hour, tail: f"2027-12-{day:02}T{hour:02}:00:00{tail}", st.integers(10, 13), st.integers(0, 23), offsets
    ),
    "schedule.rate": st.sampled_from(["10 per hour", "3 per second"]),
    "schedule.window": st.fixed_dictionaries(
        {"days": days}, optional={"from": st.just("08:00"), "to": st.just("20:00")}
    ),
    "schedule.priority": st.sampled_from(["low", "medium", "high"]),
    "schedule.quiet_hours": st.sampled_from(["respect", "ignore"]),
    "retry": retries(),
    "call.ring_timeout": durations("s", 5, 45),
    "call.pause": durations("s", 0, 10),
    "call.longest": durations("s", 60, 600),
    "call.warn_before_end": durations("s", 1, 30),
    "call.record": st.booleans(),
    "call.collect_digits": st.sampled_from([True, False, "10s"]),
    "connect.anonymize": st.booleans(),
    "connect.caller": numbers,
    "report.url": urls,
    "report.format": st.sampled_from(["json", "xml"]),
    "report.data": words,
    "report.version": st.just(2),
    "audience.skip_opted_out": st.booleans(),
}  # fmt: skip
"""What a campaign may say besides who is called, from which number and what they hear."""

STARTED = frozenset({"schedule.expire_after", "schedule.expire_at"})
"""What some vendors count from the start."""

OWN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "infobip-ivr": {"validityPeriod": st.integers(1, 4000), "pause": st.integers(0, 10)},
    "infobip-click-to-call": {"warningTime": st.integers(1, 30), "machineDetection": st.just("hangup")},
    "routee": {"collectDtmfAwaitSeconds": st.integers(1, 60), "collectDtmfDigits": st.booleans()},
    "imiconnect": {"priority": st.sampled_from(["1", "3"]), "callbackData": words},
    "octopush": {"simulation_mode": st.sampled_from(["yes", False, 1]), "get_back_pressed_keys": st.sampled_from(["no", True])},
}  # fmt: skip
"""Keys of a vendor's own, among them such as it rewrites or ignores."""

CONTENT: dict[str, dict[str, Any]] = {
    "infobip-ivr": {"scenarioId": "A1"},
    "infobip-click-to-call": {"text": "Hello there", "language": "en-gb"},
    "routee": {"message": {"text": "Hello there", "language": "en-GB", "gender": "female"}},
    "imiconnect": {"channels": {"voice": {"callflowid": "4711"}}},
    "octopush": {"text": "Hello there", "voice_language": "en-GB", "voice_gender": "female"},
}
"""What is heard, in each vendor's own words: some say it, others name a call flow."""


COMBINATIONS = [several for count in range(2, 6) for several in itertools.combinations(TARGETS, count)]
ALIKE = [("infobip-ivr", "infobip-click-to-call"), ("infobip-ivr", "imiconnect"), ("routee", "octopush")]
"""Those that have the most in common of what one of them changes."""


@st.composite
def shared_specs(draw: st.DrawFn) -> dict[str, Any]:
    """A spec for two to five targets, of keys that all of them have a place for and of options for some of them."""
    targets = draw(st.sampled_from(COMBINATIONS) | st.sampled_from(ALIKE))
    known = frozenset.intersection(*(supported_paths(load_target(name)) for name in targets))
    if "schedule.start" not in known:
        known -= STARTED
    spec: dict[str, Any] = {
        "voicelint": 1,
        "name": draw(words)[:28],
        "target": list(targets),
        "caller": draw(callers if {"infobip-ivr", "infobip-click-to-call"}.isdisjoint(targets) else numbers),
    }
    options: dict[str, dict[str, Any]] = {name: {} for name in targets}
    if SAYS.issuperset(targets):
        spec["say"] = {"text": draw(words), "language": draw(languages), "voice": draw(voices)}
    elif FLOWS.issuperset(targets):
        spec["flow"] = {"id": draw(ids)}
    else:
        options.update((name, dict(CONTENT[name])) for name in targets)
    if "infobip-click-to-call" in targets:
        options["infobip-click-to-call"]["destinationB"] = "41443026740"
    if "octopush" in targets:
        spec["audience"] = {"purpose": draw(st.sampled_from(["alert", "marketing"]))}
    for path in draw(st.permutations([path for path in SETTINGS if path in known]))[
        : draw(st.sampled_from([8, 5, 3, 0]))
    ]:
        if path in STARTED:
            schedule = spec.setdefault("schedule", {})
            if any(f"schedule.{key}" in STARTED for key in schedule):
                continue
            schedule.setdefault("start", draw(SETTINGS["schedule.start"]))
        _set(spec, path, draw(SETTINGS[path]))
    if "routee" in targets and "report" in spec:
        # It refuses an address without the word for when to call it, and most of the others have no place for that.
        if "report.on" in known:
            spec["report"]["on"] = draw(st.sampled_from(["every_change", "completion"]))
        else:
            del spec["report"]
    for name in targets:
        said = {row.request.rpartition(".")[2] for row in load_target(name).rows if _has(spec, row.spec)}
        for key, value in draw(st.fixed_dictionaries({}, optional=OWN[name])).items():
            if key not in said:
                options[name].setdefault(key, value)
    spec["recipients"] = _common(draw(people("infobip-ivr")), known)
    options = {name: own for name, own in options.items() if own}
    return spec | ({"options": options} if options else {})


def _common(people: list[Any], known: frozenset[str]) -> list[Any]:
    """Recipients that say only what is known."""
    return [
        {key: value for key, value in each.items() if f"recipients[].{key}" in known}
        if isinstance(each, dict)
        else each
        for each in people
    ]


def _has(data: Any, path: str) -> bool:
    for step in path.split("."):
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True


def _set(data: dict[str, Any], path: str, value: Any) -> None:
    *before, last = path.split(".")
    for step in before:
        data = data.setdefault(step, {})
    data[last] = value
