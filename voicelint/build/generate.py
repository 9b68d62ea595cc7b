"""Every generated file of the repository, and whether it is up to date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..report.links import RULE_PAGES
from . import (
    cli_page,
    config_page,
    config_schema,
    diagnostic_schema,
    json_page,
    own_page,
    own_schema,
    rule_pages,
    spec_page,
    spec_schema,
    target_pages,
)
from .compile import compile_packs
from .options import PackError
from .phone_metadata import OUTPUT
from .phone_metadata import generate as phone_metadata
from .sources import ROOT, read_packs


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n"


def generated() -> Iterator[tuple[Path, str]]:
    """Paths and contents of all generated files."""
    packs = read_packs()
    compiled = compile_packs(packs)
    folder = ROOT / "voicelint" / "compiled"
    yield ROOT / OUTPUT, phone_metadata()
    yield ROOT / spec_page.OUTPUT, spec_page.generate(packs)
    yield ROOT / spec_schema.OUTPUT, spec_schema.generate(packs)
    yield ROOT / own_page.OUTPUT, own_page.generate()
    yield ROOT / own_schema.OUTPUT, own_schema.generate()
    yield folder / "pack.form.json", _dump(own_schema.schema())
    yield folder / "names.json", _dump({rule.name: rule.code for pack in packs for rule in pack.rules})
    for pack in packs:
        yield folder / f"{pack.pack}.json", _dump(compiled[pack.pack])
        yield folder / f"{pack.pack}.doc.json", _dump(pack.model_dump(mode="json", exclude_unset=True))
    # What follows shows what checks print, by the packs as they have just been written.
    yield ROOT / config_schema.OUTPUT, config_schema.generate()
    yield ROOT / config_page.OUTPUT, config_page.generate()
    yield ROOT / diagnostic_schema.OUTPUT, diagnostic_schema.generate()
    yield ROOT / json_page.OUTPUT, json_page.generate()
    yield ROOT / cli_page.OUTPUT, cli_page.generate()
    for page, text in (*rule_pages.generate(packs, compiled), *target_pages.generate(packs, compiled)):
        yield ROOT / page, text


def main(arguments: list[str]) -> int:
    """Write the files, or with --check name those that differ; 0 when all is well, 1 when not."""
    check = "--check" in arguments
    stale = 0
    left = {page for folder in (RULE_PAGES, target_pages.FOLDER) for page in (ROOT / folder).glob("*.md")}
    try:
        for path, text in generated():
            left.discard(path)
            if path.exists() and path.read_text("utf-8") == text:
                continue
            stale += 1
            name = path.relative_to(ROOT)
            if check:
                print(f"not up to date: {name}")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                print(f"written: {name}")
        for path in left:  # of rules and targets that are gone
            stale += 1
            print(f"not up to date: {path.relative_to(ROOT)}" if check else f"deleted: {path.relative_to(ROOT)}")
            if not check:
                path.unlink()
    except PackError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 1 if check and stale else 0
