"""How findings are written: formats, files, colours, quiet, statistics."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from voicelint.report.formats import FORMATS

from .conftest import CLEAN, FOUND, WRONG, Cli

ANSI = re.compile("\x1b\\[[0-9;]*m")


def test_text_shows_a_frame_for_each_finding_and_a_summary(cli: Cli) -> None:
    result = cli.check(cli.write("c.yaml", WRONG))
    assert result.status == 1
    assert "warning[sender-characters-deleted]: " in result.out
    assert " --> c.yaml:4:9\n" in result.out
    assert "\nFound 1 error and 1 warning in 1 file" in result.out
    assert result.err == ""


def test_concise_is_one_line_for_each_finding(cli: Cli) -> None:
    result = cli.check("--output-format", "concise", cli.write("c.yaml", WRONG))
    assert [line.split(" ", 3)[:3] for line in result.out.splitlines()] == [
        ["c.yaml:4:9:", "warning", "sender-characters-deleted"],
        ["c.yaml:5:43:", "error", "octopush-language-unknown"],
    ]


def test_all_formats_agree_on_places_and_status(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG)
    report = cli.json(name)
    places = [
        (each["range"]["start"]["line"], each["range"]["start"]["column"]) for each in report.report["diagnostics"]
    ]
    text = cli.check(name)
    concise = cli.check("--output-format", "concise", name)
    found = [tuple(map(int, place)) for place in re.findall(r"--> c\.yaml:(\d+):(\d+)", text.out)]
    short = [tuple(map(int, place)) for place in re.findall(r"^c\.yaml:(\d+):(\d+):", concise.out, re.M)]
    assert places == found == short
    assert report.status == text.status == concise.status == 1


@pytest.mark.parametrize("text", [CLEAN, "a: 1\n"])
def test_json_is_a_document_with_nothing_found_too(cli: Cli, text: str) -> None:
    result = cli.json(cli.write("a.yaml", text))
    assert result.status == 0
    assert result.report["diagnostics"] == []
    assert result.report["summary"]["files"] + result.report["summary"]["skipped"] == 1


def test_json_is_a_document_when_nothing_can_be_read(cli: Cli) -> None:
    result = cli.json("missing.yaml")
    assert (result.status, result.names) == (2, ["unreadable"])
    empty = cli.json(".")
    assert (empty.status, empty.names) == (2, [])
    assert empty.err.startswith("error: no campaign in .")


def test_json_counts(cli: Cli) -> None:
    cli.write("a.yaml", CLEAN)
    cli.write("c.yaml", WRONG)
    cli.write("other.yaml", "a: 1\n")
    summary = cli.json(".").report["summary"]
    expected = {"files": 2, "skipped": 1, "errors": 1, "warnings": 1, "infos": 0, "suppressed": 0}
    assert {key: summary[key] for key in expected} == expected


def test_json_is_utf8_in_a_narrow_encoding(cli: Cli) -> None:
    name = cli.write("c.yaml", FOUND.replace("The water", "Déjà 📞 the water"))
    wide = cli.json(name)
    assert "📞" in wide.out
    assert cli.json(name, encoding="ascii").out == wide.out
    assert "\\U0001f4de" in cli.check(name, encoding="ascii").out


def test_listings_as_json_are_utf8_in_a_narrow_encoding(cli: Cli) -> None:
    wide = cli("rules", "--output-format", "json")
    assert cli("rules", "--output-format", "json", encoding="ascii").out == wide.out
    assert json.loads(wide.out)


def test_fingerprints_differ_within_a_run_and_hold_between_runs(cli: Cli) -> None:
    names = [cli.write("a.yaml", WRONG), cli.write("b.yaml", WRONG)]
    first = [each["fingerprint"] for each in cli.json(*names).report["diagnostics"]]
    assert len(set(first)) == len(first) == 4
    cli.write("a.yaml", "# a line more\n" + WRONG)
    assert [each["fingerprint"] for each in cli.json(*names).report["diagnostics"]] == first


@pytest.mark.parametrize("format", FORMATS)
def test_output_file_takes_what_would_be_printed(cli: Cli, format: str) -> None:
    name = cli.write("c.yaml", WRONG)
    printed = cli.check("--output-format", format, name)
    to_file = cli.check("--output-format", format, "--output-file", "out.txt", name)
    assert (to_file.status, to_file.out, to_file.err) == (1, "", "")
    assert (cli.folder / "out.txt").read_text("utf-8") == printed.out


def test_output_file_replaces_and_keeps_the_mode(cli: Cli) -> None:
    out = cli.folder / "out.txt"
    out.write_text("old" * 10_000)
    out.chmod(0o640)
    cli.check("--output-file", "out.txt", cli.write("a.yaml"))
    assert out.read_text("utf-8") == "No problems found in 1 file.\n"
    assert out.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in cli.folder.iterdir()) == ["a.yaml", "out.txt"]


def test_output_file_that_is_a_link_stays_one(cli: Cli) -> None:
    (cli.folder / "real.txt").write_text("old")
    (cli.folder / "link.txt").symlink_to("real.txt")
    cli.check("--output-file", "link.txt", cli.write("a.yaml"))
    assert (cli.folder / "link.txt").is_symlink()
    assert (cli.folder / "real.txt").read_text("utf-8") == "No problems found in 1 file.\n"


def test_output_file_may_be_a_pipe_and_is_never_replaced_then(cli: Cli) -> None:
    pipe = cli.folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert cli.check("--output-file", "pipe", cli.write("a.yaml")).status == 0
        assert os.read(reader, 1000) == b"No problems found in 1 file.\n"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_output_file_with_the_longest_of_names(cli: Cli) -> None:
    name = "🚰" * 63
    assert cli.check("--output-file", name, cli.write("a.yaml")).status == 0
    assert (cli.folder / name).exists()


@pytest.mark.parametrize(
    "target", [".", "no/such/folder/out.txt", "a.yaml/out.txt", "", "x" * 300, "a\nb/\x1b[31m", "\udcff/x"]
)
def test_output_file_that_cannot_be_written_is_one_line(cli: Cli, target: str) -> None:
    result = cli.check("--output-file", target, cli.write("a.yaml"))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: --output-file: ")
    assert result.err.count("\n") == 1
    assert "\x1b" not in result.err
    assert [path.name for path in cli.folder.iterdir()] == ["a.yaml"]


def test_output_file_that_fails_midway_leaves_the_old_one(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    (cli.folder / "out.txt").write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = cli.check("--output-file", "out.txt", cli.write("a.yaml"))
    assert (result.status, result.err) == (
        2,
        "error: --output-file: out.txt cannot be written: No space left on device\n",
    )
    assert (cli.folder / "out.txt").read_text() == "old"
    assert sorted(path.name for path in cli.folder.iterdir()) == ["a.yaml", "out.txt"]


PACK = """\
pack: acme
rules:
  - {name: name-long, code: AB1, at: name, check: {length: 40}, message: "{value} is long"}
