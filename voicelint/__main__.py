"""`python -m voicelint` and the `voicelint` command."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    # A run is short and what it builds lives until its end: collecting costs more than it frees.
    gc.disable()
    from .cli.entry import run
    from .source import pyyaml

    pyyaml.ALONE = sys.argv[1:2] != ["lsp"]  # a server has threads
    status = run(sys.argv[1:])
    # Taking down a large tree object by object costs more than checking it; everything is written by now.
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
