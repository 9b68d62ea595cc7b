"""Checking a whole request as users do, and a single value as one check sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from voicelint.engine.context import Context
from voicelint.engine.finding import Finding
from voicelint.engine.packs import ruleset
from voicelint.engine.run import check_request
from voicelint.source.nodes import Node, Scalar
from voicelint.source.parse import parse
from voicelint.targets.request import Request

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def tree(body: Any) -> Node:
    source = parse(json.dumps(body, ensure_ascii=False), "request.json")
    root = source.documents[0].root
    assert root is not None
    return root


def findings(target: str, body: Any, now: datetime = NOW) -> list[Finding]:
    found, crashes = check_request(Request(target, tree(body)), ruleset(target), now)
    assert not crashes, crashes[0].error
    return found


def names(target: str, body: Any, now: datetime = NOW) -> list[str]:
    return [finding.rule.name for finding in findings(target, body, now)]


def scalar(value: Any) -> Scalar:
    return Scalar(0, len(str(value)), value, json.dumps(value), "double" if isinstance(value, str) else "plain")


def context(now: datetime = NOW, route: tuple[str | int, ...] = ("to", 0), lowered: bool = False) -> Context:
    made = Context(Request("routee", scalar(""), lowered=lowered), now)
    made.route = list(route)
    return made


def ask(check: Callable[..., Any], value: Any, at: Context | None = None, **options: Any) -> Any:
    return check(scalar(value), at or context(), **options)
