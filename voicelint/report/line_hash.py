"""The hash of a line by which GitHub's code scanning knows a finding again after the lines around it have changed.

It is the value that GitHub's own upload step would compute (SARIF's `primaryLocationLineHash`), which complains of
any other: a polynomial over the 100 UTF-16 units that follow the line's start, spaces and tabs left out and line
breaks as one sign, modulo 2**64; then how often that hash has come up in the file.
"""

from __future__ import annotations

import operator
from array import array

WINDOW = 100
BASE = 37
BITS = (1 << 64) - 1
END_OF_FILE = 0xFFFF

_POWERS = [pow(BASE, WINDOW - 1 - at, 1 << 64) for at in range(WINDOW)]
_BLANKS = str.maketrans({" ": None, "\t": None})
_LINE_FEED = 0x0A


def line_hashes(text: str) -> list[str]:
    """The hash of every line of a text, the first line's first."""
    bare = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BLANKS)
    units = array("H")
    units.frombytes(bare.encode("utf-16-le", "surrogatepass"))
    if array("H", [1]).tobytes() == b"\0\1":
        units.byteswap()
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == _LINE_FEED)]
    units.append(END_OF_FILE)
    units.extend([0] * WINDOW)
    seen: dict[int, int] = {}
    hashes = []
    for start in starts:
        value = sum(map(operator.mul, units[start : start + WINDOW], _POWERS)) & BITS
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes
