"""PyYAML, imported without what a run of the command line never uses of it."""

from __future__ import annotations

import sys

from ..values.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

ALONE = False
"""Whether this process runs one command of ours in one thread, so that a function may be another for a moment."""


def pyyaml() -> ModuleType:
    """The package `yaml`, imported at the first call.

    PyYAML compiles the patterns of its own reader as it is imported, and one of them takes as long as all the rest of
    the import. With libyaml none is used: in a process that is `ALONE` each is compiled when it is first asked.
    """
    if not ALONE or "yaml" in sys.modules:
        import yaml

        return yaml
    import re

    compile = re.compile
    vars(re)["compile"] = lambda pattern, flags=0: Lazy(pattern, flags, compile)
    try:
        import yaml
    finally:
        vars(re)["compile"] = compile
    return yaml
