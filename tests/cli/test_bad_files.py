"""Files that cannot be read: each is one finding with the reason, and the others are still checked."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report.readers import READERS

from .conftest import FOUND, Cli


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def make_circle(path: Path) -> None:
    path.symlink_to("other.yaml")
    path.with_name("other.yaml").symlink_to(path.name)


def make_sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)


def make_bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


UNREADABLE = [
    ("missing", lambda path: None, "unreadable", "bad.yaml does not exist"),
    ("pipe", make_pipe, "unreadable", "bad.yaml is a pipe, not a file; give - to read standard input"),
    ("socket", make_socket, "unreadable", "bad.yaml is a socket, not a file; give - to read standard input"),
    ("loop", make_loop, "unreadable", "bad.yaml is a symbolic link that leads back to itself"),
    ("circle", make_circle, "unreadable", "bad.yaml is a symbolic link that leads back to itself"),
    ("dangling", make_dangling, "unreadable", "bad.yaml does not exist"),
    ("sparse", make_sparse, "too-large", "bad.yaml is larger than 32 MiB"),
    ("binary", make_bytes(b"\x7fELF\x02\x01\x01\0\0\0"), "not-text", "bad.yaml is a binary file (it holds a NUL byte)"),
    ("nul", make_bytes(b"voicelint: 1\nname: a\0b\n"), "not-text", "bad.yaml is a binary file (it holds a NUL byte)"),
    ("latin", make_bytes(b"voicelint: 1\nname: caf\xe9\n"), "not-text",
    "bad.yaml is not UTF-8 text (byte 0xE9); save it as UTF-8"),
    ("cut", make_bytes("voicelint: 1\nname: 📞".encode()[:-1]), "not-text",
    "bad.yaml is not UTF-8 text (byte 0xF0); save it as UTF-8"),
    ("surrogate", make_bytes(b"voicelint: 1\nname: \xed\xa0\xbd\n"), "not-text",
    "bad.yaml is not UTF-8 text (byte 0xED); save it as UTF-8"),
    ("overlong", make_bytes(b"\xc0\x80"), "not-text", "bad.yaml is not UTF-8 text (byte 0xC0); save it as UTF-8"),
    ("utf-16", make_bytes("voicelint: 1\n".encode("utf-16")), "not-text", "bad.yaml is UTF-16 text; save it as UTF-8"),
    ("utf-16-le", make_bytes("voicelint: 1\n".encode("utf-16-le")), "not-text",
    "bad.yaml looks like UTF-16 text; save it as UTF-8"),
    ("utf-32", make_bytes("voicelint: 1\n".encode("utf-32")), "not-text", "bad.yaml is UTF-32 text; save it as UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "rule", "said"), [case[1:] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE]
)
def test_a_file_that_cannot_be_read(cli: Cli, make: Callable[[Path], None], rule: str, said: str) -> None:
    make(cli.folder / "bad.yaml")
    good = cli.write("good.yaml", FOUND)
    result = cli.json(good, "bad.yaml")
    assert result.status == 2
    assert result.err == ""
    first, second = result.report["diagnostics"]
    assert (first["file"], first["name"]) == ("good.yaml", "sender-characters-deleted")
    assert (second["file"], second["name"], second["severity"], second["message"]) == ("bad.yaml", rule, "error", said)
    text = cli.check("bad.yaml")
    assert (text.status, text.err) == (2, "")
    assert f"error[{rule}]: {said}\n" in text.out
    assert cli.check("--select", "retry-count-clamped", "--exit-zero", "bad.yaml").status == 2


def test_the_place_of_a_byte_that_is_no_text(cli: Cli) -> None:
    name = cli.write("bad.yaml", "voicelint: 1\r\nname: 📞é".encode() + b"\xff\n")
    (found,) = cli.json(name).report["diagnostics"]
    assert found["range"]["start"] == {"line": 2, "column": 9, "offset": 22}
    assert found["range"]["end"] == found["range"]["start"]
    assert " --> bad.yaml:2:9\n" in cli.check(name).out
    assert cli.check("--output-format", "concise", name).out.startswith("bad.yaml:2:9: error not-text ")
    for format, column in (("sarif", 10), ("rdjson", 13)):
        (seen,) = READERS[format](cli.check("--output-format", format, name).out)
        assert (seen.line, seen.column) == (2, column)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("good.yaml/x.yaml", "does not exist: a part of its path is a file, not a folder"),
        ("x" * 300, "has too long a name"),
        ("a/" * 3000, "has too long a name"),
        ("", "'' does not exist"),
        ("no\0name", "is not a possible file name"),
    ],
)
def test_impossible_paths(cli: Cli, path: str, said: str) -> None:
    good = cli.write("good.yaml", FOUND)
    result = cli.json(path, good)
    assert result.status == 2
    assert result.names == ["unreadable", "sender-characters-deleted"]
    assert said in result.report["diagnostics"][0]["message"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "bad.yaml may not be read: permission denied"),
        (errno.EPERM, "bad.yaml may not be read: permission denied"),
        (errno.EIO, "bad.yaml could not be read: Input/output error"),
        (errno.EMFILE, "bad.yaml could not be read: Too many open files"),
        (errno.ESTALE, "bad.yaml could not be read: Stale file handle"),
        (errno.ENOENT, "bad.yaml does not exist"),
    ],
)
@pytest.mark.parametrize("arguments", [("bad.yaml", "good.yaml"), (".",), ("--", "bad.yaml", "good.yaml")])
def test_the_system_refuses(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, number: int, said: str, arguments: tuple[str, ...]
) -> None:
    cli.write("good.yaml", FOUND)
    cli.write("bad.yaml", FOUND)
    real = os.open

    def refuse(path: str, *rest: int, **named: int) -> int:
        if os.path.basename(os.fspath(path)) == "bad.yaml":
            raise OSError(number, os.strerror(number), path)
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    # As click's own test of a path would do it: it must not even be asked.
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    result = cli.json(*arguments)
    assert result.status == 2
    assert [(each["file"], each["name"]) for each in result.report["diagnostics"]] == [
        ("bad.yaml", "unreadable"),
        ("good.yaml", "sender-characters-deleted"),
    ]
    assert result.report["diagnostics"][0]["message"] == said


def test_a_file_that_grows_while_it_is_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    make_sparse(cli.folder / "bad.yaml")
    small = os.stat(cli.write("small.yaml", "a: 1"))
    monkeypatch.setattr("voicelint.source.read._refuse", lambda *_: None)
    assert small.st_size < 10
    assert cli.json("bad.yaml").names == ["too-large"]


def test_a_file_that_turns_into_a_pipe_between_look_and_open(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("bad.yaml", FOUND)
    real = os.open

    def swap(path: str, *rest: int, **named: int) -> int:
        os.unlink(path)
        os.mkfifo(path)
        return real(path, *rest, **named)

    monkeypatch.setattr("voicelint.source.read.os.open", swap)
    result = cli.json("bad.yaml")
    assert (result.status, result.names) == (2, ["unreadable"])
    assert "is a pipe" in result.report["diagnostics"][0]["message"]
