"""Wrong usage: one line that says what is wrong and what was likely meant, and status 2."""

from __future__ import annotations

import pytest

from voicelint import __version__

from .conftest import FOUND, Cli


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "'check'"),
        (("check", "--targt", "octopush"), "'--target'"),
        (("check", "--select"), "--select"),
        (("check", "--exit-zero=yes"), "--exit-zero"),
        (("check", "--target", "octopus"), "did you mean octopush? known: infobip-ivr, infobip-click-to-call, routee"),
        (("check", "--target", "Infobip_IVR"), "did you mean infobip-ivr?"),
        (("check", "--target", "twilio"), "--target: there is no 'twilio'; known: infobip-ivr"),
        (("check", "--target", ""), "--target: there is no ''; known: "),
        (("check", "--output-format", "jsn"), "did you mean json? known: text, concise, json"),
        (("check", "--fail-on", "warn"), "known: error, warning, info"),
        (("check", "--fail-on", "eror"), "did you mean error?"),
        (("check", "--color", "alway"), "did you mean always?"),
        (("check", "--select", "retry-count-clampd"), "did you mean retry-count-clamped?"),
        (("check", "--ignore", "number-sample,retry_count_clamped"), "did you mean retry-count-clamped?"),
        (("check", "--ignore", "ZZZ"), "there is no rule 'ZZZ'; voicelint rules lists them"),
        (("check", "--ignore", "x" * 100_000), "voicelint rules lists them"),
        (("explain",), "RULE"),
        (("explain", "retry-count-clampd"), "did you mean retry-count-clamped?"),
        (("explain", "retry-count-clamped", "--output-format", "yaml"), "there is no 'yaml'; known: text, json"),
        (("explain", ""), "there is no rule ''"),
        (("rules", "--target", "octopus"), "did you mean octopush?"),
        (("rules", "--output-format", "concise"), "known: text, json"),
        (("targets", "rutee"), "did you mean routee?"),
        (("targets", "routee", "octopush"), "octopush"),
        (("completion",), "SHELL"),
        (("completion", "powershell"), "there is bash, zsh and fish"),
        (("completion", ""), "there is bash, zsh and fish"),
        (("--verbose",), "--verbose"),
    ],
)
def test_one_line_with_the_nearest_word(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    result = cli(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert result.err.count("\n") == 1
    assert said in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("{}",), ("--{}",), ("check", "--{}"), ("check", "-{}"), ("check", "--target", "{}"), ("check", "--now", "{}"),
        ("check", "--select", "{}"), ("check", "--output-format={}",), ("check", "--output-file", "{}/x", "."),
        ("explain", "{}"), ("targets", "{}"), ("rules", "--target", "{}"), ("completion", "{}"), ("check", "{}"),
        ("check", "--stdin-filename", "{}", "-"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "hostile", ["\x1b[31mred", "a\nb", "\u202eright to left", "\x9b31m", "\udcff", "a\rb", "\x07\x08"]
)
def test_arguments_never_reach_the_screen_raw(cli: Cli, arguments: tuple[str, ...], hostile: str) -> None:
    result = cli(*(each.format(hostile) for each in arguments), stdin=b"\0")
    assert result.status == 2
    shown = result.out + result.err
    assert shown
    assert not any(sign in shown for sign in "\x1b\u202e\x9b\udcff\r\x07\x08")
    assert result.err.count("\n") <= 1 or arguments == ("check", "{}")


def test_a_wrong_option_is_said_before_any_file_is_read(cli: Cli) -> None:
    result = cli("check", "missing.yaml", "--fail-on", "never")
    assert (result.status, result.out) == (2, "")


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(cli: Cli, flag: str) -> None:
    result = cli(flag)
    assert (result.status, result.out, result.err) == (0, f"voicelint {__version__}\n", "")


def test_no_arguments_show_the_help_and_are_wrong_usage(cli: Cli) -> None:
    result = cli()
    assert result.status == 2
    assert result.out == ""
    for command in ("check", "explain", "rules", "targets", "completion"):
        assert f"  {command} " in result.err
    assert cli("--help").out.splitlines() == result.err.splitlines()


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", ["check", "explain", "rules", "targets", "completion"])
def test_every_command_has_help(cli: Cli, command: str, flag: str) -> None:
    result = cli(command, flag)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"Usage: voicelint {command} ")


def test_the_help_of_check_names_every_option(cli: Cli) -> None:
    from voicelint.cli.options import CHECK

    shown = cli("check", "missing.yaml", "--help").out
    for option in CHECK:
        for flag in option.flags:
            assert flag in shown
        assert option.help.split()[0] in shown


def test_an_interruption_is_silent(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("voicelint.pipeline.check_text", interrupted)
    result = cli.check(cli.write("a.yaml"))
    assert (result.status, result.out, result.err) == (130, "", "")


def test_the_options_after_a_double_dash_are_paths(cli: Cli) -> None:
    cli.write("--quiet", "a: 1\n")
    result = cli.check("--", "--quiet")
    assert result.status == 0
    assert result.err.startswith("note: --quiet is no campaign and was skipped: ")


@pytest.mark.parametrize("name", ["--output-file=report.yaml", "--fix", "-q", "--no-such-option.yaml"])
def test_a_file_is_not_taken_for_an_option_of_its_name(cli: Cli, name: str) -> None:
    cli.write(name, FOUND)
    cli.write("b.yaml")
    for command in ("check", "compile"):
        result = cli(command, "b.yaml", name)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(
            f"error: {name} is an option, and there is a file of that name here: write ./{name} "
        )
    assert sorted(each.name for each in cli.folder.iterdir()) == sorted([name, "b.yaml"])
    for arguments in (("b.yaml", f"./{name}"), ("--", "b.yaml", name)):
        assert "sender-characters-deleted" in cli.check("--output-format", "concise", *arguments).out
