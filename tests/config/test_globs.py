"""Globs mean what a .gitignore file means by them, however much of the matching is spared."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from voicelint.config.globs import Globs, fault

from .conftest import FOUND, Cli

PATTERNS = st.lists(
    st.lists(
        st.sampled_from(["a", "b", "ab", "*", "**", "?", "[ab]", "[!a]", "/", ".json", "!", " "]),
        min_size=1,
        max_size=5,
    )
    .map("".join)
    .filter(lambda pattern: fault(pattern, "/x") is None),
    min_size=1,
    max_size=3,
)
PATHS = st.lists(st.sampled_from(["a", "b", "ab", "a.json", "b.json"]), min_size=1, max_size=4).map("/".join)


@given(PATTERNS, PATHS, st.booleans())
def test_they_match_as_the_library_does(patterns: list[str], path: str, folder: bool) -> None:
    path += "/" if folder else ""
    assert Globs(patterns).match(path) == GitIgnoreSpec.from_lines(patterns).match_file(path)


@pytest.mark.parametrize("pattern", ["*" * 3 + "a", "**/a/**/b/**", "a*b*c*d/*", "/a", "a/", "!a", "[!a]*", "a b"])
def test_what_can_be_used(pattern: str) -> None:
    assert fault(pattern, "/x") is None


def test_a_long_name_is_matched_in_time() -> None:
    assert not Globs(["*a*a*b/*a*a*b/*a*a*b"]).match("/".join(["a" * 250] * 3) + "b")


def test_what_plainly_does_not_match_imports_nothing(cli: Cli) -> None:
    cli.write(
        "voicelint.toml", 'exclude = ["drafts/", "*.tmp.yaml"]\n[[overrides]]\nfiles = "old/**"\nignore = ["IVR"]\n'
    )
    cli.write("a.yaml", FOUND)
    code = (
        "import sys; from voicelint.cli.entry import run; run(['check', '-q', 'a.yaml']);"
        "print('pathspec' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cli.folder, check=False)
    assert done.stderr == "False\n"
