"""The rules in force for commands that check no files: voicelint's own, the configured packs, and those that are named."""

from __future__ import annotations

from ..config import ConfigError
from ..config.configs import Configs
from .errors import UsageError
from .governing import say_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..engine.packs import Rulebook


def rules_of(packs: Sequence[str], configured: bool = True) -> Rulebook:
    """The rules in force here, or (not `configured`) with these packs alone. UsageError once what is wrong is said."""
    try:
        return Configs(isolated=not configured, packs=tuple(packs)).rules()
    except ConfigError as error:
        say_problems(error)
        raise UsageError(f"{error.problems[0].file} cannot be used") from None
