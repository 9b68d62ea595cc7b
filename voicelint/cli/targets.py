"""`voicelint targets`: what each API can express, and its limits."""

from __future__ import annotations

from ..engine.catalogue import documentation
from ..targets.names import load_target
from .errors import CLEAN
from .options import TARGET_NAMES
from .output import choose, print_json, print_lines, style, table, wrap
from .settings import refuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def targets(name: str | None, output_format: str) -> int:
    """Print all targets in short, or one with its mapping table and limits."""
    as_json = choose(output_format)
    if name is not None and name not in TARGET_NAMES:
        refuse("TARGET", name, TARGET_NAMES)
    chosen = [name] if name is not None else list(TARGET_NAMES)
    described = [describe(each) for each in chosen]
    if as_json:
        print_json(described)
    elif name is None:
        print_lines([line for each in described for line in (*short(each), "")][:-1])
    else:
        print_lines(full(described[0]))
    return CLEAN


def describe(name: str) -> dict[str, Any]:
    """A target's title, request, mapping table, limits and fields as plain data."""
    target = load_target(name)
    pack = documentation(name)
    return {
        "name": name,
        "title": target.title,
        "request": pack.get("request"),
        "documents": pack["documents"],
        "limits": pack.get("limits", []),
        "expresses": [{"spec": row.spec, "request": row.request, "value": row.codec.says} for row in target.rows],
        "fields": {
            path: {"type": field["type"], "about": field["about"], "required": field.get("required", False)}
            for path, field in pack["fields"].items()
        },
    }


def short(target: dict[str, Any]) -> list[str]:
    """A target in a few lines: its request and what a spec for it may hold."""
    request = target["request"]
    paint = style()
    lines = [
        f"{paint.bold}{target['name']}{paint.reset}: {target['title']}",
        f"    {request['method']} {request['url']}",
    ]
    lines += wrap("takes " + ", ".join(dict.fromkeys(row["spec"] for row in target["expresses"])), "    ")
    return lines


def full(target: dict[str, Any]) -> list[str]:
    """A target with its mapping table and limits."""
    request = target["request"]
    lines = [target["title"], f"    {request['method']} {request['url']}"]
    lines += [f"    headers: {', '.join(request['headers'])}", "", "From the spec to the request:"]
    rows = [("spec", "request", "value")] + [(row["spec"], row["request"], row["value"]) for row in target["expresses"]]
    lines += table(rows, "    ")
    if target["limits"]:
        lines += ["", "Limits:", *table([(limit["what"], limit["value"]) for limit in target["limits"]], "    ")]
    return lines
