"""The examples of the packs, turned into requests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from voicelint.build.model import OurExample, Pack, RuleModel
from voicelint.build.rule_examples import policy_of
from voicelint.build.sources import read_packs
from voicelint.engine.policy import Policy
from voicelint.packs.bodies import body_of, counted_up, put, remove, steps

__all__ = ["Case", "all_packs", "base_of", "cases", "counted_up", "put", "remove", "steps"]

BASE_NOW = "2026-11-21T12:00:00Z"


class Case(NamedTuple):
    """An example of a rule, for one target."""

    pack: Pack
    rule: RuleModel
    example: OurExample
    target: str
    number: int

    @property
    def id(self) -> str:
        kind = "bad" if self.example.bad is not None else "good"
        return f"{self.pack.pack}-{self.rule.name}-{kind}-{self.number}"

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat((self.example.now or BASE_NOW).replace("Z", "+00:00"))

    @property
    def body(self) -> Any:
        """The request (or spec) as data: the target's base with the example's changes."""
        return body_of(base_of(self.target), self.example.model_dump(exclude_unset=True))

    @property
    def stage(self) -> str:
        return str(self.rule.check.get("found_by", ""))

    @property
    def policy(self) -> Policy:
        return policy_of(self.stage, {name: file.model_dump() for name, file in self.example.recordings.items()})

    @property
    def text(self) -> str:
        return self.example.text if self.example.text is not None else json.dumps(self.body, ensure_ascii=False)

    @property
    def filename(self) -> str:
        return self.example.filename if self.example.text is not None else "example.json"


@cache
def all_packs() -> tuple[Pack, ...]:
    return tuple(read_packs())


def base_of(target: str) -> Any:
    for pack in all_packs():
        if pack.pack == target:
            return pack.base
    raise KeyError(target)


def cases() -> Iterator[Case]:
    for pack in all_packs():
        for rule in pack.rules:
            for number, example in enumerate(rule.examples):
                target = example.target or (rule.targets or pack.targets)[0]
                yield Case(pack, rule, example, target, number)
