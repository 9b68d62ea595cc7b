"""`voicelint targets --compare`: what each of two APIs can express that the other cannot."""

from __future__ import annotations

from ..importing.compare import compare
from .errors import CLEAN, UsageError
from .options import TARGET_NAMES
from .output import choose, print_json, print_lines, style, table, wrap
from .settings import refuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def compare_targets(a: str, b: str, output_format: str) -> int:
    """Print the comparison of two targets."""
    as_json = choose(output_format)
    for name in (a, b):
        if name not in TARGET_NAMES:
            refuse("--compare", name, TARGET_NAMES)
    if a == b:
        raise UsageError(f"--compare: {a} can express what {a} can; name two targets")
    compared = compare(a, b)
    if as_json:
        print_json(compared)
    else:
        print_lines(lines(compared))
    return CLEAN


def lines(compared: dict[str, Any]) -> list[str]:
    """The comparison for people."""
    a, b = compared["a"], compared["b"]
    made: list[str] = []
    for one, other, only in ((a, b, compared["only_a"]), (b, a, compared["only_b"])):
        made += _title(f"{one} can express, {other} cannot:")
        made += table([(each["spec"], each["about"]) for each in only], "    ") or ["    nothing"]
        made.append("")
    if compared["different"]:
        made += _title("Both can express, each in its own way:")
        rows = [("spec", a, b)]
        rows += [(each["spec"], _words(each["a"]), _words(each["b"])) for each in compared["different"]]
        made += [*table(rows, "    "), ""]
    made += _title("Both can express, in the same way:")
    made += wrap(", ".join(each["spec"] for each in compared["same"]), "    ")
    return made


def _title(text: str) -> list[str]:
    paint = style()
    return [f"{paint.bold}{text}{paint.reset}"]


def _words(places: list[dict[str, str]]) -> str:
    return "; ".join(dict.fromkeys(each["value"] for each in places))
