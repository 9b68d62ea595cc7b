"""`voicelint init`: a spec to start from."""

from __future__ import annotations

import os
import sys

from ..importing.starter import starter
from ..values.files import create_file
from .errors import CLEAN, UsageError
from .options import TARGET_NAMES
from .outputs import STDOUT
from .settings import refuse
from .streams import machine_output, say


def init(target: str, path: str) -> int:
    """Write a starter for a target to a new file (- is standard output), and say what to do next."""
    if target not in TARGET_NAMES:
        refuse("--target", target, TARGET_NAMES)
    text = starter(target)
    if path == STDOUT:
        machine_output()
        sys.stdout.write(text)
        sys.stdout.flush()
        return CLEAN
    if path.lower().endswith(".json"):
        raise UsageError("FILE: the starter is YAML, for its comments; give it a name that ends in .yaml")
    try:
        create_file(path, text.encode("utf-8"))
    except FileExistsError:
        raise UsageError(f"{path} is there already and stays as it is; name another file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no possible file name"
        raise UsageError(f"{path or repr(path)} cannot be written: {reason}") from None
    for line in _next(target, path):
        say(line)
    return CLEAN


def _next(target: str, path: str) -> list[str]:
    others = ", ".join(name for name in TARGET_NAMES if name != target)
    schema = os.path.join(os.path.dirname(path), "campaign.schema.json")
    return [
        f"written: {path}, a campaign for {target} (voicelint init --target: {others})",
        "next:",
        "  1. put in your numbers and your words; what stands in comments is there to be used",
        f"  2. voicelint check {path}",
        f"  3. voicelint compile {path} -o requests",
        f"  In an editor with a YAML language server, voicelint schema > {schema} gives completion.",
    ]
