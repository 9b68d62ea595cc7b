"""The configurations of one run: each file's own, read once, and what becomes of those that cannot be used."""

from __future__ import annotations

import os.path

from ..engine.policy import PLAIN, Policy
from . import ConfigError
from .locate import Locator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .config import Config


class Given:
    """What the command line says in place of any configuration; None where it says nothing."""

    __slots__ = ("fail_on", "ignore", "select")

    def __init__(
        self,
        select: tuple[str, ...] | None = None,
        ignore: tuple[str, ...] | None = None,
        fail_on: str | None = None,
    ) -> None:
        self.select = select
        self.ignore = ignore
        self.fail_on = fail_on


class Configs:
    """Finds and keeps configurations. `explicit` is the one file that governs all, `isolated` says that none does."""

    def __init__(self, given: Given | None = None, explicit: str | None = None, isolated: bool = False) -> None:
        self.given = given or Given()
        self.explicit = None if explicit is None else os.path.abspath(explicit)
        self.isolated = isolated
        self.known: dict[str, Config | ConfigError] = {}
        """By the path of the file."""
        self._locator = Locator()
        self._plain: Policy | None = None

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
            return Config(path, None if self.explicit is None else os.getcwd())
        except ConfigError as error:
            return error

    def policy(self, name: str) -> Policy:
        """What holds for a file by its name. ConfigError as above."""
        path = os.path.abspath(name)
        config = self.governing(os.path.dirname(path))
        if config is None:
            return self._without()
        from .policies import policy

        return policy(config, config.relative(path), self.given)

    def excludes(self, name: str, folder: bool = False) -> bool:
        """Whether a file is left out, or a folder by the configuration of the one that holds it. ConfigError as above."""
        path = os.path.abspath(name)
        config = self.governing(os.path.dirname(path))
        if config is None or not config.exclude.patterns:
            return False
        relative = config.relative(path)
        return relative is not None and config.exclude.match(f"{relative}/" if folder else relative)

    def _without(self) -> Policy:
        """What holds where nothing is configured."""
        if self._plain is None:
            given = self.given
            if given.select is None and given.ignore is None and given.fail_on is None:
                self._plain = PLAIN
            else:
                from ..engine.selection import Selection

                selection = Selection(given.select or (), given.ignore or ())
                self._plain = Policy(selection, fail_on=given.fail_on or PLAIN.fail_on)
        return self._plain
