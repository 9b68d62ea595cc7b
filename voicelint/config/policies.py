"""From a configuration to what holds for one file."""

from __future__ import annotations

from ..engine.policy import Policy
from ..engine.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Any

    from ..suppressing.baseline import Baseline
    from .config import Config


def policy(
    config: Config,
    path: str | None,
    given: dict[str, Any],
    baseline: Baseline | None = None,
    now: datetime | None = None,
) -> Policy:
    """What holds for a file: by its configuration, or by what is `given` in its place.

    `path` is as globs see it, None for a file that they do not reach. `now` is by the clock where it is not given.
    """
    values = {name: setting.value for name, setting in config.settings.items()} | given
    payload, overrides = None, []
    if path is not None:
        payload = next((target for globs, target in config.payloads if globs.match(path)), None)
        overrides = [override for globs, override in config.overrides if globs.match(path)]
    for each in overrides:
        each.files += 1
        each.over = each.until is not None and each.until < _today(now)
    return Policy(
        Selection(values["select"], values["ignore"]),
        fail_on=values["fail-on"],
        severities={name: setting.value for name, setting in config.severities.items()},
        overrides=tuple(each for each in overrides if not each.over),
        over=tuple(each for each in overrides if each.over),
        payload=payload,
        rules=config.rules,
        country=values["default-country"],
        samples=values["sample-numbers"] == "allow",
        require_reason=values["require-reason"],
        baseline=baseline,
    )


def _today(now: datetime | None) -> date:
    from datetime import UTC, datetime

    return (datetime.now(UTC) if now is None else now.astimezone(UTC)).date()
