"""Suppressions as users write them, and the command line that reads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.conftest import NOW, Cli, cli

__all__ = ["NOW", "Cli", "cli"]

SPEC = """\
voicelint: 1
name: Appointment reminder
target: infobip-ivr
caller: "+41793026710"
flow: {id: 6298AA77707903A4ED680B436929681AD}
recipients: ["+41793026741"]
"""
"""A campaign without any finding, to which retries are added."""

RETRY = "retry: {attempts: 5, first_wait: 5m, longest_wait: 5m}\n"
"""Its one finding is retry-count-clamped, at the 5."""

BODY = """\
messages:
  - scenarioId: 6298AA77707903A4ED680B436929681AD
    from: "41793026710"
    destinations: [{to: "41793026741"}]
    retry: {minPeriod: 5, maxPeriod: 5, maxCount: 5}
"""
"""A raw request with the same finding."""


class Suppressed:
    """Checks texts: `names` are the rules that are reported, `held` is how many findings are suppressed."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli

    def __call__(self, text: str | bytes, *options: str, name: str = "a.yaml") -> tuple[list[str], int]:
        result = self.cli.json(*options, self.cli.write(name, text))
        return result.names, result.report["summary"]["suppressed"]

    def fixed(self, text: str | bytes, *options: str, name: str = "a.yaml") -> bytes:
        """The file after --fix."""
        self.cli.check("--fix", *options, self.cli.write(name, text))
        return (self.cli.folder / name).read_bytes()


@pytest.fixture
def check(cli: Cli) -> Iterator[Suppressed]:
    yield Suppressed(cli)
