"""The generated pages are those of today, and `--check` says which are not."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SCHEMA
from tests.support.packs import all_packs
from tests.support.schemas import ROOT
from voicelint.build import generate
from voicelint.build.model import Pack
from voicelint.engine.catalogue import catalogue
from voicelint.targets.names import TARGETS, load_target

DOCS = ROOT / "docs"


def test_check_names_what_is_stale_missing_or_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [("docs/cli.md", "new\n"), ("docs/rules/a.md", "a\n"), ("docs/targets/b.md", "b\n")]
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "generated", lambda: [(tmp_path / name, text) for name, text in pages])
    assert generate.main([]) == 0
    assert {str(path.relative_to(tmp_path)): path.read_text() for path in tmp_path.rglob("*.md")} == dict(pages)
    assert generate.main(["--check"]) == 0
    capsys.readouterr()
    (tmp_path / "docs/cli.md").write_text("old\n")
    (tmp_path / "docs/rules/a.md").unlink()
    shutil.copy(tmp_path / "docs/targets/b.md", tmp_path / "docs/targets/c.md")
    assert generate.main(["--check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert sorted(said) == [f"not up to date: docs/{name}.md" for name in ("cli", "rules/a", "targets/c")]
    assert generate.main([]) == 0
    assert not (tmp_path / "docs/targets/c.md").exists()


def test_every_rule_has_a_page_that_the_list_leads_to() -> None:
    names = {rule["name"] for rule in catalogue()}
    assert {page.stem for page in (DOCS / "rules").glob("*.md")} == names | {"README"}
    listed = re.findall(r"^\| \[([\w-]+)\]\(\1\.md\) \|", (DOCS / "rules" / "README.md").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(names)


@pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.pack)
def test_a_rule_s_page_says_why_by_what_right_and_what_is_printed(pack: Pack) -> None:
    for rule in pack.rules:
        page = (DOCS / "rules" / f"{rule.name}.md").read_text("utf-8")
        assert " ".join(rule.why.split()) in page.replace("\\|", "|")
        assert re.search(r"\| Source.* \((documented|sdk|sibling|third-party)", page)
        bad = [example for example in rule.examples if example.bad is not None]
        assert page.count("\nBad") == page.count("\nPrinted:\n") == len(bad)
        assert len(re.findall(rf"^(?:error|warning|info)\[{rule.name}\]: ", page, re.M)) == len(bad)
        assert page.count("\nFixed by `--fix") >= sum(bool(example.fixed) for example in bad)


@pytest.mark.parametrize("name", TARGETS)
def test_an_api_s_page_has_its_request_limits_fields_mapping_and_rules(name: str) -> None:
    page = (DOCS / "targets" / f"{name}.md").read_text("utf-8")
    pack = next(each for each in all_packs() if each.pack == name)
    assert pack.request is not None
    assert f"{pack.request.method} {pack.request.url}\n" in page
    assert all(f"| `{answer}` | " in page for answer in pack.request.answers)
    assert all(f"| {limit.what} | {limit.value} | {limit.constraint} |" in page for limit in pack.limits)
    assert all(f"| `{field}` | " in page for field in pack.fields)
    assert all(f"| `{row.spec}` | `{row.request}` | " in page for row in load_target(name).rows)
    ours = {rule["name"] for rule in catalogue() if name in rule["targets"]}
    assert set(re.findall(r"^\| \[[\w-]+\]\(\.\./rules/([\w-]+)\.md\)", page, re.M)) == ours
    of_its_vendor = [rule for rule in catalogue() if name in rule["targets"] and not rule["code"].startswith("COM")]
    assert all(rule["evidence"][name]["url"] in page for rule in of_its_vendor)


def test_the_report_s_page_has_every_key_and_a_valid_example() -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    (example,) = re.findall(r"^```json\n(.*?)^```", page, re.M | re.S)
    SCHEMA.validate(json.loads(example))
    keys = set(_keys(SCHEMA.schema))
    assert len(keys) > 30
    assert keys == set(re.findall(r"^\| `(\w+)` \|", page, re.M))


def _keys(schema: Any) -> Iterator[str]:
    """The names of all keys that a schema describes, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}) if "required" in schema else ()
        for part in schema.values():
            yield from _keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _keys(part)
