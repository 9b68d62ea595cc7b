"""The options of `voicelint check`, as data: the command line, its help and its completion are made of them."""

from __future__ import annotations

from ..report.formats import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Option:
    """An option: its flags, whether it takes a value or may be repeated, what it takes, and its help."""

    __slots__ = ("choices", "flags", "help", "kind", "metavar", "name")

    def __init__(self, flags: str, kind: str, help: str, metavar: str = "", choices: tuple[str, ...] = ()) -> None:
        self.flags = tuple(flags.split())
        self.name = self.flags[0].lstrip("-").replace("-", "_")
        self.kind = kind
        self.help = help
        self.metavar = metavar
        self.choices = choices


TARGET_NAMES = ("infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush")
SEVERITY_NAMES = ("error", "warning", "info")

CHECK = (
    Option(
        "--target",
        "value",
        "The API that raw requests are for, and that specs are checked against in place of their own.",
        "TARGET",
        TARGET_NAMES,
    ),
    Option(
        "--select",
        "many",
        "Only these rules, by name, code or code prefix (IVR); several with commas.",
        "RULES",
    ),
    Option("--ignore", "many", "All but these rules; several with commas.", "RULES"),
    Option("--rules", "many", "A pack of rules of your own (docs/own-rules.md); may be repeated.", "FILE"),
    Option(
        "--fail-on",
        "value",
        "The mildest severity that makes the exit status 1 (default: warning).",
        "SEVERITY",
        SEVERITY_NAMES,
    ),
    Option("--exit-zero", "flag", "Exit with 0 even when there are findings."),
    Option(
        "--now",
        "value",
        "The time that clock rules take as now, such as 2026-12-01T09:00:00Z (default: the present).",
        "TIME",
    ),
    Option("--fix", "flag", "Mend the files where that is safe, and report what is left."),
    Option("--fix-only", "flag", "Mend the files, and neither report what is left nor fail because of it."),
    Option("--diff", "flag", "Print what --fix would change as a patch, and write no file."),
    Option("--unsafe-fixes", "flag", "With those: also make fixes that a person should look at."),
    Option("--config", "value", "The configuration file, in place of the nearest one of each file.", "FILE"),
    Option("--isolated", "flag", "Read no configuration file."),
    Option("--baseline", "value", "Report only findings that this file of voicelint baseline does not know.", "FILE"),
    Option("--require-reason", "flag", "Ask for the reason of every suppression."),
    Option("--stdin-filename", "value", "The name for what comes from standard input (path -).", "FILE"),
    Option(
        "--output-format",
        "many",
        f"How findings are written (default: text): {', '.join(FORMATS)}. May be repeated.",
        "FORMAT",
        FORMATS,
    ),
    Option(
        "--output-file",
        "many",
        "Write findings to this file (- is standard output); of several, the first takes the first format, and so on.",
        "FILE",
    ),
    Option(
        "--color",
        "value",
        "Colours: auto, always or never (default: auto).",
        "WHEN",
        ("auto", "always", "never"),
    ),
    Option("--quiet -q", "flag", "Only findings: no summary and no notes."),
    Option("--statistics", "flag", "Count findings by rule in place of listing them."),
)


def defaults() -> dict[str, Any]:
    """Every option of `check` as if none were given."""
    empty: dict[str, Any] = {"value": None, "flag": False}
    options = {option.name: [] if option.kind == "many" else empty[option.kind] for option in CHECK}
    options["paths"] = []
    return options
