"""What is wrong with the exceptions of configurations: some met nothing, are over, or give no reason where one has to be."""

from __future__ import annotations

import os

from ..engine.policy import OFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..config.config import Config
    from ..engine.policy import Override, Policy
    from ..pipeline import Checker
    from ..report.result import FileResult, RunResult
    from ..source.nodes import Route
    from .check import Run
    from .settings import Settings


def look(policy: Policy, done: Checker | None) -> None:
    """Note of a file's overrides if not all was found in it that there is; None for a file that could not be read."""
    if done is None or done.source.problems or done.failed or False in done.checked:
        unsure = True
    else:
        unsure = any(each.rule.exclusive for each in (*done.diagnostics, *done.held, *done.known))
    for override in (*policy.overrides, *policy.over):
        override.unsure = override.unsure or unsure


def add(run: Run, result: RunResult) -> None:
    """Add to a run's findings those about the overrides that governed it."""
    for each in results(run.settings):
        run.identify(each.diagnostics)
        run.judged(each.diagnostics, each.policy)
        result.files.append(each)


def results(settings: Settings) -> list[FileResult]:
    """The findings about overrides, by configuration file.

    What is shared by `extends` is left to its owner. That an override meets nothing is known only where all that the
    configuration governs was checked, and for all rules.
    """
    made = (_file(config, settings) for config in settings.configs.known.values() if not isinstance(config, Exception))
    return [each for each in made if each is not None]


def _file(config: Config, settings: Settings) -> FileResult | None:
    layer = config.layers[0]
    if not config.overrides or config.settings["overrides"].layer is not layer:
        return None
    whole = _is_whole(config, settings)
    required = config["require-reason"] or settings.configs.given.get("require-reason", False)
    said = [each for _, override in config.overrides for each in _wrong(override, whole, required)]
    if not said:
        return None
    from ..config.kinds import Fault
    from ..config.policies import policy
    from ..engine.catalogue import rule_named
    from ..engine.describe import of_text
    from ..engine.packs import ruleset
    from ..report.result import FileResult
    from ..source.lines import Lines

    holds = policy(config, None, settings.configs.given)
    found = []
    for about, name, route, message, help in said:
        at = layer.problem(Fault(route, message, help, of_key=route[-2] != "ignore"))
        one = of_text(ruleset("suppression").rules[about], layer.file, at.start, at.end, message, help)
        rule = rule_named(name, config.rules) if name else None
        one.about = None if rule is None else (rule["name"], rule["code"])
        if holds.wants(one):
            one.severity = holds.judge(one)
            found.append(one)
    return FileResult(layer.file, layer.text, Lines(layer.text), found, holds) if found else None


def _is_whole(config: Config, settings: Settings) -> bool:
    """Whether a run looks at all that a configuration governs, for all rules."""
    if settings.target is not None or not settings.configs.given.keys().isdisjoint(("select", "ignore")):
        return False
    folders = [os.path.join(os.path.abspath(path), "") for path in settings.paths if os.path.isdir(path)]
    return any(os.path.join(config.base, "").startswith(each) for each in folders)


def _wrong(override: Override, whole: bool, required: bool) -> Iterator[tuple[str, str, Route, str, str]]:
    """What is wrong with an override: the rule that says it, the rule it is about, the place, the words."""
    here: Route = ("overrides", override.number)
    places: dict[str, Route] = {name: (*here, "ignore", at) for at, name in enumerate(override.ignore)}
    places |= {name: (*here, "severity", name) for name, each in override.severities.items() if each == OFF}
    if places and required and override.reason is None:
        yield "suppression-without-reason", "", here, "nothing says why this is suppressed", "add a reason"
    for name, route in places.items():
        if name in override.used:
            if override.over:
                message = f"what was suppressed until {override.until} is still found: {name}"
                yield "expired-snooze", name, (*here, "until"), message, "mend what is found, or give a later day"
        elif whole and not override.unsure:
            where = "in the files that this is for" if override.files else "here: no file that was checked is meant"
            yield "unused-suppression", name, route, f"{name} finds nothing {where}", f"take {name} out"
