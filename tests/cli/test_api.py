"""The Python interface says what the command line says."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
import yaml

import voicelint

from .conftest import CLEAN, EXAMPLES, FOUND, SCHEMA, WRONG, Cli

MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_it_agrees_with_the_command_line(cli: Cli, path: object) -> None:
    name = str(path)
    with open(name, encoding="utf-8") as stream:
        report = voicelint.lint(stream.read(), name, now=MOMENT)
    assert json.loads(report.to_json()) == cli.json(name).report


def test_a_report() -> None:
    report = voicelint.lint("\ufeff" + WRONG, "campaign.yaml", now=MOMENT)
    assert report.text == WRONG
    assert report.filename == "campaign.yaml"
    assert report.skipped == ""
    assert report.worst() == "error"
    first = report.diagnostics[0]
    assert isinstance(first, voicelint.Diagnostic)
    assert report.text[first.start : first.end] == "Water-Works"
    assert first.rule.name == "sender-characters-deleted"
    SCHEMA.validate(json.loads(report.to_json()))


def test_what_is_no_campaign() -> None:
    report = voicelint.lint("a: 1\n")
    assert report.diagnostics == []
    assert report.skipped
    assert report.worst() is None
    assert json.loads(report.to_json())["summary"]["skipped"] == 1


def test_select_and_ignore() -> None:
    assert [
        each.rule.name
        for each in voicelint.lint(WRONG, select=["OCT"], ignore=["octopush-language-unknown"]).diagnostics
    ] == ["sender-characters-deleted"]
    assert voicelint.lint(FOUND, ignore=["sender-characters-deleted"]).diagnostics == []
    # One that cannot be parsed is never clean.
    assert len(voicelint.lint(CLEAN + "x: [", select=["OCT"]).diagnostics) == 1


def test_the_present_is_the_default() -> None:
    tomorrow = datetime.now(timezone(timedelta(hours=2))) + timedelta(days=1)
    text = CLEAN + "schedule: {start: %s}\n"
    assert voicelint.lint(text % tomorrow.isoformat(timespec="seconds")).diagnostics == []
    past = voicelint.lint(text % (tomorrow - timedelta(days=2)).isoformat(timespec="seconds")).diagnostics
    assert [each.rule.name for each in past] == ["send-time-past"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"target": "octopus"}, "there is no target 'octopus'"),
        ({"select": ["retry-count-clampd"]}, "did you mean retry-count-clamped?"),
        ({"ignore": ["nothing"]}, "there is no rule 'nothing'"),
        ({"now": datetime(2026, 1, 1)}, "now has no offset"),
    ],
)
def test_wrong_arguments_are_value_errors(given: dict[str, object], said: str) -> None:
    with pytest.raises(
        ValueError, match="^" + said.replace("?", r"\?") if said.startswith("there") else said.replace("?", r"\?")
    ):
        voicelint.lint(CLEAN, **given)  # type: ignore[arg-type]


def test_now_at_the_ends_of_the_calendar() -> None:
    for now in (
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))),
    ):
        with pytest.raises(ValueError, match="calendar"):
            voicelint.lint(CLEAN, now=now)


def test_names_of_the_package() -> None:
    assert set(voicelint.__all__) >= {"Diagnostic", "Report", "lint", "__version__"}
    for name in voicelint.__all__:
        assert getattr(voicelint, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        voicelint.nothing  # noqa: B018


def test_a_spec_in_json_names_its_schema() -> None:
    spec = yaml.safe_load(CLEAN)
    named = {"$schema": "./campaign.schema.json", **spec}
    assert voicelint.lint(json.dumps(named), "a.json", now=MOMENT).diagnostics == []
    bodies, others = (
        [each.body for each in voicelint.compile(json.dumps(each), "a.json", now=MOMENT)] for each in (spec, named)
    )
    assert bodies == others != []
