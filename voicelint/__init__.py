"""voicelint checks voice campaigns that are kept as files."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import Fixed, Report, compile, fix, lint
    from .compiling.result import Compiled, CompiledRequest, CompileError
    from .engine.diagnostic import Diagnostic

__version__ = "0.1.0"
__all__ = [
    "CompileError", "Compiled", "CompiledRequest", "Diagnostic", "Fixed", "Report", "__version__", "compile", "fix",
    "lint",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # The command line must not pay for the Python interface, nor the other way round.
    if name in ("Fixed", "Report", "compile", "fix", "lint"):
        from . import api

        return getattr(api, name)
    if name in ("CompileError", "Compiled", "CompiledRequest"):
        from .compiling import result

        return getattr(result, name)
    if name == "Diagnostic":
        from .engine.diagnostic import Diagnostic

        return Diagnostic
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
