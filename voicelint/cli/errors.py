"""Exit statuses, and the error that ends a command with one."""

from __future__ import annotations

CLEAN, FINDINGS, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


class UsageError(Exception):
    """Something wrong with the command line or its surroundings; the text is one line for the user."""
