"""G23, G27: a body for another API is one finding."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.across import NOW, findings, names, tree
from tests.support.packs import base_of
from tests.targets.test_recognise import FOREIGN
from voicelint.engine.checks.foreign import wrong_api
from voicelint.engine.context import Context
from voicelint.engine.packs import ruleset
from voicelint.engine.run import check_request
from voicelint.targets.names import TARGETS, load_target
from voicelint.targets.request import Request


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("title", "body"), FOREIGN)
def test_g27_another_api_is_named_in_one_finding(target: str, title: str, body: Any) -> None:
    (finding,) = findings(target, body)
    assert (finding.rule.name, finding.route, finding.params["api"]) == ("wrong-api", (), title)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("written_for", TARGETS)
def test_a_request_for_another_target_is_named_in_one_finding(target: str, written_for: str) -> None:
    found = findings(target, base_of(written_for))
    if target == written_for:
        assert found == []
        return
    (finding,) = found
    assert finding.params["api"] == load_target(written_for).title
    assert written_for in finding.params["hint"]


def test_what_is_unclear_is_checked_as_it_was_asked_for() -> None:
    assert "required-key-missing" in names("routee", {"from": "Clinic", "connectionId": "1"}) + names("routee", {})
    assert "wrong-api" not in names("routee", {"from": "Clinic", "connectionId": "1"})


def test_a_lowered_request_is_for_its_target() -> None:
    root = tree(base_of("routee"))
    assert wrong_api(root, Context(Request("octopush", root, lowered=True), NOW)) is None
    found, _ = check_request(Request("octopush", root, lowered=True), ruleset("octopush"), NOW)
    assert "wrong-api" not in [each.rule.name for each in found]
