"""`check --fix` and its kin as their users run them: what is written, what is refused, what is said, and the status."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from voicelint.values import files

from .conftest import CLEAN, FOUND, WRONG, Cli

RISKY = CLEAN + "report: {url: http://example.org/dlr}\n"
ROUTEE = (
    CLEAN.replace("octopush", "routee").replace("en-GB", "en-gb")
    + "report: {url: http://example.org/dlr, on: every_change}\n"
)
"""A finding with a safe fix, and one with an unsafe fix."""

SAFE = ROUTEE.replace("en-gb", "en-GB")
BOTH = SAFE.replace("http:", "https:")


def read(cli: Cli, name: str) -> str:
    return (cli.folder / name).read_bytes().decode()


def test_a_file_is_mended_and_nothing_is_left(cli: Cli) -> None:
    name = cli.write("a.yaml", FOUND)
    result = cli.check("--fix", name)
    assert (result.status, result.out, result.err) == (0, "Fixed 1 of 1 finding.\nNo problems found in 1 file.\n", "")
    assert read(cli, name) == CLEAN


def test_what_is_left_is_reported_and_decides_the_status(cli: Cli) -> None:
    name = cli.write("a.yaml", ROUTEE)
    result = cli.check("--fix", name)
    assert result.status == 1
    assert result.out.startswith("warning[callback-url-insecure]: ")
    assert "routee-language-unknown" not in result.out
    assert result.out.endswith("Fixed 1 of 2 findings (1 more with --unsafe-fixes).\nFound 1 warning in 1 file.\n")
    assert read(cli, name) == SAFE
    assert cli.check("--fix", "--fail-on", "error", name).status == 0
    assert cli.check("--fix", "--exit-zero", name).status == 0


def test_unsafe_fixes_are_made_when_asked_for(cli: Cli) -> None:
    name = cli.write("a.yaml", ROUTEE)
    result = cli.check("--fix", "--unsafe-fixes", name)
    assert (result.status, result.out) == (0, "Fixed 2 of 2 findings.\nNo problems found in 1 file.\n")
    assert read(cli, name) == BOTH


def test_fix_only_reports_nothing_and_fails_for_nothing_that_is_left(cli: Cli) -> None:
    name = cli.write("a.yaml", ROUTEE)
    result = cli.check("--fix-only", name)
    assert (result.status, result.out) == (0, "Fixed 1 of 2 findings (1 more with --unsafe-fixes).\n")
    assert read(cli, name) == SAFE
    assert cli.check("--fix-only", name).out == "Fixed 0 of 1 finding (1 more with --unsafe-fixes).\n"
    assert cli.check("--fix-only", "-q", name).out == ""


def test_only_what_is_selected_is_mended(cli: Cli) -> None:
    name = cli.write("a.yaml", ROUTEE)
    assert cli.check("--fix", "--ignore", "routee-language-unknown", name).status == 1
    assert read(cli, name) == ROUTEE


def test_a_clean_file_is_not_written(cli: Cli) -> None:
    name = cli.write("a.yaml", CLEAN)
    before = (cli.folder / name).stat()
    result = cli.check("--fix", name)
    assert (result.status, result.out) == (0, "Nothing to fix.\nNo problems found in 1 file.\n")
    after = (cli.folder / name).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_machine_formats_hold_what_is_left_and_nothing_else(cli: Cli) -> None:
    name = cli.write("a.yaml", ROUTEE)
    result = cli.json("--fix", name)
    assert (result.status, result.names) == (1, ["callback-url-insecure"])
    assert result.err == "Fixed 1 of 2 findings (1 more with --unsafe-fixes).\n"
    assert result.report["diagnostics"][0]["file"] == name
    assert read(cli, name) == SAFE


def test_unsafe_fixes_alone_is_wrong_usage(cli: Cli) -> None:
    result = cli.check("--unsafe-fixes", cli.write("a.yaml"))
    assert (result.status, result.out) == (2, "")
    assert "--unsafe-fixes goes with --fix, --fix-only or --diff" in result.err


def test_a_fix_that_is_given_up_is_named(cli: Cli) -> None:
    body = """\
{"messages": [{"scenarioId": "A1", "destinations": [{"to": "41793026741"}], "ValidityPeriod": 60,
  "retry": {"minPeriod": 60, "maxPeriod": 60, "maxCount": 2}}]}
