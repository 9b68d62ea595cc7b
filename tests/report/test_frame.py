"""Frames as they are printed, literally."""

from __future__ import annotations

import pytest

from voicelint.engine.diagnostic import UNSET, Related

MAY = """\
voicelint: 1
name: May
target: infobip-ivr
caller: "+41793026700"

retry:
  attempts: 5
recipients:
  - "+41793026727"
  - "+41793026731"
  - "+41793026727"
  - "+41793026735"
  - "+41793026736"
  - "+41793026731"
"""


def test_a_whole_diagnostic(make):
    found = make.diagnostic(
        MAY,
        start=MAY.index("5\n"),
        severity="error",
        help="attempts: 4",
        evidence=make.evidence(),
        related=(make.related(MAY, "voicelint", "first used here"),),
    )
    found.end += 1
    assert (
        make.printed(MAY, found)
        == """\
error[retry-count-clamped]: 5 retries asked, at most 4 are made
 --> campaigns/may.yaml:7:13
  |
6 | retry:
7 |   attempts: 5
  |             ^ the vendor uses 4
  |
  = help: attempts: 4
  = source: Infobip, Launch IVR scenario: retry.maxCount (documented, A15)
  = also at: campaigns/may.yaml:1:1: first used here
"""
    )


def test_related_place_near_and_far(make):
    text = MAY
    second = text.index('"+41793026727"', text.index("31"))
    found = make.diagnostic(
        text,
        '"+41793026727"',
        start=second,
        label="the same number again",
        related=(
            make.related(text[:second], '"+41793026727"', "first listed here"),
            make.related(text, "target", "for this API"),
        ),
    )
    assert (
        make.printed(text, found).split("\n", 2)[2]
        == """\
   |
 8 | recipients:
 9 |   - "+41793026727"
   |     -------------- first listed here
...
11 |   - "+41793026727"
   |     ^^^^^^^^^^^^^^ the same number again
   |
   = also at: campaigns/may.yaml:3:1: for this API
"""
    )


def test_related_place_on_the_same_line(make):
    text = 'recipients: ["+41793026727", "+41793026727"]\n'
    start = text.rindex('"+')
    found = make.frame(
        text,
        '"+41793026727"',
        start=start,
        label="again",
        related=(make.related(text[:start], '"+41793026727"', "first here"),),
    )
    assert (
        found
        == """\
  |
1 | recipients: ["+41793026727", "+41793026727"]
  |                              ^^^^^^^^^^^^^^ again
  |              -------------- first here
  |"""
    )


def test_related_place_that_is_cut_away_is_named(make):
    text = 'numbers: ["+41793026727", ' + '"+41793026731", ' * 10 + '"+41793026727"]\n'
    start = text.rindex('"+')
    found = make.frame(
        text,
        '"+41793026727"',
        columns=60,
        start=start,
        label="again",
        related=(make.related(text[:30], '"+41793026727"', "first here"),),
    )
    assert (
        found
        == """\
  |
1 | …6731", "+41793026731", "+41793026731", "+41793026727"]
  |                                         ^^^^^^^^^^^^^^
  |                                         again
  |
  = also at: campaigns/may.yaml:1:11: first here"""
    )


def test_many_related_places_are_counted(make):
    text = "a: 1\n" * 30
    related = tuple(Related(offset, offset + 1, "this too") for offset in range(50, 100, 5))
    assert make.frame(text, "a", label="here", related=related).split("\n")[-6:] == [
        "  = also at: campaigns/may.yaml:11:1: this too",
        "  = also at: campaigns/may.yaml:12:1: this too",
        "  = also at: campaigns/may.yaml:13:1: this too",
        "  = also at: campaigns/may.yaml:14:1: this too",
        "  = also at: campaigns/may.yaml:15:1: this too",
        "  = also at: 5 more places",
    ]


