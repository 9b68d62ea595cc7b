"""`compile --check`: any byte that differs, any file too few or too many, and nothing is written."""

from __future__ import annotations

import random

import pytest

from tests.cli.conftest import CLEAN

from .conftest import Compiler, octopush

FLAGS = ("--effective", "--format", "curl")


def state(compiler: Compiler) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(compiler.folder)): (path.read_bytes() if path.is_file() else b"", path.lstat().st_mtime_ns)
        for path in compiler.folder.rglob("*")
    }


def test_it_is_up_to_date_after_compiling(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(501))
    compiler(name, "-o", "out", *FLAGS)
    result = compiler(name, "-o", "out", *FLAGS, "--check")
    assert (result.status, result.out) == (0, "out is up to date.\n")


def test_nothing_is_there_yet(compiler: Compiler) -> None:
    result = compiler(compiler.write("w.yaml", CLEAN), "-o", "out", "--check")
    assert result.status == 1
    assert result.out == "missing: out/w/octopush/001.json\nmissing: out/w/manifest.json\n"
    assert not (compiler.folder / "out").exists()


def test_any_changed_byte_is_seen(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(501))
    compiler(name, "-o", "out", *FLAGS)
    chance = random.Random(7)  # noqa: S311 - for a test
    for path in sorted((compiler.folder / "out").rglob("*.*")):
        data = path.read_bytes()
        for at in {0, len(data) - 1, *chance.sample(range(len(data)), 12)}:
            path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            before = state(compiler)
            result = compiler(name, "-o", "out", *FLAGS, "--check")
            assert (result.status, result.out) == (1, f"stale: {path.relative_to(compiler.folder)}\n")
            assert state(compiler) == before, "--check writes nothing"
        for wrong in (data[:-1], data + b"\n", b""):
            path.write_bytes(wrong)
            assert compiler(name, "-o", "out", *FLAGS, "--check").out == f"stale: {path.relative_to(compiler.folder)}\n"
        path.write_bytes(data)
    assert compiler(name, "-o", "out", *FLAGS, "--check").status == 0


def test_any_missing_file_is_named(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(501))
    compiler(name, "-o", "out", *FLAGS)
    for path in sorted((compiler.folder / "out").rglob("*.*")):
        data = path.read_bytes()
        path.unlink()
        result = compiler(name, "-o", "out", *FLAGS, "--check")
        assert (result.status, result.out) == (1, f"missing: {path.relative_to(compiler.folder)}\n")
        path.write_bytes(data)


@pytest.mark.parametrize("extra", ["w/x.json", "w/octopush/003.json", "w/routee/001.json", "w/.hidden", "w/empty/"])
def test_any_extra_file_is_named(compiler: Compiler, extra: str) -> None:
    name = compiler.write("w.yaml", octopush(501))
    compiler(name, "-o", "out")
    if extra.endswith("/"):
        (compiler.folder / "out" / extra).mkdir()
    else:
        compiler.write(f"out/{extra}", "x")
    result = compiler(name, "-o", "out", "--check")
    assert result.status == 1
    assert f"extra: out/{extra}\n" in result.out
    assert "stale" not in result.out
    assert "missing" not in result.out


def test_a_link_is_not_the_file(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    body = compiler.folder / "out/w/octopush/001.json"
    body.rename(compiler.folder / "moved.json")
    body.symlink_to(compiler.folder / "moved.json")
    assert compiler(name, "-o", "out", "--check").out == "stale: out/w/octopush/001.json\n"


def test_a_changed_spec_makes_it_stale(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(501))
    compiler(name, "-o", "out")
    compiler.write("w.yaml", octopush(500))
    assert compiler(name, "-o", "out", "--check").out.splitlines() == [
        "stale: out/w/octopush/001.json", "stale: out/w/manifest.json", "extra: out/w/octopush/002.json",
    ]  # fmt: skip
    compiler.write("w.yaml", "# a comment\n" + octopush(501))
    assert compiler(name, "-o", "out", "--check").out == "stale: out/w/manifest.json\n"


def test_an_error_in_the_spec_is_said_first(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    compiler.write("w.yaml", CLEAN.replace("en-GB", "en"))
    result = compiler(name, "-o", "out", "--check")
    assert (result.status, result.out) == (1, "")
    assert "error[octopush-language-unknown]" in result.err


def test_campaigns_of_other_specs_are_mentioned(compiler: Compiler) -> None:
    compiler(compiler.write("a.yaml", CLEAN), compiler.write("b.yaml", CLEAN), "-o", "out")
    result = compiler("a.yaml", "-o", "out", "--check")
    assert (result.status, result.out) == (0, "out is up to date.\n")
    assert result.err == "note: out/b was compiled from a spec that is not among these\n"


def test_only_specs_are_compared_where_any_file_is_given(compiler: Compiler) -> None:
    names = [
        compiler.write("w.yaml", octopush(501)),
        compiler.write("other.yaml", "a: 1\n"),
        compiler.write("mixed.yaml", octopush(1) + "---\na: 1\n"),
    ]
    compiler(names[0], "-o", "out")
    bodies = [f"out/{name}" for name in compiler.tree()]
    assert compiler(*names, "-o", "out", "--check").status == 2
    result = compiler(*names, *bodies, "-o", "out", "--check", "--only-specs")
    assert (result.status, result.out) == (0, "out is up to date.\n")
    assert "note: other.yaml was skipped: it is no campaign spec" in result.err
    quiet = compiler(*names, *bodies, "-o", "out", "--check", "--only-specs", "--quiet")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert compiler("other.yaml", "-o", "nowhere", "--only-specs", "-q").status == 0
    assert not (compiler.folder / "nowhere" / "other").exists()


def test_a_body_without_its_spec_is_held_against_the_manifest(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(501))
    compiler(name, "-o", "out")
    body = compiler.folder / "out/w/octopush/002.json"
    flags = ("-o", "out", "--check", "--only-specs", "-q")
    assert compiler(str(body.relative_to(compiler.folder)), *flags).status == 0
    body.write_bytes(body.read_bytes() + b" ")
    for given in (
        ["out/w/octopush/002.json"],
        ["w.yaml", "out/w/octopush/002.json"],
        ["out/w/octopush/../octopush/002.json"],
    ):
        result = compiler(*given, *flags)
        assert result.status == 1
        assert result.out.count("stale: ") == 1
        assert "octopush/002.json\n" in result.out
    # What no manifest speaks of is nobody's business here.
    compiler.write("out/loose.json", "{}")
    compiler.write("elsewhere/w/octopush/002.json", "{}")
    assert compiler("out/loose.json", "elsewhere/w/octopush/002.json", "out/w/manifest.json", *flags).status == 0
