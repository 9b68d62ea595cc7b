"""The manifest of a campaign's folder: what lies in it, from which spec, and how each request is sent."""

from __future__ import annotations

import hashlib
import os.path

from .. import __version__
from ..source.read import Unreadable, read_start
from .dump import dump

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .requests import Requests

NAME = "manifest.json"
VERSION = 1
"""Of the manifest's form; a change that would break a reader makes it 2."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a manifest that are read; a thousand frames are some 200 KB."""


def sha256(data: bytes) -> str:
    """The hash as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Manifest:
    """A manifest as it grows, request by request."""

    def __init__(self, source: str, text: str) -> None:
        self.targets: list[dict[str, Any]] = []
        # The name alone: the folders above differ from machine to machine, and the hash says which file it was.
        name = os.path.basename(source.replace("\\", "/"))
        # A name on a disk may hold bytes that are no text.
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        self.source = {"file": name, "sha256": sha256(text.encode("utf-8"))}

    def target(self, requests: Requests) -> None:
        """Begin the next target."""
        self.targets.append(
            {
                "target": requests.name,
                "method": requests.method,
                "url": requests.url,
                "path": requests.path,
                "headers": requests.headers,
                "recipients": requests.recipients,
                "frames": [],
            }
        )

    def frame(self, file: str, data: bytes, recipients: int, effective: tuple[str, bytes] | None) -> None:
        """Add a request of the last target."""
        frame: dict[str, Any] = {**_entry(file, data), "recipients": recipients}
        if effective is not None:
            frame["effective"] = _entry(*effective)
        self.targets[-1]["frames"].append(frame)

    def script(self, file: str, data: bytes) -> None:
        """Add the last target's script."""
        self.targets[-1]["script"] = _entry(file, data)

    def data(self) -> dict[str, Any]:
        """The manifest as plain data (schemas/manifest.schema.json)."""
        return {
            "version": VERSION,
            "tool": {"name": "voicelint", "version": __version__},
            "source": self.source,
            "targets": self.targets,
        }

    def bytes(self) -> bytes:
        """The manifest as its file."""
        return dump(self.data())


def _entry(file: str, data: bytes) -> dict[str, str]:
    return {"file": file, "sha256": sha256(data)}


def listed(path: str) -> dict[str, str] | None:
    """The files that the manifest of a folder lists, with / between folders, and their hashes; None without a readable one.

    The manifest itself is among them, with an empty hash, like a file whose entry has none.
    """
    import json

    try:
        data = json.loads(read_start(os.path.join(path, NAME), LARGEST)[0])
        if data["tool"]["name"] != "voicelint":
            return None
        return {NAME: "", **{str(entry["file"]): str(entry.get("sha256", "")) for entry in _entries(data)}}
    except (Unreadable, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    for target in data["targets"]:
        for frame in target["frames"]:
            yield frame
            if "effective" in frame:
                yield frame["effective"]
        if "script" in target:
            yield target["script"]
