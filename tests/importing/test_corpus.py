"""Real bodies, where they lie beside the project: valid ones come back as they were, the others are told of."""

from __future__ import annotations

import json
from pathlib import Path

from tests.importing.support import NOW, compiled, lowered, rules, same
from voicelint.importing.bodies import Body, take
from voicelint.importing.importer import bring_in
from voicelint.source.parse import parse

FOLDER = Path(__file__).parents[3] / "shared" / "corpus"
FEWEST = 9
"""How many of them are valid for their API as read in November 2026."""


def test_every_valid_body_survives() -> None:
    survived = 0
    for path in sorted(FOLDER.glob("*/*.json")):
        text = path.read_text("utf-8")
        read = take(parse(text, path.name), NOW, path.parent.name)
        if any(each.severity == "error" for each in read.diagnostics):
            assert read.reasons or led_back(text, read.bodies), path.name
            continue
        assert read.reasons == []
        made = bring_in(read.bodies, NOW)
        assert made.lost == []
        assert same(compiled(made.text), [json.loads(text)]), path.name
        assert rules(made.text, "imported.yaml") == rules(text, path.name), path.name
        survived += 1
    assert survived >= FEWEST or not FOLDER.exists()


def led_back(text: str, bodies: list[Body]) -> bool:
    """Whether a body that its API refuses is told to be beyond a spec, or comes back from one all the same."""
    made = bring_in(bodies, NOW)
    return bool(made.lost) or same(lowered(made.text, bodies[0].target.name), [json.loads(text)])
