"""The configurations of one run: each file's own, read once, and what becomes of those that cannot be used."""

from __future__ import annotations

import os.path

from ..engine.packs import BUILT_IN
from ..engine.policy import PLAIN, Policy
from . import ConfigError
from .locate import Locator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..engine.packs import Rulebook
    from ..source.recordings import Recordings
    from ..suppressing.baseline import Baseline
    from .config import Config


class Configs:
    """Finds and keeps configurations.

    `given` are the values of keys that the command line says in place of any file, `packs` files of own rules that it
    names besides theirs. `explicit` is the one file that governs all, `isolated` says that none does, and `bare` leaves
    the baselines out.
    """

    def __init__(
        self,
        given: dict[str, Any] | None = None,
        explicit: str | None = None,
        isolated: bool = False,
        *,
        packs: tuple[str, ...] = (),
        bare: bool = False,
    ) -> None:
        self.given = {} if given is None else given
        self.packs = packs
        self.explicit = None if explicit is None else os.path.abspath(explicit)
        self.isolated = isolated
        self.known: dict[str, Config | ConfigError] = {}
        """By the path of the file."""
        self._locator = Locator()
        self._own: Rulebook | ConfigError | None = None
        self._plain: Policy | None = None
        self.bare = bare
        self.now: datetime | None = None
        """What the run takes as the present; the clock's time where it is not given."""
        self.recordings: Recordings | None = None
        """The files that are given beside the campaigns."""
        self.baselines: dict[str, Baseline] = {}
        """By the path of the file."""

    def governing(self, folder: str) -> Config | None:
        """The configuration of a folder (its absolute path); None without one. ConfigError, the same each time."""
        if self.isolated:
            return None
        path = self.explicit or self._locator.governing(folder)
        if path is None:
            return None
        found = self.known.get(path)
        if found is None:
            found = self.known[path] = self._read(path)
        if isinstance(found, Exception):
            raise found
        return found

    def _read(self, path: str) -> Config | ConfigError:
        from .config import Config

        try:
            # Globs of a file that is named on the command line are about the folder that one stands in.
            return Config(path, None if self.explicit is None else os.getcwd(), self.packs)
        except ConfigError as error:
            return error

    def policy(self, name: str) -> Policy:
        """What holds for a file by its name. ConfigError as above."""
        path = os.path.abspath(name)
        config = self.governing(os.path.dirname(path))
        if config is None:
            return self._without()
        from .policies import policy

        found = policy(config, config.relative(path), self.given, self.baseline(config), self.now)
        found.recordings = self.recordings
        return found

    def baseline(self, config: Config | None) -> Baseline | None:
        """The findings that are known already where a configuration holds. BaselineError when the file cannot be used."""
        path = self.given.get("baseline")
        if path is None and config is not None and config["baseline"] is not None:
            path = os.path.relpath(config.file("baseline", config["baseline"]))
        if path is None or self.bare:
            return None
        if path not in self.baselines:
            from ..suppressing.baseline import read_baseline

            self.baselines[path] = read_baseline(path)
        return self.baselines[path]

    def excludes(self, name: str, folder: bool = False) -> bool:
        """Whether a file is left out, or a folder by the configuration of the one that holds it. ConfigError as above."""
        path = os.path.abspath(name)
        config = self.governing(os.path.dirname(path))
        if config is None or not config.exclude.patterns:
            return False
        relative = config.relative(path)
        return relative is not None and config.exclude.match(f"{relative}/" if folder else relative)

    def _without(self) -> Policy:
        """What holds where nothing is configured. ConfigError, the same each time, for a pack that cannot be used."""
        if self._plain is None:
            given, rules = self.given, self._packs()
            if not given and rules is BUILT_IN and self.recordings is None:
                self._plain = PLAIN
            else:
                from ..engine.selection import Selection

                self._plain = Policy(
                    Selection(given.get("select", ()), given.get("ignore", ())),
                    fail_on=given.get("fail-on", PLAIN.fail_on),
                    rules=rules,
                    require_reason=given.get("require-reason", False),
                    baseline=self.baseline(None),
                    recordings=self.recordings,
                )
        return self._plain

    def _packs(self) -> Rulebook:
        if not self.packs:
            return BUILT_IN
        if self._own is None:
            from .own import read_packs

            try:
                self._own = read_packs(self.packs)
            except ConfigError as error:
                self._own = error
        if isinstance(self._own, ConfigError):
            raise self._own
        return self._own

    def files(self) -> list[str]:
        """What has been read besides the files that are checked: configurations, packs and baselines."""
        found = [*self.known, *self.packs, *self.baselines]
        for config in self.known.values():
            if not isinstance(config, Exception):
                found += [layer.file for layer in config.layers]
                found += [config.file("rules", each) for each in config["rules"]]
        return found

    def rules(self) -> Rulebook:
        """The rules in force in the current folder. ConfigError as above."""
        config = self.governing(os.getcwd())
        return self._packs() if config is None else config.rules
