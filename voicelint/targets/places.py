"""Places of a spec that hold something else than its own words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source.nodes import Route


def is_option(route: Route) -> bool:
    """Whether a place of a spec is under options, the campaign's or a recipient's: there the vendor's own terms hold."""
    if route[:1] == ("recipients",):
        entry = 2 if len(route) > 1 and isinstance(route[1], int) else 3
        return route[entry : entry + 1] == ("options",)
    return route[:1] == ("options",)
