"""G27: a message without the list that it belongs into."""

from __future__ import annotations

import pytest

from tests.checks.infobip import run
from voicelint.engine.checks.wrapper import unwrapped

KEYS = ["scenarioId", "destinations", "destinationA", "destinationB"]


def test_g27_first_key_of_the_message_is_meant() -> None:
    hit = run(unwrapped, {"from": "41443026740", "destinationB": "1", "destinationA": "2"}, keys=KEYS)
    assert hit is not None
    assert hit.below == ("destinationB",)
    assert hit.key is True


@pytest.mark.parametrize("body", [{}, [], "x", {"from": "41443026740"}, {"messages": None, "destinationA": "1"}])
def test_g27_nothing_to_say(body: object) -> None:
    assert run(unwrapped, body, keys=KEYS) is None
