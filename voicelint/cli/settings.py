"""The options of `check`, each turned into what it means or refused in one line."""

from __future__ import annotations

import os
import sys

from ..config import ConfigError
from ..config.configs import Configs, Given
from ..engine.policy import BaselineError
from ..engine.selection import UnknownRuleError, known_names
from .errors import UsageError
from .options import CHECK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..engine.policy import Policy


class Settings:
    """What a run of `check` is to do."""

    __slots__ = (
        "color", "configs", "diff", "exit_zero", "fix", "fix_only", "now", "output_file", "output_format", "paths",
        "quiet", "statistics", "stdin_filename", "target", "unsafe_fixes",
    )  # fmt: skip

    def __init__(self, options: dict[str, Any]) -> None:
        for option in CHECK:
            value = options[option.name]
            if option.choices and value is not None and value not in option.choices:
                refuse(f"--{option.name.replace('_', '-')}", value, option.choices)
        self.target: str | None = options["target"]
        self.configs = configurations(options)
        try:
            self.configs.baseline(None)
        except BaselineError as error:
            raise UsageError(f"--baseline: {error}") from None
        self.exit_zero: bool = options["exit_zero"]
        self.now: datetime = moment(options["now"])
        self.stdin_filename: str | None = options["stdin_filename"]
        self.output_format: str = options["output_format"] or "text"
        self.output_file: str | None = options["output_file"]
        self.color: str = options["color"] or "auto"
        self.quiet: bool = options["quiet"]
        self.statistics: bool = options["statistics"]
        self.paths: list[str] = options["paths"] or ["."]
        self.diff: bool = options["diff"]
        self.fix_only: bool = options["fix_only"]
        self.fix: bool = options["fix"] or self.fix_only or self.diff
        self.unsafe_fixes: bool = options["unsafe_fixes"]
        if self.unsafe_fixes and not self.fix:
            raise UsageError("--unsafe-fixes goes with --fix, --fix-only or --diff")


def configurations(options: dict[str, Any], bare: bool = False) -> Configs:
    """The configurations that hold, with what a command line says in place of them; without baselines when `bare`."""
    if options["isolated"] and options["config"] is not None:
        raise UsageError("give either --config or --isolated, not both")
    given = Given(
        fail_on=options.get("fail_on"),
        packs=tuple(options.get("rules") or ()),
        baseline=options.get("baseline"),
        require_reason=bool(options.get("require_reason")),
    )
    configs = Configs(given, options["config"], options["isolated"], bare)
    if options.get("select") or options.get("ignore"):
        try:
            rules = configs.rules()
        except ConfigError:  # said of the first file that it governs
            return configs
        try:
            given.select = known_names(options["select"], rules) or None
            given.ignore = known_names(options["ignore"], rules) or None
        except UnknownRuleError as error:
            raise UsageError(str(error)) from None
    return configs


def governed(configs: Configs, name: str) -> Policy:
    """What holds for a file. UsageError where its configuration cannot be used; what is wrong is said before."""
    try:
        return configs.policy(name)
    except ConfigError as error:
        say_problems(error)
        raise UsageError(f"{name}: {error.problems[0].file} cannot be used") from None


def say_problems(error: ConfigError) -> None:
    """What is wrong with a configuration or a pack, with its frames, to standard error."""
    from ..config.problem import results
    from ..report.formats import render
    from ..report.result import RunResult
    from ..report.style import terminal_columns, wants_color

    run = RunResult(results(error.problems), 0, moment(None))
    color = wants_color("auto", sys.stderr, os.environ)
    for line in render("text", run, color=color, columns=terminal_columns(sys.stderr, os.environ), quiet=True):
        # The lines are safe for a terminal already, and may have colours.
        sys.stderr.write(line + "\n")


def refuse(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Raise for a value that is not among the choices, with the nearest one."""
    from ..engine.nearest import nearest

    meant = nearest(value, choices)
    hint = f"did you mean {meant}? " if meant else ""
    raise UsageError(f"{option}: there is no {value!r}; {hint}known: {', '.join(choices)}")


def moment(written: str | None) -> datetime:
    """The time that rules take as now."""
    from datetime import UTC, datetime

    if written is None:
        return datetime.now(UTC)
    from ..values.times import parse_time

    found = parse_time(written)
    if found is None:
        raise UsageError(f"--now: {written!r} is no time with an offset, such as 2026-12-01T09:00:00Z")
    try:
        return found.astimezone(UTC)
    except OverflowError:  # in the first or last hours of the calendar
        raise UsageError(f"--now: {written!r} is out of the calendar's range in UTC") from None
