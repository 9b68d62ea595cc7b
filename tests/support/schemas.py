"""The published schemas, with the regular expressions of JSON Schema (ECMA-262, where $ is the very end of a text)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import regress
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from voicelint.build.sources import ROOT

FOLDER = ROOT / "schemas"


@cache
def pattern_of(text: str) -> regress.Regex:
    return regress.Regex(text, "u")


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and pattern_of(pattern).find(instance) is None:
        yield ValidationError(f"{instance!r} is not matched by {pattern!r}")


Validator = extend(Draft202012Validator, {"pattern": _pattern})


def paths() -> list[Path]:
    return sorted(FOLDER.rglob("*.schema.json"))


@cache
def schema(name: str) -> Any:
    """A schema by its file's name below schemas/, such as requests/routee."""
    return json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))


@cache
def validator(name: str) -> Any:
    return Validator(schema(name))


def faults(name: str, data: Any) -> list[str]:
    """What a schema has against data: place and message of each error."""
    return [f"{each.json_path}: {each.message[:200]}" for each in validator(name).iter_errors(data)]
