"""Makes diagnostics without a rule pack."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voicelint.engine.diagnostic import Diagnostic, Related
from voicelint.engine.policy import Policy
from voicelint.engine.rule import Evidence, Rule
from voicelint.report.campaigns import parts
from voicelint.report.result import FileResult, RunResult
from voicelint.report.text import render_text
from voicelint.source.lines import Lines
from voicelint.source.parse import parse

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


class Make:
    """Short ways to a rule, a diagnostic, a file, a run, and a printed frame."""

    def rule(self, name="retry-count-clamped", effect="rewritten", code="IVR015"):
        return Rule(
            {
                "name": name,
                "code": code,
                "on": "request",
                "targets": ["infobip-ivr"],
                "at": {},
                "check": "at_most",
                "options": {},
                "effect": effect,
                "severity": "warning",
                "message": "",
                "instead": "",
                "evidence": {},
            },
            "infobip",
        )

    def evidence(self, **changes):
        fields = {
            "document": "launch-ivr-scenario",
            "title": "Infobip, Launch IVR scenario",
            "url": "",
            "field": "retry.maxCount",
            "status": "documented",
            "constraint": "A15",
        }
        return Evidence(**(fields | changes))

    def diagnostic(self, text, what="", **fields):
        """A diagnostic whose span is the first occurrence of `what`, unless start and end are given."""
        start = fields.pop("start", None)
        if start is None:
            start = text.index(what)
        rule = {key: fields.pop(key) for key in ("name", "effect", "code") if key in fields}
        values = {
            "rule": self.rule(**rule),
            "severity": "warning",
            "targets": ("infobip-ivr",),
            "file": "campaigns/may.yaml",
            "start": start,
            "end": start + len(what),
            "message": "5 retries asked, at most 4 are made",
            "help": "",
            "label": "",
            "pointer": "/retry/attempts",
            "request_pointer": "/messages/0/retry/maxCount",
            "value": 5,
            "effective": 4,
            "evidence": None,
        }
        return Diagnostic(**(values | fields))

    def related(self, text, what, message):
        start = text.rindex(what)
        return Related(start, start + len(what), message)

    def place(self, start, end, message):
        return Related(start, end, message)

    def file(self, text, *diagnostics, name="campaigns/may.yaml", fail_on="warning"):
        made = FileResult(name, text, Lines(text), list(diagnostics), Policy(fail_on=fail_on))
        made.parts = parts(parse(text, name))
        return made

    def run(self, *files, skipped=0, **fields):
        return RunResult(list(files), skipped, now=NOW, **fields)

    def printed(self, text, *diagnostics, name="campaigns/may.yaml", color=False, columns=100):
        """The frames of one file, without the summary."""
        run = self.run(self.file(text, *diagnostics, name=name))
        return "\n".join(render_text(run, color=color, columns=columns, quiet=True))

    def frame(self, text, what="", columns=100, **fields):
        """The frame of one diagnostic without header and place: numbered lines, underlines and notes."""
        printed = self.printed(text, self.diagnostic(text, what, **fields), columns=columns)
        return printed.split("\n", 2)[2].removesuffix("\n")


@pytest.fixture(scope="session")
def make():
    return Make()
