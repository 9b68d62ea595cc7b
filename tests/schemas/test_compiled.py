"""What becomes of a spec is valid under the vendor's schema, and the spec under the campaign's; the examples too."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import voicelint
from tests.support.profile import profile
from tests.support.schemas import faults
from tests.support.shared import shared_specs
from tests.support.specs import TARGETS, specs
from tests.support.verdicts import NOW
from voicelint.build.sources import ROOT
from voicelint.source.nodes import Mapping
from voicelint.source.parse import parse
from voicelint.targets.lower import Lowering
from voicelint.targets.names import load_target

GOOD = sorted((ROOT / "examples" / "good").iterdir())
SPECS = [path for path in GOOD if path.suffix == ".yaml"]
LIMITS = {"infobip-ivr": 20_000, "routee": 1000, "imiconnect": 1000, "octopush": 500}


def lowered(spec: Any, target: str) -> Any:
    """The request of a spec for a target, before it is split and whatever is wrong with it."""
    root = parse(json.dumps(spec), "spec.json").documents[0].root
    assert isinstance(root, Mapping)
    lowering = Lowering(load_target(target), root, NOW)
    request = lowering.lower()
    assert lowering.problems == []
    return request.root.plain()


def sent_validly(spec: Any) -> Counter[str]:
    """How many requests a spec is compiled to for each target. They, what their vendors make of them, and the spec have to be valid."""
    assert faults("campaign", spec) == []
    sent: Counter[str] = Counter()
    try:
        compiled = voicelint.compile(json.dumps(spec), "spec.json", now=NOW)
    except voicelint.CompileError:
        return sent  # a wish that cannot come true
    for request in compiled:
        assert faults(f"requests/{request.target}", request.body) == []
        assert faults(f"requests/{request.target}", request.effective()) == []
        sent[request.target] += 1
    return sent


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_compiled_is_valid(target: str) -> None:
    sent: Counter[str] = Counter()

    @profile(120)
    @given(specs(target))
    def holds(spec: Any) -> None:
        assert faults(f"requests/{target}", lowered(spec, target)) == []
        sent.update(sent_validly(spec))

    holds()
    assert sent[target] > 20


def test_what_is_compiled_for_several_targets_is_valid_for_each() -> None:
    sent: Counter[str] = Counter()

    @profile(120)
    @given(shared_specs())
    def holds(spec: Any) -> None:
        sent.update(sent_validly(spec))

    holds()
    assert min(sent[target] for target in TARGETS) > 20


@pytest.mark.parametrize("path", SPECS, ids=[path.stem for path in SPECS])
def test_every_frame_of_a_long_list_is_valid(path: Path) -> None:
    target = path.stem
    limit = LIMITS.get(target)
    if limit is None:
        assert target == "infobip-click-to-call"  # nothing limits the calls of one request
        limit = 500
    spec = parse(path.read_text("utf-8"), path.name).documents[0].root.plain()  # type: ignore[union-attr]
    spec["recipients"] = [f"+417930{number:05}" for number in range(limit + 1)]
    compiled = voicelint.compile(json.dumps(spec), "spec.json", now=NOW)
    assert len(compiled) == (2 if target in LIMITS else 1)
    for request in compiled:
        assert faults(f"requests/{target}", request.body) == []


@pytest.mark.parametrize("path", GOOD, ids=[path.name for path in GOOD])
def test_examples_are_valid(path: Path) -> None:
    text, target = path.read_text("utf-8"), path.stem
    root = parse(text, path.name).documents[0].root
    assert root is not None
    if path.suffix == ".json":
        assert faults(f"requests/{target}", root.plain()) == []
        return
    assert faults("campaign", root.plain()) == []
    for request in voicelint.compile(text, path.name, now=NOW):
        assert faults(f"requests/{target}", request.body) == []
