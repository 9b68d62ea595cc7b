"""The examples of the packs, turned into requests."""

from __future__ import annotations

import copy
import functools
import itertools
import json
import operator
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from voicelint.build.model import Example, Pack, RuleModel
from voicelint.build.sources import read_packs

BASE_NOW = "2026-11-21T12:00:00Z"


class Case(NamedTuple):
    """An example of a rule, for one target."""

    pack: Pack
    rule: RuleModel
    example: Example
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
        body = copy.deepcopy(base_of(self.target))
        for route in self.example.without:
            remove(body, steps(route))
        for route, value in (self.example.bad or self.example.good or {}).items():
            body = put(body, steps(route), copy.deepcopy(value))
        for route, count in self.example.repeat.items():
            items = functools.reduce(operator.getitem, steps(route), body)
            last = items[-1]
            items.extend(counted_up(last, number) for number in range(1, count - len(items) + 1))
        return body

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


def steps(route: str) -> tuple[str | int, ...]:
    """messages[0].retry to ("messages", 0, "retry"); a part in quotes may hold anything."""
    found = re.findall(r'\[(\d+)\]|"([^"]*)"|([^.\[\]"]+)', route)
    return tuple(int(index) if index else quoted or name for index, quoted, name in found)


def put(body: Any, route: tuple[str | int, ...], value: Any) -> Any:
    if not route:
        return value
    here = body
    for step, after in itertools.pairwise(route):
        if isinstance(step, int):
            if step == len(here):
                here.append([] if isinstance(after, int) else {})
        elif step not in here:
            here[step] = [] if isinstance(after, int) else {}
        here = here[step]
    last = route[-1]
    if isinstance(last, int) and last == len(here):
        here.append(value)
    else:
        here[last] = value
    return body


def remove(body: Any, route: tuple[str | int, ...]) -> None:
    for step in route[:-1]:
        body = body[step]
    del body[route[-1]]


def counted_up(item: Any, by: int) -> Any:
    """An item like another, with every text of digits (and a lead) that much higher."""
    if isinstance(item, dict):
        return {key: counted_up(value, by) for key, value in item.items()}
    if isinstance(item, list):
        return [counted_up(value, by) for value in item]
    if isinstance(item, str) and (found := re.fullmatch(r"(.*?)(\d+)", item)):
        return f"{found[1]}{int(found[2]) + by:0{len(found[2])}}"
    return item
