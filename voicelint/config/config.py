"""What governs a folder: the values of a configuration file and of those that it extends, with the place of each."""

from __future__ import annotations

import os

from ..engine.policy import Override
from . import ConfigError
from .extends import chain
from .globs import Globs
from .keys import KEYS
from .layer import shown
from .names import has_names, name_faults
from .own import read_packs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Route
    from .layer import Layer

DEFAULTS: dict[str, Any] = {key.name: key.default for key in KEYS}


class Setting:
    """A value, and the file and route that it comes from; no file for a default."""

    __slots__ = ("layer", "route", "value")

    def __init__(self, value: Any, layer: Layer | None = None, route: Route = ()) -> None:
        self.value = value
        self.layer = layer
        self.route = route


class Config:
    """The configuration of a folder. `settings` has every key; `severities` the severity of each rule named.

    `base` is the folder that globs are relative to, `packs` are files of own rules besides those that it names.
    ConfigError when a file cannot be used.
    """

    def __init__(self, path: str, base: str | None = None, packs: tuple[str, ...] = ()) -> None:
        self.path = path
        self.layers = chain(path)
        self.base = os.path.dirname(path) if base is None else base
        self.settings: dict[str, Setting] = {}
        self.severities: dict[str, Setting] = {}
        self._merge()
        self.rules = read_packs([*(shown(self.file("rules", each)) for each in self["rules"]), *packs])
        self._names()
        self.exclude = Globs(self["exclude"])
        self.payloads = [(Globs(each["files"]), str(each["target"])) for each in self["payloads"]]
        self.overrides = [(Globs(each["files"]), _override(at, each)) for at, each in enumerate(self["overrides"])]

    def __getitem__(self, key: str) -> Any:
        """The value of a key."""
        return self.settings[key].value

    def _names(self) -> None:
        if not any(has_names(layer) for layer in self.layers):
            return
        from ..engine.catalogue import catalogue

        every = catalogue(self.rules)
        rules = [(rule["name"], rule["code"]) for rule in every]
        unsuppressible = [rule for rule in every if not rule.get("suppressible", True)]
        firm = frozenset(rule[key] for rule in unsuppressible for key in ("name", "code"))
        problems = [layer.problem(each) for layer in self.layers for each in name_faults(layer, rules, firm)]
        if problems:
            raise ConfigError(problems)
        names = {code: name for name, code in rules}
        for layer in reversed(self.layers):
            for written, severity in layer.values.get("severity", {}).items():
                setting = Setting(severity, layer, ("severity", written))
                self.severities[names.get(written, written)] = setting

        merged = {name: setting.value for name, setting in self.severities.items()}
        self.settings["severity"] = Setting(merged, self.settings["severity"].layer, ("severity",))

    def _merge(self) -> None:
        self.settings = {name: Setting(value) for name, value in DEFAULTS.items()}
        for layer in reversed(self.layers):
            self.settings |= {name: Setting(value, layer, (name,)) for name, value in layer.values.items()}

    def relative(self, path: str) -> str | None:
        """A path as globs see it; None for one that is not below the base. `path` is absolute."""
        base = self.base.rstrip(os.sep) + os.sep
        return path.removeprefix(base).replace(os.sep, "/") if path.startswith(base) else None

    def file(self, key: str, written: str) -> str:
        """The absolute path of a file that a key names: relative to the configuration file that says it."""
        layer = self.settings[key].layer
        return os.path.normpath(os.path.join(layer.folder if layer is not None else self.base, written))


def _override(number: int, data: dict[str, Any]) -> Override:
    pointers = tuple(tuple(each.split("/")[1:]) for each in data.get("pointer", ()))
    return Override(
        number, pointers, data.get("ignore", ()), data.get("severity", {}), data.get("reason"), data.get("until")
    )
