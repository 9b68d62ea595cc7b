"""Recordings that a call plays: what a URL says of the format, and what a local file is (B9, G8)."""

from __future__ import annotations

from ...source.nodes import Scalar
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

PLAYED = frozenset({"wav", "wave", "mp3"})
SCRIPTS = frozenset({"php", "asp", "aspx", "jsp", "do", "cgi", "ashx"})
"""Endings of programs: what they answer with cannot be seen."""
LIMIT = 4_000_000
"""Bytes; a file has to be smaller. The document says 4 MB, the smaller reading of it is the safe one."""
_HEAD = 16


def other_format(node: Node, context: Context) -> Hit | None:
    """Report a URL whose ending names a format other than WAV and MP3; one without an ending says nothing."""
    url = node.value if isinstance(node, Scalar) else None
    if not isinstance(url, str):
        return None
    ending = url_ending(url)
    return None if not ending or ending in PLAYED | SCRIPTS else Hit(ending=ending)


def url_ending(url: str) -> str:
    """The file name ending of a URL's path in lower case, "" where there is none."""
    path = url.strip().partition("?")[0].partition("#")[0].partition("://")[2].partition("/")[2]
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    ending = ending.lower()
    plausible = bool(stem and dot) and ending.isascii() and ending.isalnum() and 2 <= len(ending) <= 5
    return ending if plausible and not ending.isdigit() else ""


def inspect_audio(path: str) -> tuple[str, str] | None:
    """The first fault of a recording on disk as (kind, reason); None when it can be played.

    The kinds are unreadable, empty, format and size. Only the first bytes are read, so a broken recording may
    pass; a file of another format does not.
    """
    from pathlib import Path

    recording = Path(path)
    try:
        if not recording.is_file():
            return "unreadable", "there is no such file"
        size = recording.stat().st_size
        with recording.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        return "unreadable", error.strerror or "it cannot be read"
    if not head:
        return "empty", "it is empty"
    if not (_is_wav(head) or _is_mp3(head)):
        return "format", "its first bytes are neither those of WAV nor those of MP3"
    if size >= LIMIT:
        return "size", f"it has {size} bytes, and has to stay below {LIMIT}"
    return None


def _is_wav(head: bytes) -> bool:
    return head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE"


def _is_mp3(head: bytes) -> bool:
    """An ID3 tag, or a frame of MPEG audio: eleven set bits, a version, layer III."""
    if head[:3] == b"ID3":
        return True
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    return head[1] & 0x18 != 0x08 and head[1] & 0x06 == 0x02
