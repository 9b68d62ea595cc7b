"""Exceptions of configurations that a whole check has not met."""

from __future__ import annotations

import os

from ..engine.policy import OFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..config.config import Config
    from .settings import Settings


def idle(settings: Settings) -> list[str]:
    """Notes on rules that an override names and that have met no finding.

    Only where that can be known: all that the configuration governs was looked at, and for all rules.
    """
    if settings.target is not None or not settings.configs.given.keys().isdisjoint(("select", "ignore")):
        return []
    folders = [os.path.join(os.path.abspath(path), "") for path in settings.paths if os.path.isdir(path)]
    notes: list[str] = []
    for config in settings.configs.known.values():
        if not isinstance(config, Exception) and any(
            os.path.join(config.base, "").startswith(each) for each in folders
        ):
            notes += _unmet(config)
    return notes


def _unmet(config: Config) -> list[str]:
    if config.settings["overrides"].layer is not config.layers[0]:
        return []  # what is shared with others may be for them
    notes = []
    for _, override in config.overrides:
        names = [*override.ignore, *(name for name, severity in override.severities.items() if severity == OFF)]
        unmet = [name for name in names if name not in override.used]
        if unmet:
            file = os.path.relpath(config.path)
            notes.append(f"note: {file}: overrides[{override.number}] suppresses nothing by {', '.join(unmet)}")
    return notes
