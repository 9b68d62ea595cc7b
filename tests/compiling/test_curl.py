"""The curl commands, run by a real shell with a curl of our own that notes what it is given."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import CLEAN, EXAMPLES
from voicelint.targets.names import TARGETS, load_target

from .conftest import Compiler, octopush

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CURL = """\
#!{python}
import json, sys
arguments = sys.argv[1:]
data = arguments[arguments.index("--data-binary") + 1]
body = sys.stdin.read() if data == "@-" else open(data[1:], encoding="utf-8").read()
with open({log!r}, "a") as log:
    log.write(json.dumps({{"arguments": arguments, "body": body}}) + "\\n")
sys.exit({status})
"""

SECRETS = {
    "INFOBIP_BASE_URL": "https://xyz.api.infobip.example",
    "INFOBIP_API_KEY": "key $(id) \"quoted\" 'single'",
    "ROUTEE_ACCESS_TOKEN": "token",
    "IMICONNECT_REGION": "eu",
    "IMICONNECT_SERVICE_KEY": "service",
    "OCTOPUSH_API_LOGIN": "login",
    "OCTOPUSH_API_KEY": "octopus",
}
URLS = {
    "infobip-ivr": "https://xyz.api.infobip.example/voice/ivr/1/messages",
    "infobip-click-to-call": "https://xyz.api.infobip.example/voice/ctc/1/send",
    "routee": "https://connect.routee.net/voice/campaign",
    "imiconnect": "https://eu.webexconnect.io/resources/v1/messaging",
    "octopush": "https://api.octopush.com/v1/public/voice-campaign/send",
}
HEADERS = {
    "infobip-ivr": [
        f"Authorization: App {SECRETS['INFOBIP_API_KEY']}", "Content-Type: application/json", "Accept: application/json",
    ],
    "infobip-click-to-call": [
        f"Authorization: App {SECRETS['INFOBIP_API_KEY']}", "Content-Type: application/json", "Accept: application/json",
    ],
    "routee": ["Authorization: Bearer token", "Content-Type: application/json"],
    "imiconnect": ["key: service", "Content-Type: application/json"],
    "octopush": ["api-login: login", "api-key: octopus", "Content-Type: application/json"],
}  # fmt: skip


class Shell:
    """A POSIX shell whose curl writes down its arguments and its body."""

    def __init__(self, folder: Path, status: int = 0) -> None:
        self.log = folder / "log"
        tools = folder / "tools"
        tools.mkdir()
        curl = tools / "curl"
        curl.write_text(CURL.format(python=sys.executable, log=str(self.log), status=status))
        curl.chmod(0o755)
        self.environment = {"PATH": f"{tools}:/usr/bin:/bin", **SECRETS}

    def run(self, script: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        given = {**self.environment, **environment}
        arguments = ["sh", str(script)] if isinstance(script, Path) else ["sh"]
        text = None if isinstance(script, Path) else script
        return subprocess.run(arguments, input=text, env=given, capture_output=True, text=True, check=False)

    def sent(self) -> list[tuple[list[str], str]]:
        return [(each["arguments"], each["body"]) for each in map(json.loads, self.log.read_text().splitlines())]


@pytest.mark.parametrize("name", TARGETS)
def test_scripts_send_what_the_manifest_says(compiler: Compiler, name: str) -> None:
    compiler(str(EXAMPLES / "good" / f"{name}.yaml"), "-o", "my out", "--format", "curl")
    place = compiler.folder / "my out" / name / name
    shell = Shell(compiler.folder)
    done = shell.run(place / "send.sh")
    assert (done.returncode, done.stderr) == (0, "")
    ((arguments, body),) = shell.sent()
    assert body == (place / "001.json").read_text("utf-8")
    assert arguments[arguments.index("--request") + 1] == "POST"
    assert [each for each in arguments if each.startswith("https://")] == [URLS[name]]
    headers = [arguments[at + 1] for at, each in enumerate(arguments) if each == "--header"]
    assert headers == HEADERS[name]
    assert [header.split(":")[0] for header in headers] == compiler.manifest(name, "my out")["targets"][0]["headers"]


def test_no_secret_is_written(compiler: Compiler) -> None:
    for name in TARGETS:
        compiler(str(EXAMPLES / "good" / f"{name}.yaml"), "-o", "out", "--format", "curl", env=SECRETS)
    text = b"".join(compiler.tree().values()).decode()
    for secret in SECRETS.values():
        assert not re.search(rf"[ =\"']{re.escape(secret)}[\"'\n ]", text)


def test_bodies_are_taken_from_beside_the_script_whatever_the_shell_looks_for_first(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(2))
    compiler(name, "-o", "other/out", "--format", "curl")
    compiler.write("w.yaml", octopush(3))
    compiler(name, "-o", "out", "--format", "curl")
    shell = Shell(compiler.folder)
    assert shell.run(Path("out/w/octopush/send.sh"), CDPATH=str(compiler.folder / "other")).returncode == 0
    ((_, body),) = shell.sent()
    assert body == (compiler.folder / "out/w/octopush/001.json").read_text("utf-8")


@pytest.mark.parametrize("name", TARGETS)
def test_a_missing_variable_stops_before_anything_is_sent(compiler: Compiler, name: str) -> None:
    compiler(str(EXAMPLES / "good" / f"{name}.yaml"), "-o", "out", "--format", "curl")
    shell = Shell(compiler.folder)
    target = load_target(name)
    wanted = [*target.variables.values(), *re.findall(r"\{(\w+)\}", "".join(target.credentials.values()))]
    assert set(wanted) <= set(SECRETS)
    for variable in wanted:
        done = shell.run(compiler.folder / "out" / name / name / "send.sh", **{variable: ""})
        assert done.returncode != 0
        assert variable in done.stderr
        assert shell.sent() == []


def test_all_frames_are_sent_in_order_and_a_failure_ends_it(compiler: Compiler) -> None:
    compiler(compiler.write("w.yaml", octopush(1203)), "-o", "out", "--format", "curl")
    place = compiler.folder / "out/w/octopush"
    shell = Shell(compiler.folder)
    assert shell.run(place / "send.sh").returncode == 0
    assert [body for _, body in shell.sent()] == [(place / f"00{number}.json").read_text() for number in (1, 2, 3)]
    (compiler.folder / "failing").mkdir()
    failing = Shell(compiler.folder / "failing", status=22)
    assert failing.run(place / "send.sh").returncode == 22
    assert len(failing.sent()) == 1


def test_standard_output_is_a_script_with_the_bodies_in_it(compiler: Compiler) -> None:
    names = [compiler.write("w.yaml", octopush(501)), str(EXAMPLES / "good" / "infobip-ivr.yaml")]
    script = compiler(*names, "--stdout", "--format", "curl").out
    bodies = json.loads(compiler(*names, "--stdout").out)
    shell = Shell(compiler.folder)
    done = shell.run(script)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(body) for _, body in shell.sent()] == bodies
    assert shell.sent()[2][0][-1] == "@-"


HOSTILE = [
    "$(touch hacked)",
    "`touch hacked`",
    "'; touch hacked; '",
    '"; touch hacked; "',
    "\nVOICELINT_BODY\ntouch hacked\n",
    "$HOME \\",
    "é\u2028📞",
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(st.sampled_from(HOSTILE), st.text(st.sampled_from("$`'\"\\\n;|&()<>{}VOICELINT_BODY a"), min_size=1))
)
def test_no_text_of_a_spec_is_shell_code(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    from voicelint.compiling.curl import head, inline
    from voicelint.compiling.gate import admit

    folder = tmp_path_factory.mktemp("shell")
    (campaign,) = admit(CLEAN, "w.yaml", NOW).campaigns
    (requests,) = campaign.requests
    (frame,) = requests.frames()
    body = {**frame.body, "text": text, text: [text]}
    shell = Shell(folder)
    done = shell.run(head([requests]) + inline(requests, body), HOME=os.fspath(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(each) for _, each in shell.sent()] == [body]
    assert not list(folder.rglob("hacked"))
