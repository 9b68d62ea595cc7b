"""The folder: replaced as a whole, other people's files left alone, what a stopped run left put right."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN
from voicelint.compiling import exchange
from voicelint.compiling.folder import Folder, Refused

from .conftest import Compiler, octopush

OLD = [("octopush/001.json", b"old\n"), ("manifest.json", b'{"tool": {"name": "voicelint"}, "targets": []}')]


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's exchange, and on one that has none."""
    if request.param == "renames":
        monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    return str(request.param)


def test_the_new_folder_takes_the_old_ones_place(compiler: Compiler, way: str) -> None:
    name = compiler.write("w.yaml", octopush(501))
    assert compiler(name, "-o", "out").status == 0
    compiler.write("w.yaml", octopush(2))
    assert compiler(name, "-o", "out").status == 0
    assert sorted(compiler.tree()) == ["w/manifest.json", "w/octopush/001.json"]
    assert os.listdir(compiler.folder / "out") == ["w"]


def test_this_system_exchanges_at_one_instant(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "file").touch()
    assert exchange._exchange(str(tmp_path / "a"), str(tmp_path / "b")) == (os.uname().sysname in ("Linux", "Darwin"))
    assert (tmp_path / "b" / "file").exists()
    assert not exchange._exchange(str(tmp_path / "a"), str(tmp_path / "none"))


def test_other_files_and_campaigns_of_the_folder_are_left_alone(compiler: Compiler, way: str) -> None:
    for name in ("out/README.md", "out/manifest.json", "out/other/notes.txt", "out/.voicelint", "out/.voicelint-mine"):
        compiler.write(name, "mine")
    compiler(compiler.write("a.yaml", CLEAN), "-o", "out")
    first = compiler.tree()
    compiler(compiler.write("b.yaml", octopush(3)), "-o", "out")
    compiler("b.yaml", "-o", "out", "--effective")
    tree = compiler.tree()
    assert {name: data for name, data in tree.items() if not name.startswith("b/")} == first
    assert {name for name, data in tree.items() if data == b"mine"} == {
        "README.md", "manifest.json", "other/notes.txt", ".voicelint", ".voicelint-mine",
    }  # fmt: skip


@pytest.mark.parametrize(
    "strange", ["octopush/001.json", "octopush/NOTES.md", "manifest.json", "README.md", "routee/x/y.json", ".hidden"]
)
def test_what_voicelint_has_not_written_is_never_replaced(compiler: Compiler, strange: str) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler.write(f"out/w/{strange}", "mine")
    other = compiler.write("a.yaml", CLEAN)
    result = compiler(other, name, "-o", "out")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: out/w holds what voicelint has not written there: ")
    assert compiler.tree() == {f"w/{strange}": b"mine"}, "nothing was written for the other spec either"


