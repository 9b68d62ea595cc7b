"""Spoken languages beside the countries of the people who are called."""

from __future__ import annotations

from ...phone.countries import placed
from ...phone.plan import calling_code_regions, plan_of
from ...source.nodes import text_of
from ..context import Hit
from .reading import numbers_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ..context import Context

NUMBERS: dict[str, tuple[str | None, ...]] = {"routee": ("to", None), "octopush": ("recipients", None, "phone_number")}
"""Where the numbers of a request stand that has one voice for all of them."""
MOST_NAMED = 3


def foreign_to_some(node: Node, context: Context, official: dict[str, list[str]]) -> Hit | None:
    """Some numbers are where the voice's language is official, and others where it is not.

    `official` maps languages to regions. {numbers} counts the others, {countries} says where they are. A language of
    which nothing is known is passed over, and so is a list of one country, or one without anybody who speaks it so.
    """
    spoken = text_of(node)
    regions = None if spoken is None else official.get(spoken.partition("-")[0].lower())
    if regions is None:
        return None
    at_home: dict[str, bool] = {}
    elsewhere: dict[str, int] = {}
    first: Node | None = None
    for number, digits in numbers_below(context.root, NUMBERS[context.request.target]):
        plan = plan_of(digits)
        if plan is None:
            continue
        if plan.code not in at_home:
            at_home[plan.code] = any(region in regions or region == "001" for region in calling_code_regions(plan.code))
        if not at_home[plan.code]:
            elsewhere[plan.code] = elsewhere.get(plan.code, 0) + 1
            first = first or number
    if first is None or len(elsewhere) == len(at_home):
        return None
    named = [placed(calling_code_regions(code)[0]) + f" (+{code})" for code in list(elsewhere)[:MOST_NAMED]]
    more = len(elsewhere) - len(named)
    count = sum(elsewhere.values())
    return Hit(
        numbers="1 number is" if count == 1 else f"{count} numbers are",
        countries=", ".join(named) + (f" and {more} other countr{'y' if more == 1 else 'ies'}" if more else ""),
        related=[(first, "the first number there")],
    )
