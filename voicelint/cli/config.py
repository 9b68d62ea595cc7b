"""`voicelint config`: every value that holds for a path, and where it comes from."""

from __future__ import annotations

import json
import os

from ..config import ConfigError
from ..config.listing import Effective, effective
from ..report.escape import printable
from .errors import CLEAN
from .governing import configurations, unusable
from .output import choose, print_json, print_lines, table
from .settings import moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..config.config import Config


def show_config(path: str, options: dict[str, Any]) -> int:
    """Print what holds for a file, or for a folder (then nothing is said of the files that globs name)."""
    as_json = choose(options["output_format"])
    configs = configurations(options)
    whole = os.path.abspath(path)
    is_folder = os.path.isdir(whole)
    try:
        config = configs.governing(whole if is_folder else os.path.dirname(whole))
    except ConfigError as error:
        raise unusable(path, error) from None
    seen = None if config is None or is_folder else config.relative(whole)
    values = list(effective(config, configs.given, seen, moment(options["now"]).date()))
    excluded = configs.excludes(path, folder=is_folder)
    if as_json:
        files = [layer.file for layer in config.layers] if config is not None else []
        print_json(
            {"path": path, "files": files, "excluded": excluded, "settings": [_as_data(each) for each in values]}
        )
        return CLEAN
    head = f"{path} is governed by {_named(config)}{', and excluded by it' if excluded else ''}."
    rows = [(each.key, _source(each), written(each.value)) for each in values]
    print_lines(printable(line) for line in (head, "", *table(rows)))
    return CLEAN


def _named(config: Config | None) -> str:
    if config is None:
        return "no configuration file"
    first, *others = (layer.file for layer in config.layers)
    return f"{first}, which extends {', '.join(others)}" if others else first


def _source(value: Effective) -> str:
    place = value.place()
    where = value.source if place is None else f"{place[0]}:{place[1]}"
    if value.over:
        return f"{where} (over)"
    return where if value.holds is None else f"{where} ({'holds here' if value.holds else 'for other files'})"


def _as_data(value: Effective) -> dict[str, Any]:
    place = value.place()
    source: dict[str, Any] = {"kind": value.source}
    if place is not None:
        source |= {"file": place[0], "line": place[1], "column": place[2]}
    data: dict[str, Any] = {"key": value.key, "value": _plain(value.value), "source": source}
    return data if value.holds is None else {**data, "holds": value.holds}


def _plain(value: Any) -> Any:
    """A value as JSON has it, which knows no days."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value


def written(value: Any) -> str:
    """A value as it stands in TOML, on one line; "none" for what has no value."""
    if value is None:
        return "none"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {written(each)}" for name, each in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(each) for each in value)}]"
    return value.isoformat() if hasattr(value, "isoformat") else json.dumps(value, ensure_ascii=False)
