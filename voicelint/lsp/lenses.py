"""Lines above a campaign: how many requests and people it is, and the command that compiles it."""

from __future__ import annotations

from lsprotocol import types

from ..targets.names import load_target
from .commands import COMPILE
from .tree import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .analysis import Analysis


def lenses(analysis: Analysis) -> list[types.CodeLens]:
    """The lenses of all campaigns of a file."""
    return [*_specs(analysis), *_requests(analysis)]


def _specs(analysis: Analysis) -> Iterator[types.CodeLens]:
    """For each target of a spec what it becomes; or how many findings keep it from being compiled for that one."""
    for root, lowering, request in analysis.lowered:
        name = lowering.target.name
        key = key_of(root, ("voicelint",)) or root
        refusals = len(analysis.refused(name))
        if refusals:
            title = f"{name}: not compiled while {_count(refusals, 'error')} remain{'s' if refusals == 1 else ''}"
            yield _lens(analysis, key.start, key.end, title)
            continue
        made = analysis.compiled(lowering, request)
        title = f"{name}: {_count(made.count, 'request')}, {_count(made.recipients, 'recipient')} | compile"
        yield _lens(analysis, key.start, key.end, title, COMPILE, name)


def _requests(analysis: Analysis) -> Iterator[types.CodeLens]:
    """For a raw request the API that it is for: whoever reads it sees what it is checked against."""
    for target, body in analysis.requests:
        yield _lens(analysis, body.start, body.start + 1, f"request for {load_target(target).title}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _lens(analysis: Analysis, start: int, end: int, title: str, command: str = "", target: str = "") -> types.CodeLens:
    arguments = [analysis.uri, target] if command else None
    return types.CodeLens(analysis.range(start, end), types.Command(title, command, arguments=arguments))
