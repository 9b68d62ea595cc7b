"""`compile` killed at whatever step: a campaign's folder is the old one or the new one, whole, and nothing stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

import voicelint
from tests.cli.conftest import CLEAN
from tests.support.killed import killed

from .conftest import NOW

WRITERS = [
    f"voicelint.{name}" for name in ("compiling.folder", "compiling.exchange", "compiling.contents", "values.files")
]


def compiled(text: str) -> dict[str, str]:
    """The files that a text is compiled to."""
    return {f"out/{name}": data.decode() for name, data in voicelint.compile(text, "w.yaml").files(effective=True)}


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "renames"])
def test_killed_at_every_step(tmp_path: Path, exchange: bool) -> None:
    old, new = compiled(CLEAN.replace("target: octopush", "target: [octopush, routee]")), compiled(CLEAN)
    others = {"w.yaml": CLEAN, "out/notes.txt": "mine", **{name.replace("/w/", "/x/"): old[name] for name in old}}
    command = ["compile", "w.yaml", "-o", "out", "--now", NOW, "--effective", "-q"]
    runs = killed(tmp_path, command, {**others, **old}, WRITERS, exchange)
    assert len(runs) > 50
    states: list[str] = []
    for run in runs:
        assert others.items() <= run.files.items(), run.call
        left = {name: text for name, text in run.files.items() if name not in others}
        folders = {name.split("/")[1] for name in left}
        assert folders <= {"w", ".voicelint-w.new", ".voicelint-w.old"}
        there = {name: text for name, text in left.items() if name.startswith("out/w/")}
        if not there:
            # In between two renames the old folder is whole under another name; the next run brings it back.
            assert not exchange
            aside = {name.replace(".voicelint-w.old", "w"): text for name, text in left.items() if ".old/" in name}
            assert aside == old, run.call
            states.append("aside")
        else:
            assert there in (old, new), run.call
            states.append("old" if there == old else "new")
        assert run.later == {**others, **new}, "the next run puts everything right"
    assert list(dict.fromkeys(states)) == (["old", "new"] if exchange else ["old", "aside", "new"])
    calls = {run.call for run in runs}
    for call in (
        "mkdir",
        "open",
        "BufferedWriter.write",
        "fsync",
        "unlink",
        "rmdir",
        *([] if exchange else ["rename"]),
    ):
        assert {f"c_call {call}", f"c_return {call}"} <= calls, "the step is one that was hit"
    assert (runs[-1].call, runs[-1].files) == ("", {**others, **new})
