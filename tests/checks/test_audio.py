"""B9, G8: recordings."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.infobip import JSON, run
from voicelint.engine.checks.audio import LIMIT, inspect_audio, other_format, url_ending


@pytest.mark.parametrize(
    ("url", "ending"),
    [
        ("https://a.example/hello.wav", "wav"),
        ("https://a.example/HELLO.WAV?v=2#t", "wav"),
        ("https://a.example/x/hello.tar.gz", "gz"),
        ("https://a.example/hello", ""),
        ("https://a.example", ""),
        ("https://a.example/v1.2/hello", ""),
        ("https://a.example/play?file=hello.ogg", ""),
        ("https://a.example/.hidden", ""),
        ("https://a.example/release-1.25", ""),
        ("https://a.example/report.longending", ""),
        ("hello.ogg", ""),
        ("", ""),
    ],
)
def test_b9_url_ending(url: str, ending: str) -> None:
    assert url_ending(url) == ending


@pytest.mark.parametrize("ending", ["aac", "aiff", "m4a", "mp2", "mp4", "ogg", "wma", "txt", "OGG"])
def test_g8_other_formats(ending: str) -> None:
    hit = run(other_format, f"https://a.example/hello.{ending}")
    assert hit is not None
    assert hit.params["ending"] == ending.lower()


@pytest.mark.parametrize("ending", ["wav", "wave", "mp3", "MP3", "php", "aspx"])
def test_b9_what_may_be_wav_or_mp3_is_silent(ending: str) -> None:
    assert run(other_format, f"https://a.example/hello.{ending}") is None


@given(JSON)
def test_any_value_is_survived(value: object) -> None:
    run(other_format, value)


def recording(folder: Path, data: bytes) -> str:
    path = folder / "hello.wav"
    path.write_bytes(data)
    return str(path)


def test_b9_real_wav_passes(tmp_path: Path) -> None:
    path = tmp_path / "hello.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 80)
    assert inspect_audio(str(path)) is None


@pytest.mark.parametrize(
    "head",
    [
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"RF64\xff\xff\xff\xffWAVEds64",
        b"ID3\x04\0\0\0\0\0\0",
        b"\xff\xfb\x90\x00",  # MPEG-1 layer III
        b"\xff\xf3\x40\xc0",  # MPEG-2 layer III
        b"\xff\xe3\x18\xc0",  # MPEG-2.5 layer III
    ],
)
def test_b9_heads_that_pass(tmp_path: Path, head: bytes) -> None:
    assert inspect_audio(recording(tmp_path, head)) is None


@pytest.mark.parametrize(
    "head",
    [
        b"OggS\0\x02\0\0",
        b"RIFF\x24\0\0\0AVI LIST",
        b"\xff\xf1\x50\x80",  # AAC in ADTS
        b"\xff\xfd\x90\x00",  # MPEG-1 layer II
        b"\xff\xeb\x90\x00",  # a reserved version
        b"\xff",
        b"<html></html>",
    ],
)
def test_b9_heads_of_other_formats(tmp_path: Path, head: bytes) -> None:
    fault = inspect_audio(recording(tmp_path, head))
    assert fault is not None
    assert fault[0] == "format"


@pytest.mark.parametrize(("size", "fault"), [(LIMIT - 1, None), (LIMIT, "size")])
def test_b9_size_below_4_mb(tmp_path: Path, size: int, fault: str | None) -> None:
    path = tmp_path / "long.mp3"
    with path.open("wb") as file:
        file.write(b"ID3")
        file.truncate(size)
    found = inspect_audio(str(path))
    assert (found[0] if found else None) == fault
    if found is not None:
        assert "4000000 bytes" in found[1]


def test_b9_nothing_to_read(tmp_path: Path) -> None:
    assert inspect_audio(str(tmp_path / "absent.wav")) == ("unreadable", "there is no such file")
    assert inspect_audio(str(tmp_path)) == ("unreadable", "there is no such file")
    assert inspect_audio(recording(tmp_path, b"")) == ("empty", "it is empty")
    found = inspect_audio("a\0b")
    assert found is not None
    assert found[0] == "unreadable"


@given(st.binary(max_size=32))
def test_b9_any_bytes_get_a_verdict(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        fault = inspect_audio(recording(Path(folder), data))
    plays = data.startswith((b"ID3", b"RIFF", b"RF64", b"\xff"))
    assert fault is not None or plays
