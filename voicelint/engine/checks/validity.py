"""How long a message of Infobip's may wait to be sent (A12, A18, A29)."""

from __future__ import annotations

from .reading import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Mapping

LONGEST = 2880
"""Minutes. No longer validity is supported, so a message without validityPeriod has expired by then too."""


def validity(message: Mapping) -> int | None:
    """The minutes after which a message has certainly expired; None where the request does not say in a way that is read.

    With sendingSpeed the validity does not count.
    """
    if "sendingSpeed" in message:
        return None
    if "validityPeriod" not in message:
        return LONGEST
    minutes = whole(message, "validityPeriod")
    return None if minutes is None or minutes < 1 else min(minutes, LONGEST)


def at_the_latest(message: Mapping) -> str:
    """What to add to the moment of expiry where the request leaves it to the vendor."""
    return "" if "validityPeriod" in message else " at the latest"
