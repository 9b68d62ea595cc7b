"""The laws of suppression over generated specs: it silences just what it is for, and leaves without a trace."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.support.damage import damaged
from tests.support.specs import NOW, TARGETS, specs, texts
from voicelint.engine.catalogue import catalogue
from voicelint.engine.diagnostic import Diagnostic
from voicelint.fixing.run import fix_text
from voicelint.pipeline import Checker, check_text

MOMENT = datetime.fromisoformat(NOW.replace("Z", "+00:00"))
LAW = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
SUPPRESSIBLE = [rule["name"] for rule in catalogue() if rule.get("suppressible", True)]


def check(text: str) -> Checker:
    return check_text(text, "spec.yaml", MOMENT)


def essences(checker: Checker, found: list[Diagnostic]) -> list[tuple[Any, ...]]:
    """What stays of diagnostics when lines come in: all but their offsets, the first line of what they underline too."""
    text = checker.source.text
    return sorted(
        (
            (each.rule.name, each.pointer, each.message, each.severity, each.targets, each.value,
             text[each.start : each.end].split("\n")[0])
            for each in found
        ),
        key=repr,
    )  # fmt: skip


def lines_of(text: str) -> list[str]:
    return re.split(r"(?<=\n)", text)


def indent(line: str) -> int:
    """Where the line's content begins; nothing and comments begin nowhere."""
    content = line.strip("\ufeff \r\n")
    return (
        10**6
        if not content or content.startswith("#")
        else len(line.strip("\ufeff")) - len(line.strip("\ufeff").lstrip(" "))
    )


def block(lines: list[str], first: int) -> range:
    """The lines of the entry or item that begins on a line, by nothing but indentation."""
    depth = indent(lines[first])
    for number in range(first + 1, len(lines)):
        if indent(lines[number]) <= depth:
            return range(first, number)
    return range(first, len(lines))


def line_number(text: str, each: Diagnostic) -> int:
    return text.removeprefix("\ufeff").count("\n", 0, each.start)


@st.composite
def yaml_texts(draw: st.DrawFn, target: str) -> str:
    """YAML files of specs, some with slips in them."""
    spec = draw(specs(target))
    made: tuple[str, str] = draw(texts(draw(damaged(spec, target)) if draw(st.booleans()) else spec).filter(is_yaml))
    return made[0]


def is_yaml(made: tuple[str, str]) -> bool:
    return made[1].endswith(".yaml")


def inserted(text: str, at: int, comment: str) -> str:
    """The text with a comment above line number `at`, indented like it and with its kind of line break."""
    lines = lines_of(text)
    end = "\r\n" if "\r\n" in text else "\n"
    lead = "\ufeff" if at == 0 and text.startswith("\ufeff") else ""
    line = lines[at].removeprefix(lead)
    lines[at] = f"{lead}{' ' * (len(line) - len(line.lstrip(' ')))}{comment}{end}{line}"
    return "".join(lines)


@pytest.mark.parametrize("target", TARGETS)
def test_above_a_finding_it_silences_its_rule_in_that_node_and_changes_nothing_else(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        text = data.draw(yaml_texts(target))
        before = check(text)
        may = [each for each in before.diagnostics if each.rule.suppressible]
        assume(may)
        chosen = data.draw(st.sampled_from(may))
        at = line_number(text, chosen)
        inside = block(lines_of(text), at)
        name = data.draw(st.sampled_from([chosen.rule.name, chosen.rule.code]))
        after = check(inserted(text, at, f"# voicelint: ignore[{name}] so"))
        silenced = [
            each
            for each in before.diagnostics
            if each.rule.name == chosen.rule.name and line_number(text, each) in inside
        ]
        kept = [each for each in before.diagnostics if each not in silenced]
        assert chosen in silenced
        assert essences(after, after.held) == essences(before, silenced)
        assert essences(after, after.diagnostics) == essences(before, kept)

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_for_the_document_it_silences_its_rule_everywhere(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        text = data.draw(yaml_texts(target))
        before = check(text)
        names = {each.rule.name for each in before.diagnostics if each.rule.suppressible}
        chosen = data.draw(st.sets(st.sampled_from(sorted(names)))) if names else set()
        assume(chosen)
        after = check(inserted(text, 0, f"# voicelint: ignore-file[{', '.join(sorted(chosen))}]"))
        kept = [each for each in before.diagnostics if each.rule.name not in chosen]
        assert essences(after, after.diagnostics) == essences(before, kept)

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_fix_takes_out_those_of_no_use_and_not_a_byte_more(target: str) -> None:
    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        text, _ = data.draw(texts(data.draw(specs(target))).filter(is_yaml))
        found = {each.rule.name for each in check(text).diagnostics}
        absent = st.lists(
            st.sampled_from([rule for rule in SUPPRESSIBLE if rule not in found]), min_size=1, max_size=3, unique=True
        )
        changed = text
        for _ in range(data.draw(st.integers(1, 4))):
            comment = (
                f"# voicelint: ignore[{data.draw(st.sampled_from([', ', ',', ' , '])).join(data.draw(absent))}] so"
            )
            lines = lines_of(changed)
            at = data.draw(st.integers(0, len(lines) - 1))
            body = lines[at].rstrip("\r\n")
            if body.strip("\ufeff ") and not body.lstrip("\ufeff ").startswith("#") and data.draw(st.booleans()):
                lines[at] = f"{body}  {comment}{lines[at][len(body) :]}"
                changed = "".join(lines)
            elif lines[at] or at:
                changed = inserted(changed, at, comment)
        outcome = fix_text(changed, "spec.yaml", MOMENT, wants=lambda each: each.rule.pack == "suppression")
        assert outcome.text == text
        assert outcome.dropped == {}

    law()


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_suppressed_is_not_mended(target: str) -> None:
    """--fix with rules suppressed mends what it mends without those rules, and not a byte of theirs."""

    @LAW
    @given(st.data())
    def law(data: st.DataObject) -> None:
        text = data.draw(yaml_texts(target))
        names = sorted({each.rule.name for each in check(text).diagnostics if each.rule.suppressible})
        chosen = data.draw(st.sets(st.sampled_from(names), min_size=1)) if names else set()
        assume(chosen)
        comment = f"# voicelint: ignore-file[{', '.join(sorted(chosen))}]"
        outcome = fix_text(
            inserted(text, 0, comment), "spec.yaml", MOMENT, wants=lambda each: each.rule.pack != "suppression"
        )
        without = fix_text(text, "spec.yaml", MOMENT, wants=lambda each: each.rule.name not in chosen)
        assert outcome.text == inserted(without.text, 0, comment)
        assert [(each.name, each.pointer) for each in outcome.done] == [
            (each.name, each.pointer) for each in without.done
        ]

    law()


def test_a_request_in_json_has_no_comments() -> None:
    body = {"messages": [{"callbackData": "# voicelint: ignore[retry-count-clamped]", "retry": {"maxCount": 9}}]}
    checker = check_text(json.dumps(body), "a.json", MOMENT, "infobip-ivr")
    assert "retry-count-clamped" in {each.rule.name for each in checker.diagnostics}
    assert checker.held == []
