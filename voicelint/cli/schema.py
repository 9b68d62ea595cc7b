"""`voicelint schema`: the published JSON Schemas, for editors and other tools."""

from __future__ import annotations

import os.path
import sys

from .errors import CLEAN, UsageError
from .options import TARGET_NAMES
from .settings import refuse
from .streams import machine_output

OWN = ("campaign", "config", "pack", "report", "diagnostic", "manifest", "baseline")
NAMES = (*OWN, *TARGET_NAMES)
"""What voicelint reads and writes, and the vendors' request bodies."""

FOLDERS = (("..", "_data", "schemas"), ("..", "..", "schemas"))
"""Where they lie in an installed package, and in the project's own folder."""


def schema(name: str) -> int:
    """Print a schema as it is shipped."""
    if name not in NAMES:
        refuse("NAME", name, NAMES)
    machine_output()
    sys.stdout.write(read(name).decode("utf-8"))
    return CLEAN


def read(name: str) -> bytes:
    """A schema's bytes, through the package's loader so that they are found inside a zip too."""
    from typing import Any

    loader: Any = __spec__.loader
    path = (f"{name}.schema.json",) if name in OWN else ("requests", f"{name}.schema.json")
    for steps in FOLDERS:
        try:
            data: bytes = loader.get_data(os.path.normpath(os.path.join(os.path.dirname(__file__), *steps, *path)))
        except OSError:
            continue
        return data
    raise UsageError(f"{path[-1]} is not part of this installation")
