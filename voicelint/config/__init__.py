"""Configuration files: found, read, held against the table of keys, and made into what holds for one checked file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .problem import Problem


class ConfigError(ValueError):
    """A configuration that cannot be used, and all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].line(problems[0].file))
        self.problems = problems
