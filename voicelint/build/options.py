"""Holds the options of a rule's check against the primitive's own signature."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model

from ..engine.primitives import PRIMITIVES

Text = Annotated[str, Field(min_length=1)]
TYPES: dict[str, Any] = {
    "Any": Any,
    "CheckFunction": Any,
    "Literal": Literal,
    "Key": Text,
    "Sibling": str,
    "Below": Text,
    "Value": str | int | bool,
    "Beside": str | int | bool,
    "Amount": Annotated[
        str,
        Field(
            min_length=2,
            pattern=r"^(?:[0-9]{1,9}d)?(?:[0-9]{1,9}h)?(?:[0-9]{1,9}m)?(?:[0-9]{1,9}s)?$"
            r"|^[0-9]{1,9} per (?:second|minute|hour|day)$",
            description="a duration such as 48h, or a rate such as 10 per hour",
        ),
    ],
    "Clock": Annotated[
        str, Field(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$", description="a time of day such as 09:00")
    ],
    "Host": Annotated[
        str,
        Field(
            pattern=r"^(?:\*\.)?[^\s/:*@?#]+$",
            description="the name of a server alone, such as hooks.example.org, or *.example.org",
        ),
    ],
    "Form": Literal["offset", "seconds", "short-offset", "utc", "colon-offset"],
    "Pattern": str,
}
"""What the words in the primitives' signatures mean."""


class PackError(Exception):
    """A pack that cannot be used; the text says which rule and why."""


@cache
def model_of(primitive: str) -> type[BaseModel]:
    """A primitive's signature as a model of its options."""
    make = PRIMITIVES[primitive].make
    hints = get_type_hints(make, localns=TYPES, include_extras=True)
    parameters = inspect.signature(make).parameters.values()
    fields: dict[str, Any] = {
        each.name: (hints[each.name], ... if each.default is each.empty else each.default)
        for each in parameters
        if each.kind is not each.VAR_KEYWORD
    }
    free = any(each.kind is each.VAR_KEYWORD for each in parameters)
    return create_model(primitive, __config__=ConfigDict(extra="allow" if free else "forbid", strict=True), **fields)


def normalise(rule: str, check: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A check as written to (primitive, keyword options). A lone value is the primitive's first option."""
    ((name, written),) = check.items()
    if name not in PRIMITIVES:
        raise PackError(f"{rule}: there is no primitive {name!r}; known: {', '.join(sorted(PRIMITIVES))}")
    options = PRIMITIVES[name].read(written)
    if options is None:
        raise PackError(f"{rule}: {name} takes no options; write {name}: true")
    try:
        TypeAdapter(model_of(name)).validate_python(options)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"{rule}: {name}: {where}: {first['msg']}") from None
    return name, options
