"""Recordings that a call plays: what a URL says of the format, and what the file is that is given with it (B9, C8, G8)."""

from __future__ import annotations

from ...source.nodes import text_of
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ...source.recordings import Recording
    from ..context import Context

SCRIPTS = frozenset({"php", "asp", "aspx", "jsp", "do", "cgi", "ashx"})
"""Endings of programs: what they answer with cannot be seen."""


def other_format(node: Node, context: Context, played: list[str]) -> Hit | None:
    """C8, G8: a URL whose {ending} names a format, and is none in `played`; one without an ending says nothing."""
    url = text_of(node)
    if url is None:
        return None
    ending = url_ending(url)
    return None if not ending or ending in SCRIPTS or ending in played else Hit(ending=ending)


def url_ending(url: str) -> str:
    """The file name ending of a URL's path in lower case, "" where there is none."""
    path = url.strip().partition("?")[0].partition("#")[0].partition("://")[2].partition("/")[2]
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    ending = ending.lower()
    plausible = bool(stem and dot) and ending.isascii() and ending.isalnum() and 2 <= len(ending) <= 5
    return ending if plausible and not ending.isdigit() else ""


def local_format(node: Node, context: Context, played: list[str]) -> Hit | None:
    """B9, C8: a URL whose recording is given beside the campaign ({file}), and is in none of the formats in `played`.

    Where the URL's ending says as much, its own rule does.
    """
    found = _given(node, context)
    if not found or any(each.format is None or each.format in played for each in found):
        return None
    from ...source.recordings import ending_format

    first, ending = found[0], url_ending(str(node.plain()))
    return None if ending and ending_format(ending) == first.format else _hit(first)


def local_size(node: Node, context: Context, limit: int) -> Hit | None:
    """B9: a URL whose recording is given beside the campaign ({file}), and has `limit` bytes or more."""
    found = _given(node, context)
    return None if not found or any(each.size < limit for each in found) else _hit(found[0])


def _given(node: Node, context: Context) -> list[Recording]:
    """The recordings given that a URL may mean. Where several may, only what is so of all of them can be said."""
    url, given = text_of(node), context.request.recordings
    return [] if url is None or given is None else given.of(url)


def _hit(recording: Recording) -> Hit:
    from ...source.recordings import TITLES

    size = "" if not recording.size else f", {recording.size:,} byte{'' if recording.size == 1 else 's'}"
    title = "a recording" if recording.format is None else TITLES[recording.format]
    return Hit(file=recording.path, kind=f"{title}{size}")
