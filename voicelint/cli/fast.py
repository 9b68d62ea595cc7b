"""Reads a plain `check` command line without click.

Importing click takes longer than checking a file, and a pre-commit hook pays for it at every commit. Whatever
is not plain (help, abbreviations, an unknown option, a missing value) is left to click, which words it well.
"""

from __future__ import annotations

from .options import CHECK, defaults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def read_check(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options and paths of a `check` command line as click would read them, or None where click must."""
    flags = {flag: option for option in CHECK for flag in option.flags}
    options = defaults()
    words = iter(arguments)
    for word in words:
        if word == "-" or not word.startswith("-"):
            options["paths"].append(word)
            continue
        flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = flags.get(flag)
        if option is None:
            return None
        if option.kind == "flag":
            if equals:
                return None
            options[option.name] = True
            continue
        if not equals:
            following = next(words, None)
            if following is None:
                return None
            value = following
        if option.kind == "many":
            options[option.name].append(value)
        else:
            options[option.name] = value
    return options
