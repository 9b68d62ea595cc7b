"""What voicelint says of a rule's bad examples, and what it makes of them: run when the rule's page is written."""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from ..config import ConfigError
from ..config.layer import read_layer
from ..engine.diagnostic import Diagnostic
from ..engine.policy import Policy
from ..fixing.patch import patch
from ..fixing.run import fix_text
from ..packs.bodies import body_of
from ..packs.load import PackError, rulebook
from ..pipeline import check_text
from ..report.frame import frame
from ..report.result import FileResult
from ..report.style import Style
from ..source.parse import parse
from ..source.recordings import Recording, Recordings, format_of
from ..targets.names import TARGETS
from .options import PackError as WrongPack

COLUMNS = 110
LONGEST_LINE = 160
"""Characters of a changed line; of a longer one the beginning is shown."""


class Beside(Recordings):
    """The recordings of an example, which are on no disk."""

    def __init__(self, files: dict[str, dict[str, Any]]) -> None:
        super().__init__(files)
        self.files = files

    def read(self, path: str) -> Recording:
        """What is known of the file: its kind by its first bytes, and its size."""
        file = self.files[path]
        return Recording(path, format_of(file["begins"].encode("latin-1")), file["size"])


class Shown:
    """Shows the examples of one rule; `bases` are the good requests that they change, by target."""

    def __init__(self, rule: dict[str, Any], bases: dict[str, Any], now: str) -> None:
        self.rule = rule
        self.name: str = rule["name"]
        self.bases = bases
        self.now = now

    def __call__(self, example: dict[str, Any]) -> list[str]:
        """The lines of Markdown below a bad example: what is printed, and what a fix makes of it."""
        text, name = self._text(example)
        now = datetime.fromisoformat(example.get("now", self.now).replace("Z", "+00:00"))
        target = self._target(example) if "text" not in example else example.get("target")
        of = target if target in TARGETS else None
        stage = stage_of(self.rule["check"], self.rule["options"])
        policy = policy_of(stage, example.get("recordings", {}))
        found = findings(stage, text, name, now, of, policy)
        lines = _printed(name, text, found, self.name)
        if stage in ("packs", "reader"):
            return lines
        outcome = fix_text(text, name, now, of, unsafe=True, wants=self._mine, policy=policy)
        if outcome.done:
            option = "--fix" if all(done.safety == "safe" for done in outcome.done) else "--fix --unsafe-fixes"
            changes = [line.rstrip("\n") for line in patch(text, outcome.text, name)][2:]
            lines += ["", f"Fixed by `{option}`:", "", "```diff", *map(_short, changes), "```"]
        return lines

    def _mine(self, found: Diagnostic) -> bool:
        return found.rule.name == self.name

    def _target(self, example: dict[str, Any]) -> str:
        return str(example.get("target") or self.rule["targets"][0])

    def _text(self, example: dict[str, Any]) -> tuple[str, str]:
        if "text" in example:
            return example["text"], example.get("filename", "example.yaml")
        body = body_of(self.bases[self._target(example)], example)
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n", "example.json"


def stage_of(check: str, options: dict[str, Any]) -> str:
    """Which part of voicelint finds what a rule speaks of; "" for the rule itself."""
    return str(options["stage"]) if check == "found_by" else ""


def policy_of(stage: str, recordings: dict[str, dict[str, Any]]) -> Policy:
    """What holds for an example: its recordings, and the settings that its rule is about."""
    beside = Beside(recordings) if recordings else None
    return Policy(recordings=beside, require_reason=stage == "settings")


def findings(stage: str, text: str, name: str, now: datetime, target: str | None, policy: Policy) -> list[Diagnostic]:
    """All that is found in an example's file: a campaign, a pack or a configuration."""
    if stage == "packs":
        try:
            rulebook([(name, text)])
        except PackError as error:
            return error.packs[0].diagnostics
        return []
    if name.endswith(".toml"):
        return _of_configuration(text, name)
    checked = check_text(text, name, now, target, policy)
    if checked.skipped:
        raise ValueError(f"an example is no campaign: {checked.skipped}")
    return checked.diagnostics


def _of_configuration(text: str, name: str) -> list[Diagnostic]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, "utf-8")
        try:
            read_layer(str(path))
        except ConfigError as error:
            return [problem.diagnostic() for problem in error.problems]
    return []


def _printed(name: str, text: str, found: list[Diagnostic], rule: str) -> list[str]:
    source = parse(text, name)
    file = FileResult(name, source.text, source.lines, found)
    mine = next((each for each in found if each.rule.name == rule), None)
    if mine is None:
        raise WrongPack(f"{rule}: a bad example does not give it: {text[:200]}")
    return ["", "Printed:", "", "```text", *frame(file, mine, Style(False), COLUMNS, False), "```"]


def _short(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
