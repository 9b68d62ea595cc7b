"""docs/spec.md: the reference of the campaign spec, from the spec pack and the mapping tables."""

from __future__ import annotations

from pathlib import Path

from ..engine.types import SAYS
from ..targets.names import TARGETS, load_target
from .markdown import code, table
from .model import Pack

OUTPUT = "docs/spec.md"
TEMPLATE = Path(__file__).parent / "templates" / "spec.md"


def generate(packs: list[Pack]) -> str:
    """The page's text."""
    spec = next(pack for pack in packs if pack.pack == "spec")
    template = TEMPLATE.read_text("utf-8")
    return template.replace("{fields}", "\n".join(_fields(spec))).replace("{places}", "\n".join(_places(spec)))


def _fields(pack: Pack) -> list[str]:
    rows = []
    for path, field in pack.fields.items():
        kind = " or ".join(SAYS[name] for name in field.type.split("|"))
        rows.append((code(path), kind, field.about + (" **Required**" if field.required else "")))
    return table(("key", "value", "meaning"), rows)


def _places(pack: Pack) -> list[str]:
    """For each key the field that it becomes, by target."""
    targets = [load_target(name) for name in TARGETS]
    keys = {row.spec for target in targets for row in target.rows}
    order = {path.replace(".numbers", "").replace(".contacts[]", "[]"): n for n, path in enumerate(pack.fields)}
    last = len(order)
    rows = []
    for key in sorted(keys, key=lambda path: (order.get(path, order.get(f"{path.rpartition('.')[0]}.*", last)), path)):
        if key.startswith("options."):
            continue
        places = [", ".join(code(row.request) for row in target.rows if row.spec == key) for target in targets]
        rows.append((code(key), *places))
    return table(("spec", *(f"[{name}](targets/{name}.md)" for name in TARGETS)), rows)
