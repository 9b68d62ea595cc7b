"""What a finding says and what its fix makes of the file: what a careful person would have said and written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import voicelint

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
IVR = """\
messages:
  - scenarioId: A1
    destinations: [{to: "41793026741"}]
"""
SPEC = """\
voicelint: 1
name: Visits
target: infobip-ivr
flow: {id: A1}
recipients: ["+41793026741"]
"""


def found(text: str, target: str | None = None, filename: str = "body.yaml") -> list[tuple[str, str, str]]:
    """Name, message and help of each finding."""
    report = voicelint.lint(text, filename, target=target, now=NOW)
    return [(each.rule.name, each.message, each.help) for each in report.diagnostics]


def fixed(text: str, target: str | None = None, filename: str = "body.yaml", unsafe: bool = False) -> str:
    return voicelint.fix(text, filename, target=target, now=NOW, unsafe=unsafe).text


# --- quotes are no fix where the text would be refused too ---------------------------------------------------------


@pytest.mark.parametrize("filename", ["body.json", "body.yaml"])
def test_a_count_of_seconds_is_no_time_in_quotes_either(filename: str) -> None:
    text = '{"messages": [{"scenarioId": "A1", "destinations": [{"to": "41793026741"}], "sendAt": 1796115600}]}'
    assert found(text, "infobip-ivr", filename) == [
        (
            "start-not-a-date-time",
            "1796115600 is no start time that Infobip reads: it is a count of seconds, not a date",
            "write date, time and offset, such as 2026-12-01T09:00:00+01:00",
        )
    ]
    assert fixed(text, "infobip-ivr", filename) == text


def test_a_word_of_the_spec_is_no_number_or_boolean() -> None:
    text = SPEC.replace("infobip-ivr", "imiconnect") + "schedule: {priority: 1}\n"
    assert found(text) == [("unknown-spec-word", "1 is no value of priority", "write one of low, medium, high")]
    assert fixed(text) == text


def test_quotes_are_the_fix_where_the_text_is_right() -> None:
    text = IVR.replace('"41793026741"', "41793026741")
    assert [name for name, _, _ in found(text)] == ["unquoted-text"]
    assert fixed(text) == IVR


def test_what_yaml_lost_is_told_before_what_is_wrong_with_the_text() -> None:
    text = IVR.replace('"41793026741"', "0793026741")
    assert [name for name, _, _ in found(text)] == ["unquoted-text"]


# --- time zones ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meant"),
    [("CET", "Europe/Zurich"), ("EST", "Europe/Zurich"), ("GMT", "Etc/GMT"), ("Paris", "Europe/Paris")],
)
def test_a_short_name_is_not_advised_in_place_of_itself(name: str, meant: str) -> None:
    window = f'{{days: [tuesday], from: "09:00", to: "17:00", timezone: {name}}}'
    text = SPEC + f"schedule: {{start: 2026-12-01T09:00:00Z, window: {window}}}\n"
    assert found(text) == [
        (
            "unknown-time-zone",
            f"{name} is neither UTC nor an IANA time zone of an area and a place",
            f"write one such as {meant}",
        )
    ]


# --- titles of fixes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"pause": "5"', "write 5 without quotes"),
        ('"from": 41443026740', "put 41443026740 in quotes"),
        ('"pause": 5.0', "write 5"),
    ],
)
def test_a_title_says_what_becomes_of_the_quotes(written: str, title: str) -> None:
    text = f'{{"messages": [{{"scenarioId": "A1", "destinations": [{{"to": "41793026741"}}], {written}}}]}}'
    (diagnostic,) = voicelint.lint(text, "body.json", target="infobip-ivr", now=NOW).diagnostics
    assert diagnostic.fix is not None
    assert diagnostic.fix.title == title


# --- times of a spec are told as the spec writes them --------------------------------------------------------------


def test_a_moment_that_is_shortened_is_told_as_a_moment() -> None:
    text = SPEC + "schedule: {start: 2026-12-01T09:00:00+01:00, expire_at: 2026-12-09T08:00:00Z}\n"
    assert found(text) == [
        (
            "validity-clamped",
            "schedule.expire_at is 2026-12-09T08:00:00Z, and Infobip shortens it to 2026-12-03T08:00:00Z",
            "write 2026-12-03T08:00:00Z",
        )
    ]


def test_an_expiry_and_a_start_are_told_in_the_same_words() -> None:
    text = SPEC + "schedule: {start: 2026-12-01T09:00:00+01:00, expire_at: 2026-12-01T08:00:00+01:00}\n"
    assert found(text)[0][1] == (
        "the campaign expires at 2026-12-01T08:00:00+01:00, not after its start at 2026-12-01T09:00:00+01:00"
    )


# --- contacts as mappings ------------------------------------------------------------------------------------------

ROUTEE = """\
voicelint: 1
name: Visits
target: routee
caller: Seeblick
play: {url: "https://cdn.example.org/visit.wav"}
recipients:
"""


def test_a_contact_that_is_named_alone_is_its_id() -> None:
    text = ROUTEE + "  contacts: [{contact: c-1}, c-2]\n"
    assert found(text) == []
    (request,) = voicelint.compile(text, "visits.yaml", now=NOW)
    assert request.body["contacts"] == ["c-1", "c-2"]


def test_a_contact_as_a_mapping_is_known_again() -> None:
    text = ROUTEE + "  contacts: [{contact: c-1}, {contact: c-1}]\n"
    assert [message for _, message, _ in found(text)] == [
        "c-1 is listed twice, and Routee may call the same people twice"
    ]
    assert fixed(text) == ROUTEE + "  contacts: [{contact: c-1}]\n"


def test_of_several_contacts_the_one_of_which_too_much_is_said_is_named() -> None:
    text = ROUTEE + "  contacts: [c-1, {contact: c-2, id: visit-2}]\n"
    assert [message for _, message, _ in found(text)] == [
        "recipients.contacts[1] is a mapping; Routee takes a text here"
    ]


# --- guesses at what was meant -------------------------------------------------------------------------------------

OCTOPUSH = """\
text: The water is back.
recipients: [{phone_number: "+41793026741", first_name: Ada}]
purpose: alert
type: voice_sms
voice_gender: female
voice_language: en-GB
"""


def test_a_key_with_another_number_is_another_key() -> None:
    text = OCTOPUSH.replace("first_name", "param6")
    ((name, _, help),) = found(text, "octopush")
    assert (name, help.partition(";")[0]) == ("unknown-key-dropped", "take it out")
    assert fixed(text, "octopush", unsafe=True) == OCTOPUSH.replace(", first_name: Ada", "")


@pytest.mark.parametrize("key", ["first_name", "frist_name", "firstName"])
def test_a_misspelt_key_is_known_again(key: str) -> None:
    assert fixed(OCTOPUSH.replace("first_name", key), "octopush", unsafe=True) == OCTOPUSH


@pytest.mark.parametrize("written", ["weekdays", "Weekday"])
def test_weekdays_are_not_wednesday(written: str) -> None:
    text = SPEC + f"schedule: {{window: {{days: [{written}]}}}}\n"
    assert found(text)[0][2].startswith("write one of monday, tuesday,")
    assert fixed(text, unsafe=True) == text


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("en-US", "en"),
        ("es-LA", "es"),
        ("en_GB", "en-gb"),
        ("false", "no"),
        ("english", None),
        ("french", None),
        ("pt", None),
    ],
)
def test_a_language_is_not_taken_for_another(written: str, nearest: str | None) -> None:
    body = '{"from": "41443026740", "destinationA": "41793026741", "destinationB": "41443026742", "anonymization": true'
    text = f'{{"messages": [{body}, "text": "Hello", "language": "{written}"}}]}}'
    mended = text if nearest is None else text.replace(f'"{written}"', f'"{nearest}"')
    assert fixed(text, "infobip-click-to-call", "body.json", unsafe=True) == mended


# --- values that a text asks for -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("{first_name}", None),
        (
            "{param1}",
            "the text has a place for param1, and 1 of 2 recipients has no param1; what is spoken there then is not documented",
        ),
        (
            "{last_name}",
            "the text has a place for last_name, and 2 of 2 recipients have no last_name; what is spoken there then is not documented",
        ),
        ("{{param1}}", "{{param1}} is a placeholder that nothing has filled in; Octopush takes it as it stands"),
    ],
)
def test_everybody_has_a_value_for_each_place_in_the_text(asked: str, said: str | None) -> None:
    text = f"""\
