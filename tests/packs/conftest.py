"""The command line in an empty repository, and packs written in short."""

from __future__ import annotations

from tests.cli.conftest import CLEAN, Cli
from tests.config.conftest import cli

__all__ = ["CAMPAIGN", "CLEAN", "Cli", "cli", "pack", "rule"]

CAMPAIGN = """\
voicelint: 1
name: Spring offer
target: infobip-ivr
caller: "+41443026740"
flow: {id: 6298AA77707903A4ED680B436929681AD}
recipients: ["+41793026741", {to: "+41793026742", id: offer-2}]
schedule:
  start: 2030-06-04T10:00:00+02:00
  expire_after: 8h
  window: {days: [tuesday], from: "10:00", to: "18:30", timezone: Europe/Zurich}
retry: {attempts: 3, first_wait: 5m, longest_wait: 1h}
call: {ring_timeout: 30s}
report: {url: "https://hooks.acme.example/voice", format: json, version: 2}
"""
"""A campaign without any finding of voicelint's own."""


def rule(body: str, name: str = "house-rule", code: str = "ACME1", message: str = "not so") -> str:
    """A rule whose name, code and message do not matter; `body` is the rest, in YAML's braces."""
    return f'  - {{name: {name}, code: {code}, message: "{message}", {body}}}\n'


def pack(*rules: str, head: str = "") -> str:
    """A pack of rules."""
    return f"pack: acme\n{head}rules:\n{''.join(rules)}"
