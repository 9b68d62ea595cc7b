"""Recordings that are given beside campaigns: which of them a URL means, and what they are by their first bytes."""

from __future__ import annotations

import os.path
from unicodedata import normalize

from .read import Unreadable, read_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

TITLES = {
    "aac": "AAC audio", "aiff": "AIFF audio", "amr": "AMR audio", "au": "AU audio", "empty": "empty", "flac": "FLAC audio",
    "mp2": "MPEG audio, but not MP3", "mp3": "MP3 audio", "mp4": "MP4 audio", "ogg": "Ogg audio", "text": "text",
    "wav": "WAV audio", "webm": "WebM audio", "wma": "WMA audio", "": "of no known audio format",
}  # fmt: skip
"""What a format is called after "is"."""
_ALIKE = {"aif": "aiff", "m4a": "mp4", "opus": "ogg", "wave": "wav"}
"""Endings that mean the format of another one."""

_HEAD = 256
"""Bytes: enough for every mark below, and for the whole of a pointer file of Git LFS."""
_MARKS = (
    (0, b"ID3", "mp3"),
    (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"),
    (4, b"ftyp", "mp4"),
    (0, b"#!AMR", "amr"),
    (0, b".snd", "au"),
    (0, b"\x1a\x45\xdf\xa3", "webm"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma"),
)
_LFS = b"version https://git-lfs"


class Recording:
    """A recording on disk: its path as it was given, its size in bytes, and its format, a key of TITLES.

    The format is None where only a pointer to the recording is there, as Git LFS leaves them.
    """

    __slots__ = ("format", "path", "size")

    def __init__(self, path: str, format: str | None, size: int) -> None:
        self.path = path
        self.format = format
        self.size = size

    def __repr__(self) -> str:
        return f"Recording({self.path!r}, {self.format!r}, {self.size})"


class Recordings:
    """The recordings of one run, found by name. Each is opened when a campaign first names it.

    `used` are the paths of those that a campaign names, `unreadable` those among them that cannot be read, with the reason.
    """

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self.used: set[str] = set()
        self.unreadable: dict[str, Unreadable] = {}
        self._named: dict[str, dict[str, str]] = {}
        self._read: dict[str, Recording | None] = {}
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        """Take a path in; a file that is given twice counts once."""
        self._named.setdefault(normalize("NFC", os.path.basename(path)), {}).setdefault(os.path.abspath(path), path)

    def paths(self) -> list[str]:
        """The paths of all of them."""
        return [path for known in self._named.values() for path in known.values()]

    def of(self, url: str) -> list[Recording]:
        """The recordings that a URL may mean: of the same name, and of the folders' names as far as any agrees in them."""
        steps = _steps(url)
        known = self._named.get(steps[-1], {}) if steps else {}
        agreeing: dict[str, int] = {path: _common(full.split(os.sep), steps) for full, path in known.items()}
        most = max(agreeing.values(), default=0)
        meant = [path for path, count in agreeing.items() if count == most]
        self.used.update(meant)
        return [found for path in meant if (found := self.read(path)) is not None]

    def read(self, path: str) -> Recording | None:
        """What the file at a path is; None when it cannot be read."""
        if path not in self._read:
            try:
                self._read[path] = read_recording(path)
            except Unreadable as reason:
                self._read[path] = None
                self.unreadable[path] = reason
        return self._read[path]


def read_recording(path: str) -> Recording:
    """What a file is, by its first bytes and its size. Unreadable for anything but a regular file that can be read."""
    head, size = read_start(path, _HEAD)
    if head.startswith(_LFS):
        return Recording(path, None, _pointed(head))
    return Recording(path, format_of(head), size)


def format_of(head: bytes) -> str:
    """The format of a recording by its first bytes, a key of TITLES."""
    if not head:
        return "empty"
    for at, mark, name in _MARKS:
        if head.startswith(mark, at):
            return name
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    return _mpeg(head) or ("text" if _is_text(head) else "")


def ending_format(ending: str) -> str:
    """The format that a file name's ending means; the ending itself where it means no other."""
    return _ALIKE.get(ending, ending)


def _mpeg(head: bytes) -> str:
    """MPEG audio without a tag before it: eleven set bits, a version, a layer. A layer of zero bits is AAC's."""
    if len(head) < 3 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head[1] & 0x18 == 0x08:
        return ""
    layer = head[1] & 0x06
    if not layer:
        return "aac" if head[1] & 0xF0 == 0xF0 else ""
    if head[2] & 0xF0 == 0xF0 or head[2] & 0x0C == 0x0C:  # no bit rate and no sampling rate have these numbers
        return ""
    return "mp3" if layer == 0x02 else "mp2"


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:  # else a sign that the end of what was read has cut
            return False
        text = head[: error.start].decode("utf-8-sig", "replace")
    return bool(text) and all(sign.isprintable() or sign in "\t\r\n\f" for sign in text)


def _pointed(head: bytes) -> int:
    """The size of the recording that a pointer of Git LFS stands for; 0 where it says none."""
    for line in head.split(b"\n"):
        name, _, value = line.partition(b" ")
        if name == b"size" and value.isdigit():
            return int(value)
    return 0


def _steps(url: str) -> list[str]:
    """The parts of a URL's path, decoded; none where it names no file."""
    rest = url.strip().partition("?")[0].partition("#")[0]
    path = rest.partition("://")[2].partition("/")[2] if "://" in rest else ""
    from urllib.parse import unquote

    steps = [normalize("NFC", unquote(step)) for step in path.split("/")]
    return steps if steps[-1] else []


def _common(one: list[str], other: list[str]) -> int:
    """How many of the last steps of two paths agree."""
    count = 0
    for mine, theirs in zip(reversed(one), reversed(other), strict=False):
        if normalize("NFC", mine) != theirs:
            break
        count += 1
    return count
