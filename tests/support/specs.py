"""Generated campaign specs: valid ones, and ones with values that the vendor rewrites or ignores."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

TARGETS = ("infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush")
NOW = "2026-11-21T12:00:00Z"

numbers = st.integers(100, 18_999).map(lambda number: f"+4179{3_000_000 + number}")
words = (
    st.text("abcdefghijklmnopqrstuvwxyz ", min_size=3, max_size=24).map(str.strip).filter(lambda text: len(text) > 2)
)
ids = st.from_regex(r"[a-z]{3,8}-[0-9]{1,4}", fullmatch=True)
urls = st.sampled_from(
    ["https://hooks.example.org/voice", "https://cdn.example.net:8443/in?x=1", "https://a.example.com/"]
)
offsets = st.sampled_from(["Z", "+01:00", "-05:00", "+05:30"])
days = st.lists(
    st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    min_size=1, max_size=7, unique=True,
)  # fmt: skip


def times(offset: st.SearchStrategy[str] = offsets) -> st.SearchStrategy[str]:
    """Moments from one to four years after NOW."""
    return st.builds(
        lambda year, month, day, hour, tail: f"{year}-{month:02}-{day:02}T{hour:02}:00:00{tail}",
        st.integers(2028, 2030), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), offset,
    )  # fmt: skip


def durations(unit: str, least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda count: f"{count}{unit}")


def optional(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of the keys."""
    return st.fixed_dictionaries({}, optional=parts)


def retries() -> st.SearchStrategy[dict[str, Any]]:
    """Retries with periods on and off the schedule and more attempts than are made."""
    return st.builds(
        lambda attempts, first, more: {
            "attempts": attempts, "first_wait": f"{first}m", "longest_wait": f"{first + more}m",
        },
        st.integers(1, 9), st.integers(1, 1400), st.integers(0, 600),
    )  # fmt: skip


def people(target: str) -> st.SearchStrategy[Any]:
    """A list of recipients, each number once, ids unique."""
    extra: dict[str, st.SearchStrategy[Any]] = {}
    if target != "routee" and target != "octopush":
        extra["id"] = ids
    if target == "octopush":
        extra["parameters"] = optional(first_name=words, param1=words)
    if target == "infobip-click-to-call":
        extra["connect"] = st.integers(19_000, 19_900).map(lambda number: f"+4179{3_000_000 + number}")
    entry = st.one_of(numbers, st.fixed_dictionaries({"to": numbers}, optional=extra))

    def number(item: Any) -> str:
        return str(item["to"]) if isinstance(item, dict) else str(item)

    def distinct(items: list[Any]) -> list[Any]:
        seen: set[str] = set()
        for item in items:
            if isinstance(item, dict) and "id" in item:
                if item["id"] in seen:
                    del item["id"]
                else:
                    seen.add(item["id"])
        return items

    return st.lists(entry, min_size=1, max_size=6, unique_by=number).map(distinct)


