"""B9, C8: what a file beside a campaign is, and which URL means it."""

from __future__ import annotations

import os
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.source.read import Unreadable
from voicelint.source.recordings import TITLES, Recordings, format_of, read_recording


@pytest.mark.parametrize(
    ("head", "format"),
    [
        (b"RIFF\x24\0\0\0WAVEfmt ", "wav"),
        (b"RF64\xff\xff\xff\xffWAVEds64", "wav"),
        (b"RIFF\x24\0\0\0AVI LIST", ""),
        (b"ID3\x04\0\0\0\0\0\0", "mp3"),
        (b"\xff\xfb\x90\x00", "mp3"),  # MPEG-1 layer III
        (b"\xff\xf3\x40\xc0", "mp3"),  # MPEG-2 layer III
        (b"\xff\xe3\x18\xc0", "mp3"),  # MPEG-2.5 layer III
        (b"\xff\xfd\x90\x00", "mp2"),  # MPEG-1 layer II
        (b"\xff\xf1\x50\x80", "aac"),
        (b"\xff\xeb\x90\x00", ""),  # a reserved version
        (b"\xff\xfb\xf0\x00", ""),  # a bit rate that there is not
        (b"\xff", ""),
        (b"OggS\0\x02\0\0", "ogg"),
        (b"fLaC\0\0\0\x22", "flac"),
        (b"\0\0\0\x20ftypM4A ", "mp4"),
        (b"FORM\0\0\0\x10AIFFCOMM", "aiff"),
        (b"#!AMR\n", "amr"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma"),
        (b"<!DOCTYPE html>", "text"),
        ("é".encode() * 127 + "é".encode()[:1], "text"),
        (b"\0\1\2\3", ""),
        (b"", "empty"),
    ],
)
def test_b9_format_by_the_first_bytes(head: bytes, format: str) -> None:
    assert format_of(head) == format


@given(st.binary(max_size=64))
def test_b9_any_bytes_have_a_title(head: bytes) -> None:
    assert format_of(head) in TITLES


def test_b9_a_real_wav(tmp_path: Path) -> None:
    path = tmp_path / "hello.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 80)
    found = read_recording(str(path))
    assert (found.format, found.size) == ("wav", path.stat().st_size)


def test_b9_a_pointer_of_git_lfs_tells_the_size_only(tmp_path: Path) -> None:
    path = tmp_path / "hello.wav"
    path.write_text(f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 5000000\n", "utf-8")
    found = read_recording(str(path))
    assert (found.format, found.size) == (None, 5_000_000)


def test_b9_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    (tmp_path / "loop.wav").symlink_to("loop.wav")
    for name, reason in [
        ("pipe.wav", "is a pipe"),
        ("loop.wav", "leads back"),
        ("none.wav", "does not exist"),
        ("", "is a folder"),
    ]:
        with pytest.raises(Unreadable, match=reason):
            read_recording(str(tmp_path / name))
    with pytest.raises(Unreadable, match="possible file name"):
        read_recording("a\0b")


def test_b9_no_more_is_read_than_the_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "huge.mp3"
    with path.open("wb") as file:
        file.write(b"ID3")
        file.truncate(1 << 40)  # a terabyte, of which the disk holds three bytes
    found = read_recording(str(path))
    assert (found.format, found.size) == ("mp3", 1 << 40)


@pytest.mark.parametrize(
    ("url", "paths"),
    [
        ("https://a.example/hello.wav", ["hello.wav"]),
        ("https://a.example/hello.wav?v=2#t", ["hello.wav"]),
        (" https://a.example/x/hello.wav ", ["hello.wav"]),
        ("https://a.example/gr%C3%BCezi%20you.wav", ["grüezi you.wav"]),
        ("https://a.example/gru\u0308ezi you.wav", ["grüezi you.wav"]),
        ("https://a.example/de/hello.mp3", ["de/hello.mp3"]),
        ("https://a.example/x/de/hello.mp3", ["de/hello.mp3"]),
        ("https://a.example/hello.mp3", ["de/hello.mp3", "fr/hello.mp3"]),
        ("https://a.example/Hello.wav", []),
        ("https://a.example/hello.wav/", []),
        ("https://hello.wav", []),
        ("hello.wav", []),
        ("https://a.example/..", []),
        ("", []),
    ],
)
def test_b9_which_files_a_url_means(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, paths: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    given = ["hello.wav", "grüezi you.wav", "de/hello.mp3", "fr/hello.mp3", "./de/../hello.wav"]
    for path in given:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(b"ID3")
    recordings = Recordings(given)
    assert [each.path for each in recordings.of(url)] == paths
    assert recordings.used == set(paths)
