"""Every published schema: valid, closed, described, and with patterns that all readers take alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.schemas import FOLDER, paths, pattern_of, schema
from tests.support.specs import TARGETS

NAMES = [str(path.relative_to(FOLDER)).removesuffix(".schema.json") for path in paths()]
REFINING = ("if", "then", "else", "not", "allOf", "anyOf", "oneOf")
"""Below these a mapping may be looked at in part."""


def parts(node: Any, place: str = "", refined: bool = False) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """All mappings of a schema with their places, and whether they stand below a refining keyword."""
    if isinstance(node, dict):
        yield place, node, refined
        for key, below in node.items():
            # Keywords whose values are no schemas; among properties they are names like any other.
            if key not in ("enum", "const", "examples", "default") or place.endswith("/properties"):
                yield from parts(below, f"{place}/{key}", refined or key in REFINING)
    elif isinstance(node, list):
        for index, below in enumerate(node):
            yield from parts(below, f"{place}/{index}", refined)


def test_there_is_one_for_each_target() -> None:
    assert {f"requests/{target}" for target in TARGETS} == {name for name in NAMES if name.startswith("requests/")}
    assert {"campaign", "report"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema(name)["title"] and schema(name)["description"]


def test_ids_are_all_different() -> None:
    assert len({schema(name)["$id"] for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed(name: str) -> None:
    objects = [(place, part) for place, part, _ in parts(schema(name)) if part.get("type") == "object"]
    assert objects
    for place, part in objects:
        assert part.get("additionalProperties", True) is not True, f"{place} takes any key"
    for place, part, refined in parts(schema(name)):
        if "properties" in part and isinstance(part["properties"], dict) and not refined:
            assert part.get("type") == "object", f"{place} has properties and is no object"


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described(name: str) -> None:
    for place, part, refined in parts(schema(name)):
        named = re.search(r"/(?:properties|\$defs)/[^/]*$|/additionalProperties$", place)
        if named and not refined:
            meant = schema(name)["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
            words = part.get("description", meant.get("description", ""))
            assert len(words) >= 5 and words == words.strip(), f"{place} is not described"


@pytest.mark.parametrize("name", NAMES)
def test_patterns_are_those_of_every_reader(name: str) -> None:
    for place, part, _ in parts(schema(name)):
        pattern = part.get("pattern")
        if not isinstance(pattern, str):
            continue
        pattern_of(pattern)  # ECMA-262, with its flag u
        re.compile(pattern)
        # Letters and digits of other scripts are counted differently from reader to reader.
        assert not re.search(r"\\[dDwWpP]", pattern), place


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_is_used(name: str) -> None:
    used = {part["$ref"] for _, part, _ in parts(schema(name)) if "$ref" in part}
    assert used == {f"#/$defs/{key}" for key in schema(name).get("$defs", {})}


@pytest.mark.parametrize("name", NAMES)
def test_examples_and_defaults_are_right(name: str) -> None:
    whole = schema(name)
    for place, part, _ in parts(whole):
        values = [
            *(() if place.endswith("/properties") else part.get("examples", ())),
            *([part["default"]] if "default" in part else []),
        ]
        here = Draft202012Validator({**part, "$defs": whole.get("$defs", {})})
        for value in values:
            assert here.is_valid(value), f"{place}: {value!r}"
