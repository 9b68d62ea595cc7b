"""Each glob means what a .gitignore file means by it; of several the last that matches decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from voicelint.config.globs import Globs, fault

# Without [!a], which the library lets match a slash, and without a last **, which it lets match a folder without content.
PARTS = ["a", "b", "ab", "*", "**", "?", "[ab]", "[a-b]", "/", "/", ".json", " ", "]", "-"]
PATTERNS = (
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=6)
    .map("".join)
    .filter(lambda pattern: fault(pattern, "/x") is None and not pattern.rstrip("/").endswith("/**"))
)
NAMES = st.sampled_from(["a", "b", "ab", "a.json", "b.json", "]", "a b"])
PATHS = st.tuples(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(["", "/"])).map(
    lambda pair: "/".join(pair[0]) + pair[1]
)


@given(PATTERNS, PATHS)
def test_one_matches_as_in_a_gitignore_file(pattern: str, path: str) -> None:
    assert Globs([pattern]).match(path) == GitIgnoreSpec.from_lines([pattern]).match_file(path)


@given(st.lists(st.tuples(PATTERNS, st.booleans()), max_size=3), PATHS)
def test_of_several_the_last_that_matches_decides(patterns: list[tuple[str, bool]], path: str) -> None:
    meant = False
    for pattern, negative in patterns:
        if Globs([pattern]).match(path):
            meant = not negative
    assert Globs([("!" if negative else "") + pattern for pattern, negative in patterns]).match(path) == meant


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("[!a]", "b", True), ("[^a]", "b", True), ("[!a]", "a", False), ("[^a]x", "x", False), ("a[!b]c", "a/c", False),
        ("a/**", "a/", False), ("a/**", "a/b", True), ("a/**", "x/a/b", False), ("a/**/b", "a/b", True), ("A", "a", False),
        ("a/", "a", False), ("a/", "x/a/b", True), ("/a", "x/a", False), ("a/b", "x/a/b", False), ("*", "a/b/c", True),
    ],
)  # fmt: skip
def test_what_is_worth_knowing(pattern: str, path: str, meant: bool) -> None:
    assert Globs([pattern]).match(path) is meant


@pytest.mark.parametrize(
    "pattern", ["****a", "**/a/**/b/**/c/**/**", "a*b*c*d*e*f/*", "/a", "a/", "!a", "[!a]*", "a b"]
)
def test_what_can_be_used(pattern: str) -> None:
    assert fault(pattern, "/x") is None


def test_a_long_name_is_matched_in_time() -> None:
    assert not Globs(["*a" * 60 + "b"]).match("a" * 250)
    assert not Globs(["**/a/" * 60 + "b"]).match("a/" * 250)
