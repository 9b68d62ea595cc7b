from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint import __version__
from voicelint.engine.diagnostic import UNSET
from voicelint.report.json_report import render
from voicelint.report.json_text import dumps

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ANY_TEXT = st.text(st.characters(exclude_categories=()))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(ANY_TEXT, below, max_size=3),
)


def printed(run):
    return "\n".join(render(run))


def report(run):
    """The run's report, read back and held against the schema."""
    text = printed(run)
    text.encode("utf-8")
    found = json.loads(text, parse_constant=pytest.fail)
    VALIDATOR.validate(found)
    return found


def only(make, text, *args, **fields):
    return report(make.run(make.file(text, make.diagnostic(text, *args, **fields))))["diagnostics"][0]


def test_whole_report(make):
    text = 'say: {text: "📞é"}\r\nretry: {attempts: 5}\r\n'
    found = make.diagnostic(
        text,
        "5",
        help="attempts: 4",
        evidence=make.evidence(),
        related=(make.related(text, "text", "because of this"),),
        fingerprint="0123456789abcdef",
    )
    run = make.run(make.file(text, found), make.file("a: 1", name="other.yaml"), skipped=3, suppressed=2)
    assert report(run) == {
        "version": 1,
        "tool": {"name": "voicelint", "version": __version__},
        "now": "2026-11-02T09:30:00Z",
        "summary": {
            "files": 2,
            "skipped": 3,
            "errors": 0,
            "warnings": 1,
            "infos": 0,
            "fixable": 0,
            "suppressed": 2,
        },
        "diagnostics": [
            {
                "code": "IVR015",
                "name": "retry-count-clamped",
                "severity": "warning",
                "effect": "rewritten",
                "targets": ["infobip-ivr"],
                "message": "5 retries asked, at most 4 are made",
                "help": "attempts: 4",
                "file": "campaigns/may.yaml",
                "range": {
                    "start": {"line": 2, "column": 19, "offset": 37},
                    "end": {"line": 2, "column": 20, "offset": 38},
                },
                "pointer": "/retry/attempts",
                "request_pointer": "/messages/0/retry/maxCount",
                "value": 5,
                "effective": 4,
                "source": {
                    "document": "launch-ivr-scenario",
                    "field": "retry.maxCount",
                    "status": "documented",
                    "constraint": "A15",
                },
                "url": "docs/rules/retry-count-clamped.md",
                "related": [
                    {
                        "file": "campaigns/may.yaml",
                        "range": {
                            "start": {"line": 1, "column": 7, "offset": 6},
                            "end": {"line": 1, "column": 11, "offset": 10},
                        },
                        "message": "because of this",
                    }
                ],
                "fingerprint": "0123456789abcdef",
                "fix": None,
            }
        ],
    }


def test_columns_are_code_points(make):
    found = only(make, "📞é: e\u0301 5\n", "5")
    assert found["range"]["start"] == {"line": 1, "column": 8, "offset": 7}
    assert found["range"]["end"] == {"line": 1, "column": 9, "offset": 8}


def test_nothing_found_is_a_report_too(make):
    assert report(make.run())["diagnostics"] == []
    assert report(make.run(skipped=1))["summary"]["skipped"] == 1


def test_one_line_per_diagnostic(make):
    text = "a: 1"
    run = make.run(make.file(text, make.diagnostic(text, "a"), make.diagnostic(text, "1")))
    assert len(printed(run).split("\n")) == len(printed(make.run()).split("\n")) + 3


