"""`voicelint config` answers for every key, with where the value comes from."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from voicelint.config.keys import KEYS, Key

from .conftest import CLEAN, Cli

BY_NAME = {key.name: key for key in KEYS}


def settings(cli: Cli, *arguments: str) -> dict[str, dict[str, Any]]:
    result = cli("config", *arguments, "--output-format", "json")
    assert (result.status, result.err) == (0, "")
    return {each["key"]: each for each in json.loads(result.out)["settings"]}


def test_without_a_file_every_key_has_its_default(cli: Cli) -> None:
    found = settings(cli)
    assert list(found) == [key.name for key in KEYS]
    for name, each in found.items():
        default = BY_NAME[name].default
        assert each["value"] == (list(default) if isinstance(default, tuple) else default)
        assert each["source"] == {"kind": "default"}
    text = cli("config").out
    assert text.startswith(". is governed by no configuration file.\n")
    assert [line.split()[0] for line in text.split("\n")[2:-1]] == list(found)


POLICY = Path(__file__).parents[2] / "examples" / "policy" / "policy.yaml"


@pytest.mark.parametrize("key", KEYS, ids=[key.name for key in KEYS])
def test_every_key_is_shown_with_its_line(cli: Cli, key: Key) -> None:
    cli.write("x/voicelint.toml", f"# a comment\n\n  {key.name} = {key.example}\n")
    if key.name == "extends":
        cli.write("voicelint.toml", "")
    if key.name == "rules":
        for path in tomllib.loads(f"x = {key.example}")["x"]:
            cli.write(f"x/{path}", POLICY.read_text("utf-8"))
    found = {name: each for name, each in settings(cli, "x/a.yaml").items() if each["source"]["kind"] != "default"}
    value = tomllib.loads(f"x = {key.example}")["x"]
    (name, shown), *others = found.items()
    assert others == []
    assert name.split(".")[0].split("[")[0] == key.name
    assert (shown["source"]["file"], shown["source"]["line"]) == ("x/voicelint.toml", 3)
    if key.kind == "severities":
        assert {name.partition(".")[2]: shown["value"]} == value
    elif key.kind == "tables":
        assert {**shown["value"], "files": shown["value"]["files"][0]} == value[0]
    else:
        assert shown["value"] == ([value] if key.kind == "globs" and isinstance(value, str) else value)
    line = next(line for line in cli("config", "x/a.yaml").out.split("\n") if line.startswith(key.name))
    assert "x/voicelint.toml:3" in line


def test_three_sources(cli: Cli) -> None:
    cli.write("base.toml", 'fail-on = "error"\n[severity]\nnumber-dear = "info"\nCOM011 = "off"\n')
    cli.write("voicelint.toml", 'extends = "base.toml"\n\n[severity]\nnumber-dear = "error"\n')
    result = cli("config", "a.yaml", "--select", "IVR,OCT", "--ignore", "number-sample")
    assert result.out.split("\n") == [
        "a.yaml is governed by voicelint.toml, which extends base.toml.",
        "",
        'extends                 voicelint.toml:1  "base.toml"',
        'select                  command line      ["IVR", "OCT"]',
        'ignore                  command line      ["number-sample"]',
        'severity.number-dear    voicelint.toml:4  "error"',
        'severity.number-sample  base.toml:4       "off"',
        'fail-on                 base.toml:1       "error"',
        "exclude                 default           []",
        "payloads                default           []",
        "overrides               default           []",
        "rules                   default           []",
        "baseline                default           none",
        "require-reason          default           false",
        "default-country         default           none",
        'sample-numbers          default           "warn"',
        "",
    ]
    assert settings(cli, "a.yaml", "--fail-on", "info")["fail-on"]["source"] == {"kind": "command line"}
    assert settings(cli, "a.yaml", "--isolated")["fail-on"]["source"] == {"kind": "default"}


def test_what_globs_make_of_the_path(cli: Cli) -> None:
    cli.write(
        "voicelint.toml",
        'exclude = ["drafts/"]\n[[payloads]]\nfiles = "*.json"\ntarget = "routee"\n'
        '[[overrides]]\nfiles = "old/"\nignore = ["IVR"]\n[[overrides]]\nfiles = "new/"\nignore = ["IVR"]\n',
    )
    found = settings(cli, "old/a.json")
    assert [found[name]["holds"] for name in ("payloads[0]", "overrides[0]", "overrides[1]")] == [True, True, False]
    assert "holds" not in settings(cli, ".")["overrides[0]"]
    text = cli("config", "drafts/a.yaml").out
    assert text.startswith("drafts/a.yaml is governed by voicelint.toml, and excluded by it.\n")
    assert "voicelint.toml:5 (for other files)" in text
    (cli.folder / "drafts").mkdir()
    assert json.loads(cli("config", "drafts", "--output-format", "json").out)["excluded"] is True


def test_an_override_whose_last_day_is_past_holds_nowhere(cli: Cli) -> None:
    cli.write("voicelint.toml", '[[overrides]]\nfiles = "*"\nignore = ["IVR"]\nuntil = 2026-11-20\n')
    for now, holds, said in (
        ("2026-11-20T23:00:00Z", True, "holds here"),
        ("2026-11-20T23:00:00-02:00", False, "over"),
    ):
        found = settings(cli, "a.yaml", "--now", now)["overrides[0]"]
        assert (found["holds"], found["value"]["until"]) == (holds, "2026-11-20")
        assert f"voicelint.toml:1 ({said})" in cli("config", "a.yaml", "--now", now).out


def test_a_file_that_cannot_be_used(cli: Cli) -> None:
    cli.write("voicelint.toml", "\nselct = []\nfail-on = 1\n")
    result = cli("config", "a.yaml")
    assert (result.status, result.out) == (2, "")
    lines = result.err.split("\n")
    assert "error[invalid-config]: there is no key 'selct' here" in lines
    assert " --> voicelint.toml:2:1" in lines
    assert "error[invalid-config]: fail-on takes error, warning or info, this is a number" in lines
    assert " --> voicelint.toml:3:11" in lines
    assert lines[-2:] == ["error: a.yaml: voicelint.toml cannot be used", ""]


def test_nothing_in_a_file_reaches_the_terminal_raw(cli: Cli) -> None:
    cli.write("voicelint.toml", '[[overrides]]\nfiles = "a"\nignore = []\nreason = "\\u001b[31m\u202e\u009b"\n')
    assert not {"\x1b", "\u202e", "\x9b"} & set(cli("config").out)


def test_other_folders_names_are_whole_paths(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("voicelint.toml", 'fail-on = "error"\n')
    (cli.folder / "inner").mkdir()
    monkeypatch.chdir(cli.folder / "inner")
    cli.write("inner/a.yaml", CLEAN)
    assert settings(cli, "a.yaml")["fail-on"]["source"]["file"] == f"{cli.folder}/voicelint.toml"
