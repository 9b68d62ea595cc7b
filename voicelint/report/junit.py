"""JUnit's XML: a test suite for each file, a failed test for each finding, a passed one for a clean file.

A finding below `--fail-on` is a passed test that says something: a report with a failure would make a build fail
that voicelint lets pass.
"""

from __future__ import annotations

from ..engine.diagnostic import SEVERITIES
from .frame import frame
from .sentence import sentence
from .style import DEFAULT_COLUMNS, Style
from .xml_text import attribute, content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..engine.diagnostic import Diagnostic
    from .result import FileResult, RunResult


def render(run: RunResult) -> Iterator[str]:
    """The lines of the document, without line breaks."""
    suites = [(file, _failures(file)) for file in run.files]
    tests = sum(len(failed) or 1 for _, failed in suites)
    failures = sum(sum(failed) for _, failed in suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="voicelint"{_counts(tests, failures)}>'
    for file, failed in suites:
        yield f'  <testsuite{attribute("name", file.name)}{_counts(len(failed) or 1, sum(failed))} skipped="0">'
        if not failed:
            yield f'    <testcase name="no findings"{attribute("classname", file.name)}/>'
        for diagnostic, failure in zip(file.diagnostics, failed, strict=True):
            yield from _case(file, diagnostic, failure)
        yield "  </testsuite>"
    yield "</testsuites>"


def _failures(file: FileResult) -> list[bool]:
    bar = SEVERITIES.index(file.policy.fail_on)
    return [SEVERITIES.index(each.severity) >= bar for each in file.diagnostics]


def _counts(tests: int, failures: int) -> str:
    return f' tests="{tests}" failures="{failures}" errors="0"'


def _case(file: FileResult, diagnostic: Diagnostic, failure: bool) -> Iterator[str]:
    line, column = file.lines.position(diagnostic.start)
    name = f"{diagnostic.rule.name} at {line}:{column}"
    text = content("\n".join(frame(file, diagnostic, Style(False), DEFAULT_COLUMNS, True)))
    yield f"    <testcase{attribute('name', name)}{attribute('classname', file.name)}>"
    if failure:
        kind = attribute("type", diagnostic.severity) + attribute("message", sentence(diagnostic))
        yield from f"      <failure{kind}>{text}</failure>".split("\n")
    else:
        yield from f"      <system-out>{text}</system-out>".split("\n")
    yield "    </testcase>"
