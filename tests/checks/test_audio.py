"""B9, G8: what a URL says of the recording."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.checks.infobip import JSON, run
from voicelint.engine.checks.audio import other_format, url_ending

PLAYED = ["wav", "wave", "mp3"]


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
    hit = run(other_format, f"https://a.example/hello.{ending}", played=PLAYED)
    assert hit is not None
    assert hit.params["ending"] == ending.lower()


@pytest.mark.parametrize("ending", ["wav", "wave", "mp3", "MP3", "php", "aspx"])
def test_b9_what_may_be_wav_or_mp3_is_silent(ending: str) -> None:
    assert run(other_format, f"https://a.example/hello.{ending}", played=PLAYED) is None


@given(JSON)
def test_any_value_is_survived(value: object) -> None:
    run(other_format, value, played=PLAYED)
