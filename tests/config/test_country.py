"""default-country: what is suggested for a number in its national form."""

from __future__ import annotations

import json

import pytest

from .conftest import CLEAN, Cli

NATIONAL = CLEAN.replace('"+41793026741"', '"079 302 67 41"')
BODY = {
    "messages": [
        {
            "scenarioId": "6298AA77707903A4ED680B436929681AD",
            "from": "0443026740",
            "destinations": [{"to": "0793026741"}],
        }
    ]
}


def test_without_it_nothing_is_suggested(cli: Cli) -> None:
    cli.write("a.yaml", NATIONAL)
    found = cli.json("a.yaml").report["diagnostics"][0]
    assert found["fix"] is None
    assert "Switzerland" not in found["help"]


def test_a_spec_gets_a_plus_sign_and_an_unsafe_fix(cli: Cli) -> None:
    cli.write("voicelint.toml", 'default-country = "CH"\n')
    cli.write("a.yaml", NATIONAL)
    found = cli.json("a.yaml").report["diagnostics"][0]
    assert found["help"].endswith("in Switzerland it is +41793026741")
    assert (found["fix"]["safety"], found["fix"]["title"]) == ("unsafe", "write +41793026741")
    cli.check("--fix", "a.yaml")
    assert (cli.folder / "a.yaml").read_text() == NATIONAL
    cli.check("--fix", "--unsafe-fixes", "a.yaml")
    assert (cli.folder / "a.yaml").read_text() == CLEAN


def test_a_request_gets_its_vendors_form(cli: Cli) -> None:
    cli.write("voicelint.toml", 'default-country = "CH"\n')
    cli.write("a.json", json.dumps(BODY))
    fixes = {each["pointer"]: each["fix"] for each in cli.json("a.json").report["diagnostics"]}
    assert fixes["/messages/0/destinations/0/to"]["title"] == "write 41793026741"
    assert fixes["/messages/0/destinations/0/to"]["safety"] == "unsafe"


@pytest.mark.parametrize("number", ["0793026", "0909999999999"])
def test_a_number_that_is_none_there_stays(cli: Cli, number: str) -> None:
    cli.write("voicelint.toml", 'default-country = "CH"\n')
    cli.write("a.yaml", CLEAN.replace("+41793026741", number))
    assert all(each["fix"] is None for each in cli.json("a.yaml").report["diagnostics"])


def test_a_callers_number_too(cli: Cli) -> None:
    cli.write("voicelint.toml", 'default-country = "CH"\n')
    body = {
        "messages": [
            {
                "from": "0443026740",
                "destinationA": "41793026741",
                "destinationB": "41793026742",
                "text": "Hello",
                "language": "en",
            }
        ]
    }
    cli.write("a.json", json.dumps(body))
    report = cli.json("--target", "infobip-click-to-call", "a.json").report
    found = next(each for each in report["diagnostics"] if each["pointer"] == "/messages/0/from")
    assert found["help"].endswith("in Switzerland it is 41443026740")
    assert found["fix"]["safety"] == "unsafe"