def specs(target: str) -> st.SearchStrategy[dict[str, Any]]:
    """Specs for one target. None is rejected; some hold values that the vendor rewrites or ignores."""
    base: dict[str, st.SearchStrategy[Any]] = {
        "voicelint": st.just(1),
        "name": words.map(lambda text: text[:28]),
        "target": st.just(target),
        "caller": numbers,
        "recipients": people(target),
    }
    more: dict[str, st.SearchStrategy[Any]] = {}
    report = {"url": urls, "format": st.sampled_from(["json", "xml"]), "data": words}
    if target == "infobip-ivr":
        base["flow"] = st.fixed_dictionaries(
            {"id": ids}, optional={"parameters": st.dictionaries(ids, words, max_size=2)}
        )
        more = {
            "id": ids,
            "schedule": optional(
                start=times(), expire_after=durations("h", 1, 90), rate=st.sampled_from(["10 per hour", "3 per second"])
            ),
            "retry": retries(),
            "call": optional(
                ring_timeout=durations("s", 5, 45), pause=durations("s", 0, 10), longest=durations("s", 10, 600)
            ),
            "report": optional(**report, version=st.just(2)),
        }
    elif target == "infobip-click-to-call":
        base["say"] = st.fixed_dictionaries({"text": words, "language": st.sampled_from(["en", "en-GB", "de"])})
        base["connect"] = st.fixed_dictionaries(
            {"to": st.integers(19_901, 19_999).map(lambda number: f"+4179{3_000_000 + number}")},
            optional={"caller": numbers, "anonymize": st.booleans()},
        )
        more = {
            "id": ids,
            "retry": retries(),
            "call": optional(
                longest=durations("s", 60, 600), warn_before_end=durations("s", 1, 30), record=st.booleans()
            ),
            "report": optional(**report).map(lambda part: {key: value for key, value in part.items() if key != "data"}),
        }
    elif target == "routee":
        base["say"] = st.fixed_dictionaries(
            {
                "text": words,
                "language": st.sampled_from(["en-GB", "de-DE"]),
                "voice": st.sampled_from(["male", "female"]),
            }
        )
        more = {
            "schedule": optional(start=times(), quiet_hours=st.sampled_from(["respect", "ignore"])),
            "call": optional(ring_timeout=durations("s", 5, 45), collect_digits=st.sampled_from([True, False, "10s"])),
            "report": st.fixed_dictionaries({"url": urls, "on": st.sampled_from(["every_change", "completion"])}),
        }
    elif target == "imiconnect":
        base["flow"] = st.fixed_dictionaries({"id": ids})
        more = {
            "schedule": optional(expire_at=times(), priority=st.sampled_from(["low", "medium", "high"])),
            "report": st.fixed_dictionaries({"url": urls}, optional={"data": words}),
            "id": ids,
            "options": st.fixed_dictionaries({"imiconnect": st.fixed_dictionaries({"expiry": times()})}),
        }
    else:
        base["caller"] = st.from_regex(r"[A-Za-z0-9]{3,8}[-_+ ]?[A-Za-z]{1,2}", fullmatch=True)
        base["say"] = st.fixed_dictionaries(
            {
                "text": words,
                "language": st.sampled_from(["en-GB", "fr-FR"]),
                "voice": st.sampled_from(["male", "female"]),
            }
        )
        base["audience"] = st.fixed_dictionaries(
            {"purpose": st.sampled_from(["alert", "marketing"])}, optional={"skip_opted_out": st.booleans()}
        )
        more = {
            "schedule": st.fixed_dictionaries({"start": times()}),
            "call": st.fixed_dictionaries({"collect_digits": st.booleans()}),
            "options": st.just({"octopush": {"simulation_mode": "yes"}}),
        }
    return st.fixed_dictionaries(base, optional=more).map(_tidy)


def _tidy(spec: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, and with one expiry at most."""
    if "expire_at" in spec.get("schedule", {}):
        spec.get("options", {}).pop("imiconnect", None)
    return {key: value for key, value in spec.items() if value != {}}


@st.composite
def texts(draw: st.DrawFn, spec: Any) -> tuple[str, str]:
    """A spec as a file: (text, file name). YAML in block or flow style, some with comments and CRLF; or JSON."""
    style = draw(st.sampled_from(["block", "flow", "json", "compact"]))
    if style in ("json", "compact"):
        return json.dumps(spec, ensure_ascii=draw(st.booleans()), indent=2 if style == "json" else None), "spec.json"
    lines: list[str] = []
    comments = draw(st.booleans())
    for key, value in spec.items():
        if comments:
            lines.append(f"# about {key}")
        lines += _yaml(key, value, 0, style == "flow", draw)
        if comments:
            lines[-1] += f"  # end of {key}"
            lines.append("")
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n"]))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text, "spec.yaml"


def _yaml(key: str, value: Any, depth: int, flow: bool, draw: st.DrawFn) -> list[str]:
    lead = "  " * depth + f"{key}:"
    if not isinstance(value, dict | list) or (flow and depth) or not value:
        return [f"{lead} {_inline(value, draw)}"]
    if isinstance(value, dict):
        return [lead, *(line for name, below in value.items() for line in _yaml(name, below, depth + 1, flow, draw))]
    lines = [lead]
    for item in value:
        if isinstance(item, dict) and item and not flow:
            inner = [line for name, below in item.items() for line in _yaml(name, below, depth + 2, flow, draw)]
            inner[0] = "  " * (depth + 1) + "- " + inner[0].lstrip()
            lines += inner
        else:
            lines.append("  " * (depth + 1) + f"- {_inline(item, draw)}")
    return lines


def _inline(value: Any, draw: st.DrawFn) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(below, draw)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item, draw) for item in value) + "]"
    if isinstance(value, str):
        return draw(st.sampled_from([json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"]))
    return json.dumps(value)
