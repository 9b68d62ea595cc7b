"""Patches: `git apply` makes of the old text exactly the new one, whatever the file is called and however its lines end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.fixing.patch import patch

from .conftest import FOUND, Cli

NAMES = [
    "a.yaml",
    "sub/deep/a.yaml",
    "two words.yaml",
    " lead.yaml",
    "é/📞.yaml",
    'say "hi".yaml',
    "tab\there.yaml",
    "back\\slash.yaml",
]


def git(folder: Path, *arguments: str, patch: bytes = b"") -> None:
    done = subprocess.run(["git", *arguments], cwd=folder, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    git(folder, "init", "--quiet")
    return folder


def texts() -> dict[str, tuple[str, str]]:
    """Files of every name and kind of line: each one's old text, and the one that mending makes of it."""
    fixed = FOUND.replace("Water-Works", "WaterWorks")
    kinds = [
        lambda text: text,
        lambda text: text[:-1],
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n")[:-2],
        lambda text: "# ü\n\n" * 20 + text + "---\n" + text,
    ]
    return {name: (kind(FOUND), kind(fixed)) for at, name in enumerate(NAMES) for kind in [kinds[at % len(kinds)]]}


def test_git_applies_what_diff_prints(cli: Cli) -> None:
    for name, (old, _) in texts().items():
        cli.write(f"campaigns/{name}", old)
    cli.write("campaigns/last.yaml", FOUND[:-1].replace("octopush", "octopush  # é"))
    printed = cli.check("--diff", "campaigns")
    assert printed.status == 1
    git(cli.folder, "init", "--quiet")
    git(cli.folder, "apply", "-", patch=printed.out.encode())
    applied = {path: path.read_bytes() for path in (cli.folder / "campaigns").rglob("*.yaml")}
    for name, (old, new) in texts().items():
        assert applied[cli.folder / "campaigns" / name] == new.encode()
        cli.write(f"campaigns/{name}", old)
    # What --fix writes is the same.
    assert cli.check("--fix", "campaigns").status == 0
    assert {path: path.read_bytes() for path in (cli.folder / "campaigns").rglob("*.yaml")} == applied


def test_a_patch_made_in_a_subfolder_applies_there(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("sub/deep/a.yaml", FOUND)
    git(cli.folder, "init", "--quiet")
    monkeypatch.chdir(cli.folder / "sub")
    printed = cli.check("--diff", str(cli.folder / "sub/deep/a.yaml")).out
    assert printed.startswith("--- a/deep/a.yaml\n")
    git(cli.folder / "sub", "apply", "-", patch=printed.encode())
    assert (cli.folder / "sub/deep/a.yaml").read_text() == FOUND.replace("Water-Works", "WaterWorks")


lines = st.lists(st.sampled_from(["a", "b", "c", "", "x\r", "- y", "+z", "\u2028é", "\x0b"]), max_size=14)
whole = st.builds(lambda parts, final: "\n".join(parts) + final, lines, st.sampled_from(["", "\n"]))


def changed(text: str, choice: list[tuple[int, str | None]]) -> str:
    """The text with some of its lines replaced (or taken out: None)."""
    parts: list[str | None] = [*text.split("\n")]
    for at, new in choice:
        parts[at % len(parts)] = new
    return "\n".join(part for part in parts if part is not None)


@given(
    whole,
    whole | st.none(),
    st.lists(st.tuples(st.integers(0, 20), st.none() | st.text("ab\r", max_size=2)), max_size=3),
)
def test_a_patch_says_all_of_the_difference(old: str, other: str | None, choice: list[tuple[int, str | None]]) -> None:
    new = changed(old, choice) if other is None else other
    made = list(patch(old, new, "x.yaml"))
    assert bool(made) == (old != new)
    assert applied(old, made) == new


def applied(old: str, made: list[str]) -> str:
    """What a reader of unified patches makes of a text; everything that the patch says of the old text is held against it."""
    rest = [f"{line}\n" for line in old.split("\n")]
    rest[-1] = rest[-1][:-1]
    rest = [line for line in rest if line]
    out: list[str] = []
    at = 0
    made = "".join(made).split("\n")[2:]
    assert made[-1:] in ([""], [])
    for number, line in enumerate(made[:-1]):
        bare = made[number + 1].startswith("\\")
        text = line[1:] + ("" if bare else "\n")
        if line.startswith("@@"):
            start, count = line.split()[1][1:].partition(",")[::2]
            begin = int(start) - (count != "0")
            out += rest[at:begin]
            at = begin
        elif line.startswith("+"):
            out.append(text)
        elif not line.startswith("\\"):
            assert rest[at] == text
            at += 1
            if line.startswith(" "):
                out.append(text)
    return "".join([*out, *rest[at:]])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "a\n"),
        ("a", ""),
        ("a\n", "a"),
        ("a", "a\n"),
        ("a\r\nb\r\nc", "a\r\nB\r\nc"),
        ("\ufeffa\nb\n", "\ufeffb\n"),
        ("".join(f"{number}\n" for number in range(40)), "".join(f"{number}\n" for number in range(40) if number % 9)),
        ("a\n" * 200, "a\n" * 150 + "b"),
        ("x\n" + "a\n" * 100 + "y\n", "".join(f"{number}\n" for number in range(100))),
        ("é\u2028x\x0b\x0cy\n", "é\u2028z\x0b\x0cy\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", NAMES[:3])
def test_git_takes_every_kind_of_patch(repository: Path, name: str, old: str, new: str) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(old.encode())
    git(repository, "apply", "-", patch="".join(patch(old, new, name)).encode())
    assert path.read_bytes().decode() == new
