"""Checks in Python: functions of installed packages, which register them under the entry point group voicelint.checks.

Nothing is imported from the folder that a check runs in: only what stands where packages are installed is looked at,
whatever sys.path holds besides.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import CheckFunction

GROUP = "voicelint.checks"


def registered() -> set[str]:
    """The functions that installed packages register."""
    from importlib.metadata import distributions

    return {
        point.value.replace(" ", "")
        for distribution in distributions(path=_folders())
        for point in distribution.entry_points
        if point.group == GROUP
    }


def load(function: str) -> CheckFunction:
    """A registered function, imported from where packages are installed."""
    from importlib import import_module

    module, _, name = function.partition(":")
    before = sys.path[:]
    sys.path[:] = [*_standard_library(), *_installed()]
    try:
        target: CheckFunction = getattr(import_module(module), name)
    finally:
        sys.path[:] = before
    if not callable(target):
        raise TypeError("it is no function")
    return target


def _folders() -> list[str]:
    """The folders that packages are installed to, those of them that this interpreter uses."""
    import site
    import sysconfig

    paths = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()]
    if site.ENABLE_USER_SITE:
        paths.append(site.getusersitepackages())
    used = {os.path.abspath(path) for path in sys.path if path}
    return [path for path in dict.fromkeys(paths) if os.path.abspath(path) in used]


def _installed() -> Iterator[str]:
    """Those folders, and the ones that their .pth files add (packages that are installed to be edited)."""
    for folder in _folders():
        yield folder
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".pth"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as lines:
                for line in map(str.strip, lines):
                    if line and not line.startswith(("#", "import ", "import\t")):
                        yield os.path.join(folder, line)


def _standard_library() -> list[str]:
    import sysconfig

    library = os.path.abspath(sysconfig.get_path("stdlib"))
    archive = f"python{sys.version_info.major}{sys.version_info.minor}.zip"
    return [path for path in sys.path if os.path.abspath(path).startswith(library) or os.path.basename(path) == archive]