"""
    name = cli.write("a.json", body)
    result = cli.check("--fix", name)
    assert result.status == 1
    assert result.err.startswith(
        "note: a.json: unknown-key was not fixed: its fix would bring a new error (retry-after-validity)\n"
    )
    assert read(cli, name) == body


# What stays as it is


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_the_mode_stays(cli: Cli, mode: int) -> None:
    name = cli.write("a.yaml", FOUND)
    (cli.folder / name).chmod(mode)
    assert cli.check("--fix", name).status == 0
    assert (cli.folder / name).stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(cli: Cli) -> None:
    name = cli.write("a.yaml", FOUND)
    os.chown(name, 1234, 2345)
    (cli.folder / name).chmod(0o640)
    assert cli.check("--fix", name).status == 0
    status = (cli.folder / name).stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (1234, 2345, 0o640)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("final", [True, False])
def test_line_ends_byte_order_mark_and_final_line_break_stay(cli: Cli, line_end: str, mark: str, final: bool) -> None:
    text = mark + (FOUND if final else FOUND[:-1]).replace("\n", line_end)
    name = cli.write("a.yaml", text)
    assert cli.check("--fix", name).status == 0
    assert read(cli, name) == text.replace("Water-Works", "WaterWorks")


def test_nothing_is_left_beside_the_files(cli: Cli) -> None:
    cli.write("sub/a.yaml", FOUND)
    cli.write("sub/b.yaml", WRONG)
    assert cli.check("--fix", "sub").status == 1
    assert sorted(os.listdir("sub")) == ["a.yaml", "b.yaml"]


# What is refused


def refused(cli: Cli, name: str, why: str, *others: str) -> None:
    """The file is refused with a reason and the status 2, what is found in it is reported, and other files are mended."""
    other = cli.write("other.yaml", FOUND)
    result = cli.check("--fix", name, other, *others)
    assert result.status == 2
    assert f"error: {name} was not fixed: {why}\n" in result.err
    assert "warning[sender-characters-deleted]: " in result.out
    assert f" --> {name}:4:9\n" in result.out
    assert result.out.endswith("Fixed 1 of 2 findings.\nFound 1 warning in 2 files.\n")
    assert read(cli, other) == CLEAN
    assert cli.check("--fix-only", "-q", name).status == 2


def test_a_symbolic_link_is_refused(cli: Cli) -> None:
    cli.write("real.yaml", FOUND)
    (cli.folder / "link.yaml").symlink_to("real.yaml")
    refused(cli, "link.yaml", "it is a symbolic link; give the file that it leads to")
    assert (cli.folder / "link.yaml").is_symlink()
    assert read(cli, "real.yaml") == FOUND


def test_a_read_only_file_is_refused(cli: Cli) -> None:
    name = cli.write("a.yaml", FOUND)
    (cli.folder / name).chmod(0o444)
    refused(cli, name, "it is read-only")
    assert read(cli, name) == FOUND


def test_a_file_in_a_read_only_folder_is_refused(cli: Cli) -> None:
    name = cli.write("sub/a.yaml", FOUND)
    (cli.folder / "sub").chmod(0o555)
    try:
        refused(cli, name, "its folder is read-only")
        assert read(cli, name) == FOUND
        assert os.listdir("sub") == ["a.yaml"]
    finally:
        (cli.folder / "sub").chmod(0o755)


@pytest.mark.parametrize("when", ["fsync", "chmod"])
def test_a_file_that_changes_meanwhile_is_refused(cli: Cli, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    """Somebody saves the file while the new text is being written beside it."""
    name, other = cli.write("a.yaml", FOUND), cli.write("other.yaml", FOUND)
    real = getattr(os, when)
    edits = [FOUND + "# saved meanwhile\n"]

    def meanwhile(*arguments: object) -> None:
        real(*arguments)
        if edits:
            cli.write(name, edits.pop())

    with monkeypatch.context() as patch:
        patch.setattr(os, when, meanwhile)
        result = cli.check("--fix", name, other)
    assert result.status == 2
    assert result.err == f"error: {name} was not fixed: it has changed since it was read\n"
    assert read(cli, name) == FOUND + "# saved meanwhile\n"
    assert read(cli, other) == CLEAN
    assert sorted(os.listdir()) == [name, other]


@pytest.mark.parametrize(
    ("call", "number", "reason"),
    [
        ("open", 28, "No space left on device"),
        ("fsync", 28, "No space left on device"),
        ("chmod", 1, "Operation not permitted"),
        ("replace", 30, "Read-only file system"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    name, other = cli.write("a.yaml", FOUND), cli.write("other.yaml", FOUND)
    real = getattr(files.os, call)
    faults = [OSError(number, os.strerror(number))]

    def failing(*arguments: Any) -> object:
        if faults and (call != "open" or arguments[1] & os.O_EXCL):  # not where it is read
            raise faults.pop()
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(files.os, call, failing)
        result = cli.check("--fix", name, other)
    assert result.status == 2
    assert result.err == f"error: {name} was not fixed: it cannot be written: {reason}\n"
    assert (read(cli, name), read(cli, other)) == (FOUND, CLEAN)
    assert sorted(os.listdir()) == [name, other]


def test_a_file_that_has_gone_is_refused(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    name = cli.write("a.yaml", FOUND)
    real = os.path.islink

    def gone(path: str) -> bool:
        if os.path.basename(path) == name and os.path.exists(path):
            os.unlink(path)
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(os.path, "islink", gone)
        result = cli.check("--fix", name)
    assert result.status == 2
    assert result.err == f"error: {name} was not fixed: it cannot be written: No such file or directory\n"
    assert os.listdir() == []


def test_a_refusal_keeps_machine_formats_whole(cli: Cli) -> None:
    name = cli.write("a.yaml", FOUND)
    (cli.folder / name).chmod(0o444)
    result = cli.json("--fix", name)
    assert (result.status, result.names) == (2, ["sender-characters-deleted"])
    assert f"error: {name} was not fixed: it is read-only\n" in result.err


def test_the_same_file_by_two_names_is_mended_once(cli: Cli) -> None:
    name = cli.write("a.yaml", FOUND)
    result = cli.check("--fix", name, f"./{name}", str(cli.folder / name))
    assert (result.status, result.out) == (0, "Fixed 1 of 1 finding.\nNo problems found in 1 file.\n")


def test_what_is_no_campaign_is_left_alone(cli: Cli) -> None:
    other = "caller : Water-Works\nlist: [1,2]\n"
    cli.write("sub/other.yaml", other)
    cli.write("sub/a.yaml", FOUND)
    assert cli.check("--fix", "sub").status == 0
    assert read(cli, "sub/other.yaml") == other


# Standard input


def test_standard_input_is_mended_to_standard_output(cli: Cli) -> None:
    text = "\ufeff" + ROUTEE.replace("\n", "\r\n")
    result = cli.check("--fix", "-", stdin=text.encode())
    assert result.out == text.replace("en-gb", "en-GB")
    assert result.status == 1
    assert "warning[callback-url-insecure]: " in result.err
    assert result.err.endswith("Fixed 1 of 2 findings (1 more with --unsafe-fixes).\n")
    quiet = cli.check("--fix-only", "-q", "-", stdin=text.encode(), encoding="ascii")
    assert (quiet.status, quiet.out, quiet.err) == (0, result.out, "")


@pytest.mark.parametrize("text", ["", CLEAN, "a: 1\n", "x: [\n", "\ufeff", CLEAN[:-1]])
def test_what_needs_no_mending_comes_out_as_it_went_in(cli: Cli, text: str) -> None:
    result = cli.check("--fix", "-", stdin=text.encode())
    assert result.out == text
    assert result.status == 0


def test_standard_input_that_cannot_be_read_gives_nothing(cli: Cli) -> None:
    result = cli.check("--fix", "-", stdin=b"\xff\xfe\x00")
    assert result.status == 2
    assert "error[" in result.out + result.err


def test_the_report_of_mended_standard_input_goes_where_it_is_sent(cli: Cli) -> None:
    result = cli.check("--fix", "--output-format", "json", "--output-file", "report.json", "-", stdin=ROUTEE.encode())
    assert (result.status, result.out) == (1, SAFE)
    report = json.loads((cli.folder / "report.json").read_text("utf-8"))
    assert [each["name"] for each in report["diagnostics"]] == ["callback-url-insecure"]


# Patches

PATCH = """\
--- a/sub/a.yaml
+++ b/sub/a.yaml
@@ -1,7 +1,7 @@
 voicelint: 1
 name: Water works
 target: octopush
