"""`voicelint test-rules` runs the examples of packs, as a test runner does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import Cli, pack, rule

ROOT = Path(__file__).resolve().parents[2]
POLICY = ROOT / "examples" / "policy"
RULE = "at: retry.attempts, check: {{at_most: 3}}, fix: {{value: limit}}, examples: [{0}]"
RETRY = "retry: {attempts: %s, first_wait: 5m, longest_wait: 1h}"


def ran(cli: Cli, *examples: str) -> tuple[int, list[tuple[str, bool, str | None]]]:
    cli.write("p.yaml", pack(rule(RULE.format(", ".join(examples)))))
    done = cli("test-rules", "--output-format", "json", "p.yaml")
    report = json.loads(done.out)
    assert report["version"] == 1
    examples_ = report["packs"][0]["examples"]
    assert report["passed"] == sum(each["ok"] for each in examples_)
    assert report["failed"] == len(examples_) - report["passed"]
    assert done.status == (1 if report["failed"] or not examples_ else 0)
    return done.status, [(each["kind"], each["ok"], each["reason"]) for each in examples_]


def test_the_worked_example_holds(cli: Cli) -> None:
    done = cli("test-rules", str(POLICY / "policy.yaml"))
    assert done.status == 0
    assert re.fullmatch(r"(ok .*\n)+\d+ examples: all hold\n", done.out)
    checked = cli.check("--fail-on", "info", "--rules", str(POLICY / "policy.yaml"), str(POLICY / "campaign.yaml"))
    assert (checked.status, checked.out) == (0, "No problems found in 1 file.\n")


def test_what_holds(cli: Cli) -> None:
    bad = "{bad: {%s}, at: retry.attempts, fixed: {retry.attempts: 3}}" % (RETRY % 4)
    good = "{good: {%s}}" % (RETRY % 3)
    assert ran(cli, bad, good) == (0, [("bad", True, None), ("good", True, None)])


@pytest.mark.parametrize(("example", "reason"), [
    ("{bad: {%s}, at: retry.attempts}" % (RETRY % 3), "house-rule should be found at retry.attempts, but nothing was found"),
    ("{bad: {%s}, at: retry.first_wait}" % (RETRY % 4), "house-rule should be found at retry.first_wait, but found was house-rule at /retry/attempts: not so"),
    ("{good: {%s}}" % (RETRY % 4), "it should be silent, but found was house-rule at /retry/attempts: not so"),
    ("{bad: {%s}, at: retry.attempts, fixed: {retry.attempts: 2}}" % (RETRY % 4), "it should be fixed otherwise; the fix made it "),
    ("{bad: {%s}, at: retry.attempts, fixed: {a.b.c: null}}" % (RETRY % 4), "fixed: a.b.c does not fit what is written"),
    ("{bad: {%s}, at: retry.attempts, effective: 3}" % (RETRY % 4), "the vendor should use 3, but it is nothing known"),
    ("{good: {}, without: [nobody]}", "its values do not fit the base: KeyError: 'nobody'"),
    ("{good: {name.first: x}}", "its values do not fit the base: TypeError"),
    ("{good: {}, repeat: {recipients: 1000000000}}", "its values do not fit the base: ValueError: 1000000000 items"),
    ("{good: {}, now: soon}", "soon is no time with an offset"),
    ("{good: {}, text: 'a: b'}", "it is no campaign: "),
    ("{good: {}, text: 'voicelint: ['}", "the "),
])  # fmt: skip
def test_what_fails_and_why(cli: Cli, example: str, reason: str) -> None:
    status, (one,) = ran(cli, example)
    assert status == 1
    assert one[1] is False
    assert str(one[2]).startswith(reason)


def test_the_lines_for_people(cli: Cli) -> None:
    bad, good = "{bad: {%s}, at: retry.attempts}" % (RETRY % 4), "{good: {%s}}" % (RETRY % 4)
    cli.write(
        "p.yaml", pack(rule(RULE.format(f"{bad}, {good}")), rule("at: name, check: {length: 90}", "other", "ACME2"))
    )
    done = cli("test-rules", "p.yaml")
    ok, failed, why, note, total = done.out.splitlines()
    assert re.fullmatch(r"ok      p\.yaml:3:\d+  house-rule bad 1", ok)
    assert re.fullmatch(r"FAILED  p\.yaml:3:\d+  house-rule good 2", failed)
    assert why.strip() == "it should be silent, but found was house-rule at /retry/attempts: not so"
    assert note == "note: p.yaml: no example of other"
    assert (total, done.status) == ("2 examples: 1 failed", 1)
    assert "ok " not in cli("test-rules", "-q", "p.yaml").out


def test_a_pack_without_examples_has_proven_nothing(cli: Cli) -> None:
    cli.write("p.yaml", pack(rule("at: name, check: {length: 9}")))
    done = cli("test-rules", "p.yaml")
    assert (done.status, done.out.splitlines()[-1]) == (1, "0 examples: nothing was tested")


def test_a_base_of_its_own_is_an_example(cli: Cli) -> None:
    base = 'base: {infobip-ivr: {messages: [{scenarioId: A, from: "41", destinations: [{to: "41793026741"}]}]}}\n'
    body = "at: {infobip-ivr: 'messages[].from'}, check: {one_of: ['41']}, examples: [{bad: {'messages[0].from': '42'}, at: 'messages[0].from'}]"
    cli.write("p.yaml", pack(rule(body), head=base))
    assert cli("test-rules", "p.yaml").out.splitlines()[-1] == "2 examples: all hold"
    cli.write("p.yaml", pack(rule(body), head=base.replace('"41"', '"43"')))
    out = cli("test-rules", "p.yaml").out
    assert "FAILED  p.yaml:2:" in out
    assert "base of infobip-ivr" in out


def test_raw_requests_and_specs_of_one_rule(cli: Cli) -> None:
    body = (
        "at: {spec: report.url, routee: callback.url}, check: {host: a.example}"
        + ", examples: [{bad: {report: {url: 'https://b.example/'}}, at: report.url},"
        " {bad: {callback: {strategy: OnChange, url: 'https://b.example/'}}, target: routee, at: callback.url}]"
    )
    cli.write("p.yaml", pack(rule(body)))
    done = cli("test-rules", "p.yaml")
    assert done.status == 0, done.out
