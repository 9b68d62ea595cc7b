"""Splitting: nobody lost, nobody twice, every frame within the limit, frames of one size, one frame at a time in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.compiling.files import Wanted, files
from voicelint.compiling.frames import Part, count_frames, even, pieces, split, suffixed, weight
from voicelint.compiling.gate import Campaign
from voicelint.compiling.requests import Requests
from voicelint.engine.packs import ruleset
from voicelint.source.nodes import DOUBLE, Mapping, Node, Scalar
from voicelint.source.parse import parse
from voicelint.targets.lower import Lowering
from voicelint.targets.mapping import Limit
from voicelint.targets.names import TARGETS, load_target

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROUTEE = """\
voicelint: 1
name: Visits
target: routee
caller: Clinic
say: {text: Hello., language: en-GB, voice: female}
recipients: ["+41793026741"]
"""

totals = st.one_of(st.integers(0, 60), st.integers(0, 5000))


@given(total=totals, most=st.integers(1, 700))
def test_one_list_is_split_evenly(total: int, most: int) -> None:
    part = Part(Limit("to", most, "C3"), range(total), total)
    count = count_frames([part])
    frames = list(split({"a": 1, "to": [], "z": 2}, [part], count))
    lists = [frame.body["to"] for frame in frames]
    assert [item for each in lists for item in each] == list(range(total))
    sizes = [len(each) for each in lists]
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
    assert len(frames) == max(1, -(-total // most)), "as few frames as can be"
    assert [frame.number for frame in frames] == list(range(1, count + 1))
    assert [frame.recipients for frame in frames] == sizes
    assert all(list(frame.body) == ["a", "to", "z"] for frame in frames)


@given(total=st.integers(0, 30_000))
def test_octopush_frames_are_neither_large_nor_small(total: int) -> None:
    (limit,) = load_target("octopush").limits
    part = Part(limit, range(total), total)
    sizes = part.sizes(count_frames([part]), 0)
    assert sum(sizes) == total
    assert all(size <= 500 for size in sizes)
    if total >= 200:
        assert min(sizes) >= 200


@given(numbers=totals, contacts=totals, groups=st.integers(0, 40), most=st.integers(1, 700))
def test_several_lists_share_the_frames(numbers: int, contacts: int, groups: int, most: int) -> None:
    kinds = {"to": numbers, "contacts": contacts, "groups": groups}
    parts = [Part(Limit(name, most, "C"), range(total), total) for name, total in kinds.items()]
    template = {name: [] for name in kinds}
    count = count_frames(parts)
    frames = list(split(template, parts, count))
    for name, total in kinds.items():
        lists = [frame.body.get(name, []) for frame in frames]
        assert [item for each in lists for item in each] == list(range(total))
        assert max(map(len, lists)) - min(map(len, lists)) <= 1
        assert max(map(len, lists)) <= most
        assert all((name in frame.body) == bool(each or not total) for frame, each in zip(frames, lists, strict=True))
    whole = [frame.recipients for frame in frames]
    assert sum(whole) == numbers + contacts + groups
    assert max(whole) - min(whole) <= 1
    assert template == {name: [] for name in kinds}, "the template is used again"


LIMIT = Limit("destination", 7, "D5", inner=("msisdn", "customerid"))


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["msisdn", "customerid"]), st.booleans()), max_size=40))
def test_entries_count_by_their_numbers(drawn: list[tuple[int, str, bool]]) -> None:
    entries = [
        {key: [f"{at}.{number}" for number in range(size)], **({"correlationid": f"id-{at}"} if named else {})}
        for at, (size, key, named) in enumerate(drawn)
    ]
    cut = [piece for entry in entries for piece in pieces(entry, LIMIT)]
    weights = [weight(piece, LIMIT) for piece in cut]
    part = Part(LIMIT, iter(cut), len(cut), weights)
    count = count_frames([part])
    frames = list(split({"destination": []}, [part], count))
    assert all(
        sum(weight(entry, LIMIT) for entry in frame.body["destination"]) == frame.recipients <= 7 for frame in frames
    )
    assert all(frame.body["destination"] for frame in frames) or not entries
    assert pairs(entries) == [pair for frame in frames for pair in pairs(frame.body["destination"])]
    for frame in frames:
        ids = [entry["correlationid"] for entry in frame.body["destination"] if "correlationid" in entry]
        assert len(ids) == len(set(ids)), "the pieces of an entry never meet"


def pairs(entries: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    """Who is called, in order, under which key and with which id."""
    return [
        (key, one, entry.get("correlationid"))
        for entry in entries
        for key in ("msisdn", "customerid")
        for one in entry.get(key, [])
    ]


@given(st.lists(st.integers(1, 7), min_size=1, max_size=60))
def test_heavy_entries_take_no_more_frames_than_filling_up_would(weights: list[int]) -> None:
    part = Part(LIMIT, weights, len(weights), weights)
    filled, room = 1, 7
    for each in weights:
        filled, room = (filled, room - each) if each <= room else (filled + 1, 7 - each)
    assert count_frames([part]) == filled if set(weights) != {1} else -(-len(weights) // 7)


def test_an_entry_with_both_keys_keeps_them_apart() -> None:
    entry = {"msisdn": [str(n) for n in range(5)], "customerid": list("abcde"), "correlationid": "x"}
    first, second = pieces(entry, LIMIT)
    assert first == {"msisdn": ["0", "1", "2", "3", "4"], "correlationid": "x"}
    assert second == {"customerid": list("abcde"), "correlationid": "x"}


def test_a_list_inside_a_message_is_replaced_there() -> None:
    template = {"bulkId": "b", "messages": [{"from": "1", "destinations": [], "record": True}]}
    part = Part(Limit("messages[].destinations", 2, "A5"), "abc", 3)
    frames = list(split(template, [part], 2, {"bulkId": None}))
    assert [frame.body for frame in frames] == [
        {"bulkId": "b-1", "messages": [{"from": "1", "destinations": ["a", "b"], "record": True}]},
        {"bulkId": "b-2", "messages": [{"from": "1", "destinations": ["c"], "record": True}]},
    ]


def test_ids_stay_as_they_are_in_a_single_frame() -> None:
    part = Part(Limit("to", 2, "C3"), "ab", 2)
    (frame,) = split({"id": "x", "to": []}, [part], 1, {"id": 50})
    assert frame.body == {"id": "x", "to": ["a", "b"]}


@given(identifier=st.text(max_size=60), numbers=st.lists(st.integers(1, 99_999), min_size=2, max_size=5, unique=True))
def test_ids_differ_and_keep_to_their_length(identifier: str, numbers: list[int]) -> None:
    identifier = identifier.encode("utf-8", "ignore").decode()
    made = [suffixed(identifier, number, 50) for number in numbers]
    assert len(set(made)) == len(made)
    assert all(len(each.encode()) <= 50 for each in made)
    assert all(each.endswith(f"-{number}") for each, number in zip(made, numbers, strict=True))
    if len(identifier.encode()) <= 44:
        assert made == [f"{identifier}-{number}" for number in numbers]
    assert [suffixed(identifier, number, None) for number in numbers] == [
        f"{identifier}-{number}" for number in numbers
    ]


@pytest.mark.parametrize("said", [4, 6])
def test_a_wrong_count_is_never_passed_over(said: int) -> None:
    part = Part(Limit("to", 3, "C3"), range(5), said)
    with pytest.raises(ValueError, match=r"to: (fewer|more) items"):
        list(split({"to": []}, [part], 2))


def test_even_goes_round() -> None:
    assert even(5, 3) == [2, 2, 1]
    assert even(5, 3, 2) == [2, 1, 2]
    assert even(0, 2) == [0, 0]


class Item:
    """Counts how many of its kind are alive."""

    alive = most = 0

    def __init__(self) -> None:
        Item.alive += 1
        Item.most = max(Item.most, Item.alive)

    def __del__(self) -> None:
        Item.alive -= 1


def test_one_frame_is_in_memory_at_a_time() -> None:
    Item.alive = Item.most = 0
    made = (Item() for _ in range(10_000))
    part = Part(Limit("to", 500, "E2"), made, 10_000)
    frames: Iterator[Any] = split({"to": []}, [part], count_frames([part]))
    seen = 0
    while (frame := next(frames, None)) is not None:
        seen += len(frame.body["to"])
        del frame
    assert seen == 10_000
    assert Item.most <= 501


class Numbers:
    """Many people of whom no list is ever made, such as a file of them is."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Node]:
        for number in range(self.count):
            yield Scalar(0, 0, f"+4179{number:07}", "", DOUBLE)


def test_compiling_takes_no_more_memory_for_more_people() -> None:
    """What a million take follows: the memory of one request, and a line of the manifest for each."""

    def peak(count: int) -> int:
        spec = parse(ROUTEE, "visits.yaml").documents[0].root
        assert isinstance(spec, Mapping)
        request = Lowering(load_target("routee"), spec, NOON).lower()
        people: Any = request.root.get("to")
        people.items = Numbers(count)
        requests = Requests(load_target("routee"), request, ruleset("routee"))
        tracemalloc.start()
        made = files(Campaign([requests]), "visits.yaml", ROUTEE, Wanted(NOON))
        written = sum(data.count(b"+4179") for _, data in made)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (written, requests.count, requests.recipients) == (count, count // 1000, count)
        return most

    peak(1000)
    one = peak(2000)
    assert one < 2_000_000
    assert peak(60_000) < one + 58 * 2000


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_says_what_is_split(name: str) -> None:
    target = load_target(name)
    paths = [limit.path for limit in target.limits]
    assert target.each.removesuffix("[]") in paths
    undocumented = {limit.path for limit in target.limits if not limit.constraint}
    assert undocumented == ({"messages"} if name == "infobip-click-to-call" else set())
