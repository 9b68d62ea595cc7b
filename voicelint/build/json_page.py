"""docs/json.md: the JSON report as a contract, from its schema, with a report that was made for the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..api import lint
from ..report.json_text import dumps
from .markdown import code, table
from .sources import ROOT

OUTPUT = "docs/json.md"
TEMPLATE = Path(__file__).parent / "templates" / "json.md"
REPORT = ROOT / "schemas" / "report.schema.json"
SPEC = """\
voicelint: 1
name: Water works
target: octopush
caller: Water-Works
say: {text: The water is back., language: en-GB, voice: female}
recipients: ["+41793026741"]
audience: {purpose: alert}
"""
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def generate() -> str:
    """The page's text."""
    report = json.loads(lint(SPEC, "campaign.yaml", now=NOW).to_json())
    example = json.dumps(report, indent=2, ensure_ascii=False)
    schema = json.loads(REPORT.read_text("utf-8"))
    lines = [line for name, part in _parts(schema) for line in _section(name, part)]
    template = TEMPLATE.read_text("utf-8")
    return (
        template.replace("{spec}", SPEC.rstrip())
        .replace("{example}", example)
        .replace("{parts}", "\n".join(lines).strip())
    )


def _parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of the schema that have keys, the report first, each with the title of its section."""
    yield "The report", schema
    for name in ("tool", "summary"):
        yield name, schema["properties"][name]
    for name, part in schema["$defs"].items():
        if part["type"] == "object":
            yield name, part
    yield "edit", schema["$defs"]["fix"]["properties"]["edits"]["items"]


def _section(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield from (f"### {name}", "")
    if part.get("description") and name != "The report":
        yield from (part["description"], "")
    rows = (
        (
            code(key),
            _kind(key, each),
            each.get("description", "") + ("" if key in part["required"] else " *May be absent.*"),
        )
        for key, each in part["properties"].items()
    )
    yield from (*table(("key", "value", "meaning"), rows), "")


def _kind(key: str, schema: dict[str, Any]) -> str:
    """What a value may be, in words; objects link to their section."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return "a whole number from 0" if name == "count" else f"[{name}](#{name})"
    if "anyOf" in schema:
        return " or ".join(_kind(key, each) for each in schema["anyOf"])
    if "const" in schema:
        return code(dumps(schema["const"]))
    if "enum" in schema:
        return ", ".join(code(dumps(each)) for each in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        items = _kind("edit", schema["items"])
        return "a list of texts" if items == "a text" else f"a list of {items}"
    if kind == "object":
        return f"[{key}](#{key})"
    if isinstance(kind, list):
        return " or ".join(_kind(key, {"type": each}) for each in kind)
    return {"string": "a text", "integer": "a whole number", "null": "null", None: "anything"}[kind]
