"""`voicelint import`: request bodies to a spec, on standard output or in a file."""

from __future__ import annotations

import gc
import os
import sys

from ..importing.bodies import take
from ..importing.importer import bring_in
from ..report.result import FileResult, RunResult
from ..source.parse import parse
from ..source.read import Unreadable, read_file, read_stream
from .errors import CLEAN, FINDINGS, USAGE, UsageError
from .given import STDIN
from .governing import configurations, governed
from .options import TARGET_NAMES
from .outputs import STDOUT
from .settings import moment, refuse
from .streams import machine_output, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from ..importing.bodies import Taken


def import_bodies(options: dict[str, Any]) -> int:
    """Run `import` with its options as click has read them."""
    # As in a check: large trees that live until the end are not worth a collector's walks.
    gc.disable()
    target = options["target"]
    output = None if options["output"] == STDOUT else options["output"]
    if target is not None and target not in TARGET_NAMES:
        refuse("--target", target, TARGET_NAMES)
    # A file that is named twice, even in two ways, holds the same people: nobody is called once more for it.
    named: dict[str, str] = {}
    for path in options["bodies"]:
        named.setdefault(path if path == STDIN else os.path.abspath(path), path)
    paths = list(named.values())
    _valid(output, paths)
    now = moment(options["now"])
    configs = configurations(options, bare=True)
    files = []
    for path in paths:
        name = "<stdin>" if path == STDIN else path
        files.append(take(parse(_read(path), name), now, target or governed(configs, name).payload))
    for taken in files:
        _report(taken, now)
    reasons = [reason for taken in files for reason in taken.reasons]
    for reason in reasons:
        say(f"error: {reason}")
    bodies = [body for taken in files for body in taken.bodies]
    if reasons or not bodies:
        say("error: nothing was imported")
        return USAGE if any(taken.unknown for taken in files) else FINDINGS
    made = bring_in(bodies, now)
    if made.lost:
        for each in made.lost:
            say(f"error: {each}")
        say("error: nothing was imported: a spec cannot say this, and it would be lost")
        return FINDINGS
    if output is None:
        machine_output()
        sys.stdout.write(made.text)
        sys.stdout.flush()
    else:
        _write(output, made.text)
    left = [f"the comments of {each.source.filename} are not taken over" for each in files if each.source.comments]
    for note in [*made.notes, *left]:
        say(f"note: {note}")
    if output is not None:
        specs = "a spec" if made.specs == 1 else f"{made.specs} specs"
        say(f"written: {output}, {specs}; next: voicelint check {output}")
    return CLEAN


def _valid(output: str | None, paths: list[str]) -> None:
    if output is None:
        return
    if output.lower().endswith(".json"):
        raise UsageError("--output: the spec is written as YAML; give it a name that ends in .yaml")
    if os.path.realpath(output) in {os.path.realpath(path) for path in paths if path != STDIN}:
        raise UsageError(f"--output: {output} is a body that is imported, and would be lost")


def _read(path: str) -> str:
    name = "standard input" if path == STDIN else path or repr(path)
    try:
        if path != STDIN:
            return read_file(path)
        if sys.stdin is None:
            raise Unreadable("cannot be read: it is closed")
        return read_stream(sys.stdin.buffer)
    except Unreadable as reason:
        raise UsageError(f"{name} {reason.reason}") from None
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None


def _report(taken: Taken, now: datetime) -> None:
    """What the check says of a body: its errors in full, the rest as a number."""
    from ..report.concise import render

    source = taken.source
    errors = [each for each in taken.diagnostics if each.severity == "error"]
    result = FileResult(source.filename, source.text, source.lines, errors)
    for line in render(RunResult([result], 0, now)):
        say(line)
    others = len(taken.diagnostics) - len(errors)
    if others:
        say(f"note: {source.filename}: the check has {others} more to say; voicelint check shows it")


def _write(path: str, text: str) -> None:
    from ..values.files import replace_file

    try:
        replace_file(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no possible file name"
        raise UsageError(f"--output: {path or repr(path)} cannot be written: {reason}") from None
