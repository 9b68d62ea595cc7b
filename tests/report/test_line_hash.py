"""GitHub's hash of a line, by the values that its upload step computes for the same texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.report.line_hash import line_hashes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            ["8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1",
             "e6ceba753e1a442:1"],
        ),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
            ["e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
             "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"],
        ),
    ],
)  # fmt: skip
def test_known_hashes(text: str, expected: list[str]) -> None:
    for break_ in ("\n", "\r\n", "\r"):
        assert line_hashes(text.replace("\n", break_)) == expected


def test_equal_lines_are_numbered() -> None:
    first, second, *_ = line_hashes("x" * 120 + "\n" + "x" * 120 + "\n")
    assert first.endswith(":1")
    assert second == first[:-1] + "2"


def slow_hashes(text: str) -> list[str]:
    """The same by the book: a window that is filled with each line's first 100 units, blanks left out."""
    bare = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    units = [
        int.from_bytes(bare.encode("utf-16-le")[at : at + 2], "little")
        for at in range(0, len(bare.encode("utf-16-le")), 2)
    ]
    padded = [*units, 65535, *[0] * 100]
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == 10)]
    counts: dict[int, int] = {}
    hashes = []
    for start in starts:
        value = 0
        for unit in padded[start : start + 100]:
            value = (value * 37 + unit) % 2**64
        counts[value] = counts.get(value, 0) + 1
        hashes.append(f"{value:x}:{counts[value]}")
    return hashes


@given(st.text(st.sampled_from("ab \t\n\r📞é"), max_size=300))
def test_a_hash_for_every_line(text: str) -> None:
    assert line_hashes(text) == slow_hashes(text)
    assert len(line_hashes(text)) == len(re.split("\r\n|\n|\r", text))
