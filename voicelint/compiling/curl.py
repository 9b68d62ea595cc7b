"""Requests as curl commands. What is secret stands in environment variables; what is from the spec is never shell code."""

from __future__ import annotations

import re
import shlex

from .dump import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .requests import Requests

CONTENT = {"Content-Type": "application/json", "Accept": "application/json"}

END = "VOICELINT_BODY"
"""Ends a body in the script. Every line of a body begins with a bracket or a space, so none can be this one."""


def head(several: list[Requests]) -> str:
    """The beginning of a script: which variables it needs, and that a failed request ends it."""
    names = dict.fromkeys(name for requests in several for name in variables(requests))
    lines = ["#!/bin/sh", "set -eu", *(f': "${{{name}:?is not set}}"' for name in names)]
    return "\n".join(lines) + "\n"


def script(requests: Requests, width: int) -> str:
    """The script that sends all frames of a target from the folder it lies in, with file names of `width` digits."""
    each = command(requests)
    sent = [f"\n{each} --data-binary @{number:0{width}}.json\n" for number in range(1, requests.count + 1)]
    return "".join([head([requests]), 'CDPATH= cd -- "$(dirname -- "$0")"\n', *sent])


def inline(requests: Requests, body: dict[str, Any]) -> str:
    """The command that sends one body, the body with it."""
    return f"\n{command(requests)} --data-binary @- <<'{END}'\n{text(body)}\n{END}\n"


def variables(requests: Requests) -> list[str]:
    """The environment variables that the commands of a target need."""
    target = requests.target
    named = [name for value in target.credentials.values() for name in re.findall(r"\{(\w+)\}", value)]
    return [*target.variables.values(), *named]


def command(requests: Requests) -> str:
    """The command up to the body."""
    target = requests.target
    # A base URL is often kept with its https://, which stands here already.
    url = re.sub(r"\{(\w+)\}", lambda found: f"${{{target.variables[found[1]]}#https://}}", requests.url)
    parts = [f'curl --fail-with-body --silent --show-error --request {requests.method} "{url}"']
    for name in requests.headers:
        if name in target.credentials:
            value = re.sub(r"\{(\w+)\}", r"${\1}", target.credentials[name])
            parts.append(f'--header "{name}: {value}"')
        else:
            parts.append(f"--header {shlex.quote(f'{name}: {CONTENT[name]}')}")
    return " \\\n  ".join(parts) + " \\\n "