def test_a_file_put_among_ours_is_kept(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    compiler.write("out/w/octopush/002.json", "mine")
    before = compiler.tree()
    compiler.write("w.yaml", octopush(501))
    result = compiler(name, "-o", "out")
    assert result.status == 2
    assert "out/w holds what voicelint has not written there: octopush/002.json; move it away" in result.err
    assert compiler.tree() == before


def test_a_manifest_that_claims_other_peoples_files_is_not_believed(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    compiler.write("out/w/notes.txt", "mine")
    compiler.write("keep.txt", "mine")
    manifest = json.loads((compiler.folder / "out/w/manifest.json").read_bytes())
    for claimed in ("notes.txt", "../../keep.txt"):
        manifest["targets"][0]["script"] = {"file": claimed}
        compiler.write("out/w/manifest.json", json.dumps(manifest))
        assert compiler(name, "-o", "out").status == 2
        assert (compiler.folder / "out/w/notes.txt").read_text() == "mine"
        assert (compiler.folder / "keep.txt").read_text() == "mine"


@pytest.mark.parametrize("what", ["file", "link", "dangling"])
def test_a_campaigns_place_that_is_no_folder_is_refused(compiler: Compiler, what: str) -> None:
    (compiler.folder / "out").mkdir()
    (compiler.folder / "real").mkdir()
    place = compiler.folder / "out" / "w"
    if what == "file":
        place.write_text("mine")
    else:
        place.symlink_to("../real" if what == "link" else "../none")
    result = compiler(compiler.write("w.yaml", CLEAN), "-o", "out")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: out/w is in the way: it is ")
    assert list((compiler.folder / "real").iterdir()) == []
    assert os.listdir(compiler.folder / "out") == ["w"]


def test_a_link_inside_is_not_followed(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    compiler.write("mine/001.json", "mine")
    inside = compiler.folder / "out/w/octopush"
    (inside / "001.json").unlink()
    inside.rmdir()
    inside.symlink_to("../../mine")
    assert compiler(name, "-o", "out").status == 2
    assert compiler.tree("mine") == {"001.json": b"mine"}


def test_an_empty_folder_among_ours_is_kept(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    (compiler.folder / "out/w/mine").mkdir()
    assert compiler(name, "-o", "out").status == 2
    assert (compiler.folder / "out/w/mine").is_dir()


class StopError(Exception):
    """A failure in the middle of writing."""


def failing(after: int) -> Iterator[tuple[str, bytes]]:
    for number in range(after):
        yield f"octopush/{number + 1:03}.json", b"new\n"
    raise StopError


@pytest.mark.parametrize("after", range(4))
def test_a_failure_while_writing_leaves_the_old_folder(tmp_path: Path, after: int, way: str) -> None:
    with Folder(str(tmp_path)) as folder:
        folder.replace("w", OLD)
    tree = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "w" / "manifest.json").write_bytes(
        b'{"tool": {"name": "voicelint"}, "targets": [{"frames": [{"file": "octopush/001.json"}]}]}'
    )
    tree[tmp_path / "w" / "manifest.json"] = (tmp_path / "w" / "manifest.json").read_bytes()
    with pytest.raises(StopError), Folder(str(tmp_path)) as folder:
        folder.replace("w", failing(after))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == tree
    assert os.listdir(tmp_path) == ["w"]


@pytest.mark.parametrize("failing_call", [1, 2])
def test_a_rename_that_fails_leaves_the_old_folder(
    compiler: Compiler, monkeypatch: pytest.MonkeyPatch, failing_call: int
) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    before = compiler.tree()
    monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    calls = 0
    rename = os.rename

    def broken(source: str, target: str) -> None:
        nonlocal calls
        calls += 1
        if calls == failing_call:
            raise OSError(28, "No space left on device", source)
        rename(source, target)

    monkeypatch.setattr(os, "rename", broken)
    compiler.write("w.yaml", octopush(2))
    result = compiler(name, "-o", "out")
    assert (result.status, result.out) == (2, "")
    assert "cannot be written: No space left on device" in result.err
    assert compiler.tree() == before
    assert os.listdir(compiler.folder / "out") == ["w"]


def test_a_run_stopped_between_two_renames_is_put_right_by_the_next(compiler: Compiler) -> None:
    compiler(compiler.write("w.yaml", CLEAN), "-o", "out")
    before = compiler.tree()
    out = compiler.folder / "out"
    (out / "w").rename(out / ".voicelint-w.old")
    (out / ".voicelint-w.new" / "octopush").mkdir(parents=True)
    (out / ".voicelint-w.new" / "octopush" / "001.json").write_text("half")
    compiler(compiler.write("x.yaml", CLEAN), "-o", "out")
    assert {name: data for name, data in compiler.tree().items() if name.startswith("w/")} == before
    assert sorted(os.listdir(out)) == ["w", "x"]


def test_leftovers_go_and_what_is_not_ours_in_them_stays(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    compiler.write("out/.voicelint-w.new/octopush/001.json", "half")
    compiler.write("out/.voicelint-w.old/octopush/001.json", "older")
    compiler.write("out/.voicelint-x.new/octopush/mine.txt", "mine")
    assert compiler(name, "-o", "out").status == 0
    assert {each for each in compiler.tree() if not each.startswith("w/")} == {".voicelint-x.new/octopush/mine.txt"}
    result = compiler(compiler.write("x.yaml", CLEAN), "-o", "out")
    assert result.status == 2
    assert "out/.voicelint-x.new holds what voicelint has not written there" in result.err


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait(10)
        with Folder(str(tmp_path)) as folder:
            order.append("second begins")
            folder.replace("w", [("octopush/001.json", b"second"), ("manifest.json", b"{}")])

    thread = threading.Thread(target=second)
    thread.start()
    with Folder(str(tmp_path)):
        inside.set()
        thread.join(0.2)
        order.append("first ends")
    thread.join(10)
    assert order == ["first ends", "second begins"]
    assert (tmp_path / "w" / "octopush" / "001.json").read_bytes() == b"second"


def test_new_files_have_the_usual_permissions(compiler: Compiler) -> None:
    before = os.umask(0o027)
    try:
        compiler(compiler.write("w.yaml", CLEAN), "-o", "out")
    finally:
        os.umask(before)
    assert (compiler.folder / "out/w/octopush/001.json").stat().st_mode & 0o777 == 0o640
    assert (compiler.folder / "out/w").stat().st_mode & 0o777 == 0o750


def test_a_folder_that_was_closed_to_others_stays_so(compiler: Compiler, way: str) -> None:
    name = compiler.write("w.yaml", octopush(2))
    compiler(name, "-o", "out")
    (compiler.folder / "out/w").chmod(0o700)
    compiler.write("w.yaml", octopush(3))
    assert compiler(name, "-o", "out").status == 0
    assert (compiler.folder / "out/w").stat().st_mode & 0o777 == 0o700


def test_a_pipe_in_place_of_a_manifest_is_not_waited_for(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    (compiler.folder / "out/w/manifest.json").unlink()
    os.mkfifo(compiler.folder / "out/w/manifest.json")
    (compiler.folder / "out/other").mkdir()
    os.mkfifo(compiler.folder / "out/other/manifest.json")
    assert compiler(name, "-o", "out", "--check").out == "stale: out/w/manifest.json\n"
    result = compiler(name, "-o", "out")
    assert result.status == 2
    assert result.err.startswith("error: out/w holds what voicelint has not written there: manifest.json")


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="is not a folder"), Folder(str(tmp_path / "file")):
        raise AssertionError("it was opened")
