"""Holds plain data against a JSON Schema, as far as schemas/pack.schema.json goes, and says in words what is wrong.

A schema is turned into functions once, since a pack may have thousands of rules; what is right costs no more than
looking at it.
"""

from __future__ import annotations

import re

from ..engine.describe import show
from .fault import Fault, meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from .fault import Faults

    Look: TypeAlias = Callable[[Any], Faults]

TYPES: dict[type, str] = {
    str: "string", int: "integer", float: "number", bool: "boolean", list: "array", dict: "object", type(None): "null",
}  # fmt: skip
SAYS = {
    "string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "array": "a list", "object": "a mapping", "null": "nothing",
}  # fmt: skip


class Form:
    """A schema, ready to hold data against."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._shapes: dict[str, Any] = schema["$defs"]
        self._made: dict[str, Look] = {}
        self.faults = self._look(schema, "the pack")

    def text(self, shape: str, key: str) -> Callable[[str], object]:
        """What a text under a key of a shape is right by."""
        return _sure(self._shapes[shape]["properties"][key]) or _never

    def _look(self, schema: dict[str, Any], name: str) -> Look:
        if "$ref" in schema:
            return self._shared(schema["$ref"].rpartition("/")[2], name)
        if "anyOf" in schema:
            return self._any_of([self._look_by_type(part, name) for part in schema["anyOf"]], name)
        return self._any_of([self._look_by_type(schema, name)], name) if schema.keys() - {"description"} else _anything

    def _shared(self, shape: str, name: str) -> Look:
        if shape not in self._made:
            self._made[shape] = self._look(self._shapes[shape], name)
        return self._made[shape]

    def _look_by_type(self, schema: dict[str, Any], name: str) -> tuple[str, Look]:
        """The type of value that a schema takes, and how a value of that type is looked at."""
        kind = schema.get("type") or TYPES[type(schema["const"])]
        if "enum" in schema or "const" in schema:
            return kind, _words(schema.get("enum") or [schema["const"]], name)
        if kind == "object":
            return kind, self._object(schema, name)
        if kind == "array":
            return kind, self._array(schema, name)
        return kind, _text(schema, name) if kind == "string" and "pattern" in schema else _anything

    def _any_of(self, parts: list[tuple[str, Look]], name: str) -> Look:
        by_type = dict(parts)
        if "number" in by_type:
            by_type.setdefault("integer", by_type["number"])
        looks = {each: by_type[kind] for each, kind in TYPES.items() if kind in by_type}
        expected = " or ".join(SAYS[kind] for kind in dict.fromkeys(kind for kind, _ in parts))

        def look(value: Any) -> Faults:
            found = looks.get(type(value))
            if found is not None:
                return found(value)
            return [Fault("pack-value-wrong", f"{name} is {SAYS[TYPES[type(value)]]}", f"write {expected}")]

        return look

    def _object(self, schema: dict[str, Any], name: str) -> Look:
        title = schema.get("title", name)
        below = {key: self._look(part, key) for key, part in schema.get("properties", {}).items()}
        known = list(below)
        texts = {key: _sure(part) for key, part in schema.get("properties", {}).items()}
        more = schema.get("additionalProperties")
        other = self._look(more, "a value") if isinstance(more, dict) else None
        required = frozenset(schema.get("required", ()))
        least, most = schema.get("minProperties", 0), schema.get("maxProperties")

        def look(value: dict[str, Any]) -> Faults:
            faults: list[Fault] = []
            for key, part in value.items():
                if type(part) is str:
                    sure = texts.get(key)
                    if sure is not None and sure(part):
                        continue
                check = below.get(key, other)
                if check is None:
                    faults.append(
                        Fault("pack-key-unknown", f"{title} knows no {show(key)}", meant(key, known), (key,), key=True)
                    )
                    continue
                found = check(part)
                if found is not None:
                    faults += [each.under(key) for each in found]
            if not required <= value.keys():
                for key in schema["required"]:
                    if key not in value:
                        faults.append(Fault("pack-key-missing", f"{title} has no {key}", f"add {key}", key=True))
            if len(value) < least:
                faults.append(Fault("pack-value-wrong", f"{title} says nothing", f"write one of {', '.join(known)}"))
            if most is not None and len(value) > most:
                faults.append(
                    Fault("pack-value-wrong", f"{title} is one thing, not {len(value)}", "make a rule of each")
                )
            return faults or None

        return look

    def _array(self, schema: dict[str, Any], name: str) -> Look:
        item = self._look(schema["items"], f"an entry of {name}")
        least = schema.get("minItems", 0)

        def look(value: list[Any]) -> Faults:
            faults: list[Fault] = []
            for index, part in enumerate(value):
                found = item(part)
                if found is not None:
                    faults += [each.under(index) for each in found]
            if len(value) < least:
                faults.append(Fault("pack-value-wrong", f"{name} is an empty list", "put something into it"))
            return faults or None

        return look


def _anything(value: Any) -> Faults:
    return None


def _sure(schema: dict[str, Any]) -> Callable[[str], object] | None:
    """A quick way to tell that a text is right; None where there is none."""
    for part in schema.get("anyOf", (schema,)):
        if part.get("type") == "string":
            if "enum" in part:
                return frozenset(part["enum"]).__contains__
            if "pattern" not in part:
                return _any_text
            return None if "minLength" in part else _fits(part["pattern"])
    return None


def _never(value: str) -> bool:
    return False


def _any_text(value: str) -> bool:
    return True


def _fits(pattern: str) -> Callable[[str], object]:
    # In JSON Schema $ is the very end of a text.
    return re.compile(pattern.replace("$", r"\Z"), re.A).match


def _is_no(value: Any, name: str) -> str:
    return f"{show(value)} is no {name.removeprefix('an ')}"


def _words(words: list[Any], name: str) -> Look:
    def look(value: Any) -> Faults:
        if value in words:
            return None
        return [Fault("pack-value-wrong", _is_no(value, name), meant(str(value), [show(word) for word in words]))]

    return look


def _text(schema: dict[str, Any], name: str) -> Look:
    fits = _fits(schema["pattern"])
    least = schema.get("minLength", 0)
    about = schema.get("description", "")

    def look(value: str) -> Faults:
        if len(value) >= least and fits(value):
            return None
        return [Fault("pack-value-wrong", _is_no(value, name), about)]

    return look
