"""Configuration files that cannot be used: each is a finding at its place, and nothing else suffers."""

from __future__ import annotations

import os

import pytest

from .conftest import FOUND, Cli


def finding(cli: Cli, text: str | bytes, name: str = "voicelint.toml") -> tuple[str, str, int, int]:
    """Message, help, line and column of the first finding of a file."""
    cli.write(name, text)
    cli.write("a.yaml", FOUND)
    result = cli.json("a.yaml")
    assert result.status == 2
    assert result.err == f"error: a file was not checked, since {name} cannot be used\n"
    assert set(result.names) == {"invalid-config"}
    first = result.report["diagnostics"][0]
    assert (first["file"], first["severity"]) == (name, "error")
    return first["message"], first["help"], first["range"]["start"]["line"], first["range"]["start"]["column"]


@pytest.mark.parametrize(
    ("text", "message", "help", "line", "column"),
    [
        ('# hello\nignroe = ["x"]', "there is no key 'ignroe' here", "did you mean ignore?", 2, 1),
        ('zzz = 1', "there is no key 'zzz' here", "known: extends, select", 1, 1),
        ('target = "routee"', "there is no key 'target' here", "name the API of raw requests under [[payloads]]", 1, 1),
        ('[overides]\nx = 1', "there is no key 'overides' here", "did you mean overrides?", 1, 2),
        ('fail-on = 1', "fail-on takes error, warning or info, this is a number", 'such as "error"', 1, 11),
        ('fail-on = "warn"', "fail-on cannot be 'warn'", "did you mean warning?", 1, 11),
        ('fail-on = ""', "fail-on cannot be ''", "write error, warning or info", 1, 11),
        ('select = "IVR"', "select takes a list of rules, this is a text", "such as", 1, 10),
        ('select = [\n  "IVR",\n  3,\n]', "select takes texts in it, this is a number", "such as", 3, 3),
        ('ignore = ["IVR", "number-smple"]', "there is no rule 'number-smple'", "did you mean number-sample?", 1, 18),
        ('[severity]\nzzz = "off"', "there is no rule 'zzz'", "voicelint rules lists them", 2, 1),
        ('severity = { IVR = "off" }', "there is no rule 'IVR'", "", 1, 14),
        ('[severity]\nnumber-sample = "fatal"', "number-sample cannot be 'fatal'", "write error, warning, info or off", 2, 17),
        ('[severity]\nnumber-dear = "off"\nCOM010 = "info"', "COM010 and number-dear are the same rule", "write one", 3, 1),
        ('severity = "off"', "severity takes a table of rules and their severities, this is a text", "such as", 1, 12),
        ('[payloads]\nfiles = "x"', "payloads takes tables, each under a line [[payloads]], this is a table", "", 1, 1),
        ('[[payloads]]\nfiles = "x"', "target is missing here", 'add target = "octopush"', 1, 3),
        ('[[payloads]]\nfiles = "x"\ntarget = "octopus"', "target cannot be 'octopus'", "did you mean octopush?", 3, 10),
        ('[[overrides]]\nfiles = "x"', "this changes nothing without ignore or severity", "", 1, 3),
        ('[[overrides]]\nignore = ["IVR"]', "files is missing here", "", 1, 3),
        ('[[overrides]]\nfiles = "x"\n[overrides.severity]\nIVR999 = "off"', "there is no rule 'IVR999'", "", 4, 1),
        ('[[overrides]]\nfiles = "x"\nignore = []\npointer = "a"', "a JSON pointer begins with /", "", 4, 11),
        ('[[overrides]]\nfiles = "x"\nignore = []\npointer = ["", "/a~2"]', "in a JSON pointer ~ is written ~0", "", 4, 16),
        ('default-country = "ch"', "'ch' is no country code of ISO 3166", "write CH", 1, 19),
        ('default-country = "XX"', "'XX' is no country code of ISO 3166", "write two capital letters", 1, 19),
        ('default-country = "001"', "'001' is no country code of ISO 3166", "write two capital letters", 1, 19),
        ('require-reason = "yes"', "require-reason takes true or false, this is a text", "such as true", 1, 18),
        ('baseline = "  "', "baseline takes a path, this is an empty text", "", 1, 12),
        ('baseline = "a\\u0000b"', "no file name holds a NUL character", "", 1, 12),
        ('rules = 2026-12-01', "rules takes a list of paths, this is a date or time", "", 1, 9),
        ('exclude = "../x"', "a glob does not lead out of its folder", "", 1, 11),
        ('exclude = ["a/../b"]', "a glob does not lead out of its folder", "", 1, 12),
        ('exclude = ["/"]', "a glob has to name something", "", 1, 12),
        ('exclude = ["!"]', "a glob has to name something", "", 1, 12),
        ("exclude = ['a\\b']", "a glob holds no backslash", "write / between folders", 1, 12),
        ('exclude = ["C:/x"]', "a glob is relative to its configuration file", "", 1, 12),
        ('exclude = ["#x"]', "a glob does not begin with #", "", 1, 12),
        ('exclude = ["a//b"]', "a glob has no two slashes in a row", "", 1, 12),
        ('exclude = ["a[b"]', "a glob closes a bracket", "", 1, 12),
        ('exclude = ["a[]b]"]', "a glob closes a bracket", "", 1, 12),
        ('exclude = ["a\\nb"]', "a glob holds no control characters", "", 1, 12),
        ('fail-on = "error', "the file is not well-formed TOML:", "", 1, 17),
        ('a = 1\na = 2', "the file is not well-formed TOML: cannot overwrite a value", "", 2, 6),
        ("a = " + "[" * 5000, "the file is not well-formed TOML: its brackets nest too deeply", "", 1, 1),
        (".".join(["a"] * 20_000) + " = 1", "the file is not well-formed TOML: a dotted key has more than 32 parts", "", 1, 1),
        ("a = " + "9" * 5000, "the file is not well-formed TOML:", "", 1, 1),
        ('\x1b[31m = 1', "the file is not well-formed TOML:", "", 1, 1),
    ],
)  # fmt: skip
def test_each_at_its_place(cli: Cli, text: str, message: str, help: str, line: int, column: int) -> None:
    said = finding(cli, text)
    assert said[0].startswith(message), said[0]
    assert said[1].startswith(help), said[1]
    assert said[2:] == (line, column)


