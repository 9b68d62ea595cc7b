"""What the brief reader answers is what the whole reader says; where it is not sure, it says so."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.packs.conftest import CAMPAIGN
from tests.rules.test_fixed import leaves
from tests.support.profile import profile
from voicelint.source import brief as reader
from voicelint.source.brief import UNCERTAIN, brief
from voicelint.source.parse import parse

WORDS = [
    "a", "b", "name", "true", "null", "~", "12", "012", "+41793026741", "-5", "1.5", ".inf", "0x1F", "1e3", "no", "a b",
    "a:b", "http://a.example/x", "a: b", "a #b", "a# b", "#c", "a,b", "[]", "{}", "*a", "&a b", "!t x", "|", ">-", "- a", "-",
    "'a'", '"a"', "'a", 'a"', "a'", '"a\\n"', "'a''b'", "'a b' # c", '"a" b', "{a: 1}", "{a: b, c: [d, 2]}", "[a, b]", "[a, 'b: c']",
    "{a: {b: 'c'}}", "{a}", "{a: }", "{a:1}", "[a b, c]", "[a,]", "[a: b]", "{a: 1, a: 2}", "{a: 1", "a}", "{{name}}", "%a", "@a", "?", "? a",
    "é", "📞", "a\tb", "\u2028", "\x85", "\ufeff", "a\u00a0b", "a:", "<<", "<<: *a", "=", "....", "--- a", "...",
]  # fmt: skip
LINES = st.one_of(
    st.builds(
        "{}{}{}{}{}".format,
        st.integers(0, 6).map(lambda count: " " * count),
        st.sampled_from(["", "", "", "- ", "-  ", "- - "]),
        st.sampled_from(
            [
                "",
                "a: ",
                "b: ",
                "c:",
                "name: ",
                "'d': ",
                '"e f": ',
                "a.b: ",
                "g-h: ",
                "a : ",
                "a:  ",
                "1: ",
                "null: ",
                "é: ",
            ]
        ),
        st.sampled_from(["", *WORDS]),
        st.sampled_from(["", "", "", " ", " # c", "\r"]),
    ),
    st.sampled_from(["", "# c", "  # c", "---", "...", " ", "\t"]),
)
KEYS = st.sampled_from(
    ["a", "b", "name", "when", "schedule.window.from", "true", "1", "a b", "x-y", "messages[].to", "é"]
)
SCALARS = st.one_of(
    st.sampled_from(WORDS), st.none(), st.booleans(), st.integers(-100, 10**6), st.floats(allow_nan=False), st.text(max_size=60),
)  # fmt: skip
DATA = st.recursive(
    SCALARS,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(KEYS, below, max_size=4)),
    max_leaves=20,
)


def agrees(text: str) -> bool:
    """Whether the brief reader answered; if it did, the whole one says the same."""
    said = brief(text)
    with mock.patch.object(reader, "BLOCK", 1):  # a line at a time
        again = brief(text)
    assert (again is UNCERTAIN) == (said is UNCERTAIN)
    if said is UNCERTAIN:
        return False
    assert again == said
    source = parse(text, "pack.yaml")
    assert source.problems == []
    (document,) = source.documents
    assert document.root is not None
    whole: Any = document.root.plain()
    assert said == whole
    assert list(map(type, leaves(said))) == list(map(type, leaves(whole)))
    return True


@profile(300)
@given(st.lists(LINES, min_size=1, max_size=9).map("\n".join))
@example("a: b\n  c")
@example("a: b\n c: d")
@example("a:\n- b\n-  c: d\n   e: f\ng: h")
@example("a:\n  - b\n - c")
@example("- a: b\n  c: d\n-  e: f\n  g: h")
@example("a: 'b\n  c' # d\ne: \"f\n\n  g\"")
@example("a: b # c\n  d")
@example("a: b\n# c\n  d")
@example("a:\n  b: c\n d: e")
@example("a: [b, c]\n  d")
@example("- - a\n  - b\n- c")
@example("a: b\n\n  c")
@example("a: -\nb: - c")
@example("a:\n\n  - b\n\n  # c\n  - d")
@example("a: {b: c d, e: 'f g', h: [i, {j: 1}]} # k")
@example("{a: b}")
@example("a: x'y\n  z'")
@example("a: .5\nb: -.5\nc: [-.5, .5]")
@example("a: [b\u00a0c]")
def test_lines_of_every_kind(text: str) -> None:
    agrees(text)


@profile(150)
@given(
    DATA,
    st.sampled_from([True, False, None]),
    st.sampled_from([20, 80, 1000]),
    st.sampled_from([2, 4]),
    st.booleans(),
    st.sampled_from([None, '"', "'"]),
)
def test_what_another_program_has_written(
    data: Any, flow: bool | None, width: int, indent: int, allow_unicode: bool, style: str | None
) -> None:
    agrees(
        yaml.safe_dump(
            data, default_flow_style=flow, width=width, indent=indent, allow_unicode=allow_unicode, default_style=style
        )
    )


@profile(200)
@given(st.text(alphabet="ab:- \n#'\"{}[],\\&*!|>1~", max_size=24))
def test_any_text(text: str) -> None:
    agrees(text)


RULE = """\
  - name: opens-too-early-{0}
    code: ACME{0}
    at: [schedule.window.from, schedule.start]
    when: {{audience.purpose: [marketing, null]}}
    check: {{clock: {{earliest: "10:00"}}}}
    severity: error   # for all
    message: "{{value}} is before {{earliest}}"
    instead: 'write {{earliest}} or later'
    why: The handbook says so, and it is known to
      everybody who has read it.
    examples:
      - {{bad: {{schedule.window.from: "09:00"}}, at: schedule.window.from}}
      - good:
          schedule.window.from: '10:00'
"""


def test_packs_as_people_write_them_are_read() -> None:
    """Else they would cost three times as much at every check."""
    assert agrees("# ours\npack: acme\ntitle: Acme's policy\n\nrules:\n" + "".join(map(RULE.format, range(3))))
    assert agrees(CAMPAIGN)
    assert agrees(yaml.safe_dump(parse(RULE.format(1), "a.yaml").documents[0].root.plain()))  # type: ignore[union-attr]


@pytest.mark.parametrize("depth", [10, 100, 10_000])
@pytest.mark.parametrize("unit", ["- ", "[", "{a: ", "a:\n"])
def test_no_depth_of_nesting_harms(unit: str, depth: int) -> None:
    agrees("a: " + unit * depth if unit[0] in "[{" else unit * depth + "b")
