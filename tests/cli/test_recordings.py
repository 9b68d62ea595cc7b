"""B9, C8: recordings given on the command line are held against what the campaigns play."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import voicelint

from .conftest import Cli

SPEC = """\
voicelint: 1
name: Call back
target: infobip-click-to-call
caller: "+41443026740"
play: {url: "https://media.example.org/prompts/hello.wav"}
connect: {to: "+41443026742", caller: "+41443026743"}
recipients: ["+41793026741", "+41793026742"]
"""
ROUTEE = """\
{
  "from": "+41443026740",
  "name": "Parcel",
  "to": ["+41793026741"],
  "fileURL": "https://cdn.example.org/hello.wav"
}
"""
CALL = """\
{"messages": [{"from": "41443026740", "fromB": "41443026743", "destinationA": "41793026741", "destinationB": "41443026742",
  "audioFileUrl": "https://media.example.org/hello.mp3"}]}
"""
WAV, MP3, OGG = b"RIFF\x24\0\0\0WAVEfmt ", b"ID3\4\0\0\0\0\0\0", b"OggS\0\2\0\0\0"


def test_b9_the_format_of_the_file_is_told_at_the_url_of_a_spec(cli: Cli) -> None:
    result = cli.json(cli.write("spec.yaml", SPEC), cli.write("hello.wav", OGG))
    (found,) = result.report["diagnostics"]
    assert result.status == 1
    assert result.err == ""
    assert (found["name"], found["file"]) == ("recording-file-neither-wav-nor-mp3", "spec.yaml")
    assert found["pointer"] == "/play/url"
    assert found["request_pointer"] == "/messages/0/audioFileUrl"
    assert (found["range"]["start"]["line"], found["range"]["start"]["column"]) == (5, 13)
    assert found["source"]["status"] == "documented"
    assert found["source"]["constraint"] == "B9"
    for words in ("hello.wav", "Ogg audio, 9 bytes", "WAV and MP3 below 4 MB"):
        assert words in found["message"]


def test_b9_a_raw_request(cli: Cli) -> None:
    assert cli.json(cli.write("hello.mp3", b"<html></html>"), cli.write("call.json", CALL)).names == [
        "recording-file-neither-wav-nor-mp3"
    ]
    assert cli.json(cli.write("hello.mp3", WAV), "call.json").names == []


def test_c8_routee_plays_wav_only(cli: Cli) -> None:
    result = cli.json(cli.write("campaign.json", ROUTEE), cli.write("hello.wav", MP3))
    (found,) = result.report["diagnostics"]
    assert (found["name"], found["severity"], found["source"]["constraint"]) == (
        "recording-file-not-wav",
        "error",
        "C8",
    )
    assert (
        "hello.wav, which was given with the campaign, is MP3 audio, 10 bytes; Routee plays WAV only"
        in found["message"]
    )
    cli.write("hello.wav", WAV)
    (cli.folder / "hello.wav").write_bytes(WAV + bytes(5_000_000))
    assert cli.json("campaign.json", "hello.wav").names == []


@pytest.mark.parametrize(("size", "names"), [(3_999_999, []), (4_000_000, ["recording-file-not-below-4-mb"])])
def test_b9_below_4_mb(cli: Cli, size: int, names: list[str]) -> None:
    cli.write("spec.yaml", SPEC)
    with (cli.folder / "hello.wav").open("wb") as file:
        file.write(WAV)
        file.truncate(size)
    result = cli.json("spec.yaml", "hello.wav")
    assert result.names == names
    assert all("WAV audio, 4,000,000 bytes" in each["message"] for each in result.report["diagnostics"])


def test_b9_of_format_and_size_the_format_is_told(cli: Cli) -> None:
    cli.write("spec.yaml", SPEC)
    with (cli.folder / "hello.wav").open("wb") as file:
        file.write(OGG)
        file.truncate(9_000_000)
    result = cli.json("spec.yaml", "hello.wav")
    assert result.names == ["recording-file-neither-wav-nor-mp3"]
    assert "9,000,000 bytes" in result.report["diagnostics"][0]["message"]


def test_g8_a_format_that_the_url_names_too_stays_a_warning(cli: Cli) -> None:
    spec = cli.write("spec.yaml", SPEC.replace("hello.wav", "hello.ogg"))
    assert cli.json(spec, cli.write("hello.ogg", OGG)).names == ["audio-neither-wav-nor-mp3"]
    assert cli.json(spec, cli.write("hello.ogg", b"fLaC")).names == ["recording-file-neither-wav-nor-mp3"]


def test_b9_below_a_folder(cli: Cli) -> None:
    cli.write("campaigns/spec.yaml", SPEC)
    cli.write("campaigns/sound/hello.wav", OGG)
    assert cli.json("campaigns").names == ["recording-file-neither-wav-nor-mp3"]
    assert "campaigns/sound/hello.wav" in cli.check("campaigns").out
    assert cli.json("campaigns/spec.yaml").names == []


def test_b9_a_folder_of_recordings_only(cli: Cli) -> None:
    cli.write("spec.yaml", SPEC)
    cli.write("sound/hello.wav", OGG)
    cli.write("noise/other.wav", OGG)
    result = cli.json("spec.yaml", "sound")
    assert (result.status, result.err, result.names) == (1, "", ["recording-file-neither-wav-nor-mp3"])
    result = cli.json("spec.yaml", "noise")
    assert (result.status, result.names) == (2, [])
    assert "no campaign in noise" in result.err


def test_b9_the_file_whose_folders_agree_with_the_url_is_meant(cli: Cli) -> None:
    cli.write("spec.yaml", SPEC)
    cli.write("prompts/hello.wav", WAV)
    cli.write("old/hello.wav", OGG)
    assert cli.json(".").names == []
    cli.write("prompts/hello.wav", OGG)
    cli.write("old/hello.wav", WAV)
    assert cli.json(".").names == ["recording-file-neither-wav-nor-mp3"]


def test_b9_of_several_files_that_may_be_meant_nothing_is_told_while_one_is_right(cli: Cli) -> None:
    cli.write("spec.yaml", SPEC)
    cli.write("one/hello.wav", OGG)
    cli.write("two/hello.wav", MP3)
    assert cli.json(".").names == []
    cli.write("two/hello.wav", b"")
    assert cli.json(".").names == ["recording-file-neither-wav-nor-mp3"]


def test_what_is_ignored_or_a_link_in_a_folder_is_not_opened(cli: Cli) -> None:
    cli.write("all/spec.yaml", SPEC)
    cli.write("outside/hello.wav", OGG)
    (cli.folder / "all" / "hello.wav").symlink_to(cli.folder / "outside" / "hello.wav")
    assert cli.json("all").names == []
    (cli.folder / "all" / "hello.wav").unlink()
    cli.write("all/hello.wav", OGG)
    cli.write("all/.gitignore", "*.wav\n")
    assert cli.json("all").names == []
    cli.write("all/.gitignore", "")
    cli.write("voicelint.toml", 'exclude = ["all/*.wav"]\n')
    assert cli.json("all").names == []


def test_a_link_that_the_command_line_names_is_followed(cli: Cli) -> None:
    cli.write("spec.yaml", SPEC)
    cli.write("store/1", OGG)
    (cli.folder / "hello.wav").symlink_to("store/1")
    assert cli.json("spec.yaml", "hello.wav").names == ["recording-file-neither-wav-nor-mp3"]


def test_a_recording_that_is_played_is_not_said_to_be_skipped(cli: Cli) -> None:
    for content in (WAV, b"plain text"):
        result = cli.check("--fail-on", "info", cli.write("spec.yaml", SPEC), cli.write("hello.wav", content))
        assert "skipped" not in result.err + result.out


def test_a_recording_that_nobody_plays_is(cli: Cli) -> None:
    result = cli.json(cli.write("spec.yaml", SPEC), cli.write("other.wav", OGG))
    assert (result.status, result.names) == (0, [])
    assert result.report["summary"]["skipped"] == 1
    assert result.err == "note: other.wav is no campaign and was skipped: no campaign that is checked here plays it\n"


def test_a_recording_may_have_any_name(cli: Cli) -> None:
    spec = cli.write("spec.yaml", SPEC.replace("hello.wav", "12"))
    for content in (b"\0\0\1", b"text: it is"):
        result = cli.json(cli.write("12", content), spec)
        assert (result.status, result.err, result.names) == (1, "", ["recording-file-neither-wav-nor-mp3"])
        assert result.report["summary"]["skipped"] == 0
    result = cli.json(cli.write("13", b"\0\0\1"), spec)
    assert (result.status, result.names) == (2, ["not-text"])


@pytest.mark.parametrize("played", [True, False])
def test_a_recording_that_cannot_be_read_is_an_error(cli: Cli, played: bool) -> None:
    name = "hello.wav" if played else "other.wav"
    spec = cli.write("spec.yaml", SPEC)
    result = cli.json(spec, name)
    assert (result.status, result.names) == (2, ["unreadable"])
    assert "does not exist" in result.report["diagnostics"][0]["message"]
    os.mkfifo(cli.folder / name)
    result = cli.json(name, spec)
    assert (result.status, result.names) == (2, ["unreadable"])
    assert "is a pipe" in result.report["diagnostics"][0]["message"]


def test_from_standard_input(cli: Cli) -> None:
    cli.write("hello.wav", OGG)
    assert cli.json("-", "hello.wav", stdin=SPEC.encode()).names == ["recording-file-neither-wav-nor-mp3"]


def test_with_a_configuration_and_while_mending(cli: Cli) -> None:
    cli.write("voicelint.toml", 'fail-on = "error"\n')
    cli.write("hello.wav", OGG)
    assert cli.json(cli.write("spec.yaml", SPEC), "hello.wav").names == ["recording-file-neither-wav-nor-mp3"]
    assert cli.json("--fix", "spec.yaml", "hello.wav").names == ["recording-file-neither-wav-nor-mp3"]


def test_a_file_name_cannot_reach_the_terminal_raw(cli: Cli) -> None:
    name = "a\x1b[31m\nb.wav"
    cli.write("spec.yaml", SPEC.replace("hello.wav", "a%1B%5B31m%0Ab.wav"))
    (cli.folder / name).write_bytes(OGG)
    result = cli.check("spec.yaml", name)
    assert "recording-file-neither-wav-nor-mp3" in result.out
    assert "\x1b" not in result.out + result.err


def test_a_list_of_many_calls_opens_the_file_once(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import voicelint.source.recordings as recordings

    opened: list[str] = []
    read = recordings.read_start

    def counted(path: str, count: int) -> tuple[bytes, int]:
        opened.append(path)
        return read(path, count)

    monkeypatch.setattr(recordings, "read_start", counted)
    message = CALL[CALL.index("[{") + 1 : -3]
    cli.write("hello.mp3", OGG)
    result = cli.json(cli.write("call.json", '{"messages": [' + ",".join([message] * 5) + "]}"), "hello.mp3")
    assert result.names.count("recording-file-neither-wav-nor-mp3") == 5
    assert opened == ["hello.mp3"]


def test_nothing_is_loaded_where_no_recording_is_given(cli: Cli) -> None:
    cli.write("spec.yaml", SPEC)
    code = "import sys; from voicelint.cli.entry import run; run(['check', 'spec.yaml']); print('voicelint.source.recordings' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=cli.folder, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")


def test_the_python_interface(cli: Cli) -> None:
    cli.write("hello.wav", OGG)
    report = voicelint.lint(SPEC, "spec.yaml", recordings=[cli.folder / "hello.wav"])
    assert [each.rule.name for each in report.diagnostics] == ["recording-file-neither-wav-nor-mp3"]
    assert voicelint.lint(SPEC, "spec.yaml").diagnostics == []
    fixed = voicelint.fix(SPEC, "spec.yaml", recordings=["hello.wav"])
    assert [each.rule.name for each in fixed.report.diagnostics] == ["recording-file-neither-wav-nor-mp3"]
    (cli.folder / "hello.wav").unlink()
    with pytest.raises(ValueError, match=r"recordings: hello\.wav does not exist"):
        voicelint.lint(SPEC, "spec.yaml", recordings=["hello.wav"])
