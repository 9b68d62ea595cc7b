"""Which configuration holds for a file, in the commands that read files."""

from __future__ import annotations

import os
import sys

from ..config import ConfigError
from ..config.configs import Configs
from ..engine.policy import BaselineError
from ..engine.selection import UnknownRuleError, known_names
from .errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.policy import Policy
    from ..report.result import FileResult


def configurations(options: dict[str, Any], bare: bool = False) -> Configs:
    """The configurations that hold, with what a command line says in place of them; without baselines when `bare`."""
    if options["isolated"] and options["config"] is not None:
        raise UsageError("give either --config or --isolated, not both")
    given: dict[str, Any] = {}
    for name in ("fail_on", "baseline", "require_reason"):
        if options.get(name):
            given[name.replace("_", "-")] = options[name]
    packs = tuple(options.get("rules") or ())
    configs = Configs(given, options["config"], options["isolated"], packs=packs, bare=bare)
    asked = {key: options[key] for key in ("select", "ignore") if options.get(key)}
    if asked:
        try:
            rules = configs.rules()
        except ConfigError:  # said of the first file that it governs
            return configs
        try:
            found = {key: known_names(names, rules) for key, names in asked.items()}
        except UnknownRuleError as error:
            raise UsageError(str(error)) from None
        given |= {key: names for key, names in found.items() if names}
    return configs


def governed(configs: Configs, name: str) -> Policy:
    """What holds for a file. UsageError where its configuration cannot be used; what is wrong is said before."""
    try:
        return configs.policy(name)
    except ConfigError as error:
        raise unusable(name, error) from None


def unusable(name: str, error: ConfigError) -> UsageError:
    """Say what is wrong with a configuration; the answer is the error that ends the command."""
    say_problems(error)
    return UsageError(f"{name}: {error.problems[0].file} cannot be used")


def say_problems(error: ConfigError) -> None:
    """What is wrong with a configuration or a pack, with its frames, to standard error."""
    from datetime import UTC, datetime

    from ..config.problem import results
    from ..report.formats import render
    from ..report.result import RunResult
    from ..report.style import terminal_columns, wants_color

    run = RunResult(results(error.problems), 0, datetime.now(UTC))
    color = wants_color("auto", sys.stderr, os.environ)
    for line in render("text", run, color=color, columns=terminal_columns(sys.stderr, os.environ), quiet=True):
        # The lines are safe for a terminal already, and may have colours.
        sys.stderr.write(line + "\n")


class Governing:
    """The configurations of one run of `check`, and what came of them.

    `excluded` counts files and folders that are left out, `skipped` those among them that the command line names,
    `barred` files whose configuration cannot be used.
    """

    def __init__(self, configs: Configs) -> None:
        self.configs = configs
        self.excluded = 0
        self.skipped = 0
        self.barred = 0
        self.notes: list[str] = []
        self.broken: dict[ConfigError, int] = {}
        """How many files were not checked, by what is wrong with their configuration."""

    def policy(self, name: str, asked: bool) -> Policy | None:
        """What holds for a file; None when it is not to be checked: excluded, or its configuration cannot be used.

        `asked` when the command line names it.
        """
        try:
            if not self.configs.excludes(name):
                return self.configs.policy(name)
        except ConfigError as error:
            self.broken[error] = self.broken.get(error, 0) + 1
            self.barred += 1
            return None
        except BaselineError as error:
            raise UsageError(f"the configuration's baseline: {error}") from None
        self.excluded += 1
        if asked:
            self.skipped += 1
            self.notes.append(f"note: {name} is excluded by its configuration and was skipped")
        return None

    def excludes(self, folder: str) -> bool:
        """Whether a folder is not to be entered."""
        try:
            excluded = self.configs.excludes(folder, folder=True)
        except ConfigError:
            return False  # said of the first file in it
        self.excluded += excluded
        return excluded

    def leaves_out(self, path: str) -> bool:
        """Whether the configuration excludes a file that is no campaign."""
        try:
            return self.configs.excludes(path)
        except ConfigError:
            return False

    def results(self) -> list[FileResult]:
        """What is wrong with configurations, as findings; those that others govern were checked all the same."""
        if not self.broken:
            return []
        from ..config.problem import results

        for error, count in self.broken.items():
            files = "a file was" if count == 1 else f"{count} files were"
            where = error.problems[0].file
            self.notes.append(f"error: {files} not checked, since {where} cannot be used")
        return results(problem for error in self.broken for problem in error.problems)
