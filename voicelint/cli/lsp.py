"""`voicelint lsp`: the language server, on standard input and output."""

from __future__ import annotations

import gc
import logging
import os
import sys

from .errors import UsageError
from .settings import moment
from .streams import say

SWITCH = 0.001
"""Seconds after which a check lets go of the interpreter when the conversation needs it; Python's own 5 ms are felt."""


def lsp(now: str | None) -> int:
    """Serve an editor until it leaves; the status is the protocol's: 0 after a good-bye, else 1."""
    present = None if now is None else moment(now)
    try:
        from ..lsp.features import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs pygls: pip install 'voicelint[lsp]'") from None
    if sys.stdin is None or sys.stdin.isatty():
        say(
            "note: voicelint lsp is started by an editor and talks to it in the language server protocol; see docs/editors.md"
        )
    if sys.stdin is None:
        return 1
    sys.setswitchinterval(SWITCH)
    gc.enable()  # a command that ends at once has no use for it, a server has
    level = logging.DEBUG if os.environ.get("VOICELINT_TRACEBACK") else logging.CRITICAL
    logging.basicConfig(stream=sys.stderr, level=level)
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # a stray print must not get into the conversation
    return serve(sys.stdin.buffer, out, present)
