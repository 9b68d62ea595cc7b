"""From a configuration to what holds for one file."""

from __future__ import annotations

from ..engine.policy import Policy
from ..engine.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..suppressing.baseline import Baseline
    from .config import Config
    from .configs import Given


def policy(config: Config, path: str | None, given: Given, baseline: Baseline | None = None) -> Policy:
    """What holds for a file. `path` is as globs see it, None for a file that they do not reach."""
    select = config["select"] if given.select is None else given.select
    ignore = config["ignore"] if given.ignore is None else given.ignore
    payload, overrides = None, []
    if path is not None:
        payload = next((target for globs, target in config.payloads if globs.match(path)), None)
        overrides = [override for globs, override in config.overrides if globs.match(path)]
    return Policy(
        Selection(select, ignore),
        fail_on=config["fail-on"] if given.fail_on is None else given.fail_on,
        severities={name: setting.value for name, setting in config.severities.items()},
        overrides=tuple(overrides),
        payload=payload,
        rules=config.rules,
        country=config["default-country"],
        samples=config["sample-numbers"] == "allow",
        require_reason=given.require_reason or config["require-reason"],
        baseline=baseline,
    )