-caller: Water-Works
+caller: WaterWorks
 say: {text: The water is back., language: en-GB, voice: female}
 recipients: ["+41793026741"]
 audience: {purpose: alert}
"""


def test_a_patch_is_printed_and_no_file_written(cli: Cli) -> None:
    name = cli.write("sub/a.yaml", FOUND)
    for option in (["--diff"], ["--fix", "--diff"], ["--fix-only", "--diff"]):
        result = cli.check(*option, name)
        assert (result.status, result.out, result.err) == (1, PATCH, "Would fix 1 of 1 finding.\n")
        assert read(cli, name) == FOUND
    assert cli.check("--diff", "--exit-zero", name).status == 0


def test_without_a_fix_there_is_no_patch(cli: Cli) -> None:
    result = cli.check("--diff", cli.write("a.yaml", CLEAN))
    assert (result.status, result.out, result.err) == (0, "", "Nothing to fix.\n")
    risky = cli.check("--diff", cli.write("b.yaml", SAFE))
    assert (risky.status, risky.out) == (1, "")
    assert risky.err == "Would fix 0 of 1 finding (1 more with --unsafe-fixes).\n"
    assert "+report: {url: https" in cli.check("--diff", "--unsafe-fixes", "b.yaml").out


def test_a_patch_of_standard_input_bears_its_name(cli: Cli) -> None:
    result = cli.check("--diff", "-", "--stdin-filename", "sub/a.yaml", stdin=FOUND.encode())
    assert (result.status, result.out) == (1, PATCH)


def test_a_patch_is_coloured_on_a_terminal(cli: Cli) -> None:
    name = cli.write("sub/a.yaml", FOUND)
    colored = cli.check("--diff", name, tty=True).out
    assert "\x1b[1m--- a/sub/a.yaml\x1b[0m\n\x1b[1m+++ b/sub/a.yaml\x1b[0m\n\x1b[36m@@ -1,7 +1,7 @@\x1b[0m\n" in colored
    assert "\n\x1b[31m-caller: Water-Works\x1b[0m\n\x1b[32m+caller: WaterWorks\x1b[0m\n say: " in colored
    for codes in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[36m"):
        colored = colored.replace(codes, "")
    assert colored == PATCH
    assert cli.check("--diff", name, tty=True, env={"NO_COLOR": "1"}).out == PATCH
    assert cli.check("--diff", name, tty=True, env={"TERM": "dumb"}).out == PATCH
    assert cli.check("--diff", "--color", "never", name, tty=True).out == PATCH
    assert "\x1b[31m" in cli.check("--diff", "--color", "always", name).out


def test_a_patch_for_a_terminal_holds_no_control_characters_of_the_file(cli: Cli) -> None:
    text = FOUND.replace("\n", "  # \u202e\r\n")
    name = cli.write("a.yaml", text)
    shown = cli.check("--diff", name, tty=True, env={"NO_COLOR": "1"}).out
    assert not {"\r", "\u202e"} & set(shown)
    exact = cli.check("--diff", name).out
    assert "+caller: WaterWorks  # \u202e\r\n" in exact
    assert Path(name).read_bytes().decode() == text
