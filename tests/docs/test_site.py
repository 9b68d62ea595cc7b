"""The site is made of the pages and of what they link to, and a link that leads nowhere stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicelint.build import links, site


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a page that links to a guide, which links to a file and, far away, to another."""
    for module in (links, site):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(site, "GATHERED", tmp_path / "gathered")
    monkeypatch.setattr(site, "SITE", tmp_path / "site")
    monkeypatch.setattr(site, "pages", lambda: [tmp_path / "README.md"])
    for name, text in {
        "README.md": "[guide](docs/guide.md) [web](https://example.org)",
        "docs/guide.md": "# Guide\n\n[up](../README.md) [schema](../schemas/a.json) [here](#guide)",
        "schemas/a.json": "{}",
        "schemas/b.json": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def gathered(project: Path) -> list[str]:
    return sorted(str(path.relative_to(project / "gathered")) for path in (project / "gathered").rglob("*.*"))


def test_what_is_linked_to_is_gathered_where_it_lies(project: Path) -> None:
    assert list(site.gather()) == []
    assert gathered(project) == ["README.md", "docs/guide.md", "schemas/a.json"]


def test_what_lies_there_from_before_is_gone(project: Path) -> None:
    (project / "gathered").mkdir()
    (project / "gathered" / "old.md").write_text("old", "utf-8")
    assert list(site.gather()) == []
    assert "old.md" not in gathered(project)


def test_a_wrong_link_is_named_with_its_page(project: Path) -> None:
    (project / "docs" / "guide.md").write_text("[gone](gone.md) [folder](../schemas)", "utf-8")
    assert list(site.gather()) == [
        "docs/guide.md: gone.md leads nowhere",
        "docs/guide.md: ../schemas leads to a folder, which is no page of the site; name a file in it",
    ]


def test_a_link_of_the_site_that_leads_nowhere(project: Path) -> None:
    (project / "site" / "docs").mkdir(parents=True)
    (project / "site" / "index.html").write_text('<a href="docs/a.html#x">a</a><a href="#y">y</a>', "utf-8")
    (project / "site" / "docs" / "a.html").write_text(
        '<a href="../index.html">up</a><img src="b.png"><a href="https://example.org">web</a>', "utf-8"
    )
    assert list(site.broken()) == ["site: docs/a.html: b.png leads nowhere"]
