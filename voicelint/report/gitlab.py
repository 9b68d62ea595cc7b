"""GitLab's Code Quality report: an array of issues."""

from __future__ import annotations

from .json_text import listing
from .place import extent, repository_paths
from .sentence import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from .result import FileResult, RunResult

SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(run: RunResult) -> Iterator[str]:
    """The lines of the report, an issue each, without line breaks."""
    path = repository_paths()
    return listing("", (_issue(file, diagnostic, path) for file, diagnostic in run.found()), halves=False)


def _issue(file: FileResult, diagnostic: Diagnostic, path: Callable[[str], str]) -> dict[str, Any]:
    line, _, end, _ = extent(file, diagnostic)
    return {
        "description": sentence(diagnostic),
        "check_name": diagnostic.rule.name,
        # Issues of one fingerprint overwrite each other.
        "fingerprint": diagnostic.fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": path(file.name), "lines": {"begin": line, "end": end}},
    }