def test_now_is_utc(make):
    run = make.run()
    run.now = datetime(2026, 11, 2, 0, 30, 0, 250, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert report(run)["now"] == "2026-11-01T19:00:00.000250Z"


@pytest.mark.parametrize(
    ("effect", "effective", "expected"),
    [
        ("rewritten", 4, 4),
        ("rewritten", None, None),
        ("rewritten", UNSET, None),
        ("ignored", None, None),
        ("ignored", UNSET, None),
        ("risky", "x", "x"),
        ("risky", None, None),
        ("risky", UNSET, "absent"),
        ("rejected", UNSET, "absent"),
        ("futile", UNSET, "absent"),
    ],
)
def test_effective(make, effect, effective, expected):
    assert only(make, "a: 1", "1", effect=effect, effective=effective).get("effective", "absent") == expected


def test_what_is_not_known_is_null(make):
    found = only(make, "a: 1", "1", value=UNSET, request_pointer=None, evidence=None, targets=())
    assert (found["value"], found["request_pointer"], found["source"], found["targets"]) == (
        None,
        None,
        None,
        [],
    )
    found = only(make, "a: 1", "1", evidence=make.evidence(constraint=""))
    assert found["source"]["constraint"] is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (float("nan"), ".nan"),
        (float("inf"), ".inf"),
        ([float("-inf")], ["-.inf"]),
        (10**5000, hex(10**5000)),
        (-0.5, -0.5),
        ({"a": [True, None, 1]}, {"a": [True, None, 1]}),
        ("\ud800", "\ud800"),
    ],
    ids=["nan", "inf", "-inf", "huge", "float", "nested", "surrogate"],
)
def test_values_that_json_cannot_say(make, value, written):
    assert only(make, "a: 1", "1", value=value, effective=value)["value"] == written


def test_value_nested_beyond_reason(make):
    value = []
    for _ in range(100_000):
        value = [value]
    assert "…" in json.dumps(only(make, "a: 1", "1", value=value)["value"], ensure_ascii=False)
    while value:  # freed level by level: the interpreter's own way down is recursive
        value = value[0]


@given(value=VALUES)
def test_values_survive(value):
    def same(one, other):
        if isinstance(one, float) and not isinstance(other, float):
            return other in (".nan", ".inf", "-.inf")
        if isinstance(one, list):
            return len(one) == len(other) and all(map(same, one, other))
        if isinstance(one, dict):
            return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
        return type(one) is type(other) and one == other

    assert same(value, json.loads(dumps(value)))


@given(text=ANY_TEXT)
def test_no_terminal_escape_in_the_report(make, text):
    evil = text + "\x1b]0;evil\x07\x9b2J\u202e\u2028\ud800\x7f"
    run = make.run(
        make.file(
            evil,
            make.diagnostic(
                evil,
                "evil",
                message=evil,
                help=evil,
                value={evil: evil},
                effective=evil,
                pointer=evil,
                evidence=make.evidence(field=evil),
                related=(make.related(evil, "evil", evil),),
            ),
            name=evil,
        )
    )
    text = printed(run)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2028\ud800\x7f")
    found = report(run)["diagnostics"][0]
    assert found["message"] == found["file"] == found["effective"] == json.loads(json.dumps(evil))


def schema_objects(node, route="$"):
    """Every schema of an object in the schema, with its route."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield route, node
        for key, below in node.items():
            yield from schema_objects(below, f"{route}.{key}")
    elif isinstance(node, list):
        for index, below in enumerate(node):
            yield from schema_objects(below, f"{route}[{index}]")


def test_schema_is_valid_closed_and_described():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = list(schema_objects(SCHEMA))
    assert len(objects) == 10
    for route, schema in objects:
        assert schema["additionalProperties"] is False, route
        for name, described in schema["properties"].items():
            assert described.get("description"), f"{route}.{name}"


def test_schema_refuses_what_is_no_report(make):
    text = "a: 1"
    good = report(make.run(make.file(text, make.diagnostic(text, "1"))))
    for spoil in (
        lambda one: one.pop("effective"),
        lambda one: one.update(severity="fatal"),
        lambda one: one.update(extra=1),
        lambda one: one["range"]["start"].update(line=0),
        lambda one: one.update(fix={"safety": "maybe", "title": "", "edits": []}),
    ):
        bad = json.loads(json.dumps(good))
        spoil(bad["diagnostics"][0])
        assert not VALIDATOR.is_valid(bad)


def test_schema_takes_a_fix(make):
    text = "a: 1"
    found = report(make.run(make.file(text, make.diagnostic(text, "1"))))
    one = found["diagnostics"][0]
    one["fix"] = {"safety": "safe", "title": "Write 4", "edits": [{"range": one["range"], "text": "4"}]}
    VALIDATOR.validate(found)
