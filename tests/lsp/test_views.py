"""Hints, lenses, the outline, links, and what the commands answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from voicelint.lsp.analysis import Analysis
from voicelint.lsp.commands import COMPILE, compiled, explained
from voicelint.lsp.configuration import Configuration
from voicelint.lsp.hints import hints
from voicelint.lsp.lenses import lenses
from voicelint.lsp.links import links
from voicelint.lsp.positions import Positions
from voicelint.lsp.symbols import MOST_ITEMS, symbols

from .support import EVERYTHING, HEAD, NOW, URI, analyse, example


def beside(text: str, path: str = "/campaigns/spec.yaml", span: tuple[int, int] | None = None) -> dict[str, str]:
    """The hints, by what stands before them on their line."""
    positions = Positions(text, "utf-16")
    found = {}
    for hint in hints(analyse(text, path), *(span or (0, len(text)))):
        offset = positions.offset(hint.position)
        assert hint.padding_left
        found[text[text.rindex("\n", 0, offset) + 1 : offset].strip()] = str(hint.label)
    return found


def test_hints_of_a_spec() -> None:
    found = beside(example("bad/campaign.yaml"))
    assert found["attempts: 5"] == "Infobip uses 4"
    assert found["first_wait: 7m"] == "Infobip uses 10m"
    assert found["expire_after: 72h"] == "Infobip uses 48h"
    assert found["start: 2030-06-04T09:00:00+02:00"] == "2030-06-04 07:00 UTC"
    assert found['window: {days: [friday], from: "09:00"'] == "07:00 UTC"
    good = beside(example("good/infobip-ivr.yaml"))
    assert good["expire_after: 8h"] == "until 2030-06-04 15:00 UTC"
    assert good['to: "17:30"'] == "15:30 UTC"


@pytest.mark.parametrize(
    ("start", "zone", "opens", "closes"),
    [
        ("2027-06-07T09:00:00Z", "America/New_York", "01:30 UTC, the day after", "03:15 UTC, the day after"),
        ("2027-12-07T09:00:00Z", "America/New_York", "02:30 UTC, the day after", "04:15 UTC, the day after"),
        ("2027-03-28T00:59:00Z", "Europe/Zurich", "20:30 UTC", "22:15 UTC"),
        ("2027-03-28T01:00:00Z", "Europe/Zurich", "19:30 UTC", "21:15 UTC"),
        ("2027-06-07T09:00:00Z", "Asia/Kathmandu", "15:45 UTC", "17:30 UTC"),
        ("2027-06-07T09:00:00Z", "Pacific/Kiritimati", "07:30 UTC", "09:15 UTC"),
    ],
)
def test_a_window_in_the_vendor_s_hours(start: str, zone: str, opens: str, closes: str) -> None:
    text = f"{HEAD}schedule:\n  start: {start}\n  window:\n    timezone: {zone}\n    from: '21:30'\n    to: '23:15'\n"
    found = beside(f"{text}    days: [monday]\nrecipients: ['+41793026741']\n")
    assert (found["from: '21:30'"], found["to: '23:15'"]) == (opens, closes)
    early = beside(f"{text.replace('21:30', '05:00').replace(zone, 'Asia/Tokyo')}recipients: ['+41793026741']\n")
    assert early["from: '05:00'"] == "20:00 UTC, the day before"


def test_a_hint_is_no_surer_than_its_rule() -> None:
    waits = "\nrecipients: ['+41793026741']\nconnect: '+41793026742'\nretry:\n  attempts: 3\n  first_wait: 7m\n  longest_wait: 1h\n"
    found = beside("voicelint: 1\ntarget: infobip-click-to-call" + waits)
    assert found["first_wait: 7m"] == "likely becomes 10m"
    found = beside("voicelint: 1\ntarget: [infobip-click-to-call, infobip-ivr]" + waits)
    assert found["first_wait: 7m"] == "Infobip uses 10m"


def test_a_moment_of_expiry_says_how_long_that_is() -> None:
    text = HEAD + "\nschedule:\n  start: 2030-06-04T09:00:00Z\n  expire_at: 2030-06-04T13:30:00+02:00\n"
    assert beside(text) == {"expire_at: 2030-06-04T13:30:00+02:00": "2030-06-04 11:30 UTC, 150m after the start"}


def test_hints_of_a_request() -> None:
    found = beside(example("good/infobip-ivr.json"), "/a.json")
    assert found['"validityPeriod": 480'] == "8h"
    assert found['"maxPeriod": 60'] == "1h"
    assert found['"ringTimeout": 30'] == "seconds"
    assert found['"callTimeout": 180'] == "3m"
    assert found['"sendAt": "2030-06-04T09:00:00+02:00"'] == "2030-06-04 07:00 UTC"
    published = beside(example("bad/infobip-ivr-published.json"), "/a.json")
    assert published['"retry": {"minPeriod": 1, "maxPeriod": 5, "maxCount": 5'] == "Infobip uses 4"


def test_only_the_hints_of_what_is_seen() -> None:
    text = example("bad/campaign.yaml")
    start = text.index("attempts")
    assert list(beside(text, span=(start, start + 14))) == ["attempts: 5"]


def test_lenses_count_and_compile() -> None:
    found = lenses(analyse(example("good/infobip-ivr.yaml").replace("target: infobip-ivr", "target: [infobip-ivr]")))
    assert [each.command for each in found] == [
        types.Command("infobip-ivr: 1 request, 3 recipients | compile", COMPILE, arguments=[URI, "infobip-ivr"])
    ]
    assert found[0].range.start == types.Position(1, 0)


def test_lenses_of_a_long_list() -> None:
    numbers = ", ".join(f'"+4179{3000000 + number}"' for number in range(1201))
    text = (
        example("good/octopush.yaml")
        .replace('  - "+41793026741"\n', "")
        .replace("recipients:\n  - {to", f"recipients: [{numbers}]\nx:\n  - {{to")
    )
    text = text[: text.index("x:\n")] + text[text.index("schedule:") :]
    titles = [each.command and each.command.title for each in lenses(analyse(text))]
    assert titles == ["octopush: 3 requests, 1,201 recipients | compile"]


def test_lenses_say_why_not() -> None:
    found = lenses(analyse(example("bad/campaign.yaml")))
    assert [(each.command and each.command.title, each.command and each.command.command) for each in found] == [
        ("infobip-ivr: not compiled while 3 errors remain", "")
    ]
    undated = HEAD + (
        "flow: {id: 'A'}\nrecipients: ['+41793026741']\n"
        "schedule: {window: {days: [monday], from: '09:00', to: '12:00', timezone: Europe/Zurich}}\n"
    )
    found = lenses(analyse(undated))
    assert [each.command and each.command.title for each in found] == [
        "infobip-ivr: not compiled while 1 error remains"
    ]
    assert compiled(analyse(undated), "infobip-ivr")["error"].startswith("window-without-start")
    raw = lenses(analyse(example("good/routee.json"), "/a.json"))
    assert [each.command and each.command.title for each in raw] == ["request for Routee voice campaign"]
    assert lenses(analyse("name: CI\non: push\n")) == []


def test_a_lens_counts_what_keeps_its_own_target_from_being_compiled() -> None:
    calls = "recipients: ['+41793026741']\n"
    first = f"voicelint: 1\ntarget: [infobip-ivr, octopush]\nflow: {{id: A}}\n{calls}"
    found = analyse(f"{first}---\n{example('good/routee.yaml')}")
    titles = [each.command and each.command.title for each in lenses(found)]
    assert titles == [
        "infobip-ivr: 1 request, 1 recipient | compile",
        "octopush: not compiled while 2 errors remain",
        "routee: 1 request, 3 recipients | compile",
    ]
    for target, count in (("infobip-ivr", 1), ("routee", 1), ("octopush", 0), ("imiconnect", 0), (None, 0)):
        answer = compiled(found, target)
        assert (answer["count"], len(answer["requests"]), answer["error"] is None) == (count, count, count > 0)


def test_a_lens_counts_what_the_baseline_and_the_configuration_are_silent_about(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}flow: {{id: A}}\nrecipients: ['+41793026741']\ncall: {{pause: 15s, warn_before_end: 5s}}\n")
    subprocess.run(
        [sys.executable, "-m", "voicelint", "baseline", "a.yaml", "-o", "base.json"], cwd=tmp_path, check=True
    )
    for config, errors in (
        ('baseline = "base.json"', 2),
        ('[severity]\nnot-expressible = "info"', 2),
        ('ignore = ["IVR"]', 1),
    ):
        (tmp_path / "voicelint.toml").write_text(f"{config}\n")
        policy = Configuration().policy(str(path))
        found = Analysis(path.as_uri(), path.read_text(), str(path), None, "utf-16", policy, NOW)
        (lens,) = lenses(found)
        assert lens.command is not None
        assert (
            lens.command.title
            == f"infobip-ivr: not compiled while {errors} error{'s remain' if errors > 1 else ' remains'}"
        )
        assert compiled(found, None)["error"]


def test_the_command_compiles() -> None:
    answer = compiled(analyse(example("good/infobip-ivr.yaml")), "infobip-ivr")
    assert (answer["error"], answer["count"], len(answer["requests"])) == (None, 1, 1)
    request = answer["requests"][0]
    assert json.loads(request["text"]) == json.loads(example("good/infobip-ivr.json"))
    assert (request["method"], request["recipients"], request["number"]) == ("POST", 3, 1)
    assert compiled(analyse(example("bad/campaign.yaml")), None)["error"].startswith("spec-unquoted-text: ")
    assert "no campaign spec" in compiled(analyse("a: b"), None)["error"]
    assert "twilio is no target" in compiled(analyse(example("good/infobip-ivr.yaml")), "twilio")["error"]


def test_the_command_explains() -> None:
    assert (explained("IVR016") or "").startswith("# retry-wait-rounded-up")
    assert explained("nothing") is None


def test_the_outline() -> None:
    found = {each.name: each for each in symbols(analyse(example("good/infobip-ivr.yaml")))}
    assert list(found)[:4] == ["voicelint", "name", "id", "target"]
    assert found["target"].detail == "infobip-ivr"
    people = found["recipients"]
    assert people.detail == "3 items"
    assert [each.name for each in people.children or ()] == ["+41793026741", "+41793026742", "+41793026743"]
    window = next(each for each in found["schedule"].children or () if each.name == "window")
    assert [each.name for each in window.children or ()] == ["days", "from", "to", "timezone"]
    assert "collectDtmfDigits" in [each.name for each in symbols(analyse(example("good/routee.json"), "/a.json"))]
    assert symbols(analyse("name: CI\non: push\n")) == []


def test_the_outline_of_a_long_list_is_short() -> None:
    text = HEAD + "recipients:\n" + "  - '+41793026741'\n" * (MOST_ITEMS + 1)
    people = next(each for each in symbols(analyse(text)) if each.name == "recipients")
    assert people.detail == f"{MOST_ITEMS + 1} items"
    assert not people.children


def test_links() -> None:
    text = (
        HEAD + "# voicelint: ignore[retry-count-clamped, gone] reason\nrecipients: {file: {path: lists/people.csv}}\n"
    )
    found = {
        (link.range.start.line, link.range.start.character): link.target for link in links(analyse(text), EVERYTHING)
    }
    assert (found[2, 20] or "").endswith("/retry-count-clamped.md")
    assert found[3, 26] == "file:///campaigns/lists/people.csv"
    assert len(found) == 2


@pytest.mark.parametrize("path", ["untitled:Untitled-1", "vscode-notebook-cell:/x#1", "https://example.org/x.yaml"])
def test_links_of_files_that_lie_nowhere(path: str) -> None:
    found = analyse(HEAD + "recipients: {file: {path: people.csv}}\n")
    found.uri = path
    assert all((link.target or "").startswith("file:///") for link in links(found, EVERYTHING))
