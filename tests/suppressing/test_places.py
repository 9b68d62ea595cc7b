"""What a suppression is for, by where it stands."""

from __future__ import annotations

import pytest

from .conftest import BODY, RETRY, SPEC, Suppressed

CLAMPED = "retry-count-clamped"
IGNORE = f"# voicelint: ignore[{CLAMPED}] agreed so"
SHOWN, HELD = ([CLAMPED], 0), ([], 1)
UNUSED = ([CLAMPED, "unused-suppression"], 0)

BLOCK = "retry:\n  attempts: 5\n  first_wait: 5m\n  longest_wait: 5m\n"


def in_vain(text: str) -> list[str]:
    """The finding and the complaint of the comment, in their order in the text."""
    return [CLAMPED, "unused-suppression"] if text.index("5") < text.index("#") else ["unused-suppression", CLAMPED]


COVERED = {
    "at the end of the line": f"retry: {{attempts: 5, first_wait: 5m, longest_wait: 5m}} {IGNORE}\n",
    "above it": f"{IGNORE}\n{RETRY}",
    "above, with blank lines and comments between": f"{IGNORE}\n\n# two of them\n\n{RETRY}",
    "above, indented otherwise": f"      {IGNORE}\n{RETRY}",
    "above the entry inside": BLOCK.replace("  attempts", f"  {IGNORE}\n  attempts"),
    "at the end of the entry inside": BLOCK.replace("5\n", f"5 {IGNORE}\n", 1),
    "above the whole block": f"{IGNORE}\n{BLOCK}",
    "on the line that opens the block": BLOCK.replace("retry:", f"retry: {IGNORE}"),
    "after a tab": BLOCK.replace("5\n", f"5\t{IGNORE}\n", 1),
    "on the line that opens braces": f"retry: {{ {IGNORE}\n  first_wait: 5m, longest_wait: 5m,\n  attempts: 5}}\n",
    "behind the brace that closes": f"retry: {{\n  attempts: 5, first_wait: 5m,\n  longest_wait: 5m\n  }} {IGNORE}\n",
    "on a line of several entries": f"retry: {{first_wait: 5m,\n  attempts: 5, longest_wait: 5m}} {IGNORE}\n",
    "above a line of several entries": f"retry: {{first_wait: 5m,\n  {IGNORE}\n  longest_wait: 5m, attempts: 5}}\n",
    "above braces that stand below their key": f"retry:\n  {IGNORE}\n  {{first_wait: 5m,\n   longest_wait: 5m,\n   attempts: 5}}\n",
    "beside braces that stand below their key": f"retry:\n  {{ {IGNORE}\n   first_wait: 5m, longest_wait: 5m,\n   attempts: 5}}\n",
    "above a value below its key": f"retry:\n  first_wait: 5m\n  longest_wait: 5m\n  attempts:\n    {IGNORE}\n    5\n",
    "beside a value below its key": f"retry:\n  first_wait: 5m\n  longest_wait: 5m\n  attempts:\n    5 {IGNORE}\n",
    "beside a key whose value stands below": f"retry:\n  first_wait: 5m\n  longest_wait: 5m\n  attempts: {IGNORE}\n    5\n",
    "behind an anchor": BLOCK.replace("retry:", f"retry: &r {IGNORE}"),
    "by an explicit key": f"? retry {IGNORE}\n: {{attempts: 5, first_wait: 5m, longest_wait: 5m}}\n",
    "two on one line": f"retry: {{attempts: 5, first_wait: 5m, longest_wait: 5m}} {IGNORE} # voicelint: ignore[{CLAMPED}] again\n",
    "behind another comment on its line": f"retry: {{attempts: 5, first_wait: 5m, longest_wait: 5m}} # five {IGNORE}\n",
    "by code": f"# voicelint: ignore[INF020] agreed so\n{RETRY}",
    "without a reason": f"# voicelint: ignore[{CLAMPED}]\n{RETRY}",
    "without a blank before the name": f"#voicelint: ignore[{CLAMPED}]\n{RETRY}",
}


@pytest.mark.parametrize("retry", COVERED.values(), ids=list(COVERED))
def test_it_is_for_its_node_and_what_is_in_it(check: Suppressed, retry: str) -> None:
    assert check(SPEC + retry) == HELD
    assert check((SPEC + retry).replace("\n", "\r\n").encode()) == HELD
    assert check("\ufeff" + SPEC + retry) == HELD
    assert check(retry + SPEC) == HELD


