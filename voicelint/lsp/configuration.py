"""The configuration files of the editor's folders, read again when they change.

Whether they did is looked at before every check: not every editor can tell, and a few looks at the disk cost little.
"""

from __future__ import annotations

import os
import os.path

from ..config import ConfigError
from ..config.configs import Configs
from ..config.locate import OWN, SHARED, Locator
from ..engine.policy import PLAIN, BaselineError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..engine.policy import Policy

    Stamps: TypeAlias = dict[str, tuple[int, int] | None]
    """When a file was changed and how long it is; None for one that is not there."""

NAMES = (OWN, SHARED)


class Configuration:
    """What holds for files. `fault` is what is wrong with the configuration that was asked for last, or empty."""

    def __init__(self) -> None:
        self.fault = ""
        self._kept: dict[str, tuple[Stamps, Configs]] = {}
        self._broken: set[str] = set()
        """The configuration files that could not be used when they were last looked at."""

    def policy(self, path: str) -> Policy | None:
        """What holds for a file; None for one that is left out. Where the configuration is broken, nothing of it holds."""
        self.fault = ""
        if not os.path.isabs(path):  # a file that lies nowhere yet
            return PLAIN
        governing = Locator().governing(os.path.dirname(path))
        if governing is None:
            return PLAIN
        configs = self._configs(governing)
        try:
            return None if configs.excludes(path) else configs.policy(path)
        except (ConfigError, BaselineError) as error:
            self.fault = _said(error)
            del self._kept[governing]  # any file may mend it, one too that is not there yet
            return PLAIN
        finally:
            (self._broken.add if self.fault else self._broken.discard)(governing)

    def reads(self, path: str) -> bool:
        """Whether a file is one that a configuration may be made of, or mended by."""
        known = [stamps for stamps, _ in list(self._kept.values())]
        return bool(self._broken) or os.path.basename(path) in NAMES or any(path in stamps for stamps in known)

    def _configs(self, governing: str) -> Configs:
        kept = self._kept.get(governing)
        if kept is not None and all(_stamp(file) == stamp for file, stamp in kept[0].items()):
            return kept[1]
        configs = Configs()
        self._kept[governing] = {file: _stamp(file) for file in _files(configs, governing)}, configs
        return configs


def _said(error: ConfigError | BaselineError) -> str:
    """What is wrong, with the whole path of the file: an editor's user does not know which folder the server stands in."""
    if isinstance(error, BaselineError):
        return os.path.abspath(error.path) + error.words
    return error.problems[0].line(os.path.abspath(error.problems[0].file))


def _files(configs: Configs, governing: str) -> list[str]:
    """The files that a configuration is made of, as far as it can be read: those it extends, its packs, its baseline."""
    try:
        config = configs.governing(os.path.dirname(governing))
    except ConfigError as error:
        return [governing, *(os.path.abspath(problem.file) for problem in error.problems)]
    if config is None:
        return [governing]
    layers = [os.path.join(layer.folder, os.path.basename(layer.file)) for layer in config.layers]
    own = [config.file("rules", each) for each in config["rules"]]
    baseline = [config.file("baseline", config["baseline"])] if config["baseline"] is not None else []
    return [governing, *layers, *own, *baseline]


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