voicelint: 1
target: octopush
say: {{text: "Hello {asked}", language: en-GB, voice: female}}
audience: {{purpose: alert}}
recipients:
  - {{to: "+41793026741", parameters: {{first_name: Ada, param1: ""}}}}
  - {{to: "+41793026742", parameters: {{first_name: Bo, param1: ten}}}}
"""
    assert [message for _, message, _ in found(text)] == [said] * (said is not None)


# --- numbers and words ---------------------------------------------------------------------------------------------


def test_a_number_that_is_too_large_is_not_advised_in_place_of_itself() -> None:
    assert found(IVR + "    validityPeriod: 3000000000\n") == [
        (
            "wrong-type",
            "validityPeriod is 3000000000; Infobip takes a whole number that fits 32 bits here",
            "write a whole number that fits 32 bits",
        )
    ]
    assert found(IVR + "    validityPeriod: '720'\n")[0][1:] == (
        "validityPeriod is a text; Infobip takes a whole number here",
        "write 720",
    )


IMICONNECT = """\
deliverychannel: voice
channels: {voice: {callflowid: F1}}
destination: [{msisdn: ["+41793026741"]}]
"""


@pytest.mark.parametrize(
    ("written", "mended"),
    [("high", '"3"'), ("Medium", '"2"'), ("low", '"1"'), ("urgent", "urgent"), ('"4"', '"4"')],
)
def test_a_priority_in_words_is_its_number(written: str, mended: str) -> None:
    text = IMICONNECT + f"priority: {written}\n"
    assert [name for name, _, _ in found(text)] == ["priority-unknown"]
    assert fixed(text) == text
    assert fixed(text, unsafe=True).replace("'", '"') == IMICONNECT + f"priority: {mended}\n"


@pytest.mark.parametrize("filename", ["body.json", "body.yaml"])
def test_a_number_that_is_no_priority_in_quotes_either_is_none(filename: str) -> None:
    text = '{"deliverychannel": "voice", "channels": {"voice": {"media": "1"}}, "destination": [{"msisdn": ["+41793026741"]}]'
    assert [name for name, _, _ in found(text + ', "priority": 7}', "imiconnect", filename)] == ["priority-unknown"]
    assert fixed(text + ', "priority": 7}', "imiconnect", filename) == text + ', "priority": 7}'
    assert fixed(text + ', "priority": 3}', "imiconnect", filename) == text + ', "priority": "3"}'


def test_a_window_over_midnight_of_utc_is_told_in_utc() -> None:
    window = '{days: [monday], from: "09:00", to: "20:00", timezone: America/Los_Angeles}'
    text = SPEC + f"schedule: {{start: 2026-12-07T09:00:00-08:00, window: {window}}}\n"
    assert found(text) == [
        (
            "window-closes-before-it-opens",
            "the window opens at 17:00 and closes at 04:00 UTC, and nothing says what Infobip makes of that",
            "write a closing time that comes after the opening in the same day of UTC",
        )
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("4.179302674E+10", "a spreadsheet has turned it into a rounded figure; its last digits are lost"),
        ("41793026741.0", "a spreadsheet has put a decimal part behind it"),
    ],
)
@pytest.mark.parametrize("filename", ["body.json", "body.yaml"])
def test_what_a_spreadsheet_made_of_a_number_is_no_number_in_quotes_either(
    written: str, said: str, filename: str
) -> None:
    text = f'{{"messages": [{{"scenarioId": "A1", "destinations": [{{"to": {written}}}]}}]}}'
    ((name, message, _),) = found(text, "infobip-ivr", filename)
    assert (name, message) == ("destination-not-international", f"Infobip cannot call {written}: {said}")
    assert fixed(text, "infobip-ivr", filename) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("4.17E+10", "a spreadsheet has turned it into a rounded figure; its last digits are lost"),
        ("41793026741.0", "a spreadsheet has put a decimal part behind it"),
    ],
)
@pytest.mark.parametrize("filename", ["spec.json", "spec.yaml"])
def test_nor_is_it_in_a_spec(written: str, said: str, filename: str) -> None:
    text = (
        '{"voicelint": 1, "name": "Parcel", "target": "routee", "caller": "+41443026740", '
        f'"say": {{"text": "Hello", "language": "en-GB", "voice": "female"}}, "recipients": [{written}]}}\n'
    )
    ((name, _, help),) = found(text, "routee", filename)
    assert (name, help) == ("spec-wrong-type", f"write the number in full, in quotes: {said}")
    assert fixed(text, "routee", filename) == text


@pytest.mark.parametrize("written", ["6298E10", "4E10", "1.5", "2.0"])
def test_an_id_or_a_version_that_looks_like_a_number_lacks_nothing_but_quotes(written: str) -> None:
    spec = (
        "voicelint: 1\nname: Parcel\ntarget: infobip-ivr\ncaller: '+41443026740'\nflow: {id: ID}\n"
        "recipients: ['+41793026741']\n"
    )
    text = spec.replace("ID", written)
    assert [name for name, _, _ in found(text, "infobip-ivr", "spec.yaml")] == ["spec-unquoted-text"]
    assert fixed(text, "infobip-ivr", "spec.yaml") == spec.replace("ID", f'"{written}"')
