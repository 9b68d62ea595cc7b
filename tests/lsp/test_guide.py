"""docs/editors.md and editors/ say what is so."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, cli  # noqa: F401
from voicelint.lsp.actions import FIX_ALL
from voicelint.lsp.features import make_server

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "editors.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.S)


def blocks(language: str) -> list[str]:
    return [text for kind, text in BLOCKS if kind == language]


def test_its_settings_can_be_read() -> None:
    assert len([json.loads(text) for text in blocks("json")]) == 2
    (helix,) = [tomllib.loads(text) for text in blocks("toml")]
    assert helix["language-server"]["voicelint"] == {"command": "voicelint", "args": ["lsp"]}
    assert all("voicelint" in language["language-servers"] for language in helix["language"])


@pytest.mark.parametrize("language", ["lua", "elisp"])
def test_its_programs_have_as_many_brackets_as_they_need(language: str) -> None:
    for text in blocks(language):
        plain = re.sub(r'"[^"\n]*"|--[^\n]*', "", text)
        for opening, closing in ("()", "{}", "[]"):
            assert plain.count(opening) == plain.count(closing)
        assert '"voicelint"' in text or "voicelint" in text


def test_what_it_names_is_there() -> None:
    server = make_server()
    commands = set(re.findall(r"voicelint\.[a-z]+", GUIDE))
    commands -= {"voicelint.toml", "voicelint.vsix", "voicelint.lua", "voicelint.command"}
    assert commands == set(server.protocol.fm.commands)
    assert FIX_ALL in GUIDE
    for path in re.findall(r"\]\(((?:\.\./)?[\w./-]+)\)", GUIDE):
        assert (ROOT / "docs" / path).exists(), path


def test_the_command_for_other_editors(cli: Cli) -> None:  # noqa: F811
    (line,) = re.findall(r"`(voicelint check -q [^`]*)`", GUIDE)
    words = shlex.split(line.replace("FILE", "spec.yaml"))[1:]
    silent = cli(*words, stdin=b"name: CI\non: push\n")
    assert (silent.status, silent.out, silent.err) == (0, "", "")
    text = (ROOT / "examples" / "bad" / "octopush.yaml").read_bytes()
    said = cli(*words, stdin=text)
    assert re.match(r"spec\.yaml:\d+:\d+: (error|warning|info) [a-z-]+ ", said.out)
    manifest = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text("utf-8"))
    pattern = re.compile(manifest["contributes"]["problemMatchers"][0]["pattern"]["regexp"])
    assert all(pattern.fullmatch(row) for row in said.out.splitlines())


def test_the_schema_store_s_entries() -> None:
    entries = json.loads((ROOT / "editors" / "schemastore.json").read_text("utf-8"))
    for entry in entries:
        assert set(entry) == {"name", "description", "fileMatch", "url"}
        name = re.fullmatch(r"https://www\.schemastore\.org/voicelint-([a-z]+)\.json", entry["url"])
        assert name is not None
        schema = json.loads((ROOT / "schemas" / f"{name[1]}.schema.json").read_text("utf-8"))
        assert schema["title"]
        assert schema["description"]
        assert entry["fileMatch"] == sorted(set(entry["fileMatch"]), key=entry["fileMatch"].index)
    assert {entry["url"] for entry in entries} >= {
        f"https://www.schemastore.org/voicelint-{name}.json" for name in ("campaign", "config", "pack", "report")
    }


@pytest.mark.parametrize("folder", ["vscode", "yaml-language-server"])
def test_what_is_locked_names_no_registry(folder: str) -> None:
    lock = json.loads((ROOT / "editors" / folder / "package-lock.json").read_text("utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
