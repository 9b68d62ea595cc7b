"""Who is called twice (F1), and what libphonenumber says of every number (F2, G27).

A number is judged once per request; what was found lies in `context.scratch`, where each rule asks for its
own kind. A number that is not written as one at all is the form rules' business: nothing is said of it here.
"""

from __future__ import annotations

from ...phone.samples import sample
from ...phone.verdict import calling_code_regions, in_use, verdict
from ...source.nodes import Scalar
from ...values.numbers import digits_of
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ...phone.verdict import Verdict
    from ...source.nodes import Node
    from ..context import Context

FOUND, CALLED = "phones.found", "phones.called"
"""Under which names the walk's memory keeps faults by text, and called numbers by digits."""

CALLERS = frozenset({"from", "fromB", "cli"})
SHORTEST_CALLER = 7
"""Digits below which a caller ID is taken for a short code, of which no numbering plan speaks."""

MOST_JUDGED = 100_000
"""How many numbers are remembered from one walk to the next: targets and rounds of fixing share most of theirs."""
_JUDGED: tuple[dict[object, Fault | str | None], dict[object, Fault | str | None]] = ({}, {})
"""What was made of texts in raw requests, and in lowered ones: a fault, a good number's digits, or None for no number."""

DEAR = {
    "premium_rate": "a premium-rate number",
    "shared_cost": "a shared-cost number",
    "personal": "a personal number, which forwards calls at a high price",
}


class Fault:
    """What is wrong with a number: one kind, the words for its message, and its digits as they should be."""

    __slots__ = ("digits", "kind", "params")

    def __init__(self, kind: str, digits: str, **params: Any) -> None:
        self.kind = kind
        self.digits = digits
        self.params = params


def impossible(node: Node, context: Context) -> Hit | None:
    """No number of this length, or behind this country code, can be dialled ({reason})."""
    return _fault(node, context, "impossible")


def trunk_prefix(node: Node, context: Context) -> Hit | None:
    """A prefix for calls within a country stands behind its code ({prefix}, {code}, {mended})."""
    return _fault(node, context, "trunk")


def invalid(node: Node, context: Context) -> Hit | None:
    """The length is right, but no number {where} looks like this ({note} says what it is for)."""
    return _fault(node, context, "invalid")


def dear(node: Node, context: Context) -> Hit | None:
    """The number is of a type that costs more than a call to a person ({type}, {where})."""
    return _fault(node, context, "dear")


def from_a_sample(node: Node, context: Context) -> Hit | None:
    """The number exists in documents and films only ({origin})."""
    return _fault(node, context, "sample")


def called_twice(node: Node, context: Context) -> Hit | None:
    """The same number stood among those called before; {spelling} says how, where that differs."""
    if type(node) is not Scalar or type(node.value) is not str:
        return None
    found = _judged(node.value, context)
    if found is None:
        return None
    digits = found.digits if isinstance(found, Fault) else found  # a fault's are without a trunk prefix
    called: dict[str, Scalar] | None = context.scratch.get(CALLED)
    if called is None:
        called = context.scratch[CALLED] = {}
    first = called.setdefault(digits, node)
    if first is node:
        return None
    # As the files say it, which in a spec is not as the request says it.
    spelled = first.origin.node if first.origin is not None else first
    here = node.origin.node if node.origin is not None else node
    same = not isinstance(spelled, Scalar) or not isinstance(here, Scalar) or spelled.value == here.value
    spelling = "" if same else f", as {spelled.plain()}"
    return Hit(spelling=spelling, related=[(first, "the same number is called here")])


def _fault(node: Node, context: Context, kind: str) -> Hit | None:
    if type(node) is not Scalar:
        return None
    try:
        found = context.scratch[FOUND][node.value]
    except KeyError:
        found = _judged(node.value, context)
    if type(found) is not Fault or found.kind != kind:
        return None
    if len(found.digits) < SHORTEST_CALLER and context.route and context.route[-1] in CALLERS:
        return None
    return Hit(**found.params)


def _judged(text: object, context: Context) -> Fault | str | None:
    known: dict[object, Fault | str | None] | None = context.scratch.get(FOUND)
    if known is None:
        known = context.scratch[FOUND] = _JUDGED[context.request.lowered]
        if len(known) > MOST_JUDGED:
            known.clear()
    try:
        return known[text]
    except KeyError:
        found: Fault | str | None = None
        if isinstance(text, str):
            digits = digits_of(text)
            if digits is not None:
                found = judge(digits, context.request.lowered or text.lstrip().startswith("+")) or digits
        known[text] = found
        return found


def judge(digits: str, plus: bool = False) -> Fault | None:
    """The worst fault of a number, or None. `plus` writes a mended number with +."""
    kind = in_use(digits)
    if kind is None or kind in DEAR:
        fault = _worse(digits, plus)
        if fault is not None:
            return fault
    origin = sample(digits)
    return None if origin is None else Fault("sample", digits, origin=origin)


def _worse(digits: str, plus: bool) -> Fault | None:
    """What is wrong with a number that is not simply in use."""
    seen = verdict(digits)
    if seen.possible != "ok":
        return Fault("impossible", digits, reason=_impossible(seen))
    if seen.stripped_trunk:
        return _trunk(seen, digits, "+" if plus else "")
    if not seen.valid:
        origin = sample(digits)
        return Fault("invalid", digits, where=_where(seen), note="" if origin is None else f": it is {origin}")
    if seen.type in DEAR:
        return Fault("dear", digits, type=DEAR[seen.type], where=_where(seen))
    return None


def _trunk(seen: Verdict, digits: str, lead: str) -> Fault:
    code = seen.calling_code or ""
    written, national = digits[len(code) :], seen.national
    # A few countries put the digits together anew, so that no single prefix can be named.
    prefix = written[: -len(national)] if national and written.endswith(national) else ""
    return Fault(
        "trunk",
        code + national,
        prefix=f"the {prefix}" if prefix else "a prefix",
        code=f"+{code}",
        mended=lead + code + national,
    )


def _impossible(seen: Verdict) -> str:
    if seen.calling_code is None:
        return "no country code begins like this" if seen.possible == "unknown_country" else "it is too short"
    if seen.possible == "local_only":
        return f"its area code is missing behind +{seen.calling_code}"
    if seen.possible == "invalid_length":
        return f"no number {_where(seen)} has {len(seen.national)} digits after +{seen.calling_code}"
    return f"numbers {_where(seen)} are {'shorter' if seen.possible == 'too_long' else 'longer'}"


def _where(seen: Verdict) -> str:
    """In which country a number is, or behind which calling code where that is all one can tell."""
    from ...phone.countries import placed

    regions = calling_code_regions(seen.calling_code or "")
    region = seen.region or (regions[0] if len(regions) == 1 else None)
    if region is None or region == "001":
        return f"behind +{seen.calling_code}"
    return placed(region)
