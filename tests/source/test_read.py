import io
import os

import pytest

from voicelint.source.parse import parse
from voicelint.source.read import Unreadable, decode, read_file, read_stream


def refusal(path, **options):
    with pytest.raises(Unreadable) as caught:
        read_file(str(path), **options)
    return caught.value


def test_text_comes_back_exactly(tmp_path):
    text = "a: 📞é\r\nb: \t1\n\u2028"
    path = tmp_path / "x.yaml"
    path.write_bytes(text.encode())
    assert read_file(str(path)) == text


def test_a_byte_order_mark_is_kept_for_parse_to_note():
    source = parse(decode(b"\xef\xbb\xbfa: 1"), "x.yaml")
    assert (source.bom, source.text) == (True, "a: 1")
    assert not parse(decode(b"a: 1"), "x.yaml").bom


def test_missing_folder_and_impossible_names(tmp_path):
    assert "does not exist" in refusal(tmp_path / "none.yaml").reason
    assert "folder" in refusal(tmp_path).reason
    (tmp_path / "f").write_text("x")
    assert "does not exist" in refusal(tmp_path / "f" / "x.yaml").reason
    assert "long" in refusal(tmp_path / ("n" * 5000)).reason
    assert refusal("a\0b").reason
    assert refusal(tmp_path).name == "unreadable"


def test_a_link_to_itself(tmp_path):
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    assert "leads back to itself" in refusal(loop).reason


def test_a_pipe_is_refused_without_waiting(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert "pipe" in refusal(pipe).reason


def test_a_pipe_is_not_even_opened(tmp_path, monkeypatch):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    monkeypatch.setattr(os, "open", None)
    assert "pipe" in refusal(pipe).reason


def test_a_file_exchanged_for_a_pipe_after_the_look_is_refused_without_waiting(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("a: 1")
    regular = os.stat(tmp_path / "file")
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    monkeypatch.setattr(os, "stat", lambda _: regular)
    assert "pipe" in refusal(pipe).reason


@pytest.mark.timeout(10)
def test_a_device_is_refused():
    assert "device" in refusal(os.devnull).reason


def test_permission(tmp_path, monkeypatch):
    path = tmp_path / "secret.yaml"
    path.write_text("a: 1")

    def deny(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    assert "permission denied" in refusal(path).reason


def test_too_large(tmp_path):
    path = tmp_path / "big.yaml"
    path.write_bytes(b"x" * 1001)
    error = refusal(path, limit=1000)
    assert (error.name, error.reason) == ("too-large", "is larger than 1000 bytes")
    assert read_file(str(path), limit=1001) == "x" * 1001
    assert refusal(path, limit=0).name == "too-large"


def test_a_stream_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert size > 0
            self.given += min(size, 10)
            return b"x" * min(size, 10)

    stream = Endless()
    with pytest.raises(Unreadable) as caught:
        read_stream(stream, limit=1000)
    assert caught.value.name == "too-large"
    assert stream.given == 1001
    assert read_stream(io.BytesIO("é".encode())) == "é"


@pytest.mark.parametrize(
    ("data", "word", "before"),
    [
        ("a: 1".encode("utf-16"), "UTF-16", ""),
        ("a: 1".encode("utf-32"), "UTF-32", ""),
        (b"\xfe\xff\x00a", "UTF-16", ""),
        ("abc: def".encode("utf-16-le"), "UTF-16", "a"),
        (b"a: 1\n\xc3\xa9b\x00c", "binary", "a: 1\néb"),
        (b"\x7fELF\x02\x01\x01\x00", "binary", "\x7fELF\2\1\1"),
        ("a: 1\r\nb: 📞".encode() + b"\xe9t", "0xE9", "a: 1\r\nb: 📞"),
        (b"\xef\xbb\xbfa\xff", "0xFF", "a"),
        (b"a\xc3", "0xC3", "a"),
    ],
)
def test_what_is_no_utf8_text_is_named_with_its_place(data, word, before):
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert word in caught.value.reason
    assert caught.value.before == before
    assert caught.value.name == "not-text"
