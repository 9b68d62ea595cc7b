"""What holds for every spec: nobody is lost, every frame is a good request, the files are what the manifest says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import voicelint
from tests.support.specs import NOW, TARGETS, specs, texts
from voicelint.compiling.gate import admit
from voicelint.engine.effective import effective
from voicelint.engine.packs import ruleset
from voicelint.pipeline import Checker
from voicelint.source.parse import parse
from voicelint.targets.names import load_target

from .conftest import MANIFEST

MOMENT = datetime.fromisoformat(NOW.replace("Z", "+00:00"))
several = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@contextmanager
def limited(target: str, most: int | None) -> Iterator[None]:
    """With a limit so low that short lists are split; None leaves it as it is."""
    limits = load_target(target).limits
    before = [limit.most for limit in limits]
    for limit in limits:
        limit.most = limit.most if most is None else most
    try:
        yield
    finally:
        for limit, each in zip(limits, before, strict=True):
            limit.most = each


def compiled(text: str, filename: str, now: datetime = MOMENT) -> voicelint.Compiled:
    """The text compiled; a spec whose only errors are of what cannot happen (it is accepted, after all) is passed over."""
    try:
        return voicelint.compile(text, filename, now=now)
    except voicelint.CompileError as error:
        errors = [each for each in error.report.diagnostics if each.severity == "error"]
        if errors and all(each.rule.effect == "futile" for each in errors):
            reject()
        raise


def lowered(text: str, filename: str) -> tuple[Any, Any]:
    """The whole request as it is linted: as plain data, and as the vendor executes it."""
    checker = Checker(parse(text, filename), MOMENT)
    checker.lowerings = []
    checker.run()
    ((_, lowering, request),) = checker.lowerings
    return request.root.plain(), effective(request, ruleset(lowering.target.name), MOMENT)


def at(body: Any, path: str) -> Any:
    """The list at a request path, [] where there is none."""
    for step in path.split("."):
        body = body.get(step.removesuffix("[]"), [])
        if step.endswith("[]"):
            body = body[0]
    return body


def without(body: Any, target: str) -> Any:
    """A body without its lists of recipients and the ids that differ from frame to frame."""
    body = json.loads(json.dumps(body))
    for limit in load_target(target).limits:
        holder = at(body, limit.path.rpartition(".")[0]) if "." in limit.path else body
        holder.pop(limit.path.rpartition(".")[2], None)
    for key in load_target(target).ids:
        body.pop(key, None)
    return body


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data(), most=st.sampled_from([None, 1, 2, 3]))
def test_frames_are_the_linted_request(target: str, data: st.DataObject, most: int | None) -> None:
    text, filename = data.draw(texts(data.draw(specs(target))))
    whole, _ = lowered(text, filename)
    with limited(target, most):
        done = compiled(text, filename)
        requests = list(done)
    bodies = [request.body for request in requests]
    if len(bodies) == 1:
        assert bodies[0] == whole
    for limit in load_target(target).limits:
        lists = [at(body, limit.path) for body in bodies]
        assert [entry for each in lists for entry in each] == at(whole, limit.path)
        if most is not None:
            assert max(map(len, lists)) <= most
        assert max(map(len, lists)) - min(map(len, lists)) <= 1
    for body in bodies:
        assert without(body, target) == without(whole, target)
    for key in load_target(target).ids:
        ids = [body[key] for body in bodies if key in body]
        assert len(ids) == len(set(ids)) == (len(bodies) if key in whole else 0)
    assert sum(request.recipients for request in requests) == done.recipients


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data(), most=st.sampled_from([None, 1, 2]))
def test_every_frame_is_a_request_without_an_error(target: str, data: st.DataObject, most: int | None) -> None:
    text, filename = data.draw(texts(data.draw(specs(target))))
    with limited(target, most):
        requests = list(compiled(text, filename))
    for request in requests:
        found = voicelint.lint(request.data.decode(), "001.json", target=target, now=MOMENT).diagnostics
        assert [str(each) for each in found if each.severity == "error"] == []


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data())
def test_the_effective_body_is_that_of_the_linted_request(target: str, data: st.DataObject) -> None:
    text, filename = data.draw(texts(data.draw(specs(target))))
    (request,) = compiled(text, filename)
    assert request.effective() == lowered(text, filename)[1]


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data(), most=st.sampled_from([None, 2]))
def test_files_are_what_the_manifest_says(target: str, data: st.DataObject, most: int | None) -> None:
    spec = data.draw(specs(target))
    text, filename = data.draw(texts(spec))
    with limited(target, most):
        files = dict(compiled(text, filename).files(effective=True, curl=True))
        again = dict(compiled(text, filename, MOMENT.replace(year=2027)).files(effective=True, curl=True))
    assert files == again, "neither the run nor the time of it makes a difference"
    manifest = json.loads(files.pop("spec/manifest.json"))
    MANIFEST.validate(manifest)
    assert manifest["source"] == {"file": filename, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    (entry,) = manifest["targets"]
    assert sum(frame["recipients"] for frame in entry["frames"]) == entry["recipients"]
    listed = [*entry["frames"], *(frame["effective"] for frame in entry["frames"]), entry["script"]]
    assert {f"spec/{each['file']}": each["sha256"] for each in listed} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data())
def test_the_form_of_the_file_makes_no_difference(target: str, data: st.DataObject) -> None:
    spec = data.draw(specs(target))
    bodies = {
        request.data
        for text, filename in (data.draw(texts(spec)), data.draw(texts(spec)))
        for request in compiled(text, filename)
    }
    assert len(bodies) == 1


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data())
def test_keys_stand_in_the_order_of_the_mapping_table(target: str, data: st.DataObject) -> None:
    spec = data.draw(specs(target))
    shuffled = dict(data.draw(st.permutations(list(spec.items()))))
    (one,) = compiled(json.dumps(spec), "a.json")
    (other,) = compiled(json.dumps(shuffled), "a.json")
    assert one.data == other.data
    table = [*load_target(target).constants, *(row.request.replace("[]", "") for row in load_target(target).rows)]
    ranks = [table.index(path) for path in paths(one.body) if path in table]
    assert ranks == sorted(ranks)


def paths(body: Any, lead: str = "") -> Iterator[str]:
    """The paths of a body's values in their order; of a list, those of its first item."""
    if isinstance(body, dict) and body:
        for key, below in body.items():
            here = f"{lead}.{key}" if lead else key
            yield here
            yield from (path for path in paths(below, here) if path != here)
    elif isinstance(body, list) and body:
        yield from paths(body[0], lead)