MISSED = {
    "beside another entry": BLOCK.replace("longest_wait: 5m", f"longest_wait: 5m {IGNORE}"),
    "above another entry": BLOCK.replace("  longest", f"  {IGNORE}\n  longest"),
    "below the last entry": f"{BLOCK}  {IGNORE}\n",
    "below the last entry, at the margin": f"{BLOCK}{IGNORE}\n",
    "on the first line of braces with an entry": f"retry: {{first_wait: 5m, {IGNORE}\n  longest_wait: 5m,\n  attempts: 5}}\n",
    "behind the last entry and its brace": f"retry: {{attempts: 5, first_wait: 5m,\n  longest_wait: 5m}} {IGNORE}\n",
}


@pytest.mark.parametrize("retry", MISSED.values(), ids=list(MISSED))
def test_it_is_for_nothing_else(check: Suppressed, retry: str) -> None:
    names, held = check(SPEC + retry)
    assert (sorted(names), held) == UNUSED


def test_it_is_for_the_rules_that_it_names(check: Suppressed) -> None:
    assert check(f"{SPEC}# voicelint: ignore[IVR014]\n{RETRY}") == (["unused-suppression", CLAMPED], 0)
    assert check(f"{SPEC}# voicelint: ignore[IVR014, {CLAMPED}]\n{RETRY}") == (["unused-suppression"], 1)


TEXTS = {
    "block scalar": f"say: {{language: en}}\nflow:\n  id: x\n  parameters:\n    note: |\n      {IGNORE}\n    more: |\n      {IGNORE}\n",
    "quoted": f'name: "{IGNORE}"\n',
    "quoted over lines": f"name: 'a\n  {IGNORE}\n  b'\n",
    "plain": f"name: a#voicelint:ignore[{CLAMPED}]\n",
}


@pytest.mark.parametrize("lines", TEXTS.values(), ids=list(TEXTS))
def test_in_a_text_it_is_text(check: Suppressed, lines: str) -> None:
    key = lines.partition(":")[0]
    kept = "".join(
        line for line in SPEC.splitlines(True) if not line.startswith((f"{key}:", "flow:" if key == "say" else "#"))
    )
    names, held = check(kept + lines + RETRY)
    assert CLAMPED in names
    assert held == 0
    assert not [each for each in names if "suppression" in each]


def test_a_block_scalars_own_line_may_have_one(check: Suppressed) -> None:
    text = SPEC.replace(
        "flow: {id: 6298AA77707903A4ED680B436929681AD}",
        "flow:\n  id: x\n  parameters:\n    a: >- {}\n      Hello {{{{name}}}}\n",
    )
    rule = "unresolved-placeholder"
    assert check(text.replace("{}\n", "\n", 1).replace("{{{{name}}}}", "{{name}}")) == ([rule], 0)
    assert check(text.replace("{}\n", f"# voicelint: ignore[{rule}]\n", 1).replace("{{{{name}}}}", "{{name}}")) == HELD


# --- lists ---------------------------------------------------------------------------------------------------------

NUMBERS = SPEC.replace('["+41793026741"]', '\n  - to: "+4179"\n    id: a\n  - "+4178"\n  - to: "+4177"\n    id: c')
SHORT = "number-impossible"


def number(comment: str) -> str:
    return comment.format(f"# voicelint: ignore[{SHORT}]")


def test_an_item_and_no_other(check: Suppressed) -> None:
    assert check(NUMBERS) == ([SHORT] * 3, 0)
    assert check(NUMBERS.replace('  - to: "+4179"', number('  {}\n  - to: "+4179"'))) == ([SHORT] * 2, 1)
    assert check(NUMBERS.replace('"+4178"', number('"+4178" {}'))) == ([SHORT] * 2, 1)
    assert check(NUMBERS.replace('- to: "+4179"', number('- {}\n    to: "+4179"'))) == ([SHORT] * 2, 1)
    assert check(NUMBERS.replace('- to: "+4179"', number('- to: "+4179" {}'))) == ([SHORT] * 2, 1)
    assert check(NUMBERS.replace("recipients: ", number("recipients: {}"))) == ([], 3)
    assert check(NUMBERS.replace("recipients: ", number("{}\nrecipients: "))) == ([], 3)


