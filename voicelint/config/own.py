"""The packs of own rules that a configuration or a command line names."""

from __future__ import annotations

from ..engine.packs import BUILT_IN
from . import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..engine.packs import Rulebook


def read_packs(paths: Sequence[str]) -> Rulebook:
    """The rules in force with these packs. ConfigError with all that is wrong with them."""
    if not paths:
        return BUILT_IN
    from ..packs.files import read_rules
    from ..packs.load import PackError

    try:
        return read_rules(paths)
    except PackError as error:
        from .problem import Said

        raise ConfigError([Said(bad.source.text, each) for bad in error.packs for each in bad.diagnostics]) from None
