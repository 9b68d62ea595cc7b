"""What a broken or hostile client sends: the server answers what can be answered and goes on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from .conftest import SERVER
from .support import example

URI = "file:///campaigns/a.yaml"
START: Any = {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"diagnostic": {}}}}


class Wire:
    """A server, and the bytes that go to and fro."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.number = 0

    def raw(self, body: bytes, length: int | None = None) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % (len(body) if length is None else length) + body)
        self.process.stdin.flush()

    def send(self, **message: Any) -> None:
        self.raw(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def receive(self) -> Any:
        """The next message; everything on standard output has to belong to one."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            assert name in (b"Content-Length", b"Content-Type"), line
            if name == b"Content-Length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while (answer := self.receive()).get("id") != self.number:
            assert "error" not in answer or answer["error"]["code"] < 0
        return answer

    def open(self, text: str, language: str = "yaml") -> None:
        item = {"uri": URI, "languageId": language, "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": item})

    def findings(self) -> list[str]:
        answer = self.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})
        return [each["code"] for each in answer["result"]["items"]]

    def end(self) -> tuple[int, bytes]:
        """Hang up: the exit status, and what the server had to complain of."""
        _, complaints = self.process.communicate(timeout=60)
        return self.process.returncode, complaints


@pytest.fixture(scope="module")
def shared() -> Iterator[Wire]:
    wire = Wire()
    wire.ask("initialize", START)
    wire.send(method="initialized", params={})
    yield wire
    assert wire.ask("shutdown", None)["result"] is None
    wire.send(method="exit", params=None)
    status, complaints = wire.end()
    assert (status, complaints) == (0, b"")


BAD = example("bad/campaign.yaml")
FOUND = "retry-count-clamped"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b"17", b'"text"', b"\xff\xfe", b'{"jsonrpc": "2.0"}', b'{"jsonrpc": "1.0", "method": "x"}',
        b'{"jsonrpc": "2.0", "method": 5}', b'{"jsonrpc": "2.0", "method": "textDocument/didOpen"}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": []}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": 5}}}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {"uri": "nothing"}}}',
        b'{"jsonrpc": "2.0", "method": "voicelint/unknown", "params": null}',
        b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 12345}}',
        b'{"jsonrpc": "2.0", "id": 999, "result": null}', b'{"jsonrpc": "2.0", "id": 999, "error": {"code": 1, "message": "x"}}',
        b"[" * 100_000, b'{"a":' * 50_000,
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "http://[x", "languageId": "yaml", "version": 1, "text": "a: 1"}}}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "", "languageId": "", "version": 1, "text": "\\ud83d"}}}',
    ],
)  # fmt: skip
def test_messages_that_are_none(shared: Wire, body: bytes) -> None:
    if body:
        shared.raw(body)
    shared.open(BAD)
    assert FOUND in shared.findings()


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}}),
        ("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": "x"}}),
        ("textDocument/hover", {}),
        ("textDocument/completion", None),
        ("textDocument/codeAction", {"textDocument": {"uri": URI}, "range": {}}),
        ("workspace/executeCommand", {"command": "rm -rf", "arguments": []}),
        ("workspace/executeCommand", {"command": 1}),
        ("codeAction/resolve", {}),
        ("voicelint/unknown", {}),
    ],
)
def test_requests_that_cannot_be_read_get_an_error(shared: Wire, method: str, params: Any) -> None:
    assert shared.ask(method, params)["error"]["code"] < 0
    shared.open(BAD)
    assert FOUND in shared.findings()


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", {"position": {"line": 10**6, "character": 10**6}}),
        ("textDocument/completion", {"position": {"line": 3, "character": 10**6}}),
        ("textDocument/inlayHint", {"range": {"start": {"line": 9, "character": 0}, "end": {"line": 0, "character": 0}}}),
        ("textDocument/codeAction", {"range": {"start": {"line": 99, "character": 0}, "end": {"line": 0, "character": 9}}, "context": {"diagnostics": []}}),
    ],
)  # fmt: skip
def test_places_that_do_not_exist(shared: Wire, method: str, params: Any) -> None:
    shared.open(BAD)
    answer = shared.ask(method, {"textDocument": {"uri": URI}, **params})
    assert "error" not in answer


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01", "\ufeff" + BAD, BAD.replace("\n", "\r"), "{" * 5000, "- " * 5000, "voicelint: 1\n" + "a: &a [*a, *a]\n",
        "voicelint: 1\ntarget: &t [*t]\nretry: {<<: *t}", "voicelint: 1\ntarget: infobip-ivr\n" + "x: [" * 90 + "]" * 90,
        "voicelint: 1\n" + "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1 or ''},*a{n - 1 or ''},*a{n - 1 or ''},*a{n - 1 or ''}]\n" for n in range(1, 20)),
        "voicelint: 1\nname: a\n  b" + " " * 300_000 + "c\n", "voicelint: 1\nname: a\n  b" + "\t#" * 100_000,
        "voicelint: 1\x0c\u2028\x85\ntarget: infobip-ivr\n", '{"voicelint": 1, "target": ' + "[" * 60000,
    ],
)  # fmt: skip
def test_hostile_texts(shared: Wire, text: str) -> None:
    shared.open(text)
    shared.findings()
    document = {"textDocument": {"uri": URI}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}}
    for method, params in (
        ("textDocument/documentSymbol", {}),
        ("textDocument/codeLens", {}),
        ("textDocument/documentLink", {}),
        ("textDocument/inlayHint", {"range": whole}),
        ("textDocument/codeAction", {"range": whole, "context": {"diagnostics": []}}),
        ("textDocument/completion", {"position": {"line": 1, "character": 3}}),
        ("textDocument/hover", {"position": {"line": 0, "character": 3}}),
        ("workspace/executeCommand", {"command": "voicelint.compile", "arguments": [URI, "infobip-ivr"]}),
    ):
        assert "error" not in shared.ask(method, {**document, **params} if method[0] == "t" else params), method
    shared.open(BAD)
    assert FOUND in shared.findings()


def test_requests_before_the_beginning_and_after_the_end() -> None:
    wire = Wire()
    hover = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
    wire.open(BAD)  # no request: nobody waits for an answer
    assert wire.ask("textDocument/hover", hover)["error"]["code"] == -32002
    assert "result" in wire.ask("initialize", START)
    assert wire.ask("textDocument/hover", hover)["result"] is None
    assert wire.ask("shutdown", None)["result"] is None
    assert wire.ask("textDocument/hover", hover)["error"]["code"] == -32600
    wire.send(method="exit", params=None)
    assert wire.end() == (0, b"")


def test_the_server_leaves_with_its_client() -> None:
    wire = Wire()
    wire.ask("initialize", START)
    status, complaints = wire.end()  # no shutdown, no exit: the client has died
    assert (status, complaints) == (1, b"")


def test_exit_without_shutdown_is_a_failure() -> None:
    wire = Wire()
    wire.ask("initialize", START)
    wire.send(method="exit", params=None)
    assert wire.end() == (1, b"")


@pytest.mark.parametrize("length", [10**14, 10**25])
def test_a_message_that_nobody_can_send_ends_the_conversation(length: int) -> None:
    wire = Wire()
    wire.ask("initialize", START)
    wire.raw(b"{}", length)
    assert wire.end() == (1, b"")


def test_a_second_greeting_changes_nothing() -> None:
    wire = Wire()
    wire.ask("initialize", {**START, "capabilities": {"general": {"positionEncodings": ["utf-8"]}}})
    assert wire.ask("initialize", START)["error"]["code"] == -32600
    wire.open("voicelint: 1\ntarget: [infobip-ivr, é📞x, infobip-ivr]\n")
    found = wire.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})["result"]["items"]
    repeated = next(each for each in found if each["code"] == "repeated-target")
    assert repeated["range"]["start"]["character"] == len("target: [infobip-ivr, é📞x, ".encode())
    assert wire.ask("shutdown", None)["result"] is None
    wire.send(method="exit", params=None)
    assert wire.end() == (0, b"")


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"capabilities": {"textDocument": {"publishDiagnostics": {"tagSupport": True}}}},
        {"capabilities": {"textDocument": {"completion": {"completionItem": {"tagSupport": {"valueSet": [99]}}}}}},
        {"capabilities": {"textDocument": {"hover": {"contentFormat": ["html"]}, "diagnostic": 1}}},
        {"capabilities": {"textDocument": 5, "workspace": {"workspaceEdit": {"failureHandling": "later"}}}},
        {"capabilities": {"general": {"positionEncodings": ["utf-9"]}}},
        {"capabilities": {}, "trace": "loud", "clientInfo": {"version": "1"}, "workspaceFolders": [{"uri": "file:///a"}]},
        {"capabilities": [], "processId": "me", "rootUri": 5},
    ],
)  # fmt: skip
def test_what_cannot_be_read_of_a_greeting_counts_as_not_said(params: Any) -> None:
    wire = Wire()
    assert wire.ask("initialize", params)["result"]["capabilities"]["positionEncoding"] == "utf-16"
    wire.open(BAD)
    assert FOUND in wire.findings()
    assert wire.ask("shutdown", None)["result"] is None
    wire.send(method="exit", params=None)
    assert wire.end() == (0, b"")


def test_what_can_be_read_of_a_greeting_holds() -> None:
    wire = Wire()
    odd = {"publishDiagnostics": {"tagSupport": 1, "relatedInformation": True}, "completion": 5}
    able = {"textDocument": odd, "general": {"positionEncodings": ["utf-32"], "markdown": 7}}
    answer = wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": able, "trace": "loud"})
    assert answer["result"]["capabilities"]["positionEncoding"] == "utf-32"
    assert wire.end() == (1, b"")


def test_leaving_while_something_is_asked_for() -> None:
    wire = Wire()
    wire.ask("initialize", START)
    wire.open('voicelint: 1\ntarget: infobip-ivr\nflow: {id: "A"}\nrecipients:\n' + '  - "+41793026741"\n' * 5000)
    command = {"command": "voicelint.compile", "arguments": [URI, None]}
    for number in ("first", "second"):
        wire.send(id=number, method="workspace/executeCommand", params=command)
    wire.send(id="third", method="textDocument/documentSymbol", params={"textDocument": {"uri": URI}})
    assert wire.ask("shutdown", None)["result"] is None
    wire.send(method="exit", params=None)
    assert wire.end() == (0, b"")


def test_a_file_that_is_opened_anew_is_another() -> None:
    wire = Wire()
    wire.ask("initialize", START)
    wire.open(BAD)
    this = {"textDocument": {"uri": URI}}
    known = wire.ask("textDocument/diagnostic", this)["result"]["resultId"]
    again = {**this, "previousResultId": known}
    assert wire.ask("textDocument/diagnostic", again)["result"]["kind"] == "unchanged"
    wire.send(method="textDocument/didClose", params=this)
    wire.open("voicelint: 1\n")
    report = wire.ask("textDocument/diagnostic", again)["result"]
    assert report["kind"] == "full"
    assert FOUND not in [each["code"] for each in report["items"]]
    assert wire.end() == (1, b"")
