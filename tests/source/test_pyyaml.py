"""PyYAML as the command line imports it: its own reader's patterns are compiled when they are asked."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

START = """
import os, re, sys
os._exit = lambda status: None
compile = re.compile
"""
LATER = "print(type(sys.modules['yaml'].reader.Reader.NON_PRINTABLE).__name__, re.compile is compile)"


def run(code: str, *arguments: str) -> str:
    """What a fresh process prints."""
    made = subprocess.run([sys.executable, "-c", START + code, *arguments], capture_output=True, text=True, check=True)
    return made.stdout


@pytest.fixture
def campaign(tmp_path):
    path = tmp_path / "campaign.yaml"
    path.write_text("voicelint: 1\nname: x\n", "utf-8")
    return str(path)


def test_a_command_compiles_none_of_them(campaign):
    said = run(f"from voicelint.__main__ import main; main(); {LATER}", "check", campaign)
    assert said.splitlines()[-1] == "Lazy True"


def test_whoever_calls_the_api_has_them_all(campaign):
    said = run(f"import voicelint; voicelint.lint(open({campaign!r}).read(), 'x.yaml'); {LATER}")
    assert said == "Pattern True\n"


def test_a_pattern_that_is_asked_while_the_package_is_imported_is_compiled(tmp_path):
    (tmp_path / "yaml.py").write_text("import re\nfound = re.compile('b+', re.I).search('aBb')[0]\n", "utf-8")
    code = f"sys.path.insert(0, {str(tmp_path)!r}); from voicelint.source import pyyaml; pyyaml.ALONE = True"
    assert run(f"{code}; print(pyyaml.pyyaml().found, re.compile is compile)") == "Bb True\n"


def test_the_reader_in_python_reads_with_patterns_that_come_later():
    code = "from voicelint.source import pyyaml; pyyaml.ALONE = True; yaml = pyyaml.pyyaml()"
    text = "a: [1, 2.5, 2030-06-04, yes, ~]\nb: {<<: {c: 0x1F}}\n"
    assert run(f"{code}; print(yaml.load({text!r}, yaml.SafeLoader))") == f"{yaml.safe_load(text)}\n"
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(f"{code}; yaml.load('a: \\x01', yaml.SafeLoader)")
    assert "ReaderError" in failed.value.stderr
    assert isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern)
