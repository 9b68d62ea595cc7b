"""Regular expressions of packs: none can hang a check, whatever it is and whatever it meets."""

from __future__ import annotations

import sys

import pytest

from .conftest import CAMPAIGN, Cli, pack, rule

HOSTILE = ["(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*)*x", "((a*)*)*b", "(?:a?){50}a{50}b", ".*.*.*.*.*.*x"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("way", ["matches", "never"])
@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_pattern_ends(cli: Cli, pattern: str, way: str) -> None:
    text = CAMPAIGN.replace("Spring offer", "a" * 50_000 + "!")
    cli.write("p.yaml", pack(rule(f"at: name, check: {{pattern: {{{way}: '{pattern}'}}}}")))
    found = cli.json("--rules", "p.yaml", "--select", "ACME", cli.write("c.yaml", text))
    assert found.names == (["house-rule"] if way == "matches" else [])


@pytest.mark.timeout(60)
def test_a_pattern_that_would_be_huge_is_refused(cli: Cli) -> None:
    cli.write("c.yaml", CAMPAIGN)
    cli.write("p.yaml", pack(rule("at: name, check: {pattern: '((a{100}){100}){100}'}")))
    found = cli.json("--rules", "p.yaml", "c.yaml")
    assert (found.status, found.names) == (2, ["pack-pattern-refused"])


@pytest.mark.parametrize(
    ("name", "found"), [("a-12", False), ("é-12", False), ("📞-1", False), ("a-", True), ("é", True)]
)
def test_any_text_can_be_matched(cli: Cli, name: str, found: bool) -> None:
    cli.write("p.yaml", pack(rule(r"at: name, check: {pattern: '.-\d+'}")))
    text = CAMPAIGN.replace("Spring offer", name)
    said = cli.json("--rules", "p.yaml", "--select", "ACME", cli.write("c.yaml", text)).names
    assert said == (["house-rule"] if found else [])


def test_half_a_character_in_json_is_matched_too(cli: Cli) -> None:
    cli.write("p.yaml", pack(rule("on: request, targets: [octopush], at: text, check: {pattern: {never: 'a.c'}}")))
    body = '{"text": "a\\ud83dc", "recipients": [{"phone_number": "+41793026741"}], "type": "voice_sms", "purpose": "alert"}'
    found = cli.json("--rules", "p.yaml", "--target", "octopush", cli.write("r.json", body))
    assert "internal-error" not in found.names


def test_what_is_found_is_mended(cli: Cli) -> None:
    cli.write("c.yaml", CAMPAIGN)
    body = r"at: name, check: {pattern: {never: '(\w+) offer', mend: 'Offer: \1'}}, fix: {value: mended}"
    cli.write("p.yaml", pack(rule(body, message="{found} is out of order")))
    assert "Spring offer is out of order" in cli.check("--rules", "p.yaml", "c.yaml").out
    cli.check("--rules", "p.yaml", "--fix", "--unsafe-fixes", "c.yaml")
    assert 'name: "Offer: Spring"' in (cli.folder / "c.yaml").read_text("utf-8")


def test_without_re2_the_pack_says_what_to_install(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from voicelint.values.linear import compiled

    compiled.cache_clear()
    monkeypatch.setitem(sys.modules, "re2", None)
    cli.write("c.yaml", CAMPAIGN)
    cli.write("p.yaml", pack(rule("at: name, check: {pattern: 'no-such-pattern-before'}")))
    found = cli.json("--rules", "p.yaml", "c.yaml")
    assert (found.status, found.names) == (2, ["pack-pattern-refused"])
    assert found.report["diagnostics"][0]["help"] == "pip install 'voicelint[patterns]'"
