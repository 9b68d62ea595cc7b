"""The packs as they stand in rules/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..source.parse import parse
from .model import Pack
from .options import PackError

ROOT = Path(__file__).resolve().parents[2]
ORDER = (
    "source",
    "pack",
    "suppression",
    "spec",
    "common",
    "infobip",
    "infobip-ivr",
    "infobip-click-to-call",
    "routee",
    "imiconnect",
    "octopush",
)


def read_pack(text: str, filename: str) -> Pack:
    """A pack from its YAML text; PackError names file, line and key of the first thing wrong."""
    source = parse(text, filename)
    if source.problems:
        problem = source.problems[0]
        line, column = source.lines.position(problem.start)
        raise PackError(f"{filename}:{line}:{column}: {problem.message}")
    root = source.documents[0].root if source.documents else None
    data: Any = root.plain() if root is not None else None
    try:
        return Pack.model_validate(data)
    except ValidationError as error:
        # The innermost error, for where a value may have several forms each of them complains; and of two at one
        # place the key that is too much, since the one that is lacking is mostly the same one misspelt.
        first = max(error.errors(), key=lambda each: (len(each["loc"]), each["type"] == "extra_forbidden"))
        from ..engine.diagnostic import path_text
        from ..source.nodes import child

        node, line, column = root, 1, 1
        where: tuple[str | int, ...] = ()
        for number, part in enumerate(first["loc"], 1):
            below = child(node, part)
            if below is not None:
                node = below
                line, column = source.lines.position(node.start)
            # What leads nowhere is a name of pydantic's for a form of value, unless it is the key that is lacking.
            if below is not None or number == len(first["loc"]):
                where = (*where, part)
        raise PackError(f"{filename}:{line}:{column}: {path_text(where)}: {first['msg']}") from None


def read_packs(folder: Path = ROOT / "rules") -> list[Pack]:
    """All packs of a folder, in a fixed order."""
    paths = sorted(
        folder.glob("*.yaml"),
        key=lambda path: (ORDER.index(path.stem) if path.stem in ORDER else 99, path.stem),
    )
    return [read_pack(path.read_text("utf-8"), path.name) for path in paths]
