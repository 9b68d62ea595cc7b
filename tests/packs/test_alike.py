"""Rules that are alike are looked at once: what is taken for right so is right, and a long pack costs few looks."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.support.profile import profile
from voicelint.engine.catalogue import own_names
from voicelint.engine.packs import read_data
from voicelint.packs.alike import differing
from voicelint.packs.form import Form
from voicelint.packs.load import held, sure
from voicelint.packs.meaning import Names
from voicelint.packs.places import Atlas

FORM = Form(json.loads(read_data("pack.form.json")))
CHECKS: dict[str, list[Any]] = {
    "caller": [{"one_of": ["+41443026740"]}, {"one_of": ["+41443026741", "Acme"]}, {"one_of": [1]}, {"one_of": []}, {"one_of": "a"}],
    "name": [{"length": 9}, {"length": {"max": 9}}, {"length": {"min": 9, "max": 3}}, {"length": "9"}, {"length": {"most": 9}}, {"size": 9}],
    "retry.attempts": [{"at_most": 3}, {"at_most": 4}, {"at_most": "4h"}, {"at_most": True}, {"one_of": [1, "2"]}, {"one_of": ["2"]}],
    "retry.first_wait": [{"at_most": "4h"}, {"at_most": "4"}, {"at_most": 4}, {"one_of": ["5m"]}, {"one_of": ["5"]}],
    "schedule.window.from": [
        {"pattern": "1.*"}, {"pattern": "2.*"}, {"pattern": "(a"}, {"pattern": {"never": "b"}}, {"pattern": {"never": "(?=b)"}},
        {"pattern": {"mend": "c"}}, {"pattern": {"mend": "\\1"}}, {"pattern": 1}, {"clock": {"earliest": "10:00"}}, {"clock": {"earliest": "9"}},
    ],
    "": [{"required": "retry"}, {"required": "retri"}],
    "nowhere": [{"length": 9}],
}  # fmt: skip
TEXTS = [
    {},
    [],
    "{value} is wrong",
    "{value} is no good",
    "{valu} is wrong",
    "{value} or {limit}",
    "no braces",
    "a lone {",
    "}",
    "{{",
    7,
]
RULES = st.sampled_from(list(CHECKS)).flatmap(
    lambda at: st.fixed_dictionaries(
        {
            "name": st.sampled_from(["a", "b-c", "d", "e", "A", "number-dear"]),
            "code": st.sampled_from(["ACME1", "ACME2", "ACME3", "ACME4", "COM999", "1", 1]),
            "at": st.just(at),
            "check": st.sampled_from(CHECKS[at]),
            "message": st.sampled_from(TEXTS),
        },
        optional={
            "severity": st.sampled_from(["error", "info", "bad"]),
            "instead": st.sampled_from(TEXTS),
            "effect": st.just("futile"),
            "when": st.sampled_from(
                [{"audience.purpose": "marketing"}, {"audience.purpose": "x"}, {"audience": 1}, {"a": 1}, "a"]
            ),
            "fix": st.sampled_from([{"value": "nearest"}, {"value": "neerest"}, {"to": "a"}, {"action": "rename"}, []]),
            "source": st.sampled_from(
                [{"field": "1"}, {"field": "2"}, {"document": "book"}, {"document": "bok"}, {"field": 1}, "a"]
            ),
            "examples": st.sampled_from(
                [
                    [],
                    [{"bad": {"name": "a"}, "at": "name"}],
                    [{"bad": {"name": "b"}, "at": "caller"}],
                    [{"bad": {}}],
                    [{"good": 1}],
                    [{"good": {}, "bad": {}}],
                    [{"good": {}, "target": "x"}],
                    {},
                ]
            ),
            "wy": st.just("a"),
        },
    )
)


def both(pack: dict[str, Any]) -> tuple[bool, bool]:
    """Whether a pack is taken for right at a quick look, and whether it is right."""
    quick = sure(pack, FORM, Names(own_names()), Atlas())
    return quick, held(pack, 1, FORM, Names(own_names()), Atlas()) == []


@profile(400)
@given(
    st.lists(RULES, min_size=1, max_size=6),
    st.sampled_from([{}, {"on": "spec"}, {"on": "request"}, {"documents": {"book": {"title": "B"}}}]),
)
def test_what_is_taken_for_right_is_right(rules: list[dict[str, Any]], head: dict[str, Any]) -> None:
    quick, right = both({"pack": "acme", **head, "rules": rules})
    assert right or not quick


def long(count: int) -> dict[str, Any]:
    """A pack of good rules as a program writes them."""
    kinds = [
        ("caller", "one_of", ["+41443026740", "{0}"]),
        ("name", "length", 9),
        ("schedule.window.from", "pattern", "1{0}.*"),
    ]
    rules = []
    for number in range(count):
        at, check, options = kinds[number % len(kinds)]
        written = json.loads(json.dumps(options).replace("{0}", str(number)))
        message = f"{{value}} is not what section {number} asks for"
        rules.append(
            {"name": f"rule-{number}", "code": f"ACME{number}", "at": at, "check": {check: written}, "message": message}
        )
    return {"pack": "acme", "rules": rules}


def test_rules_that_are_alike_are_looked_at_once() -> None:
    patterns: list[str] = []
    assert len(differing(long(300), Atlas(), patterns)) == 3
    assert len(patterns) == 99
    assert both(long(300)) == (True, True)


def test_one_bad_rule_among_many_is_seen() -> None:
    for change in (
        {"name": "rule-0"}, {"code": "ACME0"}, {"name": "Rule"}, {"code": "a1"}, {"name": "number-dear"}, {"code": "COM9999"},
        {"message": "{vlaue}"}, {"message": {}}, {"name": []}, {"code": {}},
        {"examples": [{"bad": {}}]}, {"when": {"nowhere": 1}}, {"fix": {"value": "x"}}, {"source": {"document": "x"}}, {"at": "calle"}, {"check": {"one_of": []}}, {"severity": "errror"}, {"check": {"at_most": 1}},
    ):  # fmt: skip
        pack = long(300)
        pack["rules"][150] |= change
        assert both(pack) == (False, False), change
    pack = long(300)
    pack["rules"][152]["check"] = {"pattern": "("}
    assert both(pack) == (False, False)


def test_a_value_that_its_place_never_has_is_seen_beside_one_that_it_has() -> None:
    pack = long(2)
    for rule, wait in zip(pack["rules"], ("5m", "5"), strict=True):
        rule |= {"at": "retry.first_wait", "check": {"one_of": [wait]}}
    assert both(pack) == (False, False)


def test_rules_with_sources_and_examples_are_alike_too() -> None:
    pack = long(300)
    for number, rule in enumerate(pack["rules"]):
        rule["source"] = {"field": str(number)}
        rule["when"] = {"audience.purpose": "marketing"}
        rule["examples"] = [{"bad": {"name": str(number)}, "at": rule["at"]}, {"good": {}}]
    assert len(differing(pack, Atlas(), [])) == 3
    assert both(pack) == (True, True)