@pytest.mark.parametrize("target", TARGETS)
@several
@given(data=st.data(), other=st.sampled_from(TARGETS))
def test_a_port_with_losses_compiles_or_says_which_error_is_left(target: str, data: st.DataObject, other: str) -> None:
    text, filename = data.draw(texts(data.draw(specs(target))))
    passed = admit(text, filename, MOMENT, [other], allow_loss=True)
    assert all(each.severity != "error" for each in passed.diagnostics if each.rule.name == "not-expressible")
    assert passed.refused == (not passed.campaigns)
    for campaign in passed.campaigns:
        for requests in campaign.requests:
            for frame in requests.frames():
                found = voicelint.lint(json.dumps(frame.body), "001.json", target=other, now=MOMENT).diagnostics
                assert [str(each) for each in found if each.severity == "error"] == []


@pytest.mark.parametrize("target", TARGETS)
def test_a_frame_at_the_limit_is_one_that_the_rules_take(target: str) -> None:
    """The limits here and those in the rule packs are the same numbers."""
    for limit in load_target(target).limits:
        found = {size: said(target, limit.path, size) for size in (limit.most, limit.most + 1)}
        assert found[limit.most] == []
        assert bool(found[limit.most + 1]) == bool(limit.constraint)


def said(target: str, path: str, size: int) -> list[str]:
    """The rules about the length of a list that speak of a raw request whose list has that many entries."""
    from tests.support.packs import base_of, counted_up

    body = json.loads(json.dumps(base_of(target)))
    steps = path.split(".")
    holder = at(body, path.rpartition(".")[0]) if len(steps) > 1 else body
    name = steps[-1]
    first = holder[name][0] if holder.get(name) else "item-1000000"
    holder[name] = [counted_up(first, number) for number in range(size)]
    return [
        each.rule.name
        for each in voicelint.lint(json.dumps(body), "001.json", target=target, now=MOMENT).diagnostics
        if each.rule.raw
    ]
