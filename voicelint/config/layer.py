"""One configuration file: its text, its values, and where each stands."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache

from ..source.lines import Lines
from ..source.read import Unreadable, read_file
from ..values.lazy import Lazy
from . import ConfigError
from .keys import KEYS
from .kinds import Fault, Reading
from .locate import LIMIT, SHARED
from .problem import Problem
from .toml_places import MOST_PARTS, Span, TooLongKeyError, places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Route

_AT = Lazy(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Layer:
    """A file's values by key, as given, and the way to the place of each.

    `file` is the name to show, `folder` the absolute path of the folder that paths in it are relative to.
    """

    __slots__ = ("_places", "file", "folder", "prefix", "text", "values")

    def __init__(self, path: str, text: str) -> None:
        self.file = shown(path)
        self.folder = os.path.dirname(path)
        self.prefix: Route = ("tool", "voicelint") if os.path.basename(path) == SHARED else ()
        self.text = text
        self.values: dict[str, Any] = {}
        self._places: dict[Route, Span] | None = None

    def span(self, route: Route) -> Span:
        """Where a key and its value stand; of what has no place of its own (see `places`), what holds it."""
        if self._places is None:
            self._places = places(self.text)
        for end in range(len(route), -1, -1):
            found = self._places.get((*self.prefix, *route[:end]))
            if found is not None:
                return found
        return Span(0, 0, 0, 0)

    def position(self, route: Route) -> tuple[int, int]:
        """The line and the column, both from 1, at which a key stands."""
        return Lines(self.text).position(self.span(route).key_start)

    def problem(self, fault: Fault) -> Problem:
        """A fault at its place."""
        span = self.span(fault.route)
        start, end = (span.key_start, span.key_end) if fault.of_key else (span.start, span.end)
        return Problem(self.file, self.text, start, end, fault.message, fault.help)


def shown(path: str) -> str:
    """A file's name as a person reads it: from the current folder where it lies below."""
    here = os.getcwd().rstrip(os.sep) + os.sep
    return path.removeprefix(here).replace(os.sep, "/")


def read_layer(path: str) -> Layer:
    """Read a file. `path` is absolute; ConfigError with all that is wrong with it."""
    try:
        text = read_file(path, LIMIT).removeprefix("\ufeff")
    except Unreadable as reason:
        at, words = len(reason.before), f"{shown(path)} {reason.reason}"
        raise ConfigError([Problem(shown(path), reason.before, at, at, words)]) from None
    layer = Layer(path, text)
    data = _table(layer)
    reading = Reading(layer.folder)
    layer.values = reading.table(data, KEYS, ())
    if reading.faults:
        raise ConfigError([layer.problem(each) for each in reading.faults])
    return layer


def has_table(data: bytes) -> bool:
    """Whether the bytes of a pyproject.toml hold a table for us, as far as they can be read."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        tool = parse(text).get("tool")
    except (ValueError, RecursionError):
        import re

        return bool(re.search(rb"(?m)^[ \t]*\[\[?[ \t]*tool[ \t]*\.[ \t]*voicelint\b", data))
    return isinstance(tool, dict) and "voicelint" in tool


@lru_cache(maxsize=8)
def parse(text: str) -> dict[str, Any]:
    """The values of a TOML text. ValueError or RecursionError where it is none."""
    if any(line.count(".") >= MOST_PARTS for line in text.split("\n")):
        places(text)  # raises for a key that would take too long
    return tomllib.loads(text)


def _table(layer: Layer) -> dict[str, Any]:
    """The table that holds our keys."""
    text = layer.text
    try:
        data: Any = parse(text)
    except TooLongKeyError as error:
        raise _syntax(layer, error.at, f"a dotted key has more than {MOST_PARTS} parts") from None
    except RecursionError:
        raise _syntax(layer, 0, "its brackets nest too deeply") from None
    except ValueError as error:
        message = str(error)
        found = _AT.search(message)
        at = 0
        if found is not None:
            line, column = (int(each) if each else 0 for each in found.groups())
            at = Lines(text).span(line)[0] + column - 1 if line else len(text)
            message = message[: found.start()]
        raise _syntax(layer, at, message) from None
    for step in layer.prefix:
        data = data.get(step)
        if not isinstance(data, dict):
            name = ".".join(str(each) for each in layer.prefix)
            raise ConfigError([layer.problem(Fault((), f"there is no table [{name}]", "", of_key=True))])
    table: dict[str, Any] = data
    return table


def _syntax(layer: Layer, at: int, message: str) -> ConfigError:
    words = f"the file is not well-formed TOML: {message[:1].lower()}{message[1:]}"
    return ConfigError([Problem(layer.file, layer.text, at, at, words)])
