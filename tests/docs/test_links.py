"""Every link of the manual leads to a file of the repository, and to a heading that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicelint.build import links as module
from voicelint.build.links import Link, anchors, links, pages
from voicelint.build.sources import ROOT
from voicelint.config.locate import LIMIT as CONFIG_LIMIT
from voicelint.engine.catalogue import PACKS, catalogue
from voicelint.engine.packs import load_pack
from voicelint.engine.rule import Rule
from voicelint.report.links import rule_url
from voicelint.source.read import LIMIT
from voicelint.source.syntax import MAX_DEPTH, MOST_PROBLEMS
from voicelint.source.yaml_parts import MAX_EXPANDED


def test_every_link_leads_somewhere() -> None:
    found = [(page, link) for page in pages() for link in links(page)]
    assert len(found) > 800
    assert [(str(page), link.href, link.fault()) for page, link in found if link.fault()] == []


def test_every_page_that_a_report_names_is_there() -> None:
    named = {each.url for data in catalogue() for each in Rule(data, "").evidence.values()}
    pages = {url for url in named if not url.startswith("https://")}
    assert pages
    assert [url for url in pages if not (ROOT / url).is_file()] == []
    built_in = [Rule(data, pack) for pack in PACKS for data in load_pack(pack)["rules"]]
    assert [rule.name for rule in built_in if rule_url(rule) != f"docs/rules/{rule.name}.md"] == []
    assert (ROOT / rule_url(Rule(catalogue()[0], "acme"))).is_file()
    assert [rule.name for rule in built_in if not (ROOT / rule_url(rule)).is_file()] == []


def test_the_page_of_limits_has_those_that_hold() -> None:
    page = (ROOT / "docs" / "limits.md").read_text("utf-8")
    for limit in (
        f"{LIMIT >> 20} MiB",
        f"{CONFIG_LIMIT >> 20} MiB",
        MAX_DEPTH,
        f"{MAX_EXPANDED:_}".replace("_", " "),
        MOST_PROBLEMS,
    ):
        assert f" | {limit} | " in page


def test_the_readme_leads_to_every_guide() -> None:
    led_to = {link.file for link in links(ROOT / "README.md")}
    guides = {*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "targets").glob("*.md")}
    assert guides - led_to == set()


def test_the_site_s_navigation_has_every_guide() -> None:
    import tomllib

    configured = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]["nav"]
    listed = [page for entry in configured for page in _pages(entry)]
    assert len(listed) == len(set(listed))
    guides = {*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "targets").glob("*.md")}
    assert {ROOT / page for page in listed} >= guides
    assert all((ROOT / page).is_file() for page in listed)


def _pages(entry: dict[str, object]) -> list[str]:
    (value,) = entry.values()
    if isinstance(value, str):
        return [value]
    assert isinstance(value, list)
    return [page for each in value for page in _pages(each)]


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("other.md", ""),
        ("other.md#two-words", ""),
        ("other.md#two-words-1", ""),
        ("#here-code", ""),
        ("https://example.org/nowhere", ""),
        ("gone.md", "leads nowhere"),
        ("../../etc/passwd", "leads nowhere"),
        ("other.md#two-words-2", "other.md has no heading #two-words-2"),
        ("#nowhere", "page.md has no heading #nowhere"),
        ("folder/", "leads to a folder, which is no page of the site; name a file in it"),
    ],
)
def test_what_is_wrong_with_a_link(href: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "other.md").write_text("# Two words\n\n## Two *words*!\n", "utf-8")
    page = tmp_path / "page.md"
    page.write_text(f"# Here: `code`\n\n[a link]({href})\n\n```text\n[no link](gone.md)\n```\n", "utf-8")
    assert [link.fault() for link in links(page)] == [fault]


def test_headings_are_named_as_github_names_them() -> None:
    assert {"raw-requests-payloads", "which-file-holds", "sharing-a-configuration-extends"} <= anchors(
        ROOT / "docs" / "configuration.md"
    )


def test_a_link_knows_its_file(tmp_path: Path) -> None:
    assert Link(tmp_path / "a.md", "b%20c.md#x").file == tmp_path.resolve() / "b c.md"
