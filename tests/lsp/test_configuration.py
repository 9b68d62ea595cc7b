"""Configuration files hold in the editor too, and are read again when they change."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from lsprotocol import types

from voicelint.lsp.completion import resolve_item
from voicelint.lsp.configuration import Configuration
from voicelint.lsp.documents import Document, path_of
from voicelint.lsp.hover import hover
from voicelint.lsp.outlook import outlook
from voicelint.lsp.worker import Worker

from .support import EVERYTHING, NOW, completions, example

BAD = example("bad/campaign.yaml")
RULE = "  - {name: no-name, code: HOUSE1, at: name, check: {forbidden: {}}, message: 'a name', instead: 'none'}\n"


def codes(worker: Worker, document: Document) -> set[str]:
    document.revision += 1
    found = asyncio.run(worker.analysis(document))
    assert found is not None
    return {each.rule.name for each in found.diagnostics}


def opened(path: Path, text: str = BAD, language: str = "yaml") -> Document:
    return Document(path.as_uri(), language, 1, text, "utf-16")


def write(path: Path, text: str) -> None:
    """Write a file so that it counts as changed, however coarse the clock of the file system is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before + 2_000_000_000, before + 2_000_000_000))


def test_read_again_when_it_changes(tmp_path: Path) -> None:
    worker, document = Worker(NOW), opened(tmp_path / "campaigns" / "spec.yaml")
    (tmp_path / "campaigns").mkdir()
    assert "retry-count-clamped" in codes(worker, document)
    write(tmp_path / "voicelint.toml", 'ignore = ["retry-count-clamped"]\n')
    assert "retry-count-clamped" not in codes(worker, document)
    assert "retry-wait-rounded-up" in codes(worker, document)
    write(tmp_path / "voicelint.toml", 'ignore = ["retry-wait-rounded-up"]\n')
    assert "retry-count-clamped" in codes(worker, document)
    # The nearest file governs.
    write(tmp_path / "campaigns" / "voicelint.toml", 'select = ["number-impossible"]\n')
    assert codes(worker, document) == {"number-impossible"}
    (tmp_path / "campaigns" / "voicelint.toml").unlink()
    assert "retry-wait-rounded-up" not in codes(worker, document)


def test_what_it_extends_is_watched_too(tmp_path: Path) -> None:
    worker, document = Worker(NOW), opened(tmp_path / "spec.yaml")
    write(tmp_path / "voicelint.toml", 'extends = "base.toml"\n')
    write(tmp_path / "base.toml", 'select = ["number-impossible"]\n')
    assert codes(worker, document) == {"number-impossible"}
    write(tmp_path / "base.toml", 'select = ["validity-clamped"]\n')
    assert codes(worker, document) == {"validity-clamped"}


def test_severity_and_target(tmp_path: Path) -> None:
    write(
        tmp_path / "voicelint.toml",
        'severity = {retry-count-clamped = "error"}\n[[payloads]]\nfiles = "*.json"\ntarget = "routee"\n',
    )
    worker, document = Worker(NOW), opened(tmp_path / "spec.yaml")
    found = asyncio.run(worker.analysis(document))
    assert found is not None
    assert {each.severity for each in found.diagnostics if each.rule.name == "retry-count-clamped"} == {"error"}
    body = opened(tmp_path / "body.json", '{"from": "x"}', "json")
    assert "campaign-without-recipients" in codes(worker, body)
    view = outlook(body.text, 2, body.analysis)
    assert view is not None
    assert view.kind == "routee"


def test_files_that_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "voicelint.toml", 'exclude = ["drafts/"]\n')
    worker = Worker(NOW)
    assert codes(worker, opened(tmp_path / "drafts" / "spec.yaml")) == set()
    assert codes(worker, opened(tmp_path / "spec.yaml"))


def test_a_broken_one_is_spoken_of_once(tmp_path: Path) -> None:
    said: list[str] = []
    worker, document = Worker(NOW, said.append), opened(tmp_path / "spec.yaml")
    write(tmp_path / "voicelint.toml", 'ingore = ["retry-count-clamped"]\n')
    assert "retry-count-clamped" in codes(worker, document)
    assert "retry-count-clamped" in codes(worker, document)
    assert len(said) == 1
    assert "ingore" in said[0]
    worker.reload()
    codes(worker, document)
    assert len(said) == 2
    write(tmp_path / "voicelint.toml", 'ignore = ["retry-count-clamped"]\n')
    assert "retry-count-clamped" not in codes(worker, document)
    assert len(said) == 2


