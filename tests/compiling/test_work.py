"""A long list compiles in at most twice the work of its check, and in work that grows as the list does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.support.work import calls
from voicelint.compiling.files import Wanted, files
from voicelint.compiling.folder import Folder
from voicelint.compiling.gate import admit
from voicelint.pipeline import check_text

from .conftest import ivr

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_long_list(tmp_path: Path) -> None:
    def compiled(text: str) -> None:
        (campaign,) = admit(text, "v.yaml", NOON).campaigns
        with Folder(str(tmp_path)) as folder:
            folder.replace("v", files(campaign, "v.yaml", text, Wanted(NOON)))

    short, long = ivr(1000), ivr(3000)
    work = calls(lambda: compiled(long))
    assert work <= 2 * calls(lambda: check_text(long, "v.yaml", NOON))
    assert work <= 3 * calls(lambda: compiled(short))
    assert (tmp_path / "v/infobip-ivr/001.json").read_bytes().count(b"messageId") == 1000
