"""Checks that stand for every documented place at once, and the way out into Python."""

from __future__ import annotations

from ...source.nodes import DOUBLE, Scalar
from ...values.lazy import module
from ..context import Deferred, Hit
from ..types import describe, describe_node
from .registry import ALL, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ...source.nodes import Node
    from ..context import CheckFunction, Context, Hits


@primitive(*ALL, hook="type", says="made expected written hint")
def documented_type(cast: bool = False) -> CheckFunction:
    """Refuse a value of another type than documented; with `cast`, say what the vendor would turn it into."""

    def check(node: Node, context: Context) -> Hits:
        place = context.place
        expected = place.type if place is not None and place.type is not None else "any"
        value = node.value if isinstance(node, Scalar) else None
        from ..cast import cast as cast_value
        from ..cast import certain, helpful

        hint = helpful(node, expected)
        too_large = expected == "int32" and type(value) is int
        params: dict[str, Any] = {
            "made": certain(node, expected),
            "expected": describe("integer" if expected == "int32" and not too_large else expected),
            "written": str(value) if too_large else describe_node(node.kind, value),
            "hint": hint,
        }
        if cast:
            return Hit(effective=cast_value(node, expected), **params)
        return Hit(**params)

    return check


@primitive(*ALL, hook="type", says="read_as quoted")
def unquoted() -> CheckFunction:
    """Refuse a YAML value that is read as a number, true/false or null where a text is documented."""

    def check(node: Node, context: Context) -> Hits:
        place = context.place
        if context.request.format != "yaml":
            return None  # JSON says itself what is a text: there the general rule of types speaks
        if not isinstance(node, Scalar) or node.style != "plain" or node.value is None or not node.raw:
            return None
        if isinstance(node.value, str) or place is None or str not in place.scalars:
            return None
        if place.refine is not None and not place.refine(Scalar(node.start, node.end, node.raw, node.raw, DOUBLE)):
            return None  # quotes alone would not make it one: 45 has to name its unit
        from ...values.numbers import from_cells
        from ..cast import read_as

        if from_cells(node.raw) is not None:
            return None  # nor bring back what a spreadsheet has rounded

        return Hit(read_as=read_as(node), quoted=f'"{node.raw}"')

    return check


@primitive(*ALL, hook="unknown", says="name nearest hint")
def documented_keys() -> CheckFunction:
    """Refuse a key that is not documented; {nearest} is the documented one likely meant."""

    def check(node: Node, context: Context) -> Hits:
        key = str(context.route[-1])
        place = context.place
        known = place.known_keys if place is not None else []
        from ..nearest import nearest

        meant = nearest(key, known)
        hint = f"write {meant}" if meant is not None else f"take it out; known here: {', '.join(known)}"
        if meant is not None and context.sibling(meant) is not None:
            hint, meant = f"take it out; {meant} is there already", None
        return Hit(
            key=True,
            value=node.value if isinstance(node, Scalar) else None,
            name=key if key and key == key.strip() else f'"{key}"',
            nearest=meant,
            hint=hint,
        )

    return check


@primitive("object", hook="missing", says="missing only")
def documented_required() -> CheckFunction:
    """Refuse a mapping without a key that is documented as required."""

    def check(node: Node, context: Context) -> Hits:
        key = context.scratch["key"]
        place = context.place
        if context.request.lowered and place is not None and place.type == "object":
            return None  # no key of a spec is this mapping: what it would hold is told to be missing
        return Hit((key,), key=True, value=None, missing=key, only=None if place is None else place.only)

    return check


@primitive(*ALL, hook="stage", says=None)
def found_by(stage: str) -> CheckFunction:
    """Stand for what another stage finds by itself and names the rule for: the parser, the lowering, the engine."""

    def check(node: Node, context: Context) -> Hits:
        return None

    return check


@primitive(*ALL, says=None)
def python(function: str, **options: Any) -> CheckFunction:
    """Run a function of voicelint/engine/checks, named module.function, with its own options.

    package:function is one of another package, installed and registered there (engine/registered.py).
    """
    module_name, _, name = function.partition(".")

    def load() -> CheckFunction:
        if ":" in function:
            from ..registered import load as load_registered

            return load_registered(function)
        target: CheckFunction = getattr(module(f"voicelint.engine.checks.{module_name}"), name)
        if not options:
            return target
        from functools import partial

        return partial(target, **options)

    return Deferred(load)
