"""From a configuration to what holds for one file."""

from __future__ import annotations

from ..engine.policy import Policy
from ..engine.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..suppressing.baseline import Baseline
    from .config import Config


def policy(config: Config, path: str | None, given: dict[str, Any], baseline: Baseline | None = None) -> Policy:
    """What holds for a file: by its configuration, or by what is `given` in its place.

    `path` is as globs see it, None for a file that they do not reach.
    """
    values = {name: setting.value for name, setting in config.settings.items()} | given
    payload, overrides = None, []
    if path is not None:
        payload = next((target for globs, target in config.payloads if globs.match(path)), None)
        overrides = [override for globs, override in config.overrides if globs.match(path)]
    return Policy(
        Selection(values["select"], values["ignore"]),
        fail_on=values["fail-on"],
        severities={name: setting.value for name, setting in config.severities.items()},
        overrides=tuple(overrides),
        payload=payload,
        rules=config.rules,
        country=values["default-country"],
        samples=values["sample-numbers"] == "allow",
        require_reason=values["require-reason"],
        baseline=baseline,
    )
