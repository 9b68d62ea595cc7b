"""The laws of fixing for YAML in any layout: what is mended does not depend on how it is laid out, and no comment is lost."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.damage import damaged
from tests.support.layouts import layouts
from tests.support.profile import profile
from tests.support.specs import TARGETS, specs
from voicelint.fixing.run import fix_text
from voicelint.source.parse import parse
from voicelint.targets.lower import Lowering
from voicelint.targets.names import load_target

from .test_laws import MOMENT, assert_lawful, errors, root_of


@pytest.mark.parametrize("raw", [False, True], ids=["spec", "request"])
@pytest.mark.parametrize("target", TARGETS)
def test_in_any_layout(target: str, raw: bool) -> None:
    payload = target if raw else None
    ended: Counter[bool] = Counter()

    @profile(25)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        whole: Any = data.draw(specs(target))
        if raw:
            spec = root_of(json.dumps(whole), "x.json")
            whole = Lowering(load_target(target), spec, MOMENT).lower().root.plain()
        assume(errors(fix_text(json.dumps(whole), "x.json", MOMENT, payload).after.diagnostics) == {})
        broken = data.draw(damaged(whole, target))
        text = data.draw(layouts(broken))
        assert root_of(text, "x.yaml").plain() == broken
        outcome = fix_text(text, "x.yaml", MOMENT, payload)
        assert outcome.dropped == {}
        assert_lawful(outcome, text, "x.yaml", payload, False)
        removed = sum(each.title.startswith("take") for each in outcome.done)
        before, after = (Counter(each.text for each in parse(one, "x.yaml").comments) for one in (text, outcome.text))
        # Only what is taken out takes the comments that stand in it and behind it along.
        assert after <= before
        assert removed or after == before
        in_json = fix_text(json.dumps(broken), "x.json", MOMENT, payload)
        same = root_of(outcome.text, "x.yaml").plain() == root_of(in_json.text, "x.json").plain()
        # Some layouts have no fix: a comment in the way would be lost.
        assert same or any(each.fix is None for each in outcome.after.diagnostics)
        ended[same] += 1

    law()
    assert ended[True] > 2 * ended[False], ended
