"""Import and back again, as the tests need it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from tests.support.packs import base_of, cases, put, remove, steps
from tests.support.specs import NOW as WRITTEN_NOW
from voicelint.compiling.gate import admit
from voicelint.importing.bodies import Taken, take
from voicelint.importing.campaign import lowered as lower
from voicelint.importing.importer import Imported, bring_in
from voicelint.importing.values import canonical
from voicelint.pipeline import check_text
from voicelint.source.nodes import Mapping
from voicelint.source.parse import parse
from voicelint.targets.names import load_target

NOW = datetime.fromisoformat(WRITTEN_NOW.replace("Z", "+00:00"))


def taken(body: Any, target: str | None = None, name: str = "body.json") -> Taken:
    return take(parse(json.dumps(body, ensure_ascii=False), name), NOW, target)


def imported(bodies: Any | list[Any], target: str | None = None) -> Imported:
    """The import of bodies that can be taken."""
    several = bodies if isinstance(bodies, list) else [bodies]
    read = [taken(body, target, f"body-{number}.json") for number, body in enumerate(several, 1)]
    assert [each.reasons for each in read] == [[] for _ in read]
    return bring_in([body for each in read for body in each.bodies], NOW)


def compiled(text: str, name: str = "spec.yaml") -> list[Any]:
    """The bodies that a spec is compiled to; it must have no error, gone-by moments apart."""
    passed = admit(text, name, NOW, past=True)
    assert not passed.reason
    assert [f"{each.rule.name}: {each.message}" for each in passed.diagnostics if each.severity == "error"] == []
    return [
        frame.body for campaign in passed.campaigns for requests in campaign.requests for frame in requests.frames()
    ]


def lowered(text: str, target: str) -> list[Any]:
    """The bodies that the specs of a text become, errors or not."""
    roots = [each.root for each in parse(text, "spec.yaml").documents]
    return [lower(load_target(target), root, NOW)[0] for root in roots if isinstance(root, Mapping)]


def rules(text: str, name: str, target: str | None = None) -> set[str]:
    """The names of the rules that find something in the campaign; how its file is written is no matter."""
    found = check_text(text, name, NOW, target).diagnostics
    return {each.rule.name for each in found if not each.rule.code.startswith("SRC")}


def errors(body: Any, target: str) -> set[str]:
    done = check_text(json.dumps(body, ensure_ascii=False), "body.json", NOW, target)
    return {each.rule.name for each in done.diagnostics if each.severity == "error"}


def same(one: Iterable[Any], other: Iterable[Any]) -> bool:
    return [canonical(each) for each in one] == [canonical(each) for each in other]


def examples(target: str) -> list[tuple[dict[str, Any], list[str]]]:
    """What the packs' examples, good and bad, do to the base request: values by route, and routes taken out."""
    return [
        (case.example.bad if case.example.bad is not None else case.example.good or {}, case.example.without)
        for case in cases()
        if case.target == target and case.example.text is None
    ]


def changed(target: str, changes: Iterable[tuple[dict[str, Any], list[str]]]) -> Any:
    """The base request with the changes of several examples, as far as they can be made together."""
    body = json.loads(json.dumps(base_of(target), default=str))
    for values, without in changes:
        for route in without:
            try:
                remove(body, steps(route))
            except (KeyError, IndexError, TypeError):
                continue
        for route, value in values.items():
            try:
                body = put(body, steps(route), json.loads(json.dumps(value, default=str)))
            except (KeyError, IndexError, TypeError, AttributeError):
                continue
    return body


def bodies(target: str) -> st.SearchStrategy[Any]:
    """Bodies that hold what several of the packs' examples do, right and wrong ones."""
    return st.lists(st.sampled_from(examples(target)), min_size=1, max_size=5).map(
        lambda chosen: changed(target, chosen)
    )


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(allow_nan=False), st.text(max_size=12)
)
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn, target: str) -> Any:
    """Bodies with some of their values replaced by anything at all."""
    body = draw(bodies(target))
    for _ in range(draw(st.integers(1, 3))):
        holder, here = None, body
        step: Any = None
        while isinstance(here, dict | list) and here and (holder is None or draw(st.integers(0, 3))):
            holder = here
            step = (
                draw(st.sampled_from(sorted(here))) if isinstance(here, dict) else draw(st.integers(0, len(here) - 1))
            )
            here = here[step]
        if holder is None:
            return draw(data)
        holder[step] = draw(data)
    return body