def test_an_item_of_brackets(check: Suppressed) -> None:
    lines = 'recipients: [\n  "+4179", "+4178",  {}\n  "+4177"  {}\n]  {}\n'

    def at(*marked: int) -> tuple[list[str], int]:
        comments = [f"# voicelint: ignore[{SHORT}]" if at in marked else "" for at in range(3)]
        return check(SPEC.replace('recipients: ["+41793026741"]\n', lines.format(*comments)))

    assert at() == ([SHORT] * 3, 0)
    assert at(0) == ([SHORT], 2)
    assert at(1) == ([SHORT] * 2, 1)
    assert at(2) == ([], 3)
    assert at(0, 1) == ([], 3)


# --- what a finding is about ---------------------------------------------------------------------------------------


def test_a_missing_key_is_missed_where_it_is_underlined(check: Suppressed) -> None:
    lacking = SPEC.replace("target", "# target")
    rule = "spec-key-missing"
    assert check(lacking) == ([rule], 0)
    assert check(lacking.replace("1\n", f"1 # voicelint: ignore[{rule}]\n", 1)) == HELD
    assert check(f"# voicelint: ignore[{rule}]\n{lacking}") == HELD
    inside = SPEC + "retry:\n  first_wait: 5m\n  longest_wait: 5m\n"
    names, _ = check(inside)
    assert names
    every = ", ".join(dict.fromkeys(names))
    assert check(inside.replace("retry:", f"retry: # voicelint: ignore[{every}]")) == ([], len(names))


def test_a_finding_of_several_targets_is_one(check: Suppressed) -> None:
    spec = SPEC.replace("target: infobip-ivr", "target: [infobip-ivr, infobip-click-to-call]").replace(
        '"+41793026741"', '"+4179"'
    )
    spec += 'connect: "+41793026744"\nsay: {text: Hello, language: en}\n'
    shown = check.cli.json(check.cli.write("a.yaml", spec)).report["diagnostics"]
    (found,) = [each for each in shown if each["name"] == SHORT]
    assert len(found["targets"]) == 2
    names, held = check(spec.replace('["+4179"]', f'["+4179"] # voicelint: ignore[{SHORT}]'))
    assert (SHORT in names, held) == (False, 1)


# --- aliases, anchors, merges --------------------------------------------------------------------------------------

USES = """\
messages:
  - scenarioId: 6298AA77707903A4ED680B436929681AD
    from: "41793026710"
    destinations: [{to: "41793026741"}]
    retry: &often   # 1
      minPeriod: 5
      maxPeriod: 5
      maxCount: 5   # 2
  - scenarioId: 6298AA77707903A4ED680B436929681AD
    from: "41793026710"
    destinations: [{to: "41793026743"}]
    retry: *often   # 3
"""


def marked(text: str, number: int) -> str:
    return text.replace(f"# {number}\n", f"{IGNORE}\n")


def test_where_a_shared_value_is_written_it_is_for_every_use(check: Suppressed) -> None:
    assert check(USES) == ([CLAMPED] * 2, 0)
    assert check(marked(USES, 1)) == ([], 2)
    assert check(marked(USES, 2)) == ([], 2)


def test_at_a_use_it_is_for_that_use(check: Suppressed) -> None:
    result = check.cli.json(check.cli.write("a.yaml", marked(USES, 3)))
    assert [each["pointer"] for each in result.report["diagnostics"]] == ["/messages/0/retry/maxCount"]
    assert result.report["summary"]["suppressed"] == 1


def test_a_lone_value_that_is_shared(check: Suppressed) -> None:
    text = SPEC.replace('"+41793026741"', '{to: &n "+4179", id: a}, # 1\n  {to: *n, id: b} # 2\n  ')
    names, held = check(text)
    assert (names.count(SHORT), held) == (2, 0)
    at_anchor, at_use = (check(text.replace(f"# {n}\n", f"# voicelint: ignore[{SHORT}]\n")) for n in (1, 2))
    assert (at_anchor[0].count(SHORT), at_anchor[1]) == (0, 2)
    assert (at_use[0].count(SHORT), at_use[1]) == (1, 1)


def test_a_merge(check: Suppressed) -> None:
    text = USES.replace("retry: *often   # 3", "retry:\n      <<: *often   # 3\n      maxPeriod: 5")
    assert check(text) == ([CLAMPED] * 2, 0)
    assert check(marked(text, 3)) == ([CLAMPED], 1)
    assert check(marked(text, 1)) == ([], 2)


