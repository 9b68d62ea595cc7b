"""Long lists of recipients over several requests ("frames"), each within the vendor's limits.

Nothing here holds more than one frame: a part's items are an iterator that is read once, from front to back,
and only their number (or weights) has to be known before. A list of a million that comes from a file goes
through as an inline one does.
"""

from __future__ import annotations

from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from ..targets.mapping import Limit


class Part:
    """One list that is to be split: its limit, how many items there are, and the items themselves.

    `weights` say how much each item counts against the limit, where that is not one each; no weight is more
    than the limit takes (`pieces` sees to it).
    """

    __slots__ = ("items", "limit", "total", "weights")

    def __init__(self, limit: Limit, items: Iterable[Any], total: int, weights: Sequence[int] | None = None) -> None:
        self.limit = limit
        self.items = items
        self.total = total
        self.weights = None if weights is None or all(weight == 1 for weight in weights) else weights

    def least(self) -> int:
        """The fewest frames that can hold it."""
        if self.weights is not None:
            return len(_filled(self.weights, self.limit.most))
        return -(-self.total // self.limit.most)

    def sizes(self, count: int, first: int) -> list[int]:
        """Items for each of `count` frames; where they do not go up evenly, the ones more begin at frame `first`."""
        return even(self.total, count, first) if self.weights is None else lightest(self.weights, count)


class Frame:
    """One request: its number from 1, its body, and how many people and groups it names."""

    __slots__ = ("body", "number", "recipients")

    def __init__(self, number: int, body: dict[str, Any], recipients: int) -> None:
        self.number = number
        self.body = body
        self.recipients = recipients


def count_frames(parts: Sequence[Part]) -> int:
    """How many requests the parts need together, at least one."""
    return max(1, *(part.least() for part in parts)) if parts else 1


def split(
    template: dict[str, Any], parts: Sequence[Part], count: int, ids: dict[str, int | None] | None = None
) -> Iterator[Frame]:
    """The frames one after another; `template` is the body, in which each part's list is put in place of its own.

    A list that a frame has nothing of is left out of that frame; one that is empty from the start stays. `ids` are
    the body's keys that get the frame's number when there are several frames, with the bytes they may have.
    ValueError: a part has not as many items as it says.
    """
    plans: list[list[int]] = []
    first = 0
    for part in parts:
        sizes = part.sizes(count, first)
        # The next part's ones more go to frames that this one's have not reached: all frames stay of one size.
        first = (first + part.total) % count if part.weights is None else first
        plans.append(sizes)
    readers = [iter(part.items) for part in parts]
    for number in range(count):
        # A call of its own for each frame: what it makes is not kept here while the next is made.
        yield _frame(number, template, parts, readers, plans, ids if ids and count > 1 else {})
    for part, reader in zip(parts, readers, strict=True):
        if next(reader, None) is not None:
            raise ValueError(f"{part.limit.path}: more items than {part.total}")


def _frame(
    number: int,
    template: dict[str, Any],
    parts: Sequence[Part],
    readers: list[Iterator[Any]],
    plans: list[list[int]],
    ids: dict[str, int | None],
) -> Frame:
    body: Any = dict(template)
    for key, longest in ids.items():
        if isinstance(body.get(key), str):
            body[key] = suffixed(body[key], number + 1, longest)
    recipients = 0
    for part, reader, sizes in zip(parts, readers, plans, strict=True):
        items = list(islice(reader, sizes[number]))
        if len(items) != sizes[number]:
            raise ValueError(f"{part.limit.path}: fewer items than {part.total}")
        if part.weights is None:
            recipients += len(items)
        else:
            before = sum(sizes[:number])
            recipients += sum(part.weights[before : before + len(items)])
        body = _with(body, part.limit.path.split("."), items, drop=not items and part.total > 0)
    return Frame(number + 1, body, recipients)


def even(total: int, count: int, first: int = 0) -> list[int]:
    """`total` in `count` sizes that differ by at most one; the bigger ones begin at `first` and go round."""
    size, more = divmod(total, count)
    return [size + ((index - first) % count < more) for index in range(count)]


def lightest(weights: Sequence[int], count: int) -> list[int]:
    """Items for each of `count` frames, in order, so that the heaviest frame is as light as it can be."""
    low, high = max(weights, default=0), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if len(_filled(weights, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    sizes = _filled(weights, high)
    while len(sizes) < count:  # heavy items may leave frames over: the fullest are cut in two
        at = max(range(len(sizes)), key=sizes.__getitem__)
        sizes[at : at + 1] = even(sizes[at], 2)
    return sizes


def _filled(weights: Sequence[int], most: int) -> list[int]:
    """Items for each frame when every frame is filled as far as it goes."""
    sizes: list[int] = []
    size = weight = 0
    for each in weights:
        if size and weight + each > most:
            sizes.append(size)
            size = weight = 0
        size += 1
        weight += each
    return [*sizes, size] if size else sizes


def weight(item: Any, limit: Limit) -> int:
    """What an item counts: the items of its inner lists, at least one."""
    if not limit.inner or not isinstance(item, dict):
        return 1
    return max(1, sum(len(item[key]) for key in limit.inner if isinstance(item.get(key), list)))


def pieces(item: Any, limit: Limit) -> Iterator[Any]:
    """An item as items that a frame can hold: the numbers of one that has too many go over several, as even as can be.

    Each keeps the rest of the item, its id too. Two of them are more than a frame takes, so they never meet in one.
    """
    whole = weight(item, limit)
    if whole <= limit.most:
        yield item
        return
    sizes = even(whole, -(-whole // limit.most))
    inner = [(key, one) for key in limit.inner if isinstance(item.get(key), list) for one in item[key]]
    reader = iter(inner)
    for size in sizes:
        taken = list(islice(reader, size))
        lists = {key: [one for name, one in taken if name == key] for key in limit.inner}
        yield {
            key: lists[key] if isinstance(value, list) and key in lists else value
            for key, value in item.items()
            if not (isinstance(value, list) and key in lists and not lists[key])
        }


def _with(body: Any, steps: list[str], items: list[Any], drop: bool) -> Any:
    """A copy of a body, as far as it changes, with another list at a path."""
    step, rest = steps[0], steps[1:]
    name = step.removesuffix("[]")
    made = dict(body)
    if not rest:
        if drop:
            del made[name]
        else:
            made[name] = items
    elif step.endswith("[]"):
        made[name] = [_with(body[name][0], rest, items, drop)]
    else:
        made[name] = _with(body[name], rest, items, drop)
    return made


def suffixed(identifier: str, number: int, longest: int | None) -> str:
    """An id made the frame's own: its number at the end, and in `longest` bytes of UTF-8 where there is such a limit."""
    tail = f"-{number}"
    if longest is not None:
        room = longest - len(tail)
        identifier = identifier.encode()[:room].decode("utf-8", "ignore")
    return identifier + tail
