"""F6: spoken texts and placeholders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.across import ask, context, names
from voicelint.engine.checks.text import placeholder, unspeakable

SPOKEN = context(route=("message", "text"))
DATA = context(route=("callbackData",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello {{name}}", "{{name}}"),
        ("Hello {{ person.first }}!", "{{ person.first }}"),
        ("Hello ${NAME}", "${NAME}"),
        ("Hello {name}", "{name}"),
        ("Hello <name>", "<name>"),
        ("Hello <first name>", "<first name>"),
        ("Hello [~firstName]", "[~firstName]"),
        ("Hello %s", "%s"),
        ("Hello %(name)s", "%(name)s"),
        ("Hello $FIRST_NAME, hello", "$FIRST_NAME"),
        ("It costs $5 or 20% less", None),
        ("100%sure", None),
        ("3 < 4 and 5 > 4", None),
        ("A {very} B", "{very}"),
        ("a set {1, 2}", None),
        ("<speak>Hello</speak>", None),  # mark-up, which the other rule names
        ("$a dollar", None),
        ("See you at ten.", None),
        ("", None),
    ],
)
def test_f6_placeholders_in_spoken_texts(text: str, found: str | None) -> None:
    hit = ask(placeholder, text, SPOKEN)
    assert (hit and hit.params["found"]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("batch {{id}}", "{{id}}"),
        ("${BATCH}", "${BATCH}"),
        ("<Unique id>", "<Unique id>"),
        ("$BATCH", "$BATCH"),
        ("%s", "%s"),
        ("<order><id>12</id></order>", None),
        ('{"id": 12}', None),
        ("price $BASE", None),
        ("{id}", None),
        ("a%sb", None),
    ],
)
def test_f6_placeholders_in_data(text: str, found: str | None) -> None:
    hit = ask(placeholder, text, DATA)
    assert (hit and hit.params["found"]) == found


def test_f6_a_vendor_fills_in_its_own_names_only() -> None:
    names_of_it = {"routee": ["first_name"]}
    assert ask(placeholder, "Hello {first_name}", SPOKEN, filled=names_of_it) is None
    assert ask(placeholder, "Hello {first_name}", SPOKEN, filled={"octopush": ["first_name"]}) is not None
    hit = ask(placeholder, "Hello {first_name} {name}", SPOKEN, filled=names_of_it)
    assert hit.params["found"] == "{name}"
    assert ask(placeholder, "Hello {{first_name}}", SPOKEN, filled=names_of_it) is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("bell \x07", "the control character U+0007"),
        ("line\x85", "the control character U+0085"),
        ("turned \u202eround", "the control character U+202E"),
        ("half \ud83d", "the control character U+D83D"),
        ("lost \ufffd", "U+FFFD, the mark of a character that was lost on the way"),
        ("see https://example.org/a?b=c now", "the web address https://example.org/a?b=c"),
        ("see www.example.org", "the web address www.example.org"),
        ("parcel 📦", "the emoji 📦"),
        ("thanks 👍🏽 a lot", "the emoji 👍🏽"),
        ("call ☎️ us", "the emoji ☎️"),
        ("<break/> hello", "the tag <break/>"),
        ('<say-as interpret-as="date">1</say-as>', 'the tag <say-as interpret-as="date">'),
        ("*** hello", "the run of signs ***"),
        ("-----", "the run of signs -----"),
        ("one\ntwo\tthree\r\n", None),
        ("well ... -- 50% (really!), 3 < 4; a/b & c", None),
        ("Ça va? Grüße, Υπενθύμιση, 予約, नमस्ते", None),
        ("{{name}} ${NAME}", None),  # the other rule's
        ("{{{name}}}", None),
        ("{{{name}}} 📦", "the emoji 📦"),
        ("", None),
    ],
)
def test_f6_what_no_voice_can_say(text: str, reason: str | None) -> None:
    hit = ask(unspeakable, text, SPOKEN)
    assert (hit and hit.params["reason"]) == reason


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd", "Zs", "Mn"], codec="utf-8")))
def test_f6_letters_digits_and_spaces_are_silent(text: str) -> None:
    plain = text.replace("www", "w").replace("\ufe0f", "").replace("\u20e3", "")
    assert ask(unspeakable, plain, SPOKEN) is None
    assert ask(placeholder, plain, SPOKEN) is None


@given(st.text())
def test_f6_any_text_is_borne(text: str) -> None:
    for here in (SPOKEN, DATA):
        for check in (placeholder, unspeakable):
            hit = ask(check, text, here)
            assert hit is None or hit.params


def test_f6_one_defect_is_told_once() -> None:
    def body(text: str) -> dict[str, object]:
        call = {"from": "41443026740", "fromB": "41443026743", "destinationA": "41793026741"}
        return {"messages": [{**call, "destinationB": "41443026742", "text": text, "language": "en"}]}

    assert names("infobip-click-to-call", body("Hello {{name}}")) == ["unresolved-placeholder"]
    assert names("infobip-click-to-call", body("Hello <break/>")) == ["text-unspeakable"]
    assert names("infobip-click-to-call", body("Hello")) == []


@pytest.mark.timeout(10)
@pytest.mark.parametrize("part", ["<a_a", "{{", "${", "[~a", "<a ", "%(a", "https://", "*", "</a ", "$A", "<a.-a"])
def test_f6_long_texts_take_no_long_time(part: str) -> None:
    text = part * 50_000 + "a_" * 50_000
    for here in (SPOKEN, DATA):
        for check in (placeholder, unspeakable):
            hit = ask(check, text, here)
            assert hit is None or len(str(hit.params)) < 150
