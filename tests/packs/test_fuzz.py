"""Whatever a pack is, its faults are said; it never brings voicelint down. The schema and the loader agree on its form."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.support.changes import changed, single_changes
from tests.support.pools import anything
from tests.support.profile import profile
from tests.support.schemas import faults as schema_faults
from voicelint.engine.packs import Rulebook, load_pack, read_data
from voicelint.engine.policy import Policy
from voicelint.packs.form import Form
from voicelint.packs.load import PackError, rulebook
from voicelint.pipeline import check_text
from voicelint.source.parse import parse

from .conftest import CAMPAIGN

ROOT = Path(__file__).resolve().parents[2]
POLICY = (ROOT / "examples" / "policy" / "policy.yaml").read_text("utf-8")
DATA: Any = parse(POLICY, "policy.yaml").documents[0].root.plain()  # type: ignore[union-attr]
FORM = Form(json.loads(read_data("pack.form.json")))
SYNTAX = {rule["name"] for rule in load_pack("source")["rules"]}
NOW = datetime(2030, 1, 1, tzinfo=UTC)
WORDS = [
    "schedule.window.from", "recipients[].to", "name", "spec", "routee", "request", "host", "one_of", "pattern", "clock", "10:00", "48h",
    "(a", "{value}", "{", "{limit", "marketing", "error", "rewritten", "acme", "ACME1", "number-sample", "os:system", "a.b[]c", "[]", "*",
]  # fmt: skip
KEYS = [
    "pack", "rules", "at", "check", "when", "targets", "on", "effect", "becomes", "fix", "examples", "supersedes", "source", "documents",
    "base", "spec", "octopush", "limit", "values", "matches", "python", "unique", "forbidden", "message", "raw", "to", "value",
]  # fmt: skip


def like(value: Any, key: str) -> st.SearchStrategy[Any]:
    return st.one_of(st.sampled_from(WORDS), anything)


def read(text: str, name: str = "policy.yaml") -> Rulebook | None:
    """The rules of a pack, or None when its faults were said, each with its place and help."""
    try:
        return rulebook([(name, text)])
    except PackError as error:
        (bad,) = error.packs
        assert bad.diagnostics
        for each in bad.diagnostics:
            assert each.rule.name.startswith("pack-") or each.rule.name in SYNTAX, each
            assert 0 <= each.start <= each.end <= len(bad.source.text)
            assert each.message
        return None


def used(rules: Rulebook) -> None:
    """Rules that were let in can be run and shown."""
    done = check_text(CAMPAIGN, "c.yaml", NOW, policy=Policy(rules=rules))
    crashed = [each.message for each in done.diagnostics if each.rule.name == "internal-error"]
    assert crashed == []


@profile(150)
@given(st.text(alphabet="apckrules:-[]{}\n \"'#&*|>1.,\t", max_size=80))
def test_any_text(text: str) -> None:
    for name in ("policy.yaml", "policy.json"):
        assert read(text, name) is None


@profile(250)
@given(changed(DATA, like, KEYS, [DATA]))
def test_damaged_packs(data: Any) -> None:
    for text, name in ((json.dumps(data), "policy.json"), (yaml.safe_dump(data), "policy.yaml")):
        rules = read(text, name)
        if rules is not None:
            used(rules)


@pytest.mark.parametrize("start", range(4))
def test_lines_taken_out_and_cut(start: int) -> None:
    lines = POLICY.split("\n")
    for number in range(start, len(lines), 4):
        for text in (
            "\n".join(lines[:number] + lines[number + 1 :]),
            "\n".join([*lines[:number], lines[number][: len(lines[number]) // 2]]),
        ):
            rules = read(text)
            if rules is not None:
                used(rules)


SMALL: Any = {
    "pack": "acme", "targets": ["routee"], "documents": {"book": {"title": "B", "url": "https://a.example"}},
    "rules": [{
        "name": "too-early", "code": "AB1", "at": {"spec": ["schedule.window.from"]}, "when": {"audience.purpose": ["alert", None]},
        "check": {"clock": {"earliest": "10:00"}}, "message": "m", "severity": "info", "source": {"document": "book"},
        "fix": {"value": "earliest"}, "supersedes": ["number-sample"], "raw": False,
        "examples": [{"bad": {"a": 1}, "at": "a", "repeat": {"a": 3}, "without": ["b"]}],
    }],
}  # fmt: skip


def choices(value: Any, key: str) -> list[Any]:
    return [
        None,
        True,
        1,
        1.5,
        "",
        "x",
        "10:00",
        "AB12",
        "a-b",
        [],
        ["x"],
        [1],
        {},
        {"x": 1},
        {"host": ["a"]},
        {"python": "a.b:c"},
    ]


def test_the_schema_and_the_loader_agree() -> None:
    assert FORM.faults(SMALL) is None
    assert FORM.faults(DATA) is None
    differ = [
        data
        for data in single_changes(SMALL, choices, "extra")
        if (FORM.faults(data) is None) != (not schema_faults("pack", data))
    ]
    assert differ == []


@profile(200)
@given(changed(DATA, like, KEYS, [DATA]))
def test_the_schema_and_the_loader_agree_on_damaged_packs(data: Any) -> None:
    assert (FORM.faults(data) is None) == (not schema_faults("pack", data))