def test_few_related_places_are_drawn(make):
    text = "a: [1, 2, 3, 4, 5]\n"
    related = tuple(Related(offset, offset + 1, "this too") for offset in range(7, 17, 3))
    rows = make.frame(text, "1", label="here", related=related).split("\n")
    assert len([row for row in rows if row.endswith("- this too")]) == 3
    assert rows[-1] == "  = also at: campaigns/may.yaml:1:17: this too"


def test_gutter_is_as_wide_as_its_largest_number(make):
    text = "\n" * 97 + "a:\n  b: 1\n  c: 2\n"
    related = (make.related(text, "2", "because of this"),)
    printed = make.printed(text, make.diagnostic(text, "1", related=related))
    assert (
        printed.split("\n", 1)[1]
        == """\
   --> campaigns/may.yaml:99:6
    |
 98 | a:
 99 |   b: 1
    |      ^ the vendor uses 4
100 |   c: 2
    |      - because of this
    |
"""
    )


def test_file_without_text_has_no_frame(make):
    printed = make.printed("", make.diagnostic("", start=0, message="cannot be read: no permission"))
    assert (
        printed
        == """\
warning[retry-count-clamped]: cannot be read: no permission
 --> campaigns/may.yaml:1:1
"""
    )


def test_help_of_several_lines_is_aligned(make):
    shown = make.frame("a: 1", "1", help="retry:\n  attempts: 4")
    assert shown.split("\n")[-2:] == ["  = help: retry:", "            attempts: 4"]


def test_targets_are_named_when_there_are_several(make):
    text = "a: 1"
    one, two = make.diagnostic(text, "1"), make.diagnostic(text, "1", targets=("routee",))
    both = make.diagnostic(text, "1", targets=("infobip-ivr", "routee", "octopush"))
    assert "target" not in make.printed(text, one)
    assert "  = targets: infobip-ivr, routee and octopush" in make.printed(text, both).split("\n")
    printed = make.printed(text, one, two).split("\n")
    assert "  = target: infobip-ivr" in printed
    assert "  = target: routee" in printed


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"effect": "rejected"}, "Infobip rejects this"),
        ({"effect": "rejected", "targets": ("infobip-ivr", "infobip-click-to-call")}, "Infobip rejects this"),
        ({"effect": "rejected", "targets": ("routee", "imiconnect")}, "Routee and IMIconnect reject this"),
        ({"effect": "rejected", "targets": ()}, ""),
        ({"effect": "rewritten", "effective": "en\x1b"}, 'the vendor uses "en\\x1B"'),
        ({"effect": "rewritten", "effective": True}, "the vendor uses true"),
        ({"effect": "rewritten", "effective": {"a": [1.5]}}, 'the vendor uses {"a": [1.5]}'),
        ({"effect": "rewritten", "effective": 10**5000}, "the vendor uses a very long number"),
        ({"effect": "rewritten", "effective": "x" * 99}, 'the vendor uses "' + "x" * 46 + "…"),
        ({"effect": "rewritten", "effective": None}, "the vendor drops this"),
        ({"effect": "rewritten", "effective": UNSET}, "the vendor changes this"),
        ({"effect": "ignored", "effective": None}, "no effect"),
        ({"effect": "futile"}, "cannot succeed"),
        ({"effect": "risky"}, "risky"),
        ({"effect": "risky", "label": "its own\nwords"}, "its own\\x0Awords"),
    ],
)
def test_words_after_the_caret(make, fields, words):
    assert make.frame("a: 1", "1", **fields).split("\n")[2] == f"  |    ^ {words}".rstrip()


def test_colour_only_adds_codes(make):
    import re

    found = make.diagnostic(MAY, "5", severity="error", help="attempts: 4", evidence=make.evidence())
    colored = make.printed(MAY, found, color=True)
    assert "\x1b[1;31merror[retry-count-clamped]\x1b[0m" in colored
    assert "\x1b[1;31m^ the vendor uses 4\x1b[0m" in colored
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == make.printed(MAY, found)
    assert "\x1b[1;33mwarning" in make.printed(MAY, make.diagnostic(MAY, "5"), color=True)
