"""The command as a process of its own: modules loaded, pipes closed, disks full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import CLEAN, EXAMPLES, NOW, ROOT, SCHEMA, WRONG

COMMAND = [sys.executable, "-m", "voicelint"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDEVMODE": ""}


def voicelint(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*COMMAND, *arguments],
        **{"capture_output": True, "check": False, "timeout": 60, "env": ENVIRONMENT, "cwd": ROOT, **settings},
    )


def shell(line: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    """A line of bash in which $V is the command and $BAD a folder of findings; it says each part's status last."""
    environment = {**ENVIRONMENT, "V": f"{sys.executable} -m voicelint", "BAD": str(EXAMPLES / "bad")}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        ["bash", "-c", line],
        **{"capture_output": True, "check": False, "timeout": 60, "env": environment, "cwd": ROOT, **settings},
    )


def test_the_main_job() -> None:
    done = voicelint("check", "examples/")
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"warning[retry-count-clamped]: 5 retries " in done.stdout
    report = json.loads(voicelint("check", "--now", NOW, "--output-format", "json", "examples/").stdout)
    SCHEMA.validate(report)
    assert {each["file"].split("/")[1] for each in report["diagnostics"]} == {"bad"}
    assert {each["targets"][0] for each in report["diagnostics"] if each["targets"]} >= {"infobip-ivr", "octopush"}


def test_the_installed_command_and_the_module_are_one() -> None:
    code = "import sys; sys.argv = ['voicelint', '--version']; from voicelint.__main__ import main; main()"
    installed = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, check=False)
    module = voicelint("--version")
    assert (installed.returncode, installed.stdout) == (module.returncode, module.stdout)
    assert module.returncode == 0


def test_a_plain_check_loads_no_heavy_module() -> None:
    code = (
        "import sys; from voicelint.cli.entry import run; status = run(['check', '-q', 'examples/good/infobip-ivr.yaml']);"
        "heavy = {'click', 'pydantic', 'jsonschema', 'rich', 'phonenumbers', 'pathspec', 'typing', 'dataclasses', 'inspect'};"
        "from voicelint.report.formats import MODULES;"
        "heavy |= {'voicelint.report.' + name for name in MODULES.values()} - {'voicelint.report.text'};"
        "print(status, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, cwd=ROOT, check=False
    )
    assert (done.stdout, done.stderr) == ("0 []\n", "")


@pytest.mark.parametrize("format", ["text", "concise", "json", "html"])
def test_a_reader_that_leaves_changes_nothing_but_the_output(format: str) -> None:
    done = shell(f"$V check --output-format {format} $BAD | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == (b"1\n", b"")


def test_the_head_of_a_long_report(tmp_path: Path) -> None:
    numbers = ", ".join(['"bad"'] * 5000)
    (tmp_path / "big.yaml").write_text(WRONG.replace('"+41793026741"', numbers))
    done = shell(f"$V check --output-format concise {tmp_path} | head -n 1; echo ${{PIPESTATUS[0]}}")
    first, status = done.stdout.decode().splitlines()
    assert first.startswith(f"{tmp_path}/big.yaml:")
    assert (status, done.stderr) == ("1", b"")


def test_a_reader_that_leaves_keeps_no_request_from_being_written(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"campaign-{number}.yaml").write_text(CLEAN)
    out = tmp_path / "out"
    done = shell(f"$V compile --output {out} {tmp_path}/*.yaml | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == (b"0\n", b"")
    assert len(list(out.glob("campaign-*/octopush/*.json"))) == 200


@pytest.mark.parametrize(
    "line", ["$V rules", "$V targets --output-format json", "$V --help", "$V explain number-sample"]
)
def test_listings_into_a_closed_pipe(line: str) -> None:
    done = shell(f"{line} | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_errors_into_a_closed_pipe() -> None:
    for line in ("$V check --targt x", "$V chek", "$V check missing.yaml", "$V"):
        done = shell(f"{line} 2>&1 | true; echo ${{PIPESTATUS[0]}}")
        assert (done.stdout, done.stderr) == (b"2\n", b""), line


@pytest.mark.parametrize(("redirect", "status"), [(">&-", 1), ("2>&-", 1), (">&- 2>&- <&-", 1)])
def test_closed_streams(redirect: str, status: int) -> None:
    done = shell(f"$V check $BAD {redirect}; echo $?")
    assert done.stdout.splitlines()[-1] == str(status).encode()
    assert done.stderr == b""


def test_closed_standard_input() -> None:
    done = shell("$V check - <&-")
    assert done.returncode == 2
    assert b"standard input is closed" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "line", ["$V check $BAD", "$V check --output-format json $BAD", "$V rules", "$V --help", "$V --version"]
)
def test_a_full_disk_is_one_line_and_status_2(line: str) -> None:
    done = shell(f"{line} >/dev/full")
    assert done.returncode == 2
    assert done.stderr == b"error: the output cannot be written: No space left on device\n"


@pytest.mark.parametrize("line", ["rules", "check", "config", "explain IVR015"])
def test_a_current_folder_that_is_gone_is_said(line: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f"cd {gone} && rmdir {gone} && $V {line}")
    assert (done.returncode, done.stderr) == (2, b"error: the current folder is gone\n")


def test_an_endless_device_is_no_file() -> None:
    for path in ("/dev/zero", "/dev/null"):
        done = voicelint("check", path)
        assert done.returncode == 2
        assert b"is a device, not a file; give - to read standard input" in done.stdout
    with open("/dev/zero", "rb") as zero:
        done = voicelint("check", "-", stdin=zero)
    assert done.returncode == 2
    assert b"error[too-large]: <stdin> is larger than 32 MiB" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_narrow_encoding_never_breaks_json(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(WRONG.replace("The water", "Déjà 📞\u2028 the water"), "utf-8")
    done = voicelint(
        "check", "--output-format", "json", "a.yaml", cwd=tmp_path, env={**ENVIRONMENT, "PYTHONIOENCODING": encoding}
    )
    assert done.returncode == 1
    SCHEMA.validate(json.loads(done.stdout.decode("utf-8")))
    text = voicelint("check", "a.yaml", cwd=tmp_path, env={**ENVIRONMENT, "PYTHONIOENCODING": encoding})
    assert (text.returncode, text.stderr) == (1, b"")


def test_two_processes_say_the_same_whatever_the_hash_seed() -> None:
    outputs = {
        voicelint(
            "check", "--now", NOW, "--output-format", "json", "examples/", env={**ENVIRONMENT, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000
