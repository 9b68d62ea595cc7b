"""What is shown over keys, values and comments."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from voicelint.engine.catalogue import catalogue
from voicelint.lsp.hover import hover
from voicelint.lsp.outlook import outlook
from voicelint.lsp.pages import rule_page

from .support import HEAD, analyse, example, hovered, marked


def test_a_key_of_a_spec() -> None:
    found = hovered(HEAD + "retry: {att|empts: 3}")
    assert found is not None
    assert found.text.startswith("**`retry.attempts`**: a whole number, required")
    for part in (
        "tried again",
        "`messages[].retry.maxCount`",
        "Limits: retries: 4",
        "retry-count-clamped",
        "A15",
        "https://",
    ):
        assert part in found.text
    text = (HEAD + "retry: {attempts: 3}")[found.start : found.end]
    assert text == "attempts"


def test_what_is_sent_for_it() -> None:
    text = example("good/infobip-ivr.yaml").replace("expire_after", "expire|_after")
    plain, fresh = hovered(text), hovered(text, fresh=True)
    assert plain is not None
    assert fresh is not None
    assert "| `messages[].validityPeriod` | minutes |\n" in plain.text + "\n"
    assert "| `messages[].validityPeriod` | minutes | `480` |" in fresh.text


def test_each_target_of_several() -> None:
    text = "voicelint: 1\ntarget: [infobip-ivr, octopush]\nschedule: {expire_|after: 12h, start: x}"
    found = hovered(text)
    assert found is not None
    assert "Octopush voice SMS (VMS) has no place for it" in found.text
    both = hovered(text.replace("|", "").replace("start", "sta|rt"))
    assert both is not None
    assert "`messages[].sendAt`" in both.text
    assert "`send_at`" in both.text


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("say:\n  vo|ice: x", "say.voice"),
        ("say:\n  voice: fe|male", "say.voice"),
        ("schedule:\n  window:\n    days: [mon|day]", "schedule.window.days[]"),
        ('recipients:\n  numbers:\n    - "+41|79"', "recipients.numbers[]"),
        ("recipients:\n  - {t|o: x}", "recipients[].to"),
        ("flow: {parameters: {na|me: Ada}}", "flow.parameters.*"),
        ("options: {infobip-ivr: {not|ifyUrl: x}}", "messages[].notifyUrl"),
        ("|target: x", "target"),
        ("retry: [broken\nsay:\n  te|xt: x", "say.text"),
        ("'sa|y': {}", "say"),
        ("|'say': {}", "say"),
    ],
)
def test_where(text: str, path: str) -> None:
    found = hovered(HEAD + text)
    assert found is not None
    assert found.text.startswith(f"**`{path}`**")


@pytest.mark.parametrize(
    "text", ["nothing|: 1", "say: {wrong|: 1}", "say:   | {}", "# a com|ment", "name: x\n|\n", "retry:\n  |"]
)
def test_nowhere(text: str) -> None:
    assert hovered(HEAD + text) is None


def test_a_request_body() -> None:
    text, offset = marked(example("good/octopush.json").replace('"voice_gender"', '"voice_|gender"'))
    view = outlook(text, offset, analyse(text, "/campaigns/a.json"))
    assert view is not None
    found = hover(text, offset, view)
    assert found is not None
    assert found.text.startswith("**`voice_gender`**: a text")
    assert "One of `male`, `female`" in found.text
    assert hovered("name: CI\njo|bs: x") is None


def test_a_rule_in_a_comment() -> None:
    text = HEAD + "# voicelint: ignore[retry-count-clamped, I|VR016, gone] reason\nretry: {}"
    found = hovered(text)
    assert found is not None
    assert "retry-wait-rounded-up" in found.text
    assert "next longer one" in found.text
    assert text.replace("|", "")[found.start : found.end] == "IVR016"
    gone = hovered(text.replace("|", "").replace("gone", "g|one"))
    assert gone is not None
    assert gone.text == "There is no rule `gone`."
    assert hovered(text.replace("|", "").replace("reason", "re|ason")) is None


def test_every_rule_has_a_page() -> None:
    for rule in catalogue():
        page = rule_page(rule["name"])
        assert page is not None
        with open(unquote(urlsplit(page).path), encoding="utf-8") as file:
            assert file.read().startswith(f"# {rule['name']}\n")
    assert rule_page("gone") is None
    assert rule_page("../rules/gone") is None
