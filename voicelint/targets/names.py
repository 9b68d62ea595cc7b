"""The names of the five targets, where a spec says them, and their tables on demand."""

from __future__ import annotations

from ..source.nodes import Sequence, child, text_of
from ..values.lazy import module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Mapping, Node
    from .mapping import Target

TARGETS = ("infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush")
MARK = "voicelint"
"""The key that makes a document a campaign spec."""


def load_target(name: str) -> Target:
    """A target's table; KeyError when there is no such target."""
    if name not in TARGETS:
        raise KeyError(name)
    target: Target = module(f"voicelint.targets.{name.replace('-', '_')}").TARGET
    return target


def targets_of(spec: Mapping) -> list[str]:
    """The known targets that a spec names, each once, in its order."""
    return [name for name in dict.fromkeys(named_by(spec)) if name in TARGETS]


def named_by(spec: Node) -> list[str]:
    """All that a spec names as its targets, known or not."""
    node = child(spec, "target")
    items = node.items if isinstance(node, Sequence) else [node]
    return [name for item in items if (name := text_of(item)) is not None]
