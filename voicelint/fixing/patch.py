"""The difference of two texts as a patch that `git apply` takes."""

from __future__ import annotations

from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Block: TypeAlias = tuple[int, int, int, int]
    """Lines i1 to i2 of the old text have become lines j1 to j2 of the new one."""

CONTEXT = 3
"""Equal lines shown around a change."""
WINDOW = 60
"""How far ahead equal lines are looked for: fixes change few lines at a time."""
NO_NEWLINE = "\\ No newline at end of file\n"


def patch(old: str, new: str, name: str) -> Iterator[str]:
    """The lines of a unified patch, each with its line break (carriage returns are kept); none for equal texts."""
    a, b = split_lines(old), split_lines(new)
    hunks = list(_hunks(list(blocks(a, b))))
    if not hunks:
        return
    yield f"--- {_header('a/' + name)}\n"
    yield f"+++ {_header('b/' + name)}\n"
    for hunk in hunks:
        low, high = max(hunk[0][0] - CONTEXT, 0), min(hunk[-1][1] + CONTEXT, len(a))
        low_b = hunk[0][2] - (hunk[0][0] - low)
        high_b = hunk[-1][3] + (high - hunk[-1][1])
        yield f"@@ -{_range(low, high)} +{_range(low_b, high_b)} @@\n"
        at = low
        for i1, i2, j1, j2 in hunk:
            yield from _marked(" ", a[at:i1])
            yield from _marked("-", a[i1:i2])
            yield from _marked("+", b[j1:j2])
            at = i2
        yield from _marked(" ", a[at:high])


def split_lines(text: str) -> list[str]:
    """Lines as git sees them: they end at line feeds and nowhere else."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def blocks(a: list[str], b: list[str]) -> Iterator[Block]:
    """The stretches of lines that differ, in order. Linear in the texts, however many there are."""
    where: dict[str, list[int]] = {}
    for number, line in enumerate(b):
        where.setdefault(line, []).append(number)
    i = j = 0
    begun: tuple[int, int] | None = None
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            if begun is not None:
                yield begun[0], i, begun[1], j
                begun = None
            i, j = i + 1, j + 1
            continue
        if begun is None:
            begun = i, j
        i, j = _next_equal(a, i, j, len(b), where)
    if begun is not None:
        yield begun[0], i, begun[1], j


def _next_equal(a: list[str], i: int, j: int, end: int, where: dict[str, list[int]]) -> tuple[int, int]:
    """The nearest place ahead where a line of both is the same; without one, one line further in both."""
    best: tuple[int, int, int] | None = None
    for ahead in range(min(WINDOW, len(a) - i)):
        if best is not None and ahead >= best[0]:
            break
        numbers = where.get(a[i + ahead], ())
        at = bisect_left(numbers, j)
        if at < len(numbers) and numbers[at] - j < WINDOW and (best is None or ahead + numbers[at] - j < best[0]):
            best = ahead + numbers[at] - j, i + ahead, numbers[at]
    if best is not None:
        return best[1], best[2]
    if len(a) - i < WINDOW and end - j < WINDOW:
        return len(a), end
    return min(i + 1, len(a)), min(j + 1, end)


def _hunks(blocks: list[Block]) -> Iterator[list[Block]]:
    """Blocks that are so near to one another that their context would meet belong together."""
    hunk: list[Block] = []
    for block in blocks:
        if hunk and block[0] - hunk[-1][1] > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _range(low: int, high: int) -> str:
    count = high - low
    return f"{low + 1 if count else low}" + ("" if count == 1 else f",{count}")


def _marked(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith("\n") else f"{sign}{line}\n{NO_NEWLINE}"


def _header(name: str) -> str:
    """A file's name as git reads it back: odd characters escaped, a tab behind a name with spaces."""
    if any(char in '"\\' or ord(char) < 0x20 or ord(char) == 0x7F for char in name):
        escaped = "".join(
            f"\\{char}" if char in '"\\' else f"\\{ord(char):03o}" if ord(char) < 0x20 or ord(char) == 0x7F else char
            for char in name
        )
        return f'"{escaped}"'
    return f"{name}\t" if " " in name else name
