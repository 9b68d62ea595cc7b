"""`check --fix` killed at whatever step: every file is the old one or the new one, whole."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import CLEAN, FOUND
from tests.support.killed import killed

TEXTS = {"a.yaml": FOUND, "sub/b.yaml": FOUND + "# a longer file\n" * 500}
MENDED = {name: text.replace("Water-Works", "WaterWorks") for name, text in TEXTS.items()}


def test_killed_at_every_step(tmp_path: Path) -> None:
    runs = killed(
        tmp_path, ["check", "--fix-only", "-q", *TEXTS], TEXTS, ["voicelint.values.files", "voicelint.cli.fixing"]
    )
    assert len(runs) > 20
    states: list[tuple[bool, ...]] = []
    for run in runs:
        assert {run.files[name] in (TEXTS[name], MENDED[name]) for name in TEXTS} == {True}, run.call
        # What a killed run was writing is left beside the file, under a name that no check looks at.
        left = set(run.files) - set(TEXTS)
        assert len(left) <= 1
        assert all(Path(name).name.startswith(".voicelint-") and name.endswith(".tmp") for name in left), run.call
        states.append(tuple(run.files[name] == MENDED[name] for name in TEXTS))
        assert {name: run.later[name] for name in TEXTS} == MENDED
    assert list(dict.fromkeys(states)) == [(False, False), (True, False), (True, True)]
    assert states == sorted(states)
    calls = {run.call for run in runs}
    for call in ("open", "BufferedWriter.write", "fsync", "chmod", "replace"):
        assert {f"c_call {call}", f"c_return {call}"} <= calls, "the step is one that was hit"
    assert (runs[-1].call, runs[-1].files) == ("", MENDED)
    assert MENDED["a.yaml"] == CLEAN
