"""Several formats at once: which goes where, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.report.readers import READERS
from voicelint.report.formats import FORMATS
from voicelint.report.line_hash import line_hashes

from .conftest import CLEAN, WRONG, Cli

RULES = {"sender-characters-deleted", "octopush-language-unknown"}


def formats(*names: str) -> list[str]:
    return [word for name in names for word in ("--output-format", name)]


def files(*names: str) -> list[str]:
    return [word for name in names for word in ("--output-file", name)]


@pytest.mark.parametrize("text", [WRONG, CLEAN, "a: 1\n"])
def test_all_formats_in_one_run(cli: Cli, text: str) -> None:
    name = cli.write("c.yaml", text)
    rest = [format for format in FORMATS if format != "text"]
    names = [f"out.{format}" for format in rest]
    result = cli.check("-q", *formats(*rest, "text"), *files(*names), name)
    alone = cli.check("-q", name)
    assert (result.status, result.out, result.err) == (alone.status, alone.out, "")
    for format in rest:
        written = Path(f"out.{format}").read_text("utf-8")
        assert written == cli.check("-q", *formats(format), name).out
        assert {each.rule for each in READERS[format](written)} == (RULES if text == WRONG else set())


def test_a_file_takes_the_format_of_its_rank_wherever_the_options_stand(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.check(*formats("sarif"), *files("a", "b"), name, *formats("junit", "concise"))
    assert READERS["sarif"](Path("a").read_text("utf-8"))
    assert READERS["junit"](Path("b").read_text("utf-8"))
    assert READERS["concise"](result.out)


def test_a_hyphen_is_standard_output(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.check(*formats("github", "sarif"), *files("-", "x.sarif"), name)
    assert READERS["github"](result.out)
    assert READERS["sarif"](Path("x.sarif").read_text("utf-8"))
    assert cli.check(*files("-"), name).out == cli.check(name).out
    assert not Path("-").exists()


def test_nothing_is_printed_when_every_format_has_a_file(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.check(*formats("json", "text"), *files("a", "b"), name)
    assert (result.status, result.out, result.err) == (1, "", "")
    assert "Found 1 error and 1 warning" in Path("b").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([*formats("json", "sarif")], "json and sarif cannot both go to standard output"),
        ([*formats("json", "sarif", "junit"), *files("a")], "sarif and junit cannot both go to standard output"),
        ([*formats("json", "sarif"), *files("-", "-")], "json and sarif cannot both go to standard output"),
        ([*formats("json"), *files("a", "b")], "there are 2 files for 1 format"),
        ([*files("a", "b")], "there are 2 files for 1 format"),
        ([*formats("json", "sarif"), *files("a", "./x/../a")], "is given for two formats"),
        ([*formats("json", "sarf")], "there is no 'sarf'; did you mean sarif?"),
        ([*formats("github", "sarif"), *files("x.sarif")], "x.sarif would be written as github, not as sarif"),
        ([*formats("sarif", "html"), *files("x.HTML", "x.sarif")], "x.HTML would be written as sarif, not as html"),
    ],
)
def test_what_is_ambiguous_is_refused_in_one_line(cli: Cli, given: list[str], words: str) -> None:
    result = cli.check(*given, cli.write("c.yaml", WRONG))
    assert (result.status, result.out) == (2, "")
    assert words in result.err
    assert result.err.startswith("error: --output-f")
    assert result.err.count("\n") == 1
    assert [path.name for path in cli.folder.iterdir()] == ["c.yaml"]


def test_no_file_may_be_a_campaign_that_was_checked(cli: Cli) -> None:
    result = cli.check(*formats("json", "sarif"), *files("a", "c.yaml"), cli.write("c.yaml", WRONG))
    assert result.status == 2
    assert "c.yaml is a campaign that was checked" in result.err
    assert Path("c.yaml").read_text("utf-8") == WRONG


@pytest.mark.parametrize("given", [["hello.wav", "c.yaml"], ["."], ["prompt", "c.yaml"]])
def test_nor_a_recording(cli: Cli, given: list[str]) -> None:
    name = "prompt" if "prompt" in given else "hello.wav"
    play = f'play: {{url: "https://cdn.example.org/{name}"}}'
    cli.write("c.yaml", f"voicelint: 1\nname: Parcel\ntarget: routee\n{play}\n")
    Path(name).write_bytes(b"RIFF\0\0\0\0WAVE")
    for file in (name, f"./{name}"):
        result = cli.check(*formats("json"), *files(file), *given)
        assert result.status == 2
        assert f"--output-file: {file} is a recording that was checked, and would be lost" in result.err
    assert Path(name).read_bytes() == b"RIFF\0\0\0\0WAVE"


def test_an_older_report_may_be_written_again_though_it_was_given(cli: Cli) -> None:
    given = [cli.write("c.yaml", WRONG), cli.write("report.txt", "old")]
    assert cli.check(*formats("text"), *files("report.txt"), *given).status == 1
    assert "c.yaml" in Path("report.txt").read_text("utf-8")


def test_statistics_take_the_place_of_text_and_leave_documents_alone(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.check("--statistics", *formats("json", "text"), *files("a.json"), name)
    assert [line.split()[0] for line in result.out.splitlines()] == ["1", "1"]
    assert result.err == ""
    assert len(json.loads(Path("a.json").read_text("utf-8"))["diagnostics"]) == 2


def test_fixing_writes_every_format(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.check("--fix", *formats("json", "text"), *files("left.json"), name)
    assert "Fixed 1 of 2 findings." in result.out
    (left,) = json.loads(Path("left.json").read_text("utf-8"))["diagnostics"]
    assert left["name"] == "octopush-language-unknown"
    only = cli.check("--fix-only", *formats("json", "text"), *files("again.json"), name)
    assert (only.status, only.out) == (0, "Fixed 0 of 1 finding.\n")
    assert Path("again.json").read_bytes() == Path("left.json").read_bytes()


def test_a_patch_goes_to_standard_output_and_the_report_to_its_file(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    stdin = cli.check("--diff", *formats("sarif", "github"), *files("a.sarif"), name)
    assert stdin.out.startswith("--- a/c.yaml\n")
    assert "::" not in stdin.out
    assert len(READERS["sarif"](Path("a.sarif").read_text("utf-8"))) == 1


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in ("text", "concise")])
def test_machine_formats_are_utf8_in_a_narrow_encoding(cli: Cli, format: str) -> None:
    name = cli.write("é📞.yaml", WRONG.replace("The water", "Déjà 📞 the water"))
    wide = cli.check(*formats(format), name)
    assert cli.check(*formats(format), name, encoding="ascii").out == wide.out
    assert len(READERS[format](wide.out)) == len(cli.json(name).names)


def test_a_byte_order_mark_counts_where_a_reader_sees_it(cli: Cli) -> None:
    text = '{voicelint: 1, name: é, target: octopush, caller: Water-Works, recipients: ["+41793026741"]}'
    plain, marked = cli.write("plain.yaml", text), cli.write("marked.yaml", "\ufeff" + text)

    def read(format: str, name: str) -> str:
        return cli.check("--select", "sender-characters-deleted", *formats(format), name).out

    def column(format: str, name: str) -> int:
        (seen,) = READERS[format](read(format, name))
        assert seen.line == 1 and seen.column
        return seen.column

    assert column("json", marked) == column("json", plain) == text.index("Water-Works") + 1
    assert column("sarif", marked) == column("sarif", plain)
    assert column("rdjson", marked) == column("rdjson", plain) + 3
    assert Path(marked).read_bytes()[column("rdjson", marked) - 1 :].startswith(b"Water-Works")
    # GitHub's upload step reads it as a character of the first line.
    (result,) = json.loads(read("sarif", marked))["runs"][0]["results"]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes("\ufeff" + text)[0]


@pytest.mark.parametrize("format", FORMATS)
def test_a_rule_of_a_teams_own_needs_no_reason(cli: Cli, format: str) -> None:
    rule = (
        "{name: name-in-capitals, code: ACME1, at: name, check: {pattern: '[a-z ]*'}, message: '{value} has capitals'}"
    )
    policy = cli.write("policy.yml", f"pack: acme\nrules: [{rule}]\n")
    result = cli.check("--rules", policy, *formats(format), cli.write("c.yaml", CLEAN))
    assert (result.status, result.err) == (1, "")
    (seen,) = READERS[format](result.out)
    assert seen.rule == "name-in-capitals"
    assert seen.text.startswith("Water works has capitals")
    if format in ("html", "sarif"):
        assert "it is against a policy of your own" in result.out
    if format in ("json", "jsonl"):
        assert '"url": "docs/own-rules.md"' in result.out


@pytest.mark.parametrize("format", FORMATS)
def test_a_note_never_stands_in_the_document(cli: Cli, format: str) -> None:
    result = cli.check(*formats(format), cli.write("other.yaml", "a: 1\n"), cli.write("c.yaml", WRONG))
    assert result.err.startswith("note: other.yaml is no campaign")
    assert "other.yaml" not in result.out
    assert {each.rule for each in READERS[format](result.out)} == RULES
