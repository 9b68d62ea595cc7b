"""`voicelint compile`: specs to request bodies, on standard output or in a folder."""

from __future__ import annotations

import os
import sys

from ..compiling.files import Wanted, files
from ..compiling.folder import Folder, Refused, others, usable
from ..compiling.gate import admit
from ..compiling.naming import folder_name, repeated
from ..report.result import FileResult, RunResult
from ..source.read import Unreadable, read_file, read_stream
from .errors import CLEAN, FAULT, FINDINGS, UsageError
from .given import STDIN
from .governing import configurations, governed
from .options import TARGET_NAMES
from .outputs import STDOUT
from .settings import moment, refuse
from .streams import say, silence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..compiling.gate import Campaign, Passed

FORMATS = ("json", "curl")


class Job:
    """One campaign to be written: the name of its folder, its spec, and its requests."""

    __slots__ = ("campaign", "file", "name", "text")

    def __init__(self, name: str, file: str, text: str, campaign: Campaign) -> None:
        self.name = name
        self.file = file
        self.text = text
        self.campaign = campaign


def compile_specs(options: dict[str, Any]) -> int:
    """Run `compile` with its options as click has read them."""
    _valid(options)
    now = moment(options["now"])
    options = {**options, "now": now, "configs": configurations(options, bare=True)}
    options["configs"].now = now
    paths = list(dict.fromkeys(options["specs"]))
    admitted = [_admitted(path, options) for path in paths]
    passed = [each for each in admitted if each is not None]
    status = _report(passed, options)
    if status != CLEAN:
        return status
    jobs = _jobs(passed)
    if options["stdout"]:
        from .compiled_text import print_requests

        print_requests([job.campaign for job in jobs], options)
        return CLEAN
    try:
        if not options["check"]:
            return _write(jobs, options)
        others = [path for path, each in zip(paths, admitted, strict=True) if each is None]
        return max(_check(jobs, options), _untouched(others, {job.name for job in jobs}, options["output"]))
    except Refused as reason:
        raise UsageError(str(reason)) from None
    except OSError as error:
        where = error.filename or options["output"]
        raise UsageError(f"--output: {_named(where)} cannot be written: {error.strerror}") from None


def _valid(options: dict[str, Any]) -> None:
    for target in options["target"]:
        if target not in TARGET_NAMES:
            refuse("--target", target, TARGET_NAMES)
    if options["format"] not in FORMATS:
        refuse("--format", options["format"], FORMATS)
    if options["color"] not in ("auto", "always", "never"):
        refuse("--color", options["color"], ("auto", "always", "never"))
    if options["stdout"] and options["output"] is not None:
        raise UsageError("give either --output or --stdout, not both")
    if options["output"] == STDOUT:
        raise UsageError("--output takes a folder; --stdout prints the bodies")
    if not options["stdout"] and options["output"] is None:
        raise UsageError("where to? Give --output FOLDER, or --stdout to print the bodies")
    if options["check"] and options["stdout"]:
        raise UsageError("--check compares with a folder: give --output FOLDER")


def _admitted(path: str, options: dict[str, Any]) -> tuple[str, Passed] | None:
    """A file's name and what the check says of it; UsageError when it cannot be read or is no spec.

    None: it is no spec, and only specs are wanted.
    """
    name = path
    try:
        if path == STDIN:
            name = options["stdin_filename"] or "<stdin>"
            if sys.stdin is None:
                raise Unreadable("cannot be read: standard input is closed")
            text = read_stream(sys.stdin.buffer)
        else:
            text = read_file(path)
    except Unreadable as reason:
        raise UsageError(f"{_named(name)} {reason.reason}") from None
    except OSError as error:
        raise UsageError(f"{_named(name)} cannot be read: {error.strerror}") from None
    passed = admit(
        text,
        name,
        options["now"],
        options["target"],
        governed(options["configs"], name),
        allow_loss=options["allow_loss"],
        past=options["check"],
    )
    if passed.reason and options["only_specs"]:
        if not options["quiet"]:
            say(f"note: {name} was skipped: {passed.reason}")
        return None
    if passed.reason:
        raise UsageError(f"{name}: {passed.reason}")
    return name, passed


