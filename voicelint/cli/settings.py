"""The options of `check`, each turned into what it means or refused in one line."""

from __future__ import annotations

from ..engine.policy import BaselineError
from ..report.formats import MACHINE_FORMATS
from .errors import UsageError
from .governing import configurations
from .options import CHECK
from .outputs import outputs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any


class Settings:
    """What a run of `check` is to do."""

    __slots__ = (
        "color", "configs", "diff", "exit_zero", "fix", "fix_only", "now", "outputs", "paths", "quiet", "statistics",
        "stdin_filename", "target", "unsafe_fixes",
    )  # fmt: skip

    def __init__(self, options: dict[str, Any]) -> None:
        for option in CHECK:
            given = options[option.name]
            for value in given if option.kind == "many" else [given]:
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
        self.configs.now = self.now
        self.stdin_filename: str | None = options["stdin_filename"]
        self.outputs = outputs(options["output_format"], options["output_file"])
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

    @property
    def machine(self) -> bool:
        """Whether a program reads one of the outputs."""
        return any(each.format in MACHINE_FORMATS for each in self.outputs)

    @property
    def printed(self) -> str | None:
        """The format that goes to standard output, if one does."""
        return next((each.format for each in self.outputs if each.file is None), None)


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
    from ..values.times import parse_time, utc

    found = parse_time(written)
    if found is None:
        raise UsageError(f"--now: {written!r} is no time with an offset, such as 2026-12-01T09:00:00Z")
    made = utc(found)
    if made is None:
        raise UsageError(f"--now: {written!r} is out of the calendar's range in UTC")
    return made
