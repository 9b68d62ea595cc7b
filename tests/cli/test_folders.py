"""Which files `check` looks at, and what it says of those that it leaves out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.report.readers import READERS
from voicelint.cli.files import Walk

from .conftest import CLEAN, FOUND, Cli


def looked_at(cli: Cli, *paths: str) -> list[str]:
    """The checked files: each of them has one finding."""
    return [each["file"] for each in cli.json(*paths).report["diagnostics"]]


def test_a_folder_is_walked_in_the_order_of_names(cli: Cli) -> None:
    for name in (
        "b/z.yaml",
        "b/a.yml",
        "a.json.txt",
        "a.YAML",
        "c.txt",
        "b.yaml",
        "deep/er/est/x.yaml",
        ".hidden/h.yaml",
    ):
        cli.write(name, FOUND)
    expected = [".hidden/h.yaml", "a.YAML", "b/a.yml", "b/z.yaml", "b.yaml", "deep/er/est/x.yaml"]
    assert looked_at(cli, ".") == expected
    assert looked_at(cli) == expected
    assert looked_at(cli, str(cli.folder)) == [str(cli.folder / name) for name in expected]
    assert looked_at(cli, "b/", "deep") == ["b/a.yml", "b/z.yaml", "deep/er/est/x.yaml"]
    assert looked_at(cli, "./b") == ["./b/a.yml", "./b/z.yaml"]


@pytest.mark.parametrize("name", [".git", "node_modules", ".venv", "__pycache__", "sub/.tox"])
def test_some_folders_are_never_entered_unless_named(cli: Cli, name: str) -> None:
    cli.write("a.yaml", FOUND)
    cli.write(f"{name}/b.yaml", FOUND)
    assert looked_at(cli, ".") == ["a.yaml"]
    assert looked_at(cli, name) == [f"{name}/b.yaml"]


def test_a_file_is_checked_once_however_often_it_is_named(cli: Cli) -> None:
    cli.write("d/a.yaml", FOUND)
    assert looked_at(cli, "d/a.yaml", "./d/a.yaml", "d", str(cli.folder)) == ["d/a.yaml"]
    assert cli.check("d/a.yaml", "d").err == ""


def test_gitignore_nested_negated_and_anchored(cli: Cli) -> None:
    for name in ("a.yaml", "skip.yaml", "keep/skip.yaml", "keep/a.yaml", "build/a.yaml", "x/build/a.yaml", "x/a.yaml"):
        cli.write(name, FOUND)
    cli.write(".gitignore", "# comment\nskip.yaml\n/build/\n")
    assert looked_at(cli, ".") == ["a.yaml", "keep/a.yaml", "x/a.yaml", "x/build/a.yaml"]
    cli.write("keep/.gitignore", "!skip.yaml\n")
    assert looked_at(cli, ".") == ["a.yaml", "keep/a.yaml", "keep/skip.yaml", "x/a.yaml", "x/build/a.yaml"]
    cli.write("x/.gitignore", "*\n!/a.yaml\n")
    assert looked_at(cli, ".") == ["a.yaml", "keep/a.yaml", "keep/skip.yaml", "x/a.yaml"]


def test_what_lies_in_an_ignored_folder_cannot_come_back(cli: Cli) -> None:
    cli.write("build/a.yaml", FOUND)
    cli.write("b.yaml", FOUND)
    cli.write(".gitignore", "build/\n!build/a.yaml\n")
    assert looked_at(cli, ".") == ["b.yaml"]


def test_the_repositorys_gitignore_holds_below_it_too(cli: Cli) -> None:
    (cli.folder / "repo/.git").mkdir(parents=True)
    cli.write(".gitignore", "*.yaml\n")  # outside of the repository: not its business
    cli.write("repo/.gitignore", "skip.yaml\n/sub/not.yaml\n/anchored.yaml\n")
    for name in ("a.yaml", "skip.yaml", "anchored.yaml", "not.yaml"):
        cli.write(f"repo/sub/{name}", FOUND)
    assert looked_at(cli, "repo/sub") == ["repo/sub/a.yaml", "repo/sub/anchored.yaml"]
    os.chdir(cli.folder / "repo" / "sub")
    assert looked_at(cli, ".") == ["a.yaml", "anchored.yaml"]


def test_without_a_repository_the_folders_above_say_nothing(cli: Cli) -> None:
    cli.write(".gitignore", "*.yaml\n")
    cli.write("sub/a.yaml", FOUND)
    assert looked_at(cli, "sub") == ["sub/a.yaml"]


def test_a_named_file_is_checked_although_it_is_ignored(cli: Cli) -> None:
    cli.write(".gitignore", "*.yaml\n")
    cli.write("a.yaml", FOUND)
    assert looked_at(cli, "a.yaml") == ["a.yaml"]


@pytest.mark.parametrize("bad", ["!", "\\", "a\\", "[z-a].yaml", "/", "[", "a\\ ", "\x01"])
def test_a_pattern_that_is_none_does_not_spoil_the_others(cli: Cli, bad: str) -> None:
    cli.write(".gitignore", f"{bad}\nskip.yaml\n{bad}\n")
    cli.write("skip.yaml", FOUND)
    cli.write("b.yaml", FOUND)
    assert looked_at(cli, ".") == ["b.yaml"]


@pytest.mark.parametrize("text", [b"\xef\xbb\xbfskip.yaml\n", b"x\r\nskip.yaml\r\n", b"a\xe2\x80\xa8b\nskip.yaml"])
def test_gitignore_in_odd_clothes(cli: Cli, text: bytes) -> None:
    cli.write(".gitignore", text)
    cli.write("skip.yaml", FOUND)
    cli.write("b.yaml", FOUND)
    assert looked_at(cli, ".") == ["b.yaml"]


@pytest.mark.parametrize("make", ["folder", "pipe", "binary", "loop"])
def test_a_gitignore_that_cannot_be_read_is_left_aside(cli: Cli, make: str) -> None:
    path = cli.folder / ".gitignore"
    match make:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "binary":
            path.write_bytes(b"\0\xff\n")
        case "loop":
            path.symlink_to(".gitignore")
    cli.write("b.yaml", FOUND)
    assert looked_at(cli, ".") == ["b.yaml"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"x.txt": ""}, "it holds no YAML or JSON file"),
        ({"a.yaml": "a: 1\n"}, "1 YAML or JSON file looked at"),
        ({"a.yaml": "a: 1\n", "b.json": "{}"}, "2 YAML or JSON files looked at"),
        ({"a.yaml": CLEAN, ".gitignore": "*.yaml"}, "it holds no YAML or JSON file, .gitignore keeps others out"),
    ],
)
def test_a_folder_without_campaigns_is_an_error(cli: Cli, files: dict[str, str], said: str) -> None:
    for name, text in files.items():
        cli.write(f"d/{name}", text)
    result = cli.check("d")
    assert (result.status, result.err) == (2, f"error: no campaign in d: {said}\n")
    assert cli.check("--exit-zero", "--quiet", "d").status == 2


def test_the_other_paths_are_checked_all_the_same(cli: Cli) -> None:
    (cli.folder / "empty").mkdir()
    cli.write("a.yaml", FOUND)
    result = cli.json("missing.yaml", "empty", "a.yaml")
    assert result.names == ["unreadable", "sender-characters-deleted"]
    assert result.status == 2


def test_links_are_not_followed_below_a_folder(cli: Cli) -> None:
    cli.write("d/a.yaml", FOUND)
    cli.write("outside.yaml", FOUND)
    (cli.folder / "d/loop").symlink_to(".", target_is_directory=True)
    (cli.folder / "d/up").symlink_to("..", target_is_directory=True)
    (cli.folder / "d/out.yaml").symlink_to("../outside.yaml")
    (cli.folder / "d/self.yaml").symlink_to("self.yaml")
    (cli.folder / "d/dangling.yaml").symlink_to("nowhere")
    assert looked_at(cli, "d") == ["d/a.yaml"]
    assert looked_at(cli, "d/up") == ["d/up/d/a.yaml", "d/up/outside.yaml"]
    assert looked_at(cli, "d/out.yaml") == ["d/out.yaml"]


def test_pipes_and_folders_named_like_campaigns_are_no_files(cli: Cli) -> None:
    cli.write("d/a.yaml", FOUND)
    os.mkfifo(cli.folder / "d/pipe.yaml")
    (cli.folder / "d/folder.yaml").mkdir()
    assert looked_at(cli, "d") == ["d/a.yaml"]


def test_folders_may_be_nested_more_deeply_than_calls(cli: Cli) -> None:
    levels = 1200
    here = cli.folder
    for _ in range(levels):  # a path at once would be too long to make
        os.mkdir("d")
        os.chdir("d")
    Path("x.yaml").write_text(FOUND)
    os.chdir(here)
    try:
        assert looked_at(cli, ".") == ["d/" * levels + "x.yaml"]
    finally:  # pytest could not clear it away
        for _ in range(levels):
            os.chdir("d")
        os.unlink("x.yaml")
        for _ in range(levels):
            os.chdir("..")
            os.rmdir("d")


def test_a_folder_that_cannot_be_listed_is_said_and_the_others_are_checked(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.write("d/a.yaml", FOUND)
    cli.write("d/locked/b.yaml", FOUND)
    real = os.scandir

    def scandir(path: str) -> object:
        if path == "d/locked":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = cli.json("d")
    assert result.status == 2
    assert [(each["file"], each["name"]) for each in result.report["diagnostics"]] == [
        ("d/a.yaml", "sender-characters-deleted"),
        ("d/locked", "unreadable"),
    ]
    assert result.report["diagnostics"][1]["message"] == "d/locked cannot be listed: Permission denied"


def test_a_file_that_vanishes_while_the_folder_is_walked(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("d/a.yaml", FOUND)
    cli.write("d/b.yaml", FOUND)
    real = Walk.files

    def files(self: Walk, folder: str) -> object:
        for path in real(self, folder):
            if path == "d/b.yaml":
                os.unlink(path)
            yield path

    monkeypatch.setattr(Walk, "files", files)
    result = cli.json("d")
    assert [(each["file"], each["name"]) for each in result.report["diagnostics"]] == [
        ("d/a.yaml", "sender-characters-deleted"),
        ("d/b.yaml", "unreadable"),
    ]
    assert result.status == 2


def test_names_that_are_not_utf8_or_hold_control_characters(cli: Cli) -> None:
    raw = os.fsencode(cli.folder)
    for name in (b"\xff\xfe.yaml", b"new\nline.yaml", b"\x1b[31mred.yaml", "\u202egnp.yaml".encode()):
        with open(os.path.join(raw, name), "wb") as stream:
            stream.write(FOUND.encode())
    result = cli.check(".")
    assert result.status == 1
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
    assert result.out.count(" --> ") == 4
    for shown in (
        "\\u{DCFF}\\u{DCFE}.yaml:4:9",
        "new\\x0Aline.yaml:4:9",
        "\\x1B[31mred.yaml:4:9",
        "\\u{202E}gnp.yaml:4:9",
    ):
        assert f" --> {shown}\n" in result.out
    report = cli.json(".")
    assert sorted(each["file"] for each in report.report["diagnostics"]) == sorted(
        ["\udcff\udcfe.yaml", "new\nline.yaml", "\x1b[31mred.yaml", "\u202egnp.yaml"]
    )
    assert "\x1b" not in report.out
    # A line break in a name is no space.
    assert "new\\x0Aline.yaml" in cli.check("--output-format", "html", ".").out
    markdown = READERS["markdown"](cli.check("--output-format", "markdown", ".").out)
    assert "new\\x0Aline.yaml" in {each.file for each in markdown}
    for format in ("sarif", "gitlab", "rdjson"):
        assert len(READERS[format](cli.check("--output-format", format, ".").out)) == 4
    concise = cli.check("--output-format", "concise", ".")
    assert len(concise.out.splitlines()) == 4
