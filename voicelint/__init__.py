"""voicelint checks voice campaigns that are kept as files."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import Report, lint
    from .engine.diagnostic import Diagnostic

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Report", "__version__", "lint"]


def __getattr__(name: str) -> object:
    # The command line must not pay for the Python interface, nor the other way round.
    if name in ("Report", "lint"):
        from . import api

        return getattr(api, name)
    if name == "Diagnostic":
        from .engine.diagnostic import Diagnostic

        return Diagnostic
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
