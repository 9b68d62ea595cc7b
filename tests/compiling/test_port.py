"""Compiling for another API than the spec's own: each loss is named at its place, and refused unless allowed."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import CLEAN, EXAMPLES
from voicelint.targets.names import TARGETS

from .conftest import Compiler

ROUTEE = (
    CLEAN.replace("target: octopush", "target: routee").replace("WaterWorks", '"+41793026710"')
    + """\
schedule: {quiet_hours: respect}
call:
  ring_timeout: 30s
  collect_digits: true
"""
)


def test_what_the_other_api_cannot_express_is_named_and_refused(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", ROUTEE)
    assert compiler(name, "-o", "out").status == 0
    result = compiler(name, "-o", "ported", "--target", "octopush")
    assert (result.status, result.out) == (1, "")
    for field, place in (("schedule.quiet_hours", "8:12"), ("call.ring_timeout", "10:3")):
        assert (
            f"error[not-expressible]: Octopush voice SMS (VMS) has no place for {field}, it would be lost\n"
            in result.err
        )
        assert f" --> w.yaml:{place}\n" in result.err
    assert "note: octopush has no place for schedule.quiet_hours, call.ring_timeout\n" in result.err
    assert (
        "note: octopush takes say.text, say.language, say.voice, recipients, caller, audience.purpose, call.collect_digits\n"
        in result.err
    )
    assert not (compiler.folder / "ported").exists()


def test_an_allowed_loss_is_a_warning_and_the_rest_is_compiled(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", ROUTEE)
    result = compiler(name, "-o", "out", "--target", "octopush", "--allow-loss")
    assert result.status == 0
    assert result.err.count("warning[not-expressible]") == 2
    assert "can be fixed with voicelint check --target octopush --fix --unsafe-fixes." in result.err
    body = json.loads(compiler.tree()["w/octopush/001.json"])
    assert body == {
        "type": "voice_sms", "text": "The water is back.", "voice_language": "en-GB", "voice_gender": "female",
        "recipients": [{"phone_number": "+41793026741"}], "sender": "+41793026710", "purpose": "alert",
        "get_back_pressed_keys": True,
    }  # fmt: skip


def test_a_loss_is_refused_for_the_specs_own_target_too(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN + "call: {record: true}\n")
    assert compiler(name, "-o", "out").status == 1
    assert compiler(name, "-o", "out", "--allow-loss").status == 0


def test_an_error_that_is_no_loss_is_not_allowed(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", ROUTEE.replace("collect_digits: true", "collect_digits: 90s"))
    result = compiler(name, "-o", "out", "--target", "octopush", "--allow-loss")
    assert result.status == 1
    assert "error[value-unfit]" in result.err


def test_a_loss_that_leaves_nothing_to_send_is_an_error_all_the_same(compiler: Compiler) -> None:
    spec = (EXAMPLES / "good" / "infobip-ivr.yaml").read_text("utf-8")
    result = compiler(compiler.write("v.yaml", spec), "-o", "out", "--target", "routee", "--allow-loss")
    assert result.status == 1
    assert "error[neither-recording-nor-message]: " in result.err
    assert not (compiler.folder / "out").exists()


def test_several_targets_stand_in_place_of_the_specs(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    result = compiler(name, "-o", "out", "--target", "routee", "--target", "octopush", "--target", "routee")
    assert result.status == 0
    assert [each["target"] for each in compiler.manifest("w")["targets"]] == ["routee", "octopush"]


def test_a_spec_without_a_target_can_be_given_one(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN.replace("target: octopush\n", ""))
    assert compiler(name, "-o", "out").status == 1
    assert compiler(name, "-o", "out", "--target", "octopush").status == 0


def test_options_of_other_apis_are_mentioned(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN + "options: {octopush: {simulation_mode: true}}\n")
    result = compiler(name, "-o", "out", "--target", "routee")
    assert result.status == 0
    assert "note: options for octopush are not sent to routee\n" in result.err
    assert "simulation_mode" not in compiler.tree()["w/routee/001.json"].decode()


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("other", TARGETS)
def test_every_example_ports_or_says_why_not(compiler: Compiler, name: str, other: str) -> None:
    spec = str(EXAMPLES / "good" / f"{name}.yaml")
    result = compiler(spec, "-o", "out", "--target", other)
    if name == other:
        assert result.status == 0
        return
    assert result.status == 1
    assert f"note: {other} has no place for " in result.err
    assert f"note: {other} takes " in result.err
    lossy = compiler(spec, "-o", "out", "--target", other, "--allow-loss")
    assert "error[not-expressible]" not in lossy.err
    assert (lossy.status == 0) == ("error[" not in lossy.err)