def test_an_absolute_glob(cli: Cli) -> None:
    assert finding(cli, f'exclude = ["{cli.folder}/x"]')[0].startswith("a glob is relative to its configuration file")


def test_in_a_project_file_the_place_is_the_files(cli: Cli) -> None:
    text = '[project]\nname = "x"\n\n[tool.voicelint]\nselct = []\n'
    assert finding(cli, text, "pyproject.toml") == ("there is no key 'selct' here", "did you mean select?", 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        '[tool.voicelint]\nselct = []\n', '[tool . "voicelint"]\nselct = []\n', '[tool]\nvoicelint = {selct = []}\n',
        '[tool]\nvoicelint.selct = []\n', 'tool.voicelint.selct = []\n', '[[tool.voicelint.selct]]\n',
        "\ufeff[tool.voicelint]\nselct = []\n", '[tool.voicelint]\nselect = [\n',
    ],
)  # fmt: skip
def test_a_table_is_found_however_it_is_written(cli: Cli, text: str) -> None:
    finding(cli, text, "pyproject.toml")


@pytest.mark.parametrize(
    "text",
    [
        "", '[project]\ndependencies = ["voicelint>=1"]\n', '[project.scripts]\nvoicelint = "x:y"\n',
        '[tool.other]\nvoicelint = 1\n', '[tool]\nother = "voicelint"\n', "voicelint = [", '[tool]\nx = """\nvoicelint = 1"""\n',
    ],
)  # fmt: skip
def test_a_project_file_of_others_is_none_of_ours(cli: Cli, text: str) -> None:
    cli.write("pyproject.toml", text)
    cli.write("a.yaml", FOUND)
    assert cli.json("a.yaml").names == ["sender-characters-deleted"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\x01\x02", "is a binary file"),
        ("fail-on = 'é'".encode("latin-1"), "is not UTF-8 text"),
        ("fail-on = 'error'".encode("utf-16"), "is UTF-16 text"),
        (b"# " + b"x" * 10_000_000, "is larger than 1 MiB"),
    ],
)
def test_what_is_no_text(cli: Cli, data: bytes, words: str) -> None:
    assert words in finding(cli, data)[0]


