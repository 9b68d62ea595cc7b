"""Every value that holds for a path, each with where it comes from."""

from __future__ import annotations

from .keys import KEYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

    from ..source.nodes import Route
    from .config import Config
    from .layer import Layer

DEFAULT, COMMAND_LINE, FILE = "default", "command line", "file"


class Effective:
    """A value under its key, the kind of its source, and its place where that is a file.

    `holds` says of a payload or an override whether it is about the path asked for; None where that is no question.
    `over` says of an override that its last day is past.
    """

    __slots__ = ("holds", "key", "layer", "over", "route", "source", "value")

    def __init__(
        self,
        key: str,
        value: Any,
        source: str = DEFAULT,
        layer: Layer | None = None,
        route: Route = (),
        holds: bool | None = None,
        over: bool = False,
    ) -> None:
        self.key = key
        self.value = value
        self.source = source
        self.layer = layer
        self.route = route
        self.holds = holds
        self.over = over

    def place(self) -> tuple[str, int, int] | None:
        """File, line and column (both from 1) of the key."""
        return None if self.layer is None else (self.layer.file, *self.layer.position(self.route))


def effective(config: Config | None, given: dict[str, Any], path: str | None, today: date) -> Iterator[Effective]:
    """All values in the order of the keys; of a list of tables and of severities, one by one.

    `given` are values from the command line, `path` is the file asked for as globs see it, None when there is none.
    An override whose last day was before `today` holds for nothing.
    """
    for key in KEYS:
        if key.name in given:
            yield Effective(key.name, given[key.name], COMMAND_LINE)
            continue
        layer = None if config is None else config.settings[key.name].layer
        if config is None or layer is None:
            yield Effective(key.name, key.default)
        elif not config[key.name] or key.kind not in ("severities", "tables"):
            yield Effective(key.name, config[key.name], FILE, layer, (key.name,))
        elif key.kind == "severities":
            for name, one in config.severities.items():
                yield Effective(f"{key.name}.{name}", one.value, FILE, one.layer, one.route)
        else:
            globs = [each for each, _ in (config.payloads if key.name == "payloads" else config.overrides)]
            for at, value in enumerate(config[key.name]):
                over = value.get("until") is not None and value["until"] < today
                holds = None if path is None else globs[at].match(path) and not over
                yield Effective(f"{key.name}[{at}]", value, FILE, layer, (key.name, at), holds, over)
