from __future__ import annotations

import io

import pytest

from voicelint.report.formats import FORMATS, MACHINE_FORMATS, render
from voicelint.report.statistics import render_statistics
from voicelint.report.style import DEFAULT_COLUMNS, terminal_columns, wants_color
from voicelint.report.text import render_text

TEXT = "retry:\n  attempts: 5\n"
EVIL = "\x1b]0;evil\x07"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def found(make, *severities, **fields):
    return [make.diagnostic(TEXT, "5", severity=severity, **fields) for severity in severities]


def last_line(run, **options):
    return list(render_text(run, **({"color": False, "columns": 100, "quiet": False} | options)))[-1]


@pytest.mark.parametrize(
    ("severities", "fields", "words"),
    [
        ((), {}, "No problems found in 3 files."),
        ((), {"skipped": 1}, "No problems found in 3 files (1 skipped)."),
        ((), {"suppressed": 2}, "No problems found in 3 files (2 suppressed)."),
        (("error",), {}, "Found 1 error in 3 files."),
        (("info",), {}, "Found 1 info in 3 files."),
        (
            ("error", "error", "warning"),
            {"skipped": 1},
            "Found 2 errors and 1 warning in 3 files (1 skipped).",
        ),
        (("error", "warning", "info", "info"), {}, "Found 1 error, 1 warning and 2 infos in 3 files."),
        (("warning",), {"skipped": 4, "elapsed": 0.0649}, "Found 1 warning in 3 files (4 skipped, 0.06 s)."),
    ],
)
def test_summary(make, severities, fields, words):
    files = [make.file(TEXT, *found(make, *severities)), make.file(TEXT), make.file(TEXT)]
    assert last_line(make.run(*files, **fields)) == words


def test_summary_without_files(make):
    assert last_line(make.run(skipped=2)) == "No files were checked (2 skipped)."
    assert last_line(make.run(make.file(TEXT))) == "No problems found in 1 file."


def test_quiet_prints_diagnostics_only(make):
    run = make.run(make.file(TEXT, *found(make, "error")))
    loud = list(render_text(run, color=False, columns=100, quiet=False))
    quiet = list(render_text(run, color=False, columns=100, quiet=True))
    assert loud == [*quiet, "Found 1 error in 1 file."]
    assert quiet[0].startswith("error[retry-count-clamped]")
    assert list(render_text(make.run(), color=False, columns=100, quiet=True)) == []


def test_diagnostics_stand_apart(make):
    run = make.run(make.file(TEXT, *found(make, "error", "info")), make.file(TEXT, *found(make, "warning")))
    text = "\n".join(render_text(run, color=False, columns=100, quiet=False))
    parts = text.split("\n\n")
    assert [part.split("[")[0] for part in parts[:3]] == ["error", "info", "warning"]
    assert parts[3:] == ["Found 1 error, 1 warning and 1 info in 2 files."]


def test_statistics(make):
    diagnostics = [
        *found(make, "error", "warning", "warning", name="rule-b"),
        *found(make, *["info"] * 12, name="the-longest-name", message=f"first {EVIL}"),
        *found(make, "warning", "warning", name="rule-a", message="x" * 100),
    ]
    run = make.run(make.file(TEXT, *diagnostics[:8]), make.file(TEXT, *diagnostics[8:]))
    assert list(render_statistics(run)) == [
        "  12  info     the-longest-name  first \\x1B]0;evil\\x07",
        "   2  warning  rule-a            " + "x" * 71 + "…",
        "   2  warning  rule-b            5 retries asked, at most 4 are made",
        "   1  error    rule-b            5 retries asked, at most 4 are made",
    ]
    assert list(render_statistics(make.run())) == []


def test_concise(make):
    diagnostics = found(make, "error", message=f"a\n{EVIL}")
    run = make.run(make.file("📞é: 1\n" + TEXT, make.diagnostic("📞é: 1", "1")), skipped=1)
    assert list(render("concise", run)) == [
        "campaigns/may.yaml:1:5: warning retry-count-clamped 5 retries asked, at most 4 are made"
    ]
    run = make.run(make.file(TEXT, *diagnostics, name=f"{EVIL}.yaml"))
    assert list(render("concise", run)) == [
        "\\x1B]0;evil\\x07.yaml:2:13: error retry-count-clamped a\\x0A\\x1B]0;evil\\x07"
    ]
    assert list(render("concise", make.run(make.file(TEXT)))) == []


def test_every_format_renders(make):
    run = make.run(make.file(TEXT, *found(make, "error")))
    for name in FORMATS:
        lines = list(render(name, run))
        assert any("retry-count-clamped" in line for line in lines)
        assert all("\n" not in line for line in lines)
    assert set(FORMATS) >= MACHINE_FORMATS
    with pytest.raises(KeyError):
        render("sarf", run)


@pytest.mark.parametrize(
    ("choice", "env", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_to_colour(choice, env, terminal, expected):
    assert wants_color(choice, Terminal() if terminal else io.StringIO(), env) is expected


def test_closed_stream_is_no_terminal():
    stream = io.StringIO()
    stream.close()
    assert wants_color("auto", stream, {}) is False


def test_columns():
    assert terminal_columns(io.StringIO(), {"COLUMNS": "60"}) == DEFAULT_COLUMNS == 100
    assert terminal_columns(Terminal(), {"COLUMNS": "60"}) == 60
    # StringIO has no file descriptor to ask, as some consoles have none.
    for useless in ("", "0", "-5", "wide", "²"):
        assert terminal_columns(Terminal(), {"COLUMNS": useless}) == 100
