"""Compiled packs, loaded when a target is first asked for."""

from __future__ import annotations

import os.path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .ruleset import RuleSet

SHARED = ("infobip", "common")
"""Packs whose rules hold for several targets."""

_packs: dict[str, Any] = {}


def read_data(name: str) -> bytes:
    """A file of the package, through its loader so that it is found inside a zip too."""
    loader: Any = __spec__.loader
    data: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), "..", "compiled", name))
    return data


def load_pack(name: str) -> dict[str, Any]:
    """A compiled pack by name."""
    if name not in _packs:
        import json

        _packs[name] = json.loads(read_data(f"{name}.json"))
    pack: dict[str, Any] = _packs[name]
    return pack


class Rulebook:
    """The rules in force: voicelint's own, and those of a team's packs (`own`, in their compiled form)."""

    __slots__ = ("_rulesets", "own")

    def __init__(self, own: tuple[dict[str, Any], ...] = ()) -> None:
        self.own = own
        self._rulesets: dict[str, RuleSet] = {}

    def ruleset(self, target: str) -> RuleSet:
        """The rules for a target; "spec", "source" and "suppression" have their own."""
        if target not in self._rulesets:
            from .ruleset import build_ruleset

            if target == "spec":
                teach_spec_types()
            others = (
                [load_pack(name) for name in SHARED if target in load_pack(name)["targets"]]
                if target not in ("spec", "source", "pack", "suppression")
                else []
            )
            self._rulesets[target] = build_ruleset(target, load_pack(target), [*others, *self.own])
        return self._rulesets[target]


BUILT_IN = Rulebook()
"""voicelint's own rules, and nothing else."""


def ruleset(target: str) -> RuleSet:
    """The rules that voicelint brings for a target."""
    return BUILT_IN.ruleset(target)


def teach_spec_types() -> None:
    """Give the spec's text types their tests; a raw request has none of them."""
    from ..values.times import parse_time
    from ..values.units import clock_parts, duration_seconds, rate_parts
    from .types import register

    register("duration", lambda text: duration_seconds(text) is not None)
    register("rate", lambda text: rate_parts(text) is not None)
    register("clock", lambda text: clock_parts(text) is not None)
    register("time", lambda text: parse_time(text) is not None)
