"""Fixes and suppressions: what is suppressed is not mended, and what is of no use goes without a trace."""

from __future__ import annotations

import pytest

from .conftest import RETRY, SPEC, Suppressed

CLAMPED = "retry-count-clamped"
FINE = RETRY.replace("attempts: 5", "attempts: 4")
IGNORE = f"# voicelint: ignore[{CLAMPED}] agreed so"


def test_a_suppressed_finding_is_not_mended(check: Suppressed) -> None:
    text = f"{SPEC}{IGNORE}\n{RETRY}"
    assert check.fixed(text).decode() == text
    assert check.fixed(text, "--unsafe-fixes").decode() == text
    assert check.fixed(text.replace(IGNORE, "# nothing")).decode() == text.replace(IGNORE, "# nothing").replace(
        "5,", "4,", 1
    )
    other = text.replace("first_wait: 5m, longest_wait: 5m", "first_wait: 7m, longest_wait: 7m")
    mended = check.fixed(other).decode()
    assert "attempts: 5" in mended
    assert "7m" not in mended


REMOVED = {
    "a line": (f"{IGNORE}\n{FINE}", FINE),
    "an indented line": (f"   {IGNORE}\n{FINE}", FINE),
    "the end of a line": (f"{FINE[:-1]}  {IGNORE}\n", FINE),
    "behind tabs": (f"{FINE[:-1]} \t {IGNORE}\n", FINE),
    "behind another comment": (f"{FINE[:-1]} # five {IGNORE}\n", f"{FINE[:-1]} # five\n"),
    "before another comment's like": (
        f"{FINE[:-1]} {IGNORE} # voicelint: ignore[nonsense]\n", f"{FINE[:-1]} # voicelint: ignore[nonsense]\n",
    ),
    "both of two": (f"{FINE[:-1]} {IGNORE} # voicelint: snooze[number-sample] until 2026-12-01 x\n", FINE),
    "the last line": (f"{FINE}{IGNORE}\n", FINE),
    "the last line, without a break": (f"{FINE}{IGNORE}", FINE[:-1]),
    "every name": (f"# voicelint: ignore[{CLAMPED}, number-sample ,IVR014]\n{FINE}", FINE),
    "the first name": (f"# voicelint: ignore[number-sample, {CLAMPED}] x\n{RETRY}", f"# voicelint: ignore[{CLAMPED}] x\n{RETRY}"),
    "the last name": (f"# voicelint: ignore[{CLAMPED} , number-sample] x\n{RETRY}", f"# voicelint: ignore[{CLAMPED}] x\n{RETRY}"),
    "one of three": (
        f"# voicelint: ignore[IVR014,{CLAMPED},number-sample] x\n{RETRY}", f"# voicelint: ignore[{CLAMPED}] x\n{RETRY}",
    ),
    "a name twice": (f"# voicelint: ignore[{CLAMPED}, INF020]\n{FINE}", FINE),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), REMOVED.values(), ids=list(REMOVED))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_of_no_use_is_taken_out(check: Suppressed, before: str, after: str, end: str) -> None:
    text = ("\ufeff" + SPEC + before).replace("\n", end).encode()
    mended = check.fixed(text)
    assert mended == ("\ufeff" + SPEC + after).replace("\n", end).encode()
    assert check.fixed(mended) == mended


def test_the_first_line_of_a_file(check: Suppressed) -> None:
    assert check.fixed(f"# voicelint: ignore-file[{CLAMPED}]\n{SPEC}").decode() == SPEC


def test_a_suppression_goes_when_what_it_was_for_was_mended(check: Suppressed) -> None:
    text = f"{SPEC}# voicelint: ignore[retry-wait-rounded-up]\n{RETRY}"
    assert check.fixed(text).decode() == SPEC + FINE


def test_a_removal_that_would_change_a_text_is_not_made(check: Suppressed) -> None:
    text = f"{SPEC.replace('flow:', '#')}flow:\n  id: x\n  parameters:\n    note: |+\n      Hello\n\n    {IGNORE}\n\n    more: x\n"
    assert "unused-suppression" in check(text)[0]
    assert check.fixed(text).decode() == text


# --- a suppression above what a fix takes out ----------------------------------------------------------------------

DROPPED = """\
report:
  # voicelint: ignore[{}] so
  # (agreed)
  format: json
  # the other one
  data: x
"""


def test_it_goes_along_with_its_node(check: Suppressed) -> None:
    rule = "report-setting-without-address"
    text = SPEC + DROPPED.format("number-sample")
    assert check(text)[0].count(rule) == 2
    # It must not come to stand above the next entry, for which nobody wrote it.
    mended = check.fixed(text, "--select", rule, "--ignore", "SUP").decode()
    assert "voicelint: ignore" not in mended
    kept = SPEC + DROPPED.format(rule)
    assert check(kept) == ([rule], 1)
    mended = check.fixed(kept).decode()
    assert mended == kept.replace("  data: x\n", "")


@pytest.mark.parametrize("end", ["\n", ""])
def test_it_goes_along_from_the_end_of_a_file(check: Suppressed, end: str) -> None:
    numbers = f'recipients:\n  - "+41793026741"\n  # voicelint: ignore[number-sample]\n  # voicelint: ignore[number-dear]\n  - "+41793026741"{end}'
    text = SPEC.replace('recipients: ["+41793026741"]\n', "") + numbers
    assert "number-called-twice" in check(text)[0]
    mended = check.fixed(text, "--select", "number-called-twice").decode()
    assert mended == text.partition("  # voicelint")[0].removesuffix("" if end else "\n")


def test_what_is_of_no_use_goes_last(check: Suppressed) -> None:
    """Whether a suppression is needed is known only when what stands in the way of its finding is mended."""
    text = f"{SPEC}RETRY:\n  attempts: 4\n  first_wait: 7m  # voicelint: ignore[retry-wait-rounded-up] so\n  longest_wait: 7m\n"
    assert "unused-suppression" in check(text)[0]
    mended = check.fixed(text, "--unsafe-fixes").decode()
    assert "first_wait: 7m  # voicelint: ignore[retry-wait-rounded-up] so\n" in mended
    assert "longest_wait: 7m" not in mended


def test_a_suppressed_error_leaves_as_much_open_as_one_that_is_shown(check: Suppressed) -> None:
    """With a key misspelt nobody knows what is ignored for want of it, whether that is said or not."""
    rule = "report-setting-without-address"
    text = f"{SPEC}report:\n  urll: https://h.example.org/x  # {{}}\n  format: json\n"
    assert sorted(check(text)[0]) == sorted([rule, "spec-unknown-key"])
    silent = text.replace("{}", "voicelint: ignore[spec-unknown-key] so")
    assert check(silent) == ([rule], 1)
    assert check.fixed(silent).decode() == silent
