"""docs/suppression.md names every rule that there is; that what it shows is so is tested in tests/docs."""

from __future__ import annotations

from tests.cli.conftest import ROOT
from voicelint.engine.packs import load_pack


def test_it_names_every_rule_about_suppressions() -> None:
    page = (ROOT / "docs" / "suppression.md").read_text("utf-8")
    for rule in load_pack("suppression")["rules"]:
        assert f"| `{rule['name']}` |" in page
