"""Holds the options of a rule's check against the primitive's own signature."""

from __future__ import annotations

import inspect
from typing import Any, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from ..engine.primitives import PRIMITIVES


class PackError(Exception):
    """A pack that cannot be used; the text says which rule and why."""


def normalise(rule: str, check: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A check as written to (primitive, keyword options). A lone value is the primitive's first option."""
    ((name, written),) = check.items()
    if name not in PRIMITIVES:
        raise PackError(f"{rule}: there is no primitive {name!r}; known: {', '.join(sorted(PRIMITIVES))}")
    make = PRIMITIVES[name].make
    signature = inspect.signature(make)
    parameters = [each for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
    if isinstance(written, dict):
        options = dict(written)
    elif written is True and not any(each.default is each.empty for each in parameters):
        options = {}
    elif parameters:
        options = {parameters[0].name: written}
    else:
        raise PackError(f"{rule}: {name} takes no options; write {name}: true")
    hints = get_type_hints(make, localns={"CheckFunction": Any, "Any": Any})
    fields: dict[str, Any] = {
        each.name: (hints[each.name], ... if each.default is each.empty else each.default) for each in parameters
    }
    free = any(each.kind is each.VAR_KEYWORD for each in signature.parameters.values())
    model = create_model(name, __config__=ConfigDict(extra="allow" if free else "forbid", strict=True), **fields)
    try:
        TypeAdapter(model).validate_python(options)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"{rule}: {name}: {where}: {first['msg']}") from None
    return name, options
