"""What the editor sends, up to a length that a message can have."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

LONGEST = 1 << 30
"""Bytes of a message. Room is made for all of one before it is read."""


class Messages:
    """The editor's end of the conversation; it is over when a message is announced that would be longer."""

    def __init__(self, stdin: BinaryIO) -> None:
        self._stdin = stdin
        self.readline = stdin.readline

    def read(self, length: int) -> bytes:
        """So many bytes, or fewer where the conversation ends."""
        return self._stdin.read(length) if length <= LONGEST else b""
