"""Standard input as a file."""

from __future__ import annotations

import io

import pytest

from .conftest import CLEAN, WRONG, Cli


class Endless(io.RawIOBase):
    """/dev/zero, or a line that never ends; it counts what was taken from it."""

    def __init__(self, byte: bytes) -> None:
        self.byte = byte
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "an endless stream must not be read to its end"
        self.taken += size
        return self.byte * size


class Failing(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


class Holder:
    def __init__(self, buffer: object) -> None:
        self.buffer = buffer


def test_stdin_among_other_paths(cli: Cli) -> None:
    name = cli.write("a.yaml", WRONG)
    result = cli.json(name, "-", stdin=WRONG.encode())
    assert [each["file"] for each in result.report["diagnostics"]] == ["a.yaml"] * 2 + ["<stdin>"] * 2
    assert cli.check("-", stdin=CLEAN.encode()).status == 0


def test_stdin_twice_is_read_once(cli: Cli) -> None:
    assert len(cli.json("-", "-", stdin=WRONG.encode()).names) == 2


@pytest.mark.parametrize("data", [b"", b"a: 1\n", b"[]", b"{}", b"null", b"---", b"\xef\xbb\xbf"])
def test_what_is_no_campaign_is_said(cli: Cli, data: bytes) -> None:
    result = cli.json("-", stdin=data)
    assert (result.status, result.names) == (0, [])
    assert result.err.startswith("note: <stdin> is no campaign and was skipped: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("byte", [b"\0", b"a", b"\n", b"["])
def test_an_endless_stream_ends(cli: Cli, byte: bytes) -> None:
    stream = Endless(byte)
    result = cli.json("-", stdin=Holder(stream))
    assert (result.status, result.names) == (2, ["too-large"])
    assert stream.taken <= 32 * 1024 * 1024 + 1


def test_a_stream_that_fails_is_a_finding(cli: Cli) -> None:
    result = cli.json("-", cli.write("a.yaml", WRONG), stdin=Holder(Failing()))
    assert result.status == 2
    assert result.names[0] == "unreadable"
    assert result.report["diagnostics"][0]["message"] == "<stdin> cannot be read: Input/output error"
    assert len(result.names) == 3


def test_a_closed_stream_is_a_finding(cli: Cli) -> None:
    result = cli.json("-", stdin=None)
    assert (result.status, result.names) == (2, ["unreadable"])
