"""The command line's fixture, in a folder that is a repository's root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, FOUND, WRONG, Cli

__all__ = ["CLEAN", "FOUND", "REQUEST", "WRONG", "Cli", "cli"]

REQUEST = '{"text": "Hello", "recipients": [{"phone_number": "+41793026741"}], "type": "voice_sms", "purpose": "alert"}'
"""A raw request for Octopush, of which its shape tells no more than that it is one of several."""


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """The command line in an empty repository."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    yield Cli(tmp_path, monkeypatch)
