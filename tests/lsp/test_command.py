"""`voicelint lsp` as a command."""

from __future__ import annotations

import sys

import pytest

from tests.cli.conftest import Cli, cli  # noqa: F401


def test_without_pygls_it_says_what_to_install(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    for name in [name for name in sys.modules if name.startswith("voicelint.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    result = cli("lsp")
    assert (result.status, result.out) == (2, "")
    assert result.err == "error: the language server needs pygls: pip install 'voicelint[lsp]'\n"


def test_a_wrong_time_is_refused(cli: Cli) -> None:  # noqa: F811
    result = cli("lsp", "--now", "tomorrow")
    assert result.status == 2
    assert result.err.startswith("error: --now: 'tomorrow' is no time")


def test_standard_input_that_is_closed(cli: Cli) -> None:  # noqa: F811
    result = cli("lsp", stdin=None)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("note: voicelint lsp is started by an editor")
