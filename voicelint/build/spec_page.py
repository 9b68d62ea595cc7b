"""docs/spec.md: the reference of the campaign spec, from the spec pack and the mapping tables."""

from __future__ import annotations

from pathlib import Path

from ..engine.types import SAYS
from ..targets.names import TARGETS, load_target
from .model import Pack

OUTPUT = "docs/spec.md"
TEMPLATE = Path(__file__).parent / "templates" / "spec.md"


def generate(packs: list[Pack]) -> str:
    """The page's text."""
    by_name = {pack.pack: pack for pack in packs}
    template = TEMPLATE.read_text("utf-8")
    return template.replace("{fields}", _fields(by_name["spec"])).replace("{tables}", _tables(by_name))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _fields(pack: Pack) -> str:
    lines = ["| key | value | meaning |", "|---|---|---|"]
    for path, field in pack.fields.items():
        kind = " or ".join(SAYS[name] for name in field.type.split("|"))
        needed = " **Required**" if field.required else ""
        lines.append(f"| `{path}` | {_cell(kind)} | {_cell(field.about)}{needed} |")
    return "\n".join(lines)


def _tables(packs: dict[str, Pack]) -> str:
    parts: list[str] = []
    for name in TARGETS:
        target = load_target(name)
        request = packs[name].request
        sent = f"`{request.method} {request.url}` ({request.status})" if request is not None else ""
        parts += [f"### {name}: {target.title}", "", sent, "", "| spec | request | value |", "|---|---|---|"]
        parts += [f"| `{row.spec}` | `{row.request}` | {_cell(row.codec.says)} |" for row in target.rows]
        parts += [f"| | `{key}` | always `{value}` |" for key, value in target.constants.items()]
        parts += ["", _leftovers(name, packs[name]), ""]
    return "\n".join(parts).rstrip()


def _leftovers(name: str, pack: Pack) -> str:
    """The documented request fields that only options can set."""
    target = load_target(name)
    placed = {row.request for row in target.rows} | set(target.constants)
    prefix = f"{target.unit}." if target.unit else ""
    left = [
        path.removeprefix(prefix)
        for path, field in pack.fields.items()
        if path not in placed
        and not any(
            path.startswith((f"{each}.", f"{each}[")) or each.startswith((f"{path}.", f"{path}[")) for each in placed
        )
        and path.startswith(prefix)
        and field.type != "object"
    ]
    return f"By `options.{name}` only: {', '.join(f'`{path}`' for path in left)}." if left else "Every field has a key."
