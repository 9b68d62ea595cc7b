"""What rules of a team's own find, through the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

import voicelint

from .conftest import CAMPAIGN, Cli, pack, rule

REQUEST: dict[str, Any] = {
    "messages": [
        {
            "scenarioId": "6298AA77707903A4ED680B436929681AD",
            "from": "41443026740",
            "destinations": [{"to": "41793026741"}],
            "notifyUrl": "https://hooks.acme.example/voice",
        }
    ]
}

# A rule, what is changed in the campaign, and the text that is then marked; None for silence.
CASES: list[tuple[str, tuple[str, str], str | None]] = [
    ("at: retry.attempts, check: {at_most: 2}", ("", ""), "3"),
    ("at: retry.attempts, check: {at_most: 3}", ("", ""), None),
    ("at: retry.attempts, check: {at_least: {limit: 4}}", ("", ""), "3"),
    ("at: call.ring_timeout, check: {at_most: 20s}", ("", ""), "30s"),
    ("at: call.ring_timeout, check: {at_most: 30s}", ("", ""), None),
    ("at: call.ring_timeout, check: {at_most: 1m}", ("30s", "1h"), "1h"),
    ("at: call.ring_timeout, check: {at_least: 1m}", ("30s", "0m59s"), "0m59s"),
    ("at: schedule.rate, check: {at_most: 10 per hour}", ("  start", "  rate: 1 per minute\n  start"), "1 per minute"),
    ("at: schedule.rate, check: {at_most: 60 per hour}", ("  start", "  rate: 1 per minute\n  start"), None),
    ("at: schedule.window.from, check: {clock: {earliest: '10:30'}}", ("", ""), '"10:00"'),
    ("at: schedule.window.from, check: {clock: {earliest: '10:00', latest: '12:00'}}", ("", ""), None),
    ("at: schedule.window.to, check: {clock: {latest: '18:30'}}", ("", ""), None),
    ("at: schedule.window.to, check: {clock: {latest: '18:00'}}", ("", ""), '"18:30"'),
    ("at: schedule.start, check: {clock: {earliest: '10:00'}}", ("", ""), None),
    ("at: schedule.start, check: {clock: {earliest: '10:00'}}", ("T10:00:00+02", "T09:59:59+02"), "2030-06-04T09:59:59+02:00"),
    ("at: schedule.start, check: {clock: {latest: '10:00'}}", ("T10:00:00+02", "T10:00:01+02"), "2030-06-04T10:00:01+02:00"),
    ("at: report.url, check: {host: hooks.acme.example}", ("", ""), None),
    ("at: report.url, check: {host: ['*.acme.example']}", ("", ""), None),
    ("at: report.url, check: {host: ['*.hooks.acme.example']}", ("", ""), '"https://hooks.acme.example/voice"'),
    ("at: report.url, check: {host: acme.example}", ("", ""), '"https://hooks.acme.example/voice"'),
    ("at: report.url, check: {host: hooks.acme.example}", ("https://hooks.", "HTTPS://Hooks."), None),
    ("at: report.url, check: {host: hooks.acme.example}", (".example/voice", ".example.:8443/voice"), None),
    ("at: report.url, check: {host: bücher.example}", ("hooks.acme.example", "xn--bcher-kva.example"), None),
    ("at: report.url, check: {host: xn--bcher-kva.example}", ("hooks.acme.example", "bücher.example"), None),
    ("at: report.url, check: {host: hooks.acme.example}", ("acme.example/", "acme.example@evil.example/"), '"https://hooks.acme.example@evil.example/voice"'),
    ("at: report.url, check: {host: hooks.acme.example}", ("https://hooks.acme.example/voice", "hooks.acme.example"), '"hooks.acme.example"'),
    ("check: {required: report.url}", ("", ""), None),
    ("check: {required: audience.purpose}", ("", ""), "voicelint"),
    ("at: report, check: {required: [url, data, campaign.url]}", ("", ""), "report"),
    ("check: {required: connect.to}", ("retry:", 'connect: "+41443026741"\nretry:'), None),
    ("at: caller, check: {one_of: ['+41443026740']}", ("", ""), None),
    ("at: caller, check: {one_of: ['+41443026741']}", ("", ""), '"+41443026740"'),
    ("at: 'recipients[].to', check: {pattern: {matches: '\\+41.*'}}", ("", ""), None),
    ("at: 'recipients[].to', check: {pattern: {matches: '\\+49.*'}}", ("", ""), '"+41793026742"'),
    ("at: name, check: {pattern: {never: '(?i)spring'}}", ("", ""), "Spring offer"),
    ("at: schedule.window.days, check: {items: 1}", ("[tuesday]", "[tuesday, friday]"), "days"),
    ("at: call.record, check: {forbidden: {value: true}}", ("30s}", "30s, record: true}"), "true"),
    ("at: call.record, check: {forbidden: {value: true}}", ("30s}", "30s, record: false}"), None),
    ("at: options.infobip-ivr.record, check: {forbidden: true}", ("retry:", "options: {infobip-ivr: {record: true}}\nretry:"), "record"),
    # --- conditions ---
    ("at: caller, when: {target: infobip-ivr}, check: {one_of: [x]}", ("", ""), '"+41443026740"'),
    ("at: caller, when: {target: [routee, infobip-ivr]}, check: {one_of: [x]}", ("", ""), '"+41443026740"'),
    ("at: caller, when: {target: routee}, check: {one_of: [x]}", ("", ""), None),
    ("at: caller, when: {target: octopush}, check: {one_of: [x]}", ("target: infobip-ivr", "target: [infobip-ivr, octopush]"), '"+41443026740"'),
    ("at: caller, when: {audience.purpose: [marketing, null]}, check: {one_of: [x]}", ("", ""), '"+41443026740"'),
    ("at: caller, when: {audience.purpose: marketing}, check: {one_of: [x]}", ("", ""), None),
    ("at: caller, when: {retry.attempts: 3, report.version: 2}, check: {one_of: [x]}", ("", ""), '"+41443026740"'),
    ("at: caller, when: {retry.attempts: 3, report.version: 1}, check: {one_of: [x]}", ("", ""), None),
    ("at: caller, when: {schedule.window.days: tuesday}, check: {one_of: [x]}", ("", ""), '"+41443026740"'),
    ("at: caller, when: {'schedule.window.days[]': friday}, check: {one_of: [x]}", ("", ""), None),
    ("at: 'recipients[].to', when: {'recipients[].id': offer-2}, check: {one_of: [x]}", ("", ""), '"+41793026742"'),
    ("at: 'recipients[].to', when: {'recipients[].id': offer-1}, check: {one_of: [x]}", ("", ""), None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "change", "marked"), CASES)
def test_a_check_of_a_spec(cli: Cli, body: str, change: tuple[str, str], marked: str | None) -> None:
    text = CAMPAIGN.replace(*change, 1) if change[0] else CAMPAIGN
    assert text != CAMPAIGN or not change[0]
    found = cli.json("--rules", cli.write("p.yaml", pack(rule(body))), "--select", "ACME", cli.write("c.yaml", text))
    spans = [
        text[each["range"]["start"]["offset"] : each["range"]["end"]["offset"]] for each in found.report["diagnostics"]
    ]
    assert set(spans) == (set() if marked is None else {marked})
    assert found.status == (0 if marked is None else 1)


def test_a_finding_says_that_it_is_policy(cli: Cli) -> None:
    text = pack(
        '  - {name: foreign-caller, code: ACME4, at: caller, check: {one_of: ["+41443026741"]},\n'
        '     message: "{value} is not ours, {{sic}}", instead: "use {allowed}", source: {field: "3"}, why: People call back.}\n',
        head='title: Acme\'s policy\ndocuments: {handbook: {title: Handbook, url: "https://acme.example/h"}}\n',
    )
    found = cli.json("--rules", cli.write("p.yaml", text), cli.write("c.yaml", CAMPAIGN))
    (said,) = found.report["diagnostics"]
    assert {key: said[key] for key in ("code", "severity", "effect", "targets", "message", "help", "pointer")} == {
        "code": "ACME4", "severity": "error", "effect": "risky", "targets": [], "pointer": "/caller",
        "message": "+41443026740 is not ours, {sic}", "help": "use +41443026741",
    }  # fmt: skip
    assert said["source"] == {"document": "handbook", "field": "3", "status": "policy", "constraint": None}
    assert "^ against the policy" in cli.check("--rules", "p.yaml", "c.yaml").out
    page = cli("explain", "--rules", "p.yaml", "acme4").out
    assert "error[foreign-caller] ACME4: Acme's policy" in page
    assert "People call back." in page
    assert "Handbook, 3 (policy)\n                 https://acme.example/h" in page
    listed = json.loads(cli("rules", "--rules", "p.yaml", "--output-format", "json").out)
    assert [each["name"] for each in listed if each["code"].startswith("ACME")] == ["foreign-caller"]


@pytest.mark.parametrize(("more", "severity"), [
    ("", "error"), ("severity: info", "info"), ("effect: futile", "error"), ("effect: risky", "warning"),
    ("effect: risky, severity: info", "info"),
])  # fmt: skip
def test_severity(cli: Cli, more: str, severity: str) -> None:
    text = pack(rule(f"at: caller, check: {{one_of: [x]}}{', ' if more else ''}{more}"))
    found = cli.json("--rules", cli.write("p.yaml", text), cli.write("c.yaml", CAMPAIGN))
    assert [each["severity"] for each in found.report["diagnostics"]] == [severity]


BOTH = pack(
    rule("at: {spec: report.url, infobip-ivr: 'messages[].notifyUrl', routee: callback.url}, check: {host: a.example}")
)
REQUESTS = pack(rule("at: {infobip-ivr: 'messages[].notifyUrl'}, check: {host: a.example}"))
ALL = pack(rule("on: request, targets: [infobip-ivr], at: 'messages[].notifyUrl', check: {host: a.example}"))
RAW = pack(rule("at: {infobip-ivr: 'messages[].notifyUrl'}, raw: true, check: {host: a.example}"))


@pytest.mark.parametrize(("text", "of_spec", "of_request"), [(BOTH, 1, 1), (REQUESTS, 1, 1), (ALL, 1, 1), (RAW, 0, 1)])
def test_specs_and_requests(cli: Cli, text: str, of_spec: int, of_request: int) -> None:
    cli.write("p.yaml", text)
    spec = cli.json("--rules", "p.yaml", cli.write("c.yaml", CAMPAIGN)).report["diagnostics"]
    assert [each["pointer"] for each in spec] == ["/report/url"] * of_spec
    raw = cli.json("--rules", "p.yaml", "--select", "ACME", cli.write("r.json", json.dumps(REQUEST))).report[
        "diagnostics"
    ]
    assert [each["pointer"] for each in raw] == ["/messages/0/notifyUrl"] * of_request


def test_a_rule_can_stand_in_place_of_another(cli: Cli) -> None:
    wrong = cli.write("c.yaml", CAMPAIGN.replace("attempts: 3", "attempts: 5"))
    text = pack(
        rule("at: {infobip-ivr: 'messages[].retry.maxCount'}, check: {at_most: 4}, supersedes: [retry-count-clamped]")
    )
    assert cli.json(wrong).names == ["retry-count-clamped"]
    assert cli.json("--rules", cli.write("p.yaml", text), wrong).names == ["house-rule"]


def test_fixes_go_through_the_planner(cli: Cli) -> None:
    text = pack(
        rule("at: schedule.window.from, check: {clock: {earliest: '10:30'}}, fix: {value: earliest}"),
        rule("at: retry.attempts, check: {at_most: 2}, fix: {to: 2, safety: safe}", name="retries", code="ACME2"),
        rule("at: report.version, check: {forbidden: true}, fix: {action: delete}", name="version", code="ACME3"),
        rule("check: {required: id}, fix: {action: insert, to: spring}", name="no-id", code="ACME4"),
    )
    cli.write("p.yaml", text)
    cli.write("c.yaml", CAMPAIGN)
    cli.check("--rules", "p.yaml", "--fix", "c.yaml")
    safe = (cli.folder / "c.yaml").read_text("utf-8")
    assert safe == CAMPAIGN.replace("attempts: 3", "attempts: 2")
    cli.check("--rules", "p.yaml", "--fix", "--unsafe-fixes", "c.yaml")
    mended = (cli.folder / "c.yaml").read_text("utf-8")
    assert '"10:30"' in mended
    assert "version" not in mended.replace("voicelint", "")
    assert "id: spring" in mended
    assert cli.check("--rules", "p.yaml", "c.yaml").status == 0


def test_what_a_vendor_is_known_to_do(cli: Cli) -> None:
    text = pack(
        rule(
            "at: {infobip-ivr: 'messages[].notifyContentVersion'}, check: {one_of: [1]}, effect: rewritten, becomes: 1"
        )
    )
    cli.write("p.yaml", text)
    (said,) = cli.json("--rules", "p.yaml", cli.write("c.yaml", CAMPAIGN)).report["diagnostics"]
    assert (said["effect"], said["effective"], said["severity"], said["fix"]["safety"]) == (
        "rewritten",
        1,
        "warning",
        "safe",
    )
    shown = cli("compile", "--rules", "p.yaml", "--effective", "-o", "out", "c.yaml")
    assert shown.status == 0, shown.err
    body = json.loads((cli.folder / "out/c/infobip-ivr/001.effective.json").read_text("utf-8"))
    assert body["messages"][0]["notifyContentVersion"] == 1


def test_compile_refuses_what_the_policy_does(cli: Cli) -> None:
    cli.write("p.yaml", pack(rule("at: caller, check: {one_of: ['+41443026741']}")))
    cli.write("c.yaml", CAMPAIGN)
    done = cli("compile", "--rules", "p.yaml", "--stdout", "c.yaml")
    assert (done.status, done.out) == (1, "")
    assert "error[house-rule]" in done.err
    assert cli("compile", "--stdout", "c.yaml").status == 0


def test_a_rule_that_raises_does_not_stop_the_others(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write(
        "p.yaml",
        pack(rule("at: report.url, check: {host: a.example}"), rule("at: caller, check: {one_of: [x]}", "b", "AB1")),
    )
    monkeypatch.setattr("voicelint.values.urls.url_host", lambda text: 1 / 0)
    found = cli.json("--rules", "p.yaml", cli.write("c.yaml", CAMPAIGN))
    assert (found.status, sorted(found.names)) == (3, ["b", "internal-error"])


def test_from_python(cli: Cli) -> None:
    path = cli.folder / cli.write(
        "p.yaml", pack(rule("at: caller, check: {one_of: ['+41443026741']}, fix: {to: '+41443026741'}"))
    )
    assert [each.rule.name for each in voicelint.lint(CAMPAIGN, "c.yaml", rules=[path]).diagnostics] == ["house-rule"]
    assert voicelint.lint(CAMPAIGN, "c.yaml", rules=[str(path)], ignore=["ACME"]).diagnostics == []
    assert "+41443026741" in voicelint.fix(CAMPAIGN, "c.yaml", rules=[path], unsafe=True).text
    with pytest.raises(voicelint.CompileError, match="house-rule"):
        voicelint.compile(CAMPAIGN, "c.yaml", rules=[path])
    bad = cli.folder / cli.write("bad.yaml", pack(rule("at: nam, check: {length: 4}")))
    with pytest.raises(ValueError, match="leads nowhere"):
        voicelint.lint(CAMPAIGN, "c.yaml", rules=[bad])


def test_a_rule_that_is_not_suppressible_is_reported_whatever_a_comment_or_a_baseline_says(cli: Cli) -> None:
    cli.write("p.yaml", pack(rule('at: caller, check: {one_of: ["+41443026741"]}, suppressible: false')))
    campaign = cli.write("c.yaml", CAMPAIGN.replace("caller:", "# voicelint: ignore[house-rule] it is old\ncaller:"))
    found = cli.json("--rules", "p.yaml", campaign).report["diagnostics"]
    assert {each["name"] for each in found} == {"house-rule", "suppression-of-unsuppressible-rule"}
    assert "0 findings" in cli("baseline", "--rules", "p.yaml", campaign).out
