"""The fast reader and click read the same from a command line, wherever the fast reader answers at all."""

from __future__ import annotations

from typing import Any

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voicelint.cli.app import CONTEXT, app, check_command
from voicelint.cli.fast import read_check
from voicelint.cli.options import CHECK, defaults

FLAGS = [flag for option in CHECK for flag in option.flags]
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "--",
            "x.yaml",
            "octopush",
            "IVR",
            "a,b",
            "-q",
            "--quiet",
            "=",
            "-x",
            "--x=y",
            "a=b",
            "--help",
            "-h",
            "é",
            "\udcff",
        ]
    ),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=4),
)
WORDS = st.one_of(
    st.sampled_from(FLAGS),
    VALUES,
    st.builds("{}={}".format, st.sampled_from(FLAGS), VALUES),
    st.sampled_from(FLAGS).flatmap(lambda flag: st.integers(1, len(flag)).map(lambda end: flag[:end])),
    st.builds("-{}".format, st.text("qhVx=", max_size=3)),
)


def by_click(arguments: list[str]) -> dict[str, Any]:
    """What click parses, in the shape of the fast reader; click.UsageError as it comes."""
    parent = click.Context(app, **CONTEXT)
    with check_command.make_context("check", list(arguments), parent=parent) as context:
        parsed = dict(context.params)
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in parsed.items() if name in defaults()
    }


@given(st.lists(WORDS, max_size=6))
@example(["--select", "--ignore", "x", "--ignore=", "-", "a", "--select=b"])
@example(["--target", "--"])
@example(["--now", "-h"])
@example(["--now="])
@example(["-q", "--quiet", "-q"])
@example(["--color", "never", "--color", "always"])
def test_click_reads_what_the_fast_reader_reads(arguments: list[str]) -> None:
    fast = read_check(arguments)
    if fast is not None:
        assert fast == by_click(arguments)


@given(st.lists(st.one_of(st.sampled_from(["a.yaml", "-", "b c", ""]), st.sampled_from(CHECK).flatmap(
    lambda option: st.sampled_from(option.flags) if option.kind == "flag"
    else st.builds(f"{option.flags[0]}={{}}".format, st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=3))
)), max_size=6))  # fmt: skip
def test_a_plain_command_line_needs_no_click(arguments: list[str]) -> None:
    fast = read_check(arguments)
    assert fast is not None
    assert fast == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["a", "--unknown"],
        ["--select"],
        ["--quiet=1"],
        ["--sel", "x"],
        ["--", "a"],
        ["-qq"],
        ["-qx"],
    ],
)
def test_what_is_not_plain_is_left_to_click(arguments: list[str]) -> None:
    assert read_check(arguments) is None


def test_every_option_is_known_to_both() -> None:
    parameters = {parameter.name for parameter in check_command.params}
    assert parameters == set(defaults())