def test_a_byte_that_is_no_text_has_its_place(cli: Cli) -> None:
    assert finding(cli, "# one\nfail-on = 'é'".encode("latin-1"))[2:] == (2, 12)
    assert finding(cli, b"\xef\xbb\xbf# one\x00")[2:] == (1, 6)


def test_a_folder_of_that_name(cli: Cli) -> None:
    (cli.folder / "voicelint.toml").mkdir()
    cli.write("a.yaml", FOUND)
    assert cli.json("a.yaml").report["diagnostics"][0]["message"] == "voicelint.toml is a folder, not a file"
    (cli.folder / "sub" / "pyproject.toml").mkdir(parents=True)
    cli.write("sub/voicelint.toml", "")
    cli.write("sub/a.yaml", FOUND)
    assert cli.json("sub/a.yaml").status == 1


def test_links(cli: Cli) -> None:
    cli.write("a.yaml", FOUND)
    os.symlink("nowhere.toml", cli.folder / "voicelint.toml")
    assert cli.json("a.yaml").report["diagnostics"][0]["message"] == "voicelint.toml does not exist"
    cli.write("nowhere.toml", 'ignore = ["sender-characters-deleted"]')
    assert cli.json("a.yaml").names == []
    os.remove(cli.folder / "voicelint.toml")
    os.symlink("voicelint.toml", cli.folder / "voicelint.toml")
    assert "leads back to itself" in cli.json("a.yaml").report["diagnostics"][0]["message"]


def test_a_pipe_is_not_waited_for(cli: Cli) -> None:
    os.mkfifo(cli.folder / "voicelint.toml")
    cli.write("a.yaml", FOUND)
    assert "is a pipe" in cli.json("a.yaml").report["diagnostics"][0]["message"]
    os.remove(cli.folder / "voicelint.toml")
    os.mkfifo(cli.folder / "pyproject.toml")
    assert cli.json("a.yaml").names == ["sender-characters-deleted"]


def test_one_that_may_not_be_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("pyproject.toml", "[project]\n")
    cli.write("a.yaml", FOUND)
    opened = open

    def denied(path: object, *arguments: object, **keywords: object) -> object:
        if str(path).endswith("pyproject.toml"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **keywords)  # type: ignore[call-overload]

    really = os.open
    monkeypatch.setattr("builtins.open", denied)
    monkeypatch.setattr(
        os, "open", lambda path, *more: denied(path) if "pyproject" in str(path) else really(path, *more)
    )
    assert "permission denied" in cli.json("a.yaml").report["diagnostics"][0]["message"]


def test_other_files_are_checked_and_each_file_is_said_once(cli: Cli) -> None:
    cli.write("bad/voicelint.toml", "fail-off = 1\nselect = 2\n")
    for name in ("bad/a.yaml", "bad/deep/b.yaml", "good/a.yaml"):
        cli.write(name, FOUND)
    result = cli.json(".")
    assert result.status == 2
    assert result.names == ["invalid-config", "invalid-config", "sender-characters-deleted"]
    assert result.err.startswith("error: 2 files were not checked")
    quiet = cli.check("--exit-zero", "-q", ".")
    assert quiet.status == 2
    assert "2 files were not checked" in quiet.err


def test_a_broken_one_shows_its_lines(cli: Cli) -> None:
    cli.write("voicelint.toml", 'fail-on = "error"\nselct = []\n')
    cli.write("a.yaml", FOUND)
    assert cli.check("a.yaml").out.split("\n")[:7] == [
        "error[invalid-config]: there is no key 'selct' here",
        " --> voicelint.toml:2:1",
        "  |",
        '1 | fail-on = "error"',
        "2 | selct = []",
        "  | ^^^^^",
        "  |",
    ]


def test_piped_text_comes_back_unchanged(cli: Cli) -> None:
    cli.write("voicelint.toml", "selct = []\n")
    result = cli.check("--fix", "-", stdin=FOUND.encode())
    assert (result.status, result.out) == (2, FOUND)
