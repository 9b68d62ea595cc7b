"""Reads regular expressions over digits into trees.

Only the syntax that libphonenumber's metadata uses is understood (digits, `\\d`, classes, groups, `|`, `?`,
`*`, `+`, `{n}`, `{n,m}`, a closing `$`). Anything else raises ValueError, so a new construct upstream is
noticed.
"""

from __future__ import annotations

from typing import TypeAlias

Tree: TypeAlias = "frozenset[int] | Sequence | Choice | Repeat"
ALL_DIGITS = frozenset(range(10))


class Sequence:
    """Parts that follow one another."""

    def __init__(self, parts: list[Tree]) -> None:
        self.parts = parts


class Choice:
    """Parts of which one matches."""

    def __init__(self, parts: list[Tree]) -> None:
        self.parts = parts


class Repeat:
    """A part `least` to `most` times; `most` is None for no limit."""

    def __init__(self, part: Tree, least: int, most: int | None) -> None:
        self.part = part
        self.least = least
        self.most = most


class Parser:
    """Reads one regular expression."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def parse(self) -> Tree:
        """The tree of the whole text; ValueError where it is not understood."""
        tree = self._choice()
        if self.at < len(self.text):
            raise self._unknown()
        return tree

    def _unknown(self) -> ValueError:
        return ValueError(f"not understood at {self.at} in {self.text!r}")

    def _take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def _choice(self) -> Tree:
        parts = [self._sequence()]
        while self._take("|"):
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Choice(parts)

    def _sequence(self) -> Tree:
        parts: list[Tree] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            parts.append(self._repeated(self._atom()))
        return Sequence(parts)

    def _atom(self) -> Tree:
        if self._take("(?:") or self._take("("):
            tree = self._choice()
            if not self._take(")"):
                raise self._unknown()
            return tree
        if self._take("\\d"):
            return ALL_DIGITS
        if self._take("["):
            return self._class()
        if self._take("$"):
            if self.at < len(self.text) and self.text[self.at] not in "|)":
                raise self._unknown()
            return Sequence([])
        return frozenset({self._digit()})

    def _digit(self) -> int:
        if not self.text[self.at : self.at + 1].isdecimal():
            raise self._unknown()
        self.at += 1
        return int(self.text[self.at - 1])

    def _class(self) -> frozenset[int]:
        digits: set[int] = set()
        while not self._take("]"):
            if self._take("\\d"):
                return ALL_DIGITS if self._take("]") else self._class() | ALL_DIGITS
            first = self._digit()
            last = self._digit() if self._take("-") else first
            digits.update(range(first, last + 1))
        return frozenset(digits)

    def _repeated(self, part: Tree) -> Tree:
        if self._take("?"):
            return Repeat(part, 0, 1)
        if self._take("*"):
            return Repeat(part, 0, None)
        if self._take("+"):
            return Repeat(part, 1, None)
        if self._take("{"):
            end = self.text.index("}", self.at)
            least, comma, most = self.text[self.at : end].partition(",")
            self.at = end + 1
            return Repeat(part, int(least), None if comma and not most else int(most or least))
        return part
