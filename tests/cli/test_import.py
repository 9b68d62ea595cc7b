"""`import`, `init`, `schema` and `targets --compare` on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import NOW, ROOT, Cli
from tests.support.packs import base_of
from tests.support.specs import TARGETS

MODELINE = "# yaml-language-server: $schema=./campaign.schema.json\n"


def body(cli: Cli, name: str, target: str = "octopush", **changes: Any) -> str:
    return cli.write(name, json.dumps(base_of(target) | changes))


def bring(cli: Cli, *arguments: str, **streams: Any) -> Any:
    return cli("import", "--now", NOW, *arguments, **streams)


def test_a_body_becomes_a_spec_on_standard_output(cli: Cli) -> None:
    result = bring(cli, body(cli, "a.json"))
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(MODELINE + "# Imported from a.json.\nvoicelint: 1\ntarget: octopush\n")
    assert cli.check("-", stdin=result.out.encode()).status == 0


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_imported_compiles_to_the_body(cli: Cli, target: str) -> None:
    name = body(cli, "a.json", target)
    result = bring(cli, name, "-o", "a.yaml")
    assert (result.status, result.out) == (0, "")
    assert "written: a.yaml, a spec; next: voicelint check a.yaml\n" in result.err
    assert json.loads(cli("compile", "--now", NOW, "--stdout", "a.yaml").out) == base_of(target)


def test_frames_of_a_campaign_become_one_spec(cli: Cli) -> None:
    names = [
        body(cli, f"{n}.json", recipients=[{"phone_number": f"+4179302674{n}"}], request_id=f"water-{n}")
        for n in (1, 2)
    ]
    result = bring(cli, *names)
    assert result.err == (
        "note: 2 bodies differ only in whom they call and became one spec; request_id water-1 to water-2 became water\n"
    )
    spec = yaml.safe_load(result.out)
    assert (spec["id"], spec["recipients"]) == ("water", ["+41793026741", "+41793026742"])


def test_a_body_that_is_named_twice_is_taken_once(cli: Cli) -> None:
    once = bring(cli, body(cli, "a.json"))
    twice = bring(cli, "a.json", "./a.json", str(cli.folder / "a.json"))
    assert (twice.status, twice.out, twice.err) == (0, once.out, "")


def test_a_dash_is_standard_output(cli: Cli) -> None:
    result = bring(cli, body(cli, "a.json"), "-o", "-")
    assert (result.status, result.out) == (0, bring(cli, "a.json").out)
    assert os.listdir(cli.folder) == ["a.json"]


def test_comments_of_a_body_are_told_to_be_left(cli: Cli) -> None:
    plain = yaml.safe_dump(base_of("octopush"))
    assert bring(cli, cli.write("a.yaml", plain)).err == ""
    result = bring(cli, cli.write("b.yaml", f"# The spring's text.\n{plain}"))
    assert (result.status, result.err) == (0, "note: the comments of b.yaml are not taken over\n")


def test_the_body_of_standard_input(cli: Cli) -> None:
    result = bring(cli, "-", stdin=json.dumps(base_of("routee")).encode())
    assert result.status == 0
    assert yaml.safe_load(result.out)["target"] == "routee"


def test_errors_of_the_body_are_told_and_kept(cli: Cli) -> None:
    result = bring(cli, body(cli, "a.json", voice_language="en"))
    assert result.status == 0
    assert "a.json:1:" in result.err
    assert "error octopush-language-unknown" in result.err
    assert yaml.safe_load(result.out)["say"]["language"] == "en"


def test_what_would_be_lost_is_told_and_nothing_written(cli: Cli) -> None:
    result = bring(cli, body(cli, "a.json", "infobip-ivr", tracking={"track": "SMS"}), "-o", "a.yaml")
    assert (result.status, result.out) == (1, "")
    assert 'error: a.json: tracking would be lost: {"track": "SMS"}\n' in result.err
    assert not (cli.folder / "a.yaml").exists()


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        ('{"a": 1}', 2, "is not known as a request: none of its keys"),
        ("voicelint: 1\ntarget: routee\n", 2, "is a campaign spec already"),
        ('{"type": "sms_premium", "with_answers": false, "recipients": [{"phone_number": "+41793026741"}], "text": "a"}', 2, "Octopush's SMS API"),
        ('{"messages": [{"scenarioId": "A", "destinations": {"to": "41"}}]}', 1, "messages[0].destinations is a mapping, it should be a list"),
        ('{"messages": [', 1, "cannot be read"),
        ("", 1, "cannot be read: the file is empty"),
    ],
)  # fmt: skip
def test_what_is_no_body(cli: Cli, content: str, status: int, words: str) -> None:
    result = bring(cli, cli.write("a.yaml" if content.startswith("voice") else "a.json", content))
    assert (result.status, result.out) == (status, "")
    assert words in result.err
    assert "error: nothing was imported\n" in result.err


def test_a_body_for_another_api_than_named(cli: Cli) -> None:
    result = bring(
        cli,
        "--target",
        "octopush",
        cli.write(
            "a.json",
            '{"type": "sms_premium", "with_answers": false, "text": "a", "recipients": [{"phone_number": "+41793026741"}]}',
        ),
    )
    assert result.status == 1
    assert "error: a.json is no request for octopush\n" in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing.json",), "missing.json does not exist"),
        (("a.json", "--target", "octopus"), "did you mean octopush?"),
        (("a.json", "-o", "b.json"), "give it a name that ends in .yaml"),
        (("a.json", "-o", "a.json/b.yaml"), "cannot be written"),
        (("a.json", "-o", ""), "cannot be written"),
        (("a.yaml", "-o", "./a.yaml"), "would be lost"),
        (("a.json", "--now", "soon"), "--now"),
        ((), "BODY"),
    ],
)
def test_wrong_usage(cli: Cli, arguments: tuple[str, ...], words: str) -> None:
    body(cli, "a.json")
    body(cli, "a.yaml")
    result = cli("import", *arguments)
    assert (result.status, result.out) == (2, "")
    assert words in result.err
    assert sorted(os.listdir(cli.folder)) == ["a.json", "a.yaml"]


def test_a_list_of_bodies_and_several_documents(cli: Cli) -> None:
    several = [base_of("octopush"), base_of("octopush") | {"text": "Another."}]
    first = bring(cli, cli.write("a.json", json.dumps(several)))
    second = bring(cli, cli.write("a.yaml", "\n---\n".join(json.dumps(each) for each in several)))
    assert [each["say"]["text"] for each in yaml.safe_load_all(first.out)] == [each["text"] for each in several]
    assert list(yaml.safe_load_all(first.out)) == list(yaml.safe_load_all(second.out))
    assert "a.json, item 1 and a.json, item 2 differ in text" in first.err


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_words_of_every_language_survive_a_narrow_terminal(cli: Cli, encoding: str) -> None:
    text = "Zürich ☎ \u202eאב"
    result = bring(cli, body(cli, "a.json", text=text), encoding=encoding)
    assert yaml.safe_load(result.out)["say"]["text"] == text
    assert "\u202e" not in result.out


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("now", [NOW, "2001-01-01T00:00:00Z", "2099-01-01T00:00:00Z"])
def test_a_starter_is_without_any_finding(cli: Cli, target: str, now: str) -> None:
    result = cli("init", "--target", target, "a.yaml")
    assert (result.status, result.out) == (0, "")
    assert "voicelint check a.yaml" in result.err
    checked = cli("check", "--now", now, "--fail-on", "info", "--output-format", "json", "a.yaml")
    assert checked.names == []
    assert checked.report["summary"]["files"] == 1
    assert cli("compile", "--now", now, "--stdout", "a.yaml").status == 0


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_starter_keeps_in_comments_is_right_too(cli: Cli, target: str) -> None:
    """Every line that is offered in a comment may be taken in."""
    lines = cli("init", "--target", target, "-").out.splitlines()
    taken = []
    for line in lines:
        bare = line.lstrip()
        inside = bare.removeprefix("# ") if bare.startswith("# ") else ""
        offered = (
            inside.partition(":")[0].strip().replace("_", "").isalpha()
            and ":" in inside
            and "yaml-language" not in inside
        )
        indent = line[: len(line) - len(bare)]
        taken.append(indent + inside if offered else line)
    assert taken != lines
    result = cli.json(cli.write("a.yaml", "\n".join(taken) + "\n"))
    assert [each["message"] for each in result.report["diagnostics"] if each["severity"] == "error"] == []


def test_a_starter_goes_to_a_file_of_its_own(cli: Cli) -> None:
    assert cli("init").status == 0
    text = (cli.folder / "campaign.yaml").read_text()
    assert text.startswith(MODELINE)
    assert cli("init", "-").out == text
    (cli.folder / "campaign.yaml").write_text("mine")
    again = cli("init")
    assert (again.status, again.err) == (
        2,
        "error: campaign.yaml is there already and stays as it is; name another file\n",
    )
    assert (cli.folder / "campaign.yaml").read_text() == "mine"
    assert os.listdir(cli.folder) == ["campaign.yaml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--target", "octopus"), "did you mean octopush?"), (("a.json",), "ends in .yaml"), (("no/such/a.yaml",), "cannot be written"),
        (("",), "cannot be written"), (("folder",), "is there already"), (("link.yaml",), "is there already"),
    ],
)  # fmt: skip
def test_where_a_starter_cannot_go(cli: Cli, arguments: tuple[str, ...], words: str) -> None:
    (cli.folder / "folder").mkdir()
    (cli.folder / "link.yaml").symlink_to("nowhere")
    result = cli("init", *arguments)
    assert result.status == 2
    assert words in result.err
    assert sorted(os.listdir(cli.folder)) == ["folder", "link.yaml"]


def test_the_schema_is_the_one_that_is_shipped(cli: Cli) -> None:
    result = cli("schema")
    assert (result.status, result.err) == (0, "")
    assert result.out == Path(ROOT, "schemas", "campaign.schema.json").read_text("utf-8")


def test_a_comparison_for_people_and_for_programs(cli: Cli) -> None:
    text = cli("targets", "--compare", "infobip-ivr", "octopush")
    assert text.status == 0
    assert "infobip-ivr can express, octopush cannot:\n" in text.out
    assert "octopush can express, infobip-ivr cannot:\n" in text.out
    assert "    retry.attempts  " in text.out
    data = json.loads(cli("targets", "--compare", "infobip-ivr", "octopush", "--output-format", "json").out)
    assert (data["a"], data["b"]) == ("infobip-ivr", "octopush")
    assert "retry.attempts" in [each["spec"] for each in data["only_a"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--compare", "routee", "octopus"), "did you mean octopush?"), (("--compare", "routee", "routee"), "name two targets"),
        (("--compare", "routee"), "2 arguments"), (("routee", "--compare", "routee", "octopush"), "not both"),
        (("--compare", "routee", "octopush", "--output-format", "xml"), "--output-format"),
    ],
)  # fmt: skip
def test_a_comparison_of_what_cannot_be_compared(cli: Cli, arguments: tuple[str, ...], words: str) -> None:
    result = cli("targets", *arguments)
    assert (result.status, result.out) == (2, "")
    assert words in result.err
