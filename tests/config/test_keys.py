"""The table of keys, the published schema and the docs say the same, and what they show can be used."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.schemas import Validator, schema
from voicelint.build.sources import ROOT
from voicelint.config.keys import KEYS, OVERRIDE_KEYS, PAYLOAD_KEYS
from voicelint.config.kinds import Reading

from .conftest import Cli

PAGE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
ALL_KEYS = [*KEYS, *PAYLOAD_KEYS, *OVERRIDE_KEYS]


def faults(data: dict[str, Any]) -> list[str]:
    reading = Reading("/nowhere")
    reading.table(data, KEYS, ())
    return [fault.message for fault in reading.faults]


def test_the_page_has_a_row_for_every_key() -> None:
    for key in ALL_KEYS:
        assert f"| `{key.name}` | " in PAGE
        assert key.about in PAGE


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_every_block_of_the_page_can_be_used(cli: Cli, text: str) -> None:
    name = "pyproject.toml" if "tool.voicelint" in text else "voicelint.toml"
    cli.write(f"x/{name}", text)
    cli.write("voicelint.toml", "")
    assert (cli("config", "x/a.yaml").status, cli("config", "x/a.yaml").err) == (0, "")
    assert Validator(schema("config")).is_valid(
        tomllib.loads(text).get("tool", {}).get("voicelint", tomllib.loads(text))
    )


VALUES: Any = st.recursive(
    st.sampled_from(
        ["", "x", "error", "off", "octopush", "CH", "ch", "/a", "~", "*.json", "allow", 1, 1.5, True, False]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["files", "target", "ignore", "severity", "pointer", "reason", "x"]), inner, max_size=4
        ),
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*(key.name for key in KEYS), "x"]), VALUES, max_size=3))
def test_the_schema_refuses_what_the_reader_refuses(data: dict[str, Any]) -> None:
    valid, said = Validator(schema("config")).is_valid(data), faults(data)
    if valid:
        # What a schema does not say: countries that there are, and texts of blanks or globs that mean nothing.
        assert all("country code" in fault or "glob" in fault for fault in said)
    else:
        assert said


def test_a_good_one_is_good_for_both() -> None:
    data = {key.name: tomllib.loads(f"x = {key.example}")["x"] for key in KEYS}
    assert faults(data) == []
    assert Validator(schema("config")).is_valid(data)


def test_what_the_page_prints_is_what_is_printed(cli: Cli) -> None:
    cli.write("voicelint.toml", BLOCKS[0])
    (block,) = re.findall(r"```console\n\$ voicelint (config .*)\n([^`]*)…\n```", PAGE)
    assert cli(*block[0].split()).out.startswith(block[1])
