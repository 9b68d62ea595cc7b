"""Every key of a configuration file, as data: reading, the JSON Schema, the docs and `voicelint config` follow from it."""

from __future__ import annotations

from ..engine.diagnostic import SEVERITIES
from ..targets.names import TARGETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OFF = "off"
"""The severity of a rule that is not asked for."""

MILDEST_LAST = tuple(reversed(SEVERITIES))


class Key:
    """A key: the kind of its value (see `kinds.py`), its default, what it does, and a value as it stands in TOML.

    `choices` are the texts that it takes, `keys` those of each table of a list of tables, which has one of `needs`.
    """

    __slots__ = ("about", "choices", "default", "example", "keys", "kind", "name", "needs", "required")

    def __init__(
        self,
        name: str,
        kind: str,
        default: Any,
        about: str,
        example: str,
        *,
        choices: tuple[str, ...] = (),
        keys: tuple[Key, ...] = (),
        needs: tuple[str, ...] = (),
        required: bool = False,
    ) -> None:
        self.name = name
        self.kind = kind
        self.default = default
        self.about = about
        self.example = example
        self.choices = choices
        self.keys = keys
        self.needs = needs
        self.required = required


PAYLOAD_KEYS = (
    Key(
        "files",
        "globs",
        (),
        "Which files, as a glob or a list of globs. Campaign specs among them keep their own targets.",
        '"requests/octopush/*.json"',
        required=True,
    ),
    Key("target", "choice", None, "The API that they are for.", '"octopush"', choices=TARGETS, required=True),
)

OVERRIDE_KEYS = (
    Key("files", "globs", (), "Which files, as a glob or a list of globs.", '"legacy/*.json"', required=True),
    Key(
        "pointer",
        "pointers",
        (),
        "Only findings at this JSON pointer (RFC 6901) and in what it holds; `*` stands for any one step. Or a list of pointers.",
        '"/messages/*/notifyUrl"',
    ),
    Key("ignore", "rules", (), "Findings of these rules are suppressed.", '["report-address-insecure"]'),
    Key(
        "severity",
        "severities",
        {},
        "The severity of rules by name or code; off suppresses their findings.",
        '{ number-sample = "info" }',
        choices=(*MILDEST_LAST, OFF),
    ),
    Key(
        "until",
        "day",
        None,
        "The last day (in UTC) on which the override holds, without quotes; afterwards what it suppresses is shown again.",
        "2026-12-01",
    ),
    Key("reason", "text", None, "Why; it is shown wherever suppressed findings are listed.", '"replaced in spring"'),
)

KEYS = (
    Key(
        "extends",
        "text",
        None,
        "A configuration file (a path that ends in .toml, relative to this file) or an installed package that holds a "
        "`voicelint.toml`; its values stand where this file gives none.",
        '"../voicelint.toml"',
    ),
    Key(
        "select",
        "rules",
        (),
        "Only these rules, by name, code or code prefix (`IVR`). An empty list means all.",
        '["IVR", "number-impossible"]',
    ),
    Key("ignore", "rules", (), "All but these rules, by name, code or code prefix.", '["number-sample"]'),
    Key(
        "severity",
        "severities",
        {},
        "The severity of rules by name or code. With extends each rule counts as a key of its own.",
        '{ number-dear = "error" }',
        choices=(*MILDEST_LAST, OFF),
    ),
    Key(
        "fail-on",
        "choice",
        "warning",
        "The mildest severity that makes the exit status 1.",
        '"error"',
        choices=MILDEST_LAST,
    ),
    Key("exclude", "globs", (), "Files and folders that are left out, also when they are named.", '["drafts/"]'),
    Key(
        "payloads",
        "tables",
        (),
        "Which files hold raw requests, and for which API: they need not be recognised from their shape. The first that "
        "matches a file counts.",
        '[{ files = "requests/*.json", target = "octopush" }]',
        keys=PAYLOAD_KEYS,
    ),
    Key(
        "overrides",
        "tables",
        (),
        "Suppressions and severities for some files, or places in them. All that match count, of two severities the later.",
        '[{ files = "legacy/*.json", ignore = ["number-sample"], reason = "replaced in spring" }]',
        keys=OVERRIDE_KEYS,
        needs=("ignore", "severity"),
    ),
    Key("rules", "paths", (), "Packs of your own rules, relative to this file.", '["policy.yaml"]'),
    Key(
        "baseline",
        "path",
        None,
        "The file of known findings that `voicelint baseline` writes, relative to this file.",
        '".voicelint-baseline.json"',
    ),
    Key("require-reason", "boolean", False, "Whether every suppression has to say why.", "true"),
    Key(
        "default-country",
        "country",
        None,
        "The country (ISO 3166, such as CH) whose national numbers get their international form suggested.",
        '"CH"',
    ),
    Key(
        "sample-numbers",
        "choice",
        "warn",
        "What is said of numbers that exist in documents and films only: warn, or allow them to stand.",
        '"allow"',
        choices=("warn", "allow"),
    ),
)