@pytest.mark.parametrize(
    ("names", "file", "text"),
    [
        ('extends = "base.toml"', "base.toml", 'ignore = ["validity-clamped"]\n'),
        ('baseline = "known.json"', "known.json", '{"version": 1, "findings": []}'),
        ('rules = ["house.yaml"]', "house.yaml", f"pack: house\ntitle: House rules\nrules:\n{RULE}"),
    ],
)  # fmt: skip
def test_one_that_names_what_is_not_there_yet(tmp_path: Path, names: str, file: str, text: str) -> None:
    worker, document = Worker(NOW), opened(tmp_path / "spec.yaml")
    write(tmp_path / "voicelint.toml", f'{names}\nignore = ["retry-count-clamped"]\n')
    # The findings are those of no configuration, not none.
    assert "retry-count-clamped" in codes(worker, document)
    assert file in worker.configuration.fault
    assert worker.configuration.reads(str(tmp_path / file))
    write(tmp_path / file, text)
    assert "retry-count-clamped" not in codes(worker, document)
    assert not worker.configuration.fault


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('extends = "base.toml"\n', "voicelint.toml: base.toml, which this extends, does not exist"),
        ('rules = ["house.yaml"]\n', "house.yaml does not exist"),
        ('baseline = "known.json"\n', "known.json does not exist; voicelint baseline writes one"),
        ('selct = ["IVR"]\n', "voicelint.toml: there is no key 'selct' here"),
        (b"# \xe9", "voicelint.toml is not UTF-8 text (byte 0xE9); save it as UTF-8"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("here", [".", "..", "elsewhere"])
def test_a_fault_has_the_whole_path_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, config: str | bytes, said: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / here)
    (tmp_path / "voicelint.toml").write_bytes(config if isinstance(config, bytes) else config.encode())
    configuration = Configuration()
    configuration.policy(str(tmp_path / "spec.yaml"))
    assert configuration.fault == f"{tmp_path}{os.sep}{said}"


def test_folders_that_are_gone_and_files_that_lie_nowhere(tmp_path: Path) -> None:
    configuration = Configuration()
    for path in ("Untitled-1", "", str(tmp_path / "gone" / "x.yaml"), "\x00", "/\x00/x.yaml"):
        policy = configuration.policy(path)
        assert policy is not None
        assert not configuration.fault


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20%C3%A9%23.yaml", "/a/b é#.yaml"),
        ("file:///a/b é.yaml", "/a/b é.yaml"),
        ("untitled:Untitled-1", "Untitled-1"),
        ("untitled:/a/new.yaml", "/a/new.yaml"),
        # These name no places of this machine, where a configuration could be looked for.
        ("vscode-vfs://github/owner/campaigns/a.yaml", "a.yaml"),
        ("git:/a/b.yaml?ref=main", "b.yaml"),
        ("https://example.org/a%20b.yaml", "a b.yaml"),
        ("http://[x", "http://[x"),
    ],
)
def test_what_a_uri_names(uri: str, path: str) -> None:
    assert path_of(uri) == path


def test_a_team_s_own_rules(tmp_path: Path) -> None:
    pack = "pack: house\ntitle: House rules\nrules:\n"
    write(tmp_path / "house.yaml", pack + RULE)
    write(tmp_path / "voicelint.toml", 'rules = ["house.yaml"]\n')
    worker, document = Worker(NOW), opened(tmp_path / "spec.yaml")
    found = codes(worker, document)
    assert not worker.configuration.fault
    assert "no-name" in found
    view = outlook(document.text, 1, document.analysis)
    assert view is not None
    offset = document.text.index("name:") + 1
    shown = hover(document.text, offset, view)
    assert shown is not None
    assert "`no-name`" in shown.text
    assert worker.configuration.reads(str(tmp_path / "house.yaml"))
    assert not worker.configuration.reads(str(tmp_path / "spec.yaml"))
    offered = completions("voicelint: 1  # voicelint: ignore[|", known=document.analysis)
    assert document.analysis is not None
    item = resolve_item(offered["no-name"], document.analysis.policy.rules, EVERYTHING)
    assert isinstance(item.documentation, types.MarkupContent)
    assert "House rules" in item.documentation.value
    # A pack that changes is read again.
    write(tmp_path / "house.yaml", pack + RULE.replace("at: name", "at: id"))
    assert "no-name" not in codes(worker, document)
