"""A request's value in the terms of the file that it came from: the vendor's 2880 as the spec's 48h."""

from __future__ import annotations

from ..engine.describe import in_spec_terms, place_path, row_for
from ..source.nodes import Scalar
from ..targets.codecs import Codec, ContactIds, Days, OneOrMany
from ..targets.places import is_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.finding import Finding
    from ..source.nodes import Node
    from ..targets.mapping import Row
    from ..targets.request import Request


class TermsError(Exception):
    """The file has no words for the value, or the place in it stands for more than one of the request's."""


def stands_alone(finding: Finding, request: Request) -> bool:
    """Whether the finding's place is made of one place of the spec, from which nothing else is made."""
    try:
        _row(finding, request)
    except TermsError:
        return False
    return True


def in_user_terms(value: Any, finding: Finding, request: Request) -> Any:
    """What to write in the user's file so that the request has `value` at the finding's place."""
    if not request.lowered:
        return value
    origin = finding.node.origin
    row, exact = _row(finding, request)
    if row is None or origin is None:
        return value  # written there as it is sent
    if not exact:
        if isinstance(row.codec, Days):
            raise TermsError
        return _like(value, origin.node)
    return _like(in_spec_terms(row, value, finding.node, request), origin.node)


def _row(finding: Finding, request: Request) -> tuple[Row | None, bool]:
    """The row of the mapping table, None for what is written in the spec's options, and whether it is the place's own."""
    origin = finding.node.origin
    if origin is None or not origin.route:
        raise TermsError
    if is_option(origin.route):
        return None, True
    path = place_path(finding)
    row = row_for(request, path)
    if row is None or row.spec in request.repeated:
        raise TermsError
    if row.request == path:
        return row, True
    # Below what goes over as it is or item by item, and the lone number in a list that the request has around it.
    if type(row.codec) is Codec or isinstance(row.codec, (ContactIds, OneOrMany, Days)):
        return row, False
    raise TermsError


def _like(value: Any, node: Node) -> Any:
    # The spec's own types are right, or the finding would be another.
    if not isinstance(node, Scalar) or type(value) is not type(node.value):
        raise TermsError
    return value