"""


@pytest.mark.parametrize("given", ["voicelint.toml", "base.toml", "own.yaml", "more.yaml", "known.json"])
def test_output_file_never_overwrites_what_the_check_has_read(cli: Cli, given: str) -> None:
    cli.write("a.yaml", WRONG)
    cli.write("voicelint.toml", 'extends = "base.toml"\nrules = ["own.yaml"]\n')
    cli.write("base.toml", 'fail-on = "error"\n')
    cli.write("own.yaml", PACK)
    cli.write("more.yaml", PACK.replace("acme", "more").replace("name-long", "name-longer").replace("AB1", "AC1"))
    assert cli("baseline", "a.yaml", "-o", "known.json", "--select", "number-sample").status == 0
    before = (cli.folder / given).read_bytes()
    result = cli.check("--rules", "more.yaml", "--baseline", "known.json", "--output-file", f"./{given}", "a.yaml")
    assert (result.status, result.out) == (2, "")
    assert result.err == f"error: --output-file: ./{given} was read for the check, and would be lost\n"
    assert (cli.folder / given).read_bytes() == before


@pytest.mark.parametrize("given", ["a.yaml", "./a.yaml", "link.yaml"])
def test_output_file_never_overwrites_a_campaign_that_was_checked(cli: Cli, given: str) -> None:
    cli.write("a.yaml", WRONG)
    (cli.folder / "link.yaml").symlink_to("a.yaml")
    result = cli.check("--output-file", given, "a.yaml")
    assert result.status == 2
    assert "would be lost" in result.err
    assert Path("a.yaml").read_text("utf-8") == WRONG


@pytest.mark.parametrize(
    ("given", "tty", "env", "coloured"),
    [
        ((), False, {}, False),
        ((), True, {}, True),
        (("--color", "auto"), True, {"TERM": "xterm"}, True),
        (("--color", "always"), False, {}, True),
        (("--color", "always"), False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (("--color", "never"), True, {"FORCE_COLOR": "1"}, False),
        ((), True, {"NO_COLOR": "1"}, False),
        ((), True, {"NO_COLOR": ""}, True),
        ((), False, {"FORCE_COLOR": "1"}, True),
        ((), False, {"FORCE_COLOR": "0"}, False),
        ((), False, {"FORCE_COLOR": ""}, False),
        ((), True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), True, {"TERM": "dumb"}, False),
        ((), True, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colours(cli: Cli, given: tuple[str, ...], tty: bool, env: dict[str, str], coloured: bool) -> None:
    name = cli.write("c.yaml", WRONG)
    result = cli.check(*given, name, tty=tty, env=env)
    assert ("\x1b[" in result.out) == coloured
    assert ANSI.sub("", result.out) == cli.check(name, tty=tty, env={"TERM": "dumb"}).out
    assert "\x1b" not in cli.json(*given, name, tty=tty, env=env).out


def test_a_terminals_width_is_kept(cli: Cli) -> None:
    name = cli.write("c.yaml", WRONG.replace("is back", "is back" + " again" * 60).replace("language: en-GB", ""))
    shown = [
        line
        for line in cli.check(name, tty=True, env={"COLUMNS": "60", "NO_COLOR": "1"}).out.splitlines()
        if " | " in line
    ]
    assert shown
    assert max(map(len, shown)) <= 60
    assert max(map(len, cli.check(name, env={"COLUMNS": "60"}).out.splitlines())) > 60


@pytest.mark.parametrize("flag", ["--quiet", "-q"])
def test_quiet_is_findings_only(cli: Cli, flag: str) -> None:
    clean, found = cli.write("a.yaml"), cli.write("c.yaml", WRONG)
    other = cli.write("other.yaml", "a: 1\n")
    assert cli.check(other).err.startswith("note: other.yaml is no campaign")
    quiet = cli.check(flag, clean, other)
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    wrong = cli.check(flag, found)
    assert wrong.status == 1
    assert "error[" in wrong.out
    assert "Found" not in wrong.out
    cli.write("empty/x.txt", "")
    assert cli.check(flag, "empty").err.startswith("error: no campaign in empty")


def test_statistics_count_by_rule(cli: Cli) -> None:
    names = [cli.write("a.yaml", FOUND), cli.write("c.yaml", WRONG)]
    result = cli.check("--statistics", *names)
    assert result.status == 1
    assert [line.split()[:3] for line in result.out.splitlines()] == [
        ["2", "warning", "sender-characters-deleted"],
        ["1", "error", "octopush-language-unknown"],
    ]
    assert cli.check("--statistics", cli.write("b.yaml")).out == ""


def test_statistics_beside_json_go_to_standard_error(cli: Cli) -> None:
    result = cli.json("--statistics", cli.write("c.yaml", WRONG))
    assert len(result.names) == 2
    assert [line.split()[0] for line in result.err.splitlines()] == ["1", "1"]


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (("a.yaml", CLEAN), 0), (("a.yaml", FOUND), 1), (("a.yaml", WRONG), 1), (("a.yaml", "a: 1\n"), 0),
        (("a.yaml", ""), 0), (("a.yaml", b"voicelint: 1\nname: \xff"), 2), (("a.yaml", "voicelint: [\n"), 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "extra", [(), ("--quiet",), ("--statistics",), ("--color", "always"), ("--output-file", "out")]
)
def test_the_exit_status_is_the_same_in_every_format(
    cli: Cli, make: tuple[str, str | bytes], status: int, extra: tuple[str, ...]
) -> None:
    name = cli.write(*make)
    assert [cli.check("--output-format", format, *extra, name).status for format in FORMATS] == [status] * len(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_a_fault_in_a_rule_is_status_3_in_every_format(cli: Cli, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from voicelint.engine.packs import ruleset

    def broken(node: object, context: object) -> None:
        raise ZeroDivisionError("by \x1b[31mzero")

    place = ruleset("octopush").root.keys["sender"]
    monkeypatch.setattr(place.checks[0], "function", broken)
    result = cli.check("--output-format", format, cli.write("c.yaml", WRONG), cli.write("a.yaml"))
    assert result.status == 3
    assert "internal-error" in result.out
    assert "octopush-language-unknown" in result.out
    assert "\x1b" not in result.out


def test_a_fault_of_the_program_is_status_3_and_no_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("by \x1b[31m\nzero")

    monkeypatch.setattr("voicelint.pipeline.check_text", broken)
    result = cli.check(cli.write("a.yaml"))
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("error: a fault in voicelint itself: ZeroDivisionError: by \\x1B[31m\\x0Azero\n")
    assert "Traceback" not in result.err
    with pytest.raises(ZeroDivisionError):
        cli.check("a.yaml", env={"VOICELINT_TRACEBACK": "1"})
