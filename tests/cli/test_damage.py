"""Whatever is done to a campaign, `check` says something sensible of it: laws that hold for every file."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import voicelint
from voicelint.cli.options import TARGET_NAMES
from voicelint.source.document import Source
from voicelint.source.nodes import Mapping, Node, Scalar, Sequence
from voicelint.source.parse import parse

from .conftest import SCHEMA, Cli
from .damage import GOOD, damaged, files, torn

MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROUNDS = int(os.environ.get("VOICELINT_ROUNDS", "150"))
TARGETS = st.sampled_from([None, None, None, *TARGET_NAMES])
laws = settings(max_examples=ROUNDS, suppress_health_check=[HealthCheck.too_slow])


def steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def follow(root: Node, pointer: str) -> tuple[Node, Scalar | None]:
    """The node at an RFC 6901 pointer and the key that it stands under; KeyError where it leads nowhere."""
    node, key = root, None
    for step in steps(pointer):
        if isinstance(node, Mapping):
            entry = node.index[step]
            node, key = entry.value, entry.key
        elif isinstance(node, Sequence):
            node, key = node.items[int(step)], None
        else:
            raise KeyError(pointer)
    return node, key


def covers(node: Node | None, offset: int) -> bool:
    return node is not None and node.start <= offset <= node.end


def lint(name: str, text: str, target: str | None) -> tuple[voicelint.Report, Any]:
    report = voicelint.lint(text, name, target=target, now=MOMENT)
    data = json.loads(report.to_json())
    SCHEMA.validate(data)
    return report, data


def obey(name: str, text: str, target: str | None) -> None:
    """Hold one file against all laws."""
    report, data = lint(name, text, target)
    assert [each["message"] for each in data["diagnostics"] if each["name"] == "internal-error"] == []
    assert lint(name, text, target)[1] == data
    source = parse(text, name)
    last = None
    marks = set()
    for each in data["diagnostics"]:
        start, end = each["range"]["start"], each["range"]["end"]
        assert 0 <= start["offset"] <= end["offset"] <= len(report.text)
        for place in (start, end):
            assert source.lines.position(place["offset"]) == (place["line"], place["column"])
        assert last is None or start["offset"] >= last
        last = start["offset"]
        assert each["fingerprint"] not in marks
        marks.add(each["fingerprint"])
        for related in each["related"]:
            assert 0 <= related["range"]["start"]["offset"] <= related["range"]["end"]["offset"] <= len(report.text)
        # What is said is complete: no parameter is left open, no name of Python's shows.
        for words in (each["message"], each["help"]):
            assert "None" not in words.split()
            assert "  " not in words or "  " in text
        if each["code"].startswith("SRC"):
            continue
        point(source, each)


def point(source: Source, each: Any) -> None:
    """A diagnostic's pointer leads to a node of the file, and its range begins in that node or in its key."""
    roots = [document.root for document in source.documents if document.root is not None]
    found = []
    for root in roots:
        try:
            found.append(follow(root, each["pointer"]))
        except (KeyError, IndexError):
            continue
    assert found, f"{each['name']}: {each['pointer']} leads nowhere"
    offset = each["range"]["start"]["offset"]
    assert any(covers(node, offset) or covers(key, offset) for node, key in found), (
        f"{each['name']} at {offset}: {each['pointer']}"
    )


@laws
@given(files(), TARGETS)
def test_damaged_campaigns(file: tuple[str, str], target: str | None) -> None:
    obey(*file, target)


@laws
@given(torn(), TARGETS)
def test_torn_texts(file: tuple[str, str], target: str | None) -> None:
    obey(*file, target)


@laws
@given(damaged(), st.sampled_from(["text", "concise", "json"]), TARGETS)
def test_the_command_line_never_faults(file: tuple[str, Any], format: str, target: str | None) -> None:
    name, data = file
    with pytest.MonkeyPatch.context() as patch:
        cli = Cli(Path(), patch)
        given = ("--stdin-filename", f"{name}.json", "-", *(("--target", target) if target else ()))
        stdin = json.dumps(data).encode()
        result = cli.check("--output-format", format, *given, stdin=stdin)
        assert result.status in (0, 1), result
        assert result.status == cli.json(*given, stdin=stdin).status
        assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in result.out + result.err)


WRONG: list[Any] = [
    None,
    True,
    5,
    -1,
    1.5,
    10**30,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    [{}],
    {"x": None},
    {"to": {}},
    ["x", 5],
    "9" * 5000,
    "\x00\x1b",
]


@pytest.mark.parametrize("name", sorted(GOOD))
@pytest.mark.parametrize("value", WRONG, ids=lambda value: repr(value)[:12])
def test_every_value_at_once_of_the_wrong_type(name: str, value: Any) -> None:
    def spoil(part: Any, depth: int) -> Any:
        if depth and isinstance(part, dict):
            return {
                key: below if key in ("voicelint", "target") else spoil(below, depth - 1) for key, below in part.items()
            }
        if depth and isinstance(part, list):
            return [spoil(below, depth - 1) for below in part]
        return value

    stem = name.rpartition(".")[0]
    for depth in (1, 2, 3, 9):
        for target in TARGET_NAMES:
            obey(f"{stem}.json", json.dumps(spoil(GOOD[name], depth)), target)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_each_value_alone_of_every_wrong_type(name: str) -> None:
    from .damage import places

    for route in places(GOOD[name]):
        for value in WRONG:
            data = json.loads(json.dumps(GOOD[name]))
            holder = data
            for step in route[:-1]:
                holder = holder[step]
            holder[route[-1]] = value
            report = voicelint.lint(json.dumps(data), "x.json", target=name.rpartition(".")[0], now=MOMENT)
            faults = [each.message for each in report.diagnostics if each.rule.name == "internal-error"]
            assert faults == [], (route, value)


@laws
@given(st.text(max_size=200), st.sampled_from(["x.yaml", "x.json", "-"]), TARGETS)
@example("voicelint: 1\n" * 3, "x.yaml", None)
@example("\ufeff\ufeff{}", "x.json", "routee")
def test_any_text(text: str, name: str, target: str | None) -> None:
    obey(name, text, target)


@laws
@given(st.binary(max_size=100))
def test_any_bytes(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        result = Cli(Path(), patch).json("-", "--target", "octopush", stdin=data)
    assert result.status in (0, 1, 2)
    assert result.status or not result.names
