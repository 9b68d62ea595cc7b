"""A configuration file and the ones that it extends, the nearest first."""

from __future__ import annotations

import os

from . import ConfigError
from .kinds import Fault
from .layer import Layer, read_layer
from .locate import OWN

MOST = 8
"""Files in one chain."""

PACKAGE = "package:"


def chain(path: str) -> list[Layer]:
    """Read a file and what it extends. `path` is absolute; ConfigError for what cannot be used."""
    layers = [read_layer(path)]
    seen = {os.path.realpath(path)}
    while "extends" in layers[-1].values:
        layer = layers[-1]
        written: str = layer.values["extends"]
        found = _resolve(written, layer.folder)
        named = written if written.startswith(PACKAGE) else os.path.normpath(written)
        message, help = "", ""
        if found is None:
            message = f"there is no installed package {written.removeprefix(PACKAGE)!r} with a file {OWN}"
            help = "install it beside voicelint, or write the path of a file that ends in .toml"
        elif os.path.realpath(found) in seen:
            message = f"{named} is extended already: the files go round in a circle"
            help = "take one of the extends out"
        elif len(layers) == MOST:
            message, help = f"more than {MOST} files extend one another", "write the values into fewer files"
        if found is None or message:
            raise ConfigError([layer.problem(Fault(("extends",), message, help))])
        seen.add(os.path.realpath(found))
        if not os.path.lexists(found):
            words = f"{named}, which this extends, does not exist"
            raise ConfigError([layer.problem(Fault(("extends",), words, "write its path relative to this file"))])
        layers.append(read_layer(found))
    return layers


def _resolve(written: str, folder: str) -> str | None:
    """The absolute path of an extended file; None when no package of that name holds one."""
    if not written.startswith(PACKAGE) and (written.endswith(".toml") or "/" in written or os.sep in written):
        return os.path.normpath(os.path.join(folder, written))
    name = written.removeprefix(PACKAGE).replace("-", "_")
    if not name.isidentifier():  # a dotted name would import the package that holds it
        return None
    from importlib.util import find_spec

    try:
        spec = find_spec(name)  # looks for it, and runs none of its code
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations or []) if spec is not None else []:
        if os.path.isfile(os.path.join(place, OWN)):
            return os.path.join(os.path.abspath(place), OWN)
    return None