# --- whole files ---------------------------------------------------------------------------------------------------

FILE = f"# voicelint: ignore-file[{CLAMPED}] agreed so\n"


def test_a_whole_document(check: Suppressed) -> None:
    assert check(FILE + SPEC + RETRY) == HELD
    assert check(f"# Reminders\n\n{FILE}\n---\n{SPEC}{RETRY}") == HELD
    assert check(f"--- {FILE}{SPEC}{RETRY}") == HELD
    assert check(f"%YAML 1.2\n{FILE}---\n{SPEC}{RETRY}") == HELD
    assert check(FILE + BODY) == HELD


def test_of_several_documents_it_is_for_its_own(check: Suppressed) -> None:
    one, other = SPEC + RETRY, SPEC.replace("741", "743") + RETRY
    assert check(f"{FILE}{one}---\n{other}") == ([CLAMPED], 1)
    assert check(f"{one}---\n{FILE}{other}") == ([CLAMPED], 1)
    assert check(f"{FILE}{one}---\n{FILE}{other}") == ([], 2)
    assert check(f"{one}{FILE}---\n{other}") == ([CLAMPED, "misplaced-ignore-file", CLAMPED], 0)
    assert check(f"{one}...\n{FILE}---\n{other}") == ([CLAMPED], 1)


def test_below_the_first_key_it_is_misplaced(check: Suppressed) -> None:
    assert check(SPEC + FILE + RETRY) == (["misplaced-ignore-file", CLAMPED], 0)
    first, rest = SPEC.split("\n", 1)
    assert check(f"{first} {FILE}{rest}{RETRY}") == (["misplaced-ignore-file", CLAMPED], 0)


def test_a_suppression_does_not_reach_into_the_next_document(check: Suppressed) -> None:
    other = RETRY + SPEC.replace("741", "743")
    assert check(f"{SPEC}{IGNORE}\n---\n{other}") == (["unused-suppression", CLAMPED], 0)
    assert check(f"{SPEC}---\n{IGNORE}\n{other}") == HELD


def test_above_the_brace_of_a_whole_request(check: Suppressed) -> None:
    body = "{messages: [{scenarioId: A, from: '41793026710', destinations: [{to: '41793026741'}],\n  retry: {minPeriod: 5, maxPeriod: 5, maxCount: 5}}]}"
    assert check(body) == SHOWN
    assert check(f"{IGNORE}\n{body}") == HELD
    assert check(f"{body} {IGNORE}") == HELD


def test_one_that_has_ended_above_the_finding_is_of_no_use(check: Suppressed) -> None:
    """Two spans of the same rule, of which the first is over before anything is found."""
    spec = NUMBERS.replace('- to: "+4179"', f'- to: "+41793026742" # voicelint: ignore[{SHORT}]')
    assert check(spec) == (["unused-suppression", SHORT, SHORT], 0)
    spec = spec.replace('"+4178"', f'"+4178" # voicelint: ignore[{SHORT}]')
    names, held = check(spec)
    assert (sorted(names), held) == ([SHORT, "unused-suppression"], 1)


def test_an_empty_value_at_the_very_end(check: Suppressed) -> None:
    spec = SPEC + "retry:{}\n  attempts: 4\n  first_wait: 5m\n  longest_wait:\n"
    names, _ = check(spec.replace("{}", ""))
    assert names
    rules = ", ".join(names)
    assert check(spec.replace("{}", f"  # voicelint: ignore[{rules}]")) == ([], len(names))
    assert check(spec.replace("retry:{}", f"# voicelint: ignore[{rules}]\nretry:")) == ([], len(names))


def test_the_last_comment_of_a_document_is_not_for_the_mark_of_the_next(check: Suppressed) -> None:
    """The next document's root begins on the line of its marker."""
    body = "{messages: [{scenarioId: A, from: '41793026710', destinations: [{to: '41793026741'}],\n  retry: {minPeriod: 5, maxPeriod: 5, maxCount: 5}}]}"
    assert check(f"{SPEC}{IGNORE}\n--- {body}") == (["unused-suppression", CLAMPED], 0)
    assert check(f"{SPEC}{IGNORE}\n...\n--- {body}") == (["unused-suppression", CLAMPED], 0)
    assert check(f"{IGNORE}\n--- {body}") == (["unused-suppression", CLAMPED], 0)
