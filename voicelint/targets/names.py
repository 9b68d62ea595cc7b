"""The names of the five targets, and their tables on demand."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .mapping import Target

TARGETS = ("infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush")


def load_target(name: str) -> Target:
    """A target's table; KeyError when there is no such target."""
    if name not in TARGETS:
        raise KeyError(name)
    from importlib import import_module

    target: Target = import_module(f"voicelint.targets.{name.replace('-', '_')}").TARGET
    return target
