"""Findings as an editor gets them, at the right place in each of the encodings."""

from __future__ import annotations

import json

import pytest
from lsprotocol import types

import voicelint
from voicelint.lsp.client import Client
from voicelint.lsp.diagnostics import diagnostics

from .support import EVERYTHING, HEAD, NOW, URI, analyse, example

CLAMPED = "voicelint: 1\ntarget: infobip-ivr\nflow: {id: 'A'}\nrecipients: [\"+41793026741\"]\n"


def test_all_that_is_known_of_a_finding() -> None:
    found = analyse(example("bad/campaign.yaml"))
    by_code = {each.code: each for each in diagnostics(found, EVERYTHING)}
    clamped = by_code["retry-count-clamped"]
    assert clamped.severity == types.DiagnosticSeverity.Warning
    assert clamped.source == "voicelint"
    assert clamped.message == "5 retries asked, Infobip makes at most 4\nwrite 4"
    assert clamped.code_description is not None
    assert clamped.code_description.href.endswith("/docs/rules/retry-count-clamped.md")
    assert clamped.data["fix"]["title"] == "write 4"
    assert clamped.data["fix"]["safety"] == "safe"
    assert clamped.data["version"] == 3
    assert clamped.data["fix"]["edits"] == [types.TextEdit(clamped.range, "4")]
    twice = by_code["number-called-twice"]
    assert twice.related_information is not None
    assert twice.related_information[0].location.uri == URI
    assert twice.related_information[0].location.range.start.line == 9
    assert by_code["report-setting-without-address"].tags == [types.DiagnosticTag.Unnecessary]
    assert by_code["spec-unquoted-text"].severity == types.DiagnosticSeverity.Error


def test_the_same_findings_as_the_command_line() -> None:
    for file in ("bad/campaign.yaml", "bad/octopush.yaml", "bad/infobip-ivr-published.json"):
        text = example(file)
        report = json.loads(voicelint.lint(text, f"/campaigns/{file}", now=NOW).to_json())
        found = diagnostics(analyse(text, f"/campaigns/{file}", "utf-32"), EVERYTHING)
        assert [
            (each.code, each.range.start.line + 1, each.range.start.character + 1, each.range.end.character + 1)
            for each in found
        ] == [
            (
                each["name"],
                each["range"]["start"]["line"],
                each["range"]["start"]["column"],
                each["range"]["end"]["column"],
            )
            for each in report["diagnostics"]
        ]


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 31), ("utf-16", 28), ("utf-32", 27)])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_behind_an_emoji(encoding: str, character: int, mark: str) -> None:
    text = mark + CLAMPED + 'retry: {"📞é": 1, attempts: 5, first_wait: 5m, longest_wait: 5m}\n'
    found = {each.code: each for each in diagnostics(analyse(text, encoding=encoding), EVERYTHING)}
    place = types.Range(types.Position(4, character), types.Position(4, character + 1))
    assert found["retry-count-clamped"].range == place
    assert found["retry-count-clamped"].data["fix"]["edits"] == [types.TextEdit(place, "4")]


@pytest.mark.parametrize(("encoding", "width"), [("utf-8", 3), ("utf-16", 1), ("utf-32", 1)])
def test_a_byte_order_mark_moves_the_first_line(encoding: str, width: int) -> None:
    text = '\ufeff{"voicelint": 2, "target": "octopush", "recipients": []}'
    found = next(
        each
        for each in diagnostics(analyse(text, "/a.json", encoding), EVERYTHING)
        if each.code == "unknown-spec-version"
    )
    assert found.range.start == types.Position(0, width + 14)


def test_an_editor_that_can_little_gets_little() -> None:
    modest = Client(types.ClientCapabilities())
    for each in diagnostics(analyse(example("bad/campaign.yaml")), modest):
        assert (each.tags, each.related_information, each.code_description, each.data) == (None, None, None, None)


@pytest.mark.parametrize("text", ["", "a: b", "name: CI\non: [", "{", "[1, 2", "\x00", "voicelint", "# voicelint: 1"])
def test_files_that_are_none_of_ours(text: str) -> None:
    assert diagnostics(analyse(text), EVERYTHING) == []


@pytest.mark.parametrize("text", [HEAD + "retry: [", HEAD + "say: 'x", "voicelint: 1\n\tname: x", HEAD + "a: b: c"])
def test_half_written_specs(text: str) -> None:
    found = diagnostics(analyse(text), EVERYTHING)
    assert [each.severity for each in found] == [types.DiagnosticSeverity.Error]
