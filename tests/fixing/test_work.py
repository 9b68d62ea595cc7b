"""Thousands of findings are mended in at most twice the work of the check, and in work that grows as they do."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import CLEAN
from tests.compiling.conftest import IVR
from tests.support.work import calls
from voicelint.fixing.run import Outcome, fix_text
from voicelint.pipeline import check_text

from .test_files import NOW, SHARED


def number(at: int) -> str:
    return f"+4179{3000100 + at}"


def spaced(at: int) -> str:
    return f"+41 79 {number(at)[5:8]} {number(at)[8:]}"


def body(count: int) -> str:
    people = [{"To": spaced(at)[1:], "messageid": str(at)} for at in range(count)]
    return json.dumps({"messages": [{"scenarioId": "A1", "from": "41443026740", "destinations": people}]})


KINDS: dict[str, Callable[[int], str]] = {
    "numbers with spaces": lambda count: IVR + "".join(f'  - {{to: "{spaced(at)}", id: {at}}}\n' for at in range(count)).replace("id: ", "id: v"),
    "numbers twice": lambda count: IVR + "".join(f'  - "{number(at // 2)}"\n' for at in range(count)),
    "numbers twice in one line": lambda count: IVR.rstrip() + f" [{', '.join(json.dumps(number(at // 2)) for at in range(count))}]\n",
    "numbers without quotes": lambda count: IVR + "".join(f"  - {number(at)}\n" for at in range(count)),
    "keys of the wrong case": lambda count: IVR + "".join(f'  - To: "{number(at)}"\n    ID: v{at}\n' for at in range(count)),
    "every target's numbers": lambda count: SHARED.split("recipients:")[0] + "recipients:\n" + "".join(f'  - "{spaced(at)}"\n' for at in range(count)),
    "numbers, and what is ignored": lambda count: IVR.replace("recipients:", "report: {data: x}\nretry: {attempts: 9, first_wait: 7m, longest_wait: 1h}\nrecipients:") + "".join(f'  - "{spaced(at)}"\n' for at in range(count)),
    "a recipient's own options": lambda count: CLEAN.split("recipients:")[0] + "audience: {purpose: alert}\nrecipients:\n" + "".join(f'  - {{to: "{number(at)}", options: {{octopush: {{Param1: x}}}}}}\n' for at in range(count)),
}  # fmt: skip


def mended(text: str) -> Outcome:
    return fix_text(text, "x.yaml", NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_thousands_of_one_finding(kind: str) -> None:
    short, long = (KINDS[kind](count) for count in (400, 1200))
    outcome = mended(long)
    assert len(outcome.done) >= 600
    assert outcome.after.diagnostics == []
    work = calls(lambda: mended(long))
    assert work <= 2 * calls(lambda: check_text(long, "x.yaml", NOW))
    assert work <= 3.1 * calls(lambda: mended(short))


def test_layers_of_findings_cost_a_check_each() -> None:
    """What only shows itself once something else is mended takes one more check, not one more for each finding."""
    work = {
        count: calls(lambda count=count: fix_text(body(count), "x.json", NOW, "infobip-ivr")) for count in (400, 1200)
    }  # type: ignore[misc]
    assert work[1200] <= 3.1 * work[400]
    assert fix_text(body(400), "x.json", NOW, "infobip-ivr").after.diagnostics == []


def test_a_fix_that_is_given_up_costs_a_run_and_not_one_for_each_finding() -> None:
    def harmful(count: int) -> str:
        return body(count).replace(
            '"from"', '"ValidityPeriod": 60, "retry": {"minPeriod": 60, "maxPeriod": 60, "maxCount": 2}, "from"'
        )

    work = {
        count: calls(lambda count=count: fix_text(harmful(count), "x.json", NOW, "infobip-ivr"))
        for count in (400, 1200)
    }  # type: ignore[misc]
    assert work[1200] <= 3.1 * work[400]
    outcome = fix_text(harmful(400), "x.json", NOW, "infobip-ivr")
    assert list(outcome.dropped) == ["unknown-key"]
    assert [each.rule.name for each in outcome.after.diagnostics] == ["unknown-key"]
