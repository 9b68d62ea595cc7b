"""Everything that can be wrong with a pack is said at its place in the pack, all at once, with status 2."""

from __future__ import annotations

import json

import pytest

from .conftest import CAMPAIGN, Cli, pack, rule

ONE = rule("at: name, check: {length: {max: 40}}")

FAULTS = {
    # name: (pack, the marked text, rule, part of the message, part of the help)
    "key of the pack": (pack(ONE, head="tagets: [routee]\n"), "tagets", "pack-key-unknown", "tagets", "write targets"),
    "key of a rule": (pack(rule("at: name, chek: {}, check: {length: 4}")), "chek", "pack-key-unknown", "chek", "check"),
    "check": (pack(rule("at: name, check: {lenght: 4}")), "lenght", "pack-key-unknown", "lenght", "write length"),
    "option": (pack(rule("at: name, check: {length: {maxx: 4}}")), "maxx", "pack-key-unknown", "maxx", "write max"),
    "no check": (pack("  - {name: a-b, code: AB1, message: x}\n"), "{", "pack-key-missing", "no check", "add check"),
    "two checks": (pack(rule("at: name, check: {length: 4, one_of: [a]}")), "check", "pack-value-wrong", "not 2", "each"),
    "option's type": (pack(rule('at: name, check: {length: {max: "4"}}')), '"4"', "pack-value-wrong", "a text", "whole number"),
    "option's word": (pack(rule("at: name, check: {length: {max: 4, unit: byte}}")), "byte", "pack-value-wrong", "byte", "bytes"),
    "clock": (pack(rule('at: schedule.window.from, check: {clock: "25:00"}')), '"25:00"', "pack-value-wrong", "25:00", "09:00"),
    "entry of a list": (pack(rule("targets: [octopsh], on: request, at: text, check: {length: 4}")), "octopsh", "pack-value-wrong", "octopsh is no entry of targets", "octopush"),
    "address as a host": (pack(rule("at: report.url, check: {host: ['https://a.example']}")), "'https://a.example'", "pack-value-wrong", "https://a.example is no entry of host", "the name of a server alone"),
    "port of a host": (pack(rule("at: report.url, check: {host: 'a.example:8443'}")), "'a.example:8443'", "pack-value-wrong", "is no host", "the name of a server alone"),
    "star within a host": (pack(rule("at: report.url, check: {host: 'a.*.example'}")), "'a.*.example'", "pack-value-wrong", "is no host", "*.example.org"),
    "name": (pack(rule("at: name, check: {length: 4}", name="House_Rule")), "House_Rule", "pack-value-wrong", "House_Rule", "hyphens"),
    "code": (pack(rule("at: name, check: {length: 4}", code="a1")), "a1", "pack-value-wrong", "a1", "ACME12"),
    "no message": (pack(rule("at: name, check: {length: 4}", message="")), '""', "pack-value-wrong", "message", "what is wrong"),
    "blank message": (pack(rule("at: name, check: {length: 4}", message=" ")), '" "', "pack-value-wrong", "message", "what is wrong"),
    "severity": (pack(rule("at: name, check: {length: 4}, severity: eror")), "eror", "pack-value-wrong", "eror", "write error"),
    "target": (pack(rule("at: {octopsh: text}, check: {length: 4}")), "octopsh", "pack-key-unknown", "octopsh", "octopush"),
    "no option": (pack(rule("at: name, check: {length: {}}")), "length", "pack-value-wrong", "says nothing", "max, min"),
    "no rules": ("pack: acme\nrules: []\n", "rules", "pack-value-wrong", "empty", "something"),
    "name of ours": (pack(rule("at: name, check: {length: 4}", name="number-sample")), "number-sample", "pack-name-taken", "own", "another"),
    "code of ours": (pack(rule("at: name, check: {length: 4}", code="IVR015")), "IVR015", "pack-name-taken", "own", "another"),
    "letters of ours": (pack(rule("at: name, check: {length: 4}", code="IVR999")), "IVR999", "pack-name-taken", "IVR", "yours"),
    "path": (pack(rule("at: schedule.windw.from, check: {clock: {latest: \"19:00\"}}")), "schedule.windw.from", "pack-path-unknown", "windw", "write window"),
    "path of a target": (pack(rule("at: {routee: calback.url}, check: {host: a.example}")), "calback.url", "pack-path-unknown", "routee", "callback"),
    "path with an index": (pack(rule('at: "recipients[0].to", check: {length: 4}')), '"recipients[0].to"', "pack-path-unknown", "recipients[0]", "[]"),
    "path into a scalar": (pack(rule("at: name.first, check: {length: 4}")), "name.first", "pack-path-unknown", "a text", "write name"),
    "path without its list": (pack(rule("at: schedule.window.days.first, check: {length: 4}")), "schedule.window.days.first", "pack-path-unknown", "a list", "days[]"),
    "empty step": (pack(rule("at: schedule..window, check: {items: 1}")), "schedule..window", "pack-path-unknown", "no path", "dots"),
    "required path": (pack(rule("check: {required: report.uri}")), "report.uri", "pack-path-unknown", "uri", "url"),
    "required in a list": (pack(rule('check: {required: "recipients[].to"}')), '"recipients[].to"', "pack-path-unknown", "list", "items"),
    "key beside": (pack(rule("at: caller, check: {requires: conect}")), "conect", "pack-path-unknown", "conect", "write connect"),
    "keys": (pack(rule("at: report, check: {at_least_one_of: [url, campain]}")), "campain", "pack-path-unknown", "campain", "campaign"),
    "condition's path": (pack(rule("at: name, when: {audience.purpos: alert}, check: {length: 4}")), "audience.purpos", "pack-path-unknown", "purpos", "purpose"),
    "kind": (pack(rule("at: retry.attempts, check: {length: 4}")), "retry.attempts", "pack-check-impossible", "whole number", "elsewhere"),
    "list": (pack(rule("at: name, check: {items: {max: 4}}")), "name", "pack-check-impossible", "a text", "elsewhere"),
    "type of text": (pack(rule("at: call.ring_timeout, check: {host: a.example}")), "call.ring_timeout", "pack-check-impossible", "duration", "elsewhere"),
    "number of a duration": (pack(rule("at: call.ring_timeout, check: {at_most: 45}")), "call.ring_timeout", "pack-check-impossible", "45", "elsewhere"),
    "duration of a number": (pack(rule("at: retry.attempts, check: {at_most: 45s}")), "retry.attempts", "pack-check-impossible", "45s", "elsewhere"),
    "rate of a duration": (pack(rule("at: call.pause, check: {at_most: 5 per hour}")), "call.pause", "pack-check-impossible", "5 per hour", "elsewhere"),
    "value": (pack(rule("at: caller, check: {one_of: [41443026740]}")), "41443026740", "pack-check-impossible", "never 41443026740", "value"),
    "value of a form": (pack(rule('at: schedule.window.from, check: {one_of: ["9:00"]}')), '"9:00"', "pack-check-impossible", "never 9:00", "value"),
    "condition's value": (pack(rule("at: name, when: {audience.purpose: [alert, 3]}, check: {length: 4}")), "3", "pack-check-impossible", "never 3", "value"),
    "bounds": (pack(rule("at: name, check: {length: {min: 5, max: 4}}")), "4", "pack-check-impossible", "from 5", "exchange"),
    "nowhere": (pack(rule("at: [], check: {length: 4}")), "at", "pack-check-impossible", "nowhere", "path"),
    "pattern": (pack(rule('at: name, check: {pattern: "(a"}')), '"(a"', "pack-pattern-refused", "missing )", "re2"),
    "looking ahead": (pack(rule("at: name, check: {pattern: {never: '(?=a)b'}}")), "'(?=a)b'", "pack-pattern-refused", "(?=", "ahead"),
    "group": (pack(rule(r"at: name, check: {pattern: {never: '(a)b', mend: '\2'}}")), r"'\2'", "pack-pattern-refused", "1 group", r"\1"),
    "word": (pack(rule("at: retry.attempts, check: {at_most: 3}", message="{limti}")), '"{limti}"', "pack-placeholder-unknown", "{limti}", "write {limit}"),
    "attribute": (pack(rule("at: name, check: {length: 4}", message="{value.__class__}")), '"{value.__class__}"', "pack-placeholder-unknown", "__class__", "{value}"),
    "width": (pack(rule("at: name, check: {length: 4}", message="{value:>999999999}")), '"{value:>999999999}"', "pack-placeholder-unknown", "999999999", "{value}"),
    "lone brace": (pack(rule("at: name, check: {length: 4}", message="a } b")), '"a } b"', "pack-placeholder-unknown", "lone }", "}}"),
    "document": (pack(rule("at: name, check: {length: 4}, source: {document: hand}"), head="documents: {handbook: {title: H}}\n"), "hand", "pack-name-unknown", "hand", "handbook"),
    "superseded": (pack(rule("at: name, check: {length: 4}, supersedes: [number-sampl]")), "number-sampl", "pack-name-unknown", "number-sampl", "write number-sample"),
    "fix's value": (pack(rule("at: retry.attempts, check: {at_most: 3}, fix: {value: limti}")), "limti", "pack-name-unknown", "limti", "write limit"),
    "fix": (pack(rule("at: retry.attempts, check: {at_most: 3}, fix: {value: limit, to: 3}")), "fix", "pack-rule-contradictory", "not by both", "own-rules"),
    "on and targets": (pack(rule("at: name, targets: [routee], check: {length: 4}")), "targets", "pack-rule-contradictory", "specs", "on: request"),
    "at by target and on": (pack(rule("at: {routee: name}, on: request, check: {length: 4}")), "on", "pack-rule-contradictory", "on", "take on out"),
    "becomes": (pack(rule("at: retry.attempts, check: {at_most: 3}, becomes: 3")), "becomes", "pack-rule-contradictory", "risky", "rewritten"),
    "bad and good": (pack(rule("at: name, check: {length: 4}, examples: [{bad: {}, good: {}, at: name}]")), "{", "pack-rule-contradictory", "either", "good"),
    "bad without place": (pack(rule("at: name, check: {length: 4}, examples: [{bad: {name: Spring}}]")), "{", "pack-rule-contradictory", "where", "at"),
    "function": (pack(rule('at: name, check: {python: "os:system"}')), '"os:system"', "pack-function-unregistered", "os:system", "voicelint.checks"),
    "syntax": ("pack: acme\nrules: [\n", "", "syntax-error", "", ""),
    "twice": ("pack: acme\npack: acme\nrules:\n" + ONE, "pack", "repeated-key", "pack", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_shown_at_its_place(cli: Cli, name: str) -> None:
    text, marked, wanted, message, help = FAULTS[name]
    cli.write("campaign.yaml", CAMPAIGN)
    found = cli.json("--rules", cli.write("policy.yaml", text), "campaign.yaml")
    assert found.status == 2
    assert "error: a file was not checked, since policy.yaml cannot be used" in found.err
    said = [each for each in found.report["diagnostics"] if each["name"] == wanted]
    assert len(said) == 1, found.names
    assert said[0]["file"] == "policy.yaml"
    assert message in said[0]["message"]
    assert help in said[0]["help"]
    start, end = (said[0]["range"][each]["offset"] for each in ("start", "end"))
    assert text[start:end] == marked
    assert found.names == [wanted]


def test_a_code_that_is_used_twice_names_the_first(cli: Cli) -> None:
    text = pack(rule("at: name, check: {length: 4}"), rule("at: caller, check: {length: 4}", name="other"))
    cli.write("campaign.yaml", CAMPAIGN)
    (said,) = cli.json("--rules", cli.write("policy.yaml", text), "campaign.yaml").report["diagnostics"]
    assert (said["name"], said["range"]["start"]["line"]) == ("pack-name-taken", 4)
    assert (said["related"][0]["message"], said["related"][0]["range"]["start"]["line"]) == ("first used here", 3)


def test_a_name_of_another_pack_is_taken_too(cli: Cli) -> None:
    cli.write("campaign.yaml", CAMPAIGN)
    one = cli.write("one.yaml", pack(ONE))
    two = cli.write("two.yaml", pack(rule("at: name, check: {length: 4}", name="other")))
    found = cli.json("--rules", one, "--rules", two, "campaign.yaml")
    (said,) = found.report["diagnostics"]
    assert (found.status, said["file"], said["message"]) == (2, "two.yaml", "ACME1 stands in one.yaml too")
    # A file that is named twice is one pack.
    assert cli.check("--rules", one, "--rules", "./one.yaml", "campaign.yaml").status == 0


def test_everything_is_said_at_once_and_in_order(cli: Cli) -> None:
    cli.write("campaign.yaml", CAMPAIGN)
    text = pack(
        rule("at: nam, check: {length: {maxx: 4}}", name="number-sample", message="{valu}"),
        rule("at: caller, check: {one_of: [5]}, when: {x: 1}", code="acme2"),
        head="titel: Acme\n",
    )
    found = cli.json("--rules", cli.write("policy.yaml", text), "--rules", "missing.yaml", "campaign.yaml")
    assert found.status == 2
    assert found.names == [
        "unreadable", "pack-key-unknown", "pack-name-taken", "pack-path-unknown", "pack-key-unknown",
        "pack-value-wrong", "pack-check-impossible", "pack-path-unknown",
    ]  # fmt: skip
    places = [each["range"]["start"]["offset"] for each in found.report["diagnostics"][1:]]
    assert places == sorted(places)


def test_the_frame_and_the_line_for_people(cli: Cli) -> None:
    cli.write("campaign.yaml", CAMPAIGN)
    text = pack(rule("at: schedule.windw, check: {required: from}"))
    done = cli.check("--rules", cli.write("policy.yaml", text), "campaign.yaml")
    assert done.status == 2
    assert "error[pack-path-unknown]: schedule.windw leads nowhere: schedule has no windw" in done.out
    assert " --> policy.yaml:3:60" in done.out
    assert "^^^^^^^^^^^^^^" in done.out
    assert "= help: write window" in done.out
    assert done.err.strip() == "error: a file was not checked, since policy.yaml cannot be used"


@pytest.mark.parametrize("arguments", [
    ("compile", "campaign.yaml", "--stdout"), ("rules",), ("explain", "number-sample"), ("test-rules",),
])  # fmt: skip
def test_other_commands_say_it_too(cli: Cli, arguments: tuple[str, ...]) -> None:
    cli.write("campaign.yaml", CAMPAIGN)
    cli.write("policy.yaml", pack(rule("at: nam, check: {length: 4}")))
    named = ("policy.yaml",) if arguments[0] == "test-rules" else ("--rules", "policy.yaml")
    done = cli(*arguments, *named)
    assert (done.status, done.out) == (2, "")
    assert "error[pack-path-unknown]: nam leads nowhere: the top has no nam" in done.err
    assert " --> policy.yaml:3:" in done.err
    assert done.err.strip().endswith("policy.yaml cannot be used")


@pytest.mark.parametrize("content", [
    b"", b"[]", b"7", b"a: 1\n---\nb: 2\n", b"\xff\xfe", b"\x00", b"{", b"- " * 3000, b"rules: 3", b"rules: [3]", b"pack: {}\nrules: {}",
])  # fmt: skip
def test_no_pack_at_all(cli: Cli, content: bytes) -> None:
    cli.write("campaign.yaml", CAMPAIGN)
    found = cli.json("--rules", cli.write("policy.yaml", content), "campaign.yaml")
    assert found.status == 2
    assert found.names


def test_a_pack_named_by_the_configuration(cli: Cli) -> None:
    cli.write("voicelint.toml", 'rules = ["rules/policy.yaml"]\n')
    cli.write("rules/policy.yaml", pack(rule("at: nam, check: {length: 4}")))
    cli.write("campaigns/a.yaml", CAMPAIGN)
    found = cli.json("campaigns")
    assert (found.status, found.names) == (2, ["pack-path-unknown"])
    assert found.report["diagnostics"][0]["file"] == "rules/policy.yaml"
    cli.write("rules/policy.yaml", pack(rule("at: name, check: {length: 4}")))
    assert cli.json("campaigns").names == ["house-rule"]
    assert json.loads(cli("rules", "--output-format", "json").out)[-1]["name"] == "house-rule"
    assert "house-rule" in cli("explain", "ACME1").out
    assert cli.json("--select", "ACME", "campaigns").names == ["house-rule"]
    assert cli.json("--ignore", "house-rule", "campaigns").names == []
    assert cli.json("--isolated", "campaigns").names == []
    more = cli.write("more.yaml", pack(rule("at: caller, check: {length: 4}", name="other", code="ACME2")))
    assert sorted(cli.json("--rules", more, "campaigns").names) == ["house-rule", "other"]
    cli.write("voicelint.toml", 'rules = ["rules/policy.yaml"]\nseverity = {house-rule = "info"}\n')
    assert [each["severity"] for each in cli.json("campaigns").report["diagnostics"]] == ["info"]
