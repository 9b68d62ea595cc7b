"""How soon the language server answers: over standard input and output, as an editor talks to it.

    .venv/bin/pip install ".[lsp]"
    .venv/bin/python benchmarks/lsp.py [--rounds 60]

Each answer is timed right after an edit, so that nothing is known of the text yet. With 20 000 recipients a hundred
edits follow one another as fast as a quick typist's, each with a request for diagnostics: what counts is how long after
the last edit the last answer comes, in checks of that file.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import threading
import time
from typing import IO, Any, cast

from run import spec

URI = "file:///campaigns/long.yaml"
TYPING = 0.03
"""Seconds from one edit to the next: far faster than anybody types."""


class Editor:
    """A client: it numbers its requests and notes when each was answered."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "voicelint", "lsp", "--now", "2030-01-01T00:00:00Z"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.input, self.output = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        self.number = 0
        self.version = 0
        self.answers: dict[int, tuple[float, Any]] = {}
        self.news = threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()
        self.ask(
            "initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"diagnostic": {}}}}
        )
        self.send("initialized", {})

    def listen(self) -> None:
        """Take every message as it comes."""
        while True:
            length = 0
            while (line := self.output.readline()).strip():
                if line.startswith(b"Content-Length"):
                    length = int(line.split(b":")[1])
            if not line:
                return
            message = json.loads(self.output.read(length))
            with self.news:
                if "id" in message and "method" not in message:
                    self.answers[message["id"]] = time.perf_counter(), message
                    self.news.notify_all()

    def send(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.input.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.input.flush()

    def begin(self, method: str, params: Any) -> int:
        """Send a request; the answer is its number."""
        self.number += 1
        self.send(method, params, id=self.number)
        return self.number

    def wait(self, number: int) -> tuple[float, Any]:
        """When a request was answered, and the answer."""
        with self.news:
            self.news.wait_for(lambda: number in self.answers)
            return self.answers[number]

    def ask(self, method: str, params: Any) -> tuple[float, Any]:
        """The seconds until the answer, and what it was."""
        start = time.perf_counter()
        end, message = self.wait(self.begin(method, params))
        if "error" in message:
            raise SystemExit(f"{method}: {message['error']}")
        return end - start, message["result"]

    def open(self, text: str) -> None:
        """Open the file."""
        self.version = 1
        item = {"uri": URI, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    def edit(self, line: int, character: int, text: str) -> None:
        """Write over one character."""
        self.version += 1
        place = {"start": {"line": line, "character": character}, "end": {"line": line, "character": character + 1}}
        document = {"uri": URI, "version": self.version}
        changes = {"textDocument": document, "contentChanges": [{"range": place, "text": text}]}
        self.send("textDocument/didChange", changes)


def place(text: str, words: str) -> tuple[int, int]:
    """Line and character of the first place of some words."""
    before = text[: text.index(words)]
    return before.count("\n"), len(before.rpartition("\n")[2])


def answers(editor: Editor, text: str, rounds: int) -> dict[str, list[float]]:
    """Seconds until each kind of answer, every one after an edit of its own."""
    number = place(text, "+4179")
    late, there = place(text, "visit-900"), place(text, "ring_timeout")
    requests = {
        "diagnostics": ("textDocument/diagnostic", {}),
        "completion in the list": (
            "textDocument/completion",
            {"position": {"line": late[0], "character": late[1] - 4}},
        ),
        "completion of a key": ("textDocument/completion", {"position": {"line": there[0], "character": there[1]}}),
        "hover": ("textDocument/hover", {"position": {"line": there[0], "character": there[1] + 2}}),
        "hover in the list": ("textDocument/hover", {"position": {"line": late[0], "character": late[1] + 2}}),
        "code actions": (
            "textDocument/codeAction",
            {
                "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}},
                "context": {"diagnostics": []},
            },
        ),
        "outline": ("textDocument/documentSymbol", {}),
    }
    times: dict[str, list[float]] = {name: [] for name in requests}
    for count in range(rounds + 3):
        for name, (method, params) in requests.items():
            editor.edit(number[0], number[1] + 8, str(count % 10))
            seconds, _ = editor.ask(method, {"textDocument": {"uri": URI}, **params})
            if count > 2:
                times[name].append(seconds)
    return times


def typing(editor: Editor, text: str, edits: int) -> tuple[float, float, float]:
    """Of many edits in a row: seconds of one check, seconds from the last edit to its answer, and those of a hover meanwhile."""
    line, character = place(text, "+4179")
    document = {"textDocument": {"uri": URI}}
    single = []
    for count in range(3):
        editor.edit(line, character + 8, str(count))
        single.append(editor.ask("textDocument/diagnostic", document)[0])
    pulls, hovers = [], []
    for count in range(edits):
        editor.edit(line, character + 8, str(count % 10))
        pulls.append(editor.begin("textDocument/diagnostic", document))
        start = time.perf_counter()
        hovers.append(
            (start, editor.begin("textDocument/hover", {**document, "position": {"line": 3, "character": 2}}))
        )
        time.sleep(TYPING)
    last = time.perf_counter()
    end = max(editor.wait(number)[0] for number in pulls)
    waited = [editor.wait(number)[0] - start for start, number in hovers]
    return statistics.median(single), max(end - last, 0), statistics.median(waited)


def main() -> None:
    """Run all measurements and print them as Markdown."""
    parser = argparse.ArgumentParser(description="Time the language server.")
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    editor = Editor()
    text = spec(1000)
    editor.open(text)
    print(
        "### 1000 recipients: the answer right after an edit\n\n| request | median ms | slowest of ten ms |\n|---|---|---|"
    )
    for name, times in answers(editor, text, rounds).items():
        slow = statistics.quantiles(times, n=10)[-1]
        print(f"| {name} | {statistics.median(times) * 1000:.0f} | {slow * 1000:.0f} |")
    text = spec(20_000)
    editor.open(text)
    single, behind, hover = typing(editor, text, 100)
    print("\n### 20 000 recipients: 100 edits, one every 30 ms\n\n| | |\n|---|---|")
    print(f"| one check | {single * 1000:.0f} ms |")
    print(f"| from the last edit to the last answer | {behind * 1000:.0f} ms, {behind / single:.1f} checks |")
    print(f"| a hover meanwhile, median | {hover * 1000:.0f} ms |")
    editor.ask("shutdown", None)
    editor.send("exit", None)
    editor.process.wait()


if __name__ == "__main__":
    main()
