"""What the options of a check mean: keys and paths that must exist, values that must be possible, patterns, functions."""

from __future__ import annotations

from functools import lru_cache

from ..engine.describe import show
from ..engine.primitives import PRIMITIVES
from ..engine.types import KINDS, describe
from .fault import Fault, meant
from .places import below, fitting, unknown_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..engine.place import Place
    from ..source.nodes import Route

BOUNDS = (("min", "max"), ("earliest", "latest"))
"""Options of which the first must not be over the second."""
PLACED = ("Below", "Key", "Sibling", "Value")
"""What an option may stand for that has to be possible where the check looks."""
PLACING = frozenset(name for name, each in PRIMITIVES.items() if any(map(each.taking, PLACED)))
TACIT = frozenset(PRIMITIVES) - PLACING - {"pattern", "python"}
"""Checks whose options are no more than numbers and words."""


class Options:
    """The options of one rule's check, with the routes at which they are written."""

    def __init__(self, check: str, written: Any) -> None:
        self.check = check
        self.primitive = PRIMITIVES[check]
        self.options: dict[str, Any] = self.primitive.read(written) or {}
        self.written = written

    def route(self, name: str, index: int | None = None) -> Route:
        """Where an option (or an entry of it) is written, seen from the rule."""
        steps: list[str | int] = ["check", self.check]
        whole: Any = self.written
        if isinstance(whole, dict):
            steps.append(name)
            whole = whole[name]
        if index is not None and isinstance(whole, list):
            steps.append(index)
        return tuple(steps)

    def each(self, takes: str) -> Iterator[tuple[Any, tuple[str, int | None]]]:
        """The values of all options of a type (as the primitive's signature names it), each with its option and index."""
        for name in self.primitive.taking(takes):
            if name in self.options:
                value = self.options[name]
                if isinstance(value, list):
                    for index, each in enumerate(value):
                        yield each, (name, index)
                else:
                    yield value, (name, None)

    def faults(self) -> list[Fault]:
        """What is wrong wherever the check looks."""
        if self.check in TACIT and len(self.options) < 2:
            return []
        faults: list[Fault] = []
        for pattern, at in self.each("Pattern"):
            from ..values.linear import PatternError, compiled

            try:
                compiled(pattern)
            except PatternError as error:
                faults.append(Fault("pack-pattern-refused", str(error), error.help, self.route(*at)))
        if "mend" in self.options and not faults:
            from ..values.linear import mend_fault

            wrong = mend_fault(self.options.get("never", ""), self.options["mend"])
            if wrong:
                faults.append(Fault("pack-pattern-refused", wrong, "write \\1 for the first group", self.route("mend")))
        for least, most in BOUNDS:
            if least in self.options and most in self.options and self.options[least] > self.options[most]:
                wrong = f"nothing is both from {self.options[least]} and to {self.options[most]}"
                faults.append(Fault("pack-check-impossible", wrong, f"exchange {least} and {most}", self.route(most)))
        if self.check == "python":
            faults += _function_faults(self.options["function"], self.route("function"))
        return faults

    def never(self, place: Place, holding: Callable[[], Place | None], steps: Route) -> list[Fault]:
        """What can never come true at a place that the check looks at; `holding` gives the mapping that holds it."""
        wrong = mismatch(self.check, self.options, place)
        if wrong:
            return [
                Fault("pack-check-impossible", wrong, "look elsewhere, or check something else", steps or ("check",))
            ]
        faults: list[Fault] = []
        if self.check not in PLACING:
            return faults
        for path, at in self.each("Below"):
            found, wrong, help = below(place, path)
            if "[]" in path:
                wrong, help = f"{show(path)} leads into a list", "ask at the list's items, with a path such as list[]"
            if found is None or "[]" in path:
                faults.append(Fault("pack-path-unknown", wrong, help, self.route(*at)))
        for key, at in self.each("Key"):
            missing = unknown_key(place, key)
            faults += [] if missing is None else [missing.under(*self.route(*at))]
        for key, at in self.each("Sibling"):
            holder = holding()
            if holder is None:
                wrong = "no key stands beside an item"
                faults.append(Fault("pack-check-impossible", wrong, "look at a key", self.route(*at)))
                continue
            missing = unknown_key(holder, key)
            if missing is not None:
                faults.append(missing.under(*self.route(*at)))
                continue
            beside = holder.keys.get(key)
            if beside is not None:
                faults += self.impossible(beside, "Beside")
        return faults + self.impossible(place, "Value")

    def impossible(self, place: Place, takes: str) -> list[Fault]:
        """The values among the options of a type that a place never has."""
        wrong = [(fitting(place, value), at) for value, at in self.each(takes)]
        help = "write a value that it may have"
        return [Fault("pack-check-impossible", said, help, self.route(*at)) for said, at in wrong if said]


def _function_faults(function: str, route: Route) -> list[Fault]:
    """What is wrong with a function that a pack names as package:function."""
    from ..engine.registered import GROUP, load, registered

    known = sorted(registered())
    if function not in known:
        help = meant(function, known) if known else f"install the package that registers it under {GROUP}"
        return [Fault("pack-function-unregistered", f"no installed package registers {show(function)}", help, route)]
    try:
        load(function)
    except Exception as error:  # whatever another's module raises while it is imported
        wrong = f"{function} cannot be imported: {type(error).__name__}: {error}"
        return [Fault("pack-function-unregistered", wrong, "mend the package, or install it anew", route)]
    return []


def mismatch(check: str, options: dict[str, Any], place: Place) -> str:
    """Why a check can never match at a place, by the place's documented type; empty when it may."""
    if place.type is None:
        return ""
    limit = options.get("limit")
    compared = None if limit is None else _compared(limit)
    if _fits(check, place.type, compared):
        return ""
    if not _fits(check, place.type, None):
        return f"{check} can never match {place.path or 'the whole'}, which is {describe(place.type)}"
    return f"{place.path} is {describe(place.type)}, which is never compared with {show(limit)}"


@lru_cache(maxsize=1024)
def _fits(check: str, documented: str, compared: str | None) -> bool:
    """Whether a check can match a documented type, if it compares the value with one of the kind `compared`."""
    primitive = PRIMITIVES[check]
    types = documented.split("|")
    if not any(KINDS[each] & primitive.kinds for each in types):
        return False
    if primitive.types is not None and primitive.types.isdisjoint(types):
        return False
    return compared is None or not {"any", *NUMBERS.get(compared, (compared,))}.isdisjoint(types)


def _compared(limit: float | str) -> str:
    """The kind of amount that a limit is."""
    if not isinstance(limit, str):
        return "number"
    from ..values.units import amount

    found = amount(limit)
    return "nothing" if found is None else found[0]


NUMBERS = {"number": ("integer", "int32", "number")}
"""The documented types that a kind of amount is compared with, where they are several."""
