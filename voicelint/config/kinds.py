"""The kinds of values that a configuration key takes: how each is read, said, and written as a JSON Schema."""

from __future__ import annotations

from ..engine.nearest import nearest
from .globs import fault as glob_fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    from ..source.nodes import Route
    from .keys import Key

    Take: TypeAlias = Callable[["Reading", Any, Key, Route], Any]
    """Gives the value as it is used, lists as tuples. What is wrong with it goes to the reading's faults."""

ELSEWHERE = {
    "target": "name the API of raw requests under [[payloads]], and that of a campaign spec in the spec itself"
}
"""Keys that one might look for, with what there is instead."""


class Fault:
    """What is wrong with the value at a route, or with its key; and what to write instead."""

    __slots__ = ("help", "message", "of_key", "route")

    def __init__(self, route: Route, message: str, help: str, *, of_key: bool = False) -> None:
        self.route = route
        self.message = message
        self.help = help
        self.of_key = of_key


class Reading:
    """The reading of one file, as it goes on. `folder` is the absolute path of the file's folder."""

    __slots__ = ("faults", "folder")

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def table(self, data: dict[str, Any], keys: Iterable[Key], route: Route) -> dict[str, Any]:
        """The values of a table by key."""
        by_name = {key.name: key for key in keys}
        values: dict[str, Any] = {}
        for name, value in data.items():
            here = (*route, name)
            key = by_name.get(name)
            if key is None:
                self.unknown(here, by_name)
            else:
                values[name] = KINDS[key.kind].take(self, value, key, here)
        for key in by_name.values():
            if key.required and key.name not in data:
                words = f"{key.name} is missing here"
                self.faults.append(Fault(route, words, f"add {key.name} = {key.example}", of_key=True))
        return values

    def fault(self, route: Route, message: str, help: str) -> None:
        """Something wrong with a value."""
        self.faults.append(Fault(route, message, help))

    def unknown(self, route: Route, known: Iterable[str]) -> None:
        """A key that there is not."""
        name = str(route[-1])
        meant = nearest(name, known)
        hint = f"did you mean {meant}?" if meant else f"known: {', '.join(known)}"
        self.faults.append(Fault(route, f"there is no key {name!r} here", ELSEWHERE.get(name, hint), of_key=True))

    def wrong(self, value: Any, key: Key, route: Route, expected: str = "") -> None:
        """A value of another type."""
        takes = expected or KINDS[key.kind].says
        self.fault(route, f"{key.name} takes {takes}, this is {_written(value)}", f"such as {key.example}")


def _written(value: Any) -> str:
    """What a value is, in plain words."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a table"}
    if isinstance(value, str) and not value.strip():
        return "an empty text"
    return names.get(type(value), "a date or time")


def _boolean(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if not isinstance(value, bool):
        reading.wrong(value, key, route)
    return value


def _text(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if not isinstance(value, str) or not value.strip():
        one = "texts in it" if isinstance(route[-1], int) else ""
        reading.wrong(value, key, route, one)
    return value


def _path(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if isinstance(value, str) and "\0" in value:
        reading.fault(route, "no file name holds a NUL character", f"such as {key.example}")
        return value
    return _text(reading, value, key, route)


def _choice(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    listed = f"{', '.join(key.choices[:-1])} or {key.choices[-1]}"
    if not isinstance(value, str):
        reading.wrong(value, key, route, listed)
    elif value not in key.choices:
        meant = nearest(value, key.choices)
        hint = f"did you mean {meant}?" if meant else f"write {listed}"
        reading.fault(route, f"{route[-1]} cannot be {value!r}", hint)
    return value


def _country(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if not isinstance(value, str):
        reading.wrong(value, key, route)
        return value
    from ..phone.countries import country_name

    if len(value) != 2 or not value.isascii() or country_name(value) == value:
        capitals = value.upper()
        known = len(value) == 2 and country_name(capitals) != capitals
        hint = f"write {capitals}" if known else f"write two capital letters, such as {key.example}"
        reading.fault(route, f"{value!r} is no country code of ISO 3166", hint)
    return value


def _glob(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    _text(reading, value, key, route)
    found = glob_fault(value, reading.folder) if isinstance(value, str) and value.strip() else None
    if found is not None:
        reading.fault(route, *found)
    return value


def _pointer(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if not isinstance(value, str):
        reading.wrong(value, key, route)
    elif value and not value.startswith("/"):
        reading.fault(route, "a JSON pointer begins with /", f"such as {key.example}")
    elif any(part[:1] not in ("0", "1") for part in value.split("~")[1:]):
        reading.fault(route, "in a JSON pointer ~ is written ~0, and / within a key ~1", f"such as {key.example}")
    return value


def _day(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    from datetime import date

    if type(value) is not date:
        reading.wrong(value, key, route)
        return None
    return value


def _list(take: Take, *, single: bool = False) -> Take:
    """A list of what `take` takes; where `single`, one alone may stand without brackets."""

    def taken(reading: Reading, value: Any, key: Key, route: Route) -> Any:
        if single and isinstance(value, str):
            return (take(reading, value, key, route),)
        if not isinstance(value, list):
            reading.wrong(value, key, route)
            return ()
        return tuple(take(reading, item, key, (*route, number)) for number, item in enumerate(value))

    return taken


def _severities(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if not isinstance(value, dict):
        reading.wrong(value, key, route)
        return {}
    return {name: _choice(reading, severity, key, (*route, name)) for name, severity in value.items()}


def _tables(reading: Reading, value: Any, key: Key, route: Route) -> Any:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        reading.wrong(value, key, route, f"tables, each under a line [[{key.name}]]")
        return ()
    for number, item in enumerate(value):
        if key.needs and not any(name in item for name in key.needs):
            words = f"this changes nothing without {' or '.join(key.needs)}"
            reading.faults.append(Fault((*route, number), words, f"such as {key.example}", of_key=True))
    return tuple(reading.table(item, key.keys, (*route, number)) for number, item in enumerate(value))


class Kind:
    """A kind of value: what it is in plain words, its JSON Schema, and how it is read."""

    __slots__ = ("says", "schema", "take")

    def __init__(self, says: str, schema: dict[str, Any], take: Take) -> None:
        self.says = says
        self.schema = schema
        self.take = take


STRING = {"type": "string", "minLength": 1}
POINTER = {"type": "string", "pattern": "^(?:/(?:[^~/]|~[01])*)*$"}


def _one_or_more(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item}]}


KINDS = {
    "text": Kind("a text", STRING, _text),
    "boolean": Kind("true or false", {"type": "boolean"}, _boolean),
    "choice": Kind("one of a few words", {"type": "string"}, _choice),
    "day": Kind("a day without quotes", {"type": "string", "format": "date"}, _day),
    "country": Kind("a country code", {"type": "string", "pattern": "^[A-Z]{2}$"}, _country),
    "path": Kind("a path", STRING, _path),
    "paths": Kind("a list of paths", {"type": "array", "items": STRING}, _list(_path)),
    "globs": Kind("a glob or a list of globs", _one_or_more(STRING), _list(_glob, single=True)),
    "pointers": Kind("a JSON pointer or a list of them", _one_or_more(POINTER), _list(_pointer, single=True)),
    "rules": Kind("a list of rules", {"type": "array", "items": STRING}, _list(_text)),
    "severities": Kind("a table of rules and their severities", {"type": "object"}, _severities),
    "tables": Kind("a list of tables", {"type": "array"}, _tables),
}
"""Kinds by name. The schemas of choice, severities and tables are filled up from the key."""