def _report(passed: list[tuple[str, Passed]], options: dict[str, Any]) -> int:
    """Print the diagnostics as `check` does, to standard error; the status is clean when no error remains."""
    from ..report.formats import render
    from ..report.style import terminal_columns, wants_color

    found = [each for _, one in passed for each in one.diagnostics]
    refused = any(one.refused for _, one in passed)
    if found:
        results = [FileResult(name, one.source.text, one.source.lines, one.diagnostics) for name, one in passed]
        color = wants_color(options["color"], sys.stderr, os.environ)
        columns = terminal_columns(sys.stderr, os.environ)
        run = RunResult(results, 0, options["now"], sum(one.suppressed for _, one in passed))
        target = f" --target {options['target'][0]}" if len(options["target"]) == 1 else ""
        run.mend = f"voicelint check{target} --fix"
        for line in render("text", run, color=color, columns=columns, quiet=options["quiet"]):
            _err(line)
    if not options["quiet"]:
        for _, one in passed:
            for note in one.notes:
                say(f"note: {note}")
    if any(each.rule.name == "internal-error" for each in found):
        return FAULT
    if refused:
        say("error: nothing was compiled, since an error remains")
        return FINDINGS
    return CLEAN


def _jobs(passed: list[tuple[str, Passed]]) -> list[Job]:
    jobs = [
        Job(folder_name(file, number if len(one.campaigns) > 1 else 0), file, one.text, campaign)
        for file, one in passed
        for number, campaign in enumerate(one.campaigns, 1)
    ]
    twice = repeated(job.name for job in jobs)
    if twice is not None:
        raise UsageError(
            f"two specs would be compiled to a folder named {twice}; compile them into folders of their own"
        )
    return jobs


def _write(jobs: list[Job], options: dict[str, Any]) -> int:
    output: str = options["output"]
    from .compiled_text import Differences

    with Folder(output) as folder:
        for job in jobs:
            folder.refuse_foreign(job.name)
        for job in jobs:
            differences = Differences(os.path.join(output, job.name))
            changed = folder.replace(job.name, files(job.campaign, job.file, job.text, _wanted(options, differences)))
            if options["quiet"]:
                continue
            for line in differences.lines:
                _out(line)
            for requests in job.campaign.requests:
                place = os.path.join(output, job.name, requests.name)
                what = f"{_count(requests.count, 'request')}, {_count(requests.recipients, 'recipient')}"
                _out(f"{place}: {what}{'' if changed else ' (unchanged)'}")
    return CLEAN


def _check(jobs: list[Job], options: dict[str, Any]) -> int:
    from ..compiling.contents import differences

    output: str = options["output"]
    usable(output)
    status = CLEAN
    for job in jobs:
        place = os.path.join(output, job.name)
        usable(place)
        for what, name in differences(place, files(job.campaign, job.file, job.text, _wanted(options, None))):
            status = FINDINGS
            _out(f"{what}: {os.path.join(place, name)}")
    if not options["quiet"]:
        for name in others(output, [job.name for job in jobs]):
            say(f"note: {os.path.join(output, name)} was compiled from a spec that is not among these")
        if status == CLEAN:
            _out(f"{output} is up to date.")
    return status


def _untouched(paths: list[str], checked: set[str], output: str) -> int:
    """Say which files of compiled campaigns have been altered since: a hook may be given them without their spec.

    `checked` are the campaigns that have been compared with their specs.
    """
    from ..compiling.contents import altered

    status = CLEAN
    for path in paths:
        campaign = os.path.relpath(path, output).split(os.sep)[0]
        if campaign not in checked and altered(output, path):
            status = FINDINGS
            _out(f"stale: {path}")
    return status


def _wanted(options: dict[str, Any], differences: Any) -> Wanted:
    return Wanted(options["now"], effective=options["effective"], curl=options["format"] == "curl", seen=differences)


def _out(line: str) -> None:
    from ..report.escape import printable

    try:
        sys.stdout.write(printable(line) + "\n")
    except BrokenPipeError:  # the reader has gone; what is compiled is written all the same
        silence()


def _err(line: str) -> None:
    """A line that is safe already, and may have colours."""
    try:
        sys.stderr.write(line + "\n")
    except OSError:
        return


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _named(path: str) -> str:
    return path or repr(path)
