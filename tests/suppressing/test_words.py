"""What is said of suppressions that do not hold, need not hold, or may not."""

from __future__ import annotations

import pytest

from .conftest import BODY, RETRY, SPEC, Cli, Suppressed

CLAMPED = "retry-count-clamped"
FINE = RETRY.replace("attempts: 5", "attempts: 4")


def said(cli: Cli, text: str, *options: str) -> dict[str, tuple[str, str, str]]:
    """Rule to message, help and the text underlined, of what is said about suppressions."""
    name = cli.write("a.yaml", text)
    return {
        each["name"]: (
            each["message"], each["help"], text[each["range"]["start"]["offset"] : each["range"]["end"]["offset"]],
        )
        for each in cli.json(*options, name).report["diagnostics"]
        if each["code"].startswith("SUP")
    }  # fmt: skip


RIGHT = f"write # voicelint: ignore[{CLAMPED}] and the reason"
SLIPS = {
    f"# voicelint:ignore[{CLAMPED}]": ("a blank is missing behind the colon", RIGHT),
    f"# voicelint: ignore {CLAMPED}": ("its rules have to follow in brackets", RIGHT),
    f"# voicelint: ignore [{CLAMPED}]": ("its rules have to follow in brackets", RIGHT),
    f"# voicelint: ignore[{CLAMPED}": ("its bracket is not closed", RIGHT),
    f"# voicelint: ignore[{CLAMPED}]: agreed": ("a blank is missing behind the bracket", RIGHT),
    f"# voicelint: ignore[{CLAMPED},]": ("a name is missing beside a comma", RIGHT),
    "# voicelint: ignore[]": ("its brackets name no rule", "write # voicelint: ignore[rule-name] and the reason"),
    "# voicelint: ignore": ("its rules have to follow in brackets", "write # voicelint: ignore[rule-name] and the reason"),
    f"# voicelint: Ignore[{CLAMPED}]": ("there is no 'Ignore'; there are ignore, ignore-file and snooze", RIGHT),
    f"# voicelint: disable={CLAMPED}": ("there is no 'disable'; there are ignore, ignore-file and snooze", RIGHT),
    f"# voicelint: ignore-files[{CLAMPED}]": (
        "there is no 'ignore-files'; there are ignore, ignore-file and snooze",
        f"write # voicelint: ignore-file[{CLAMPED}] and the reason",
    ),
    "# voicelint: this is fine": (
        "there is no 'this'; there are ignore, ignore-file and snooze", "write # voicelint: ignore[rule-name] and the reason",
    ),
    "# voicelint:": ("there are ignore, ignore-file and snooze", "write # voicelint: ignore[rule-name] and the reason"),
    f"# voicelint ignore[{CLAMPED}] so": ("it does not begin with voicelint:", RIGHT),
    f"# VoiceLint: ignore[{CLAMPED}] so": ("it does not begin with voicelint:", RIGHT),
    f"# voicelint-disable-line {CLAMPED}": ("it does not begin with voicelint:", RIGHT),
    f"# noqa: {CLAMPED}": ("noqa is another linter's word", RIGHT),
    "# noqa: INF020": ("noqa is another linter's word", "write # voicelint: ignore[INF020] and the reason"),
    f"# voicelint: snooze[{CLAMPED}]": (
        "a snooze has to say until which day", f"write # voicelint: snooze[{CLAMPED}] until YYYY-MM-DD and the reason",
    ),
    f"# voicelint: snooze[{CLAMPED}] until tomorrow": (
        "a snooze has to say until which day", f"write # voicelint: snooze[{CLAMPED}] until YYYY-MM-DD and the reason",
    ),
    f"# voicelint: snooze[{CLAMPED}] until 2026-02-30 so": (
        "2026-02-30 is no day", f"write # voicelint: snooze[{CLAMPED}] until YYYY-MM-DD and the reason",
    ),
    f"# voicelint: snooze[{CLAMPED}] until 2026-12-01: so": (
        "nothing but the reason may follow the day", f"write # voicelint: snooze[{CLAMPED}] until 2026-12-01 and the reason",
    ),
    f"# voicelint: ignore[{CLAMPED}] until 2026-12-01": (
        "only a snooze ends on a day", f"write # voicelint: snooze[{CLAMPED}] until 2026-12-01 and the reason",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("comment", "words"), SLIPS.items(), ids=list(SLIPS))
@pytest.mark.parametrize("above", [True, False])
def test_a_comment_that_misses_the_form(cli: Cli, comment: str, words: tuple[str, str], above: bool) -> None:
    text = SPEC + (f"{comment}\n{RETRY}" if above else RETRY.replace("\n", f"  {comment}\n"))
    why, right = words
    assert said(cli, text) == {"malformed-suppression": (f"this comment suppresses nothing: {why}", right, comment)}
    assert cli.json("a.yaml").names.count(CLAMPED) == 1
    # What it says to write is right.
    mended = right.removeprefix("write ").replace("YYYY-MM-DD", "2026-12-01").replace("rule-name", CLAMPED)
    assert said(cli, text.replace(comment, mended)).keys() <= {"misplaced-ignore-file"}


OTHERS = [
    "# yaml-language-server: $schema=https://example.org/voicelint/campaign.schema.json",
    "# yaml-language-server: $schema=./voicelint: ignore[x]",
    "# voicelint: 1",
    "#voicelint:2",
    "# voicelint",
    "# voicelint ignores what it does not know",
    "# voicelint, please",
    "# checked by voicelint: twice",
    "# noqa",
    "# noqa: E501",
    "# retry: {attempts: 9}  # voicelint: ignore[retry-count-clamped]",
    "# voicelinter: ignore[x]",
]


@pytest.mark.parametrize("comment", OTHERS)
def test_a_comment_that_speaks_of_something_else(check: Suppressed, comment: str) -> None:
    assert check(f"{SPEC}{comment}\n{RETRY}") == ([CLAMPED], 0)


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("retry-count-clampd", "did you mean retry-count-clamped?"),
        ("Retry_Count_Clamped", "did you mean retry-count-clamped?"),
        ("inf020", "did you mean INF020?"),
        ("INF", "name each rule: a suppression takes no prefix of codes"),
        ("*", "voicelint rules lists them"),
        ("all", "voicelint rules lists them"),
        ("quite-something-else", "voicelint rules lists them"),
    ],
)
def test_an_unknown_rule(cli: Cli, name: str, hint: str) -> None:
    text = f"{SPEC}# voicelint: ignore[{name}] so\n{RETRY}"
    assert said(cli, text) == {"suppression-of-unknown-rule": (f"there is no rule {name}", hint, name)}
    assert CLAMPED in cli.json("a.yaml").names
    cli.check("--fix", "--unsafe-fixes", "--select", "SUP", "a.yaml")
    mended = (cli.folder / "a.yaml").read_text()
    assert mended == (text.replace(name, hint[13:-1]) if hint.startswith("did") else text)


def test_known_names_beside_an_unknown_one_hold(check: Suppressed) -> None:
    assert check(f"{SPEC}# voicelint: ignore[nonsense, {CLAMPED}] so\n{RETRY}") == (["suppression-of-unknown-rule"], 1)


def test_a_secret_cannot_be_suppressed(cli: Cli, check: Suppressed) -> None:
    rule = "secret-in-request"
    body = BODY.replace("5}\n", "4}\n").replace(
        "    retry", f"    notifyUrl: https://me:s3cret@h.example.org/x  # voicelint: ignore[{rule}] a test\n    retry"
    )
    assert check(body) == ([rule, "suppression-of-unsuppressible-rule"], 0)
    assert said(cli, body)["suppression-of-unsuppressible-rule"] == (
        f"{rule} cannot be suppressed", "take the suppression out", rule,
    )  # fmt: skip
    assert cli.check("--fix", "a.yaml").status == 1
    assert (cli.folder / "a.yaml").read_text() == body.replace(f"  # voicelint: ignore[{rule}] a test", "")


def test_nor_can_what_keeps_a_file_from_being_read(check: Suppressed) -> None:
    text = f"# voicelint: ignore-file[syntax-error] so\n{SPEC}# voicelint: ignore[syntax-error]\nretry: [1, 2\n"
    names, held = check(text)
    assert (names.count("syntax-error"), names.count("suppression-of-unsuppressible-rule"), held) == (1, 2, 0)


@pytest.mark.parametrize("rule", ["invalid-config", "pack-key-unknown", "PCK011"])
def test_nor_can_what_is_wrong_with_a_configuration_or_a_pack(check: Suppressed, rule: str) -> None:
    text = f"{SPEC}# voicelint: ignore[{rule}] no finding of it is ever in a campaign\n{FINE}"
    assert check(text) == (["suppression-of-unsuppressible-rule"], 0)


def test_a_suppression_cannot_suppress_what_is_said_of_it(check: Suppressed) -> None:
    text = f"# voicelint: ignore-file[unused-suppression]\n{SPEC}# voicelint: ignore[{CLAMPED}]\n{FINE}"
    assert check(text) == (["suppression-of-unsuppressible-rule", "unused-suppression"], 0)
    assert check(text, "--ignore", "SUP") == ([], 0)


# --- of no use -----------------------------------------------------------------------------------------------------


def test_an_unused_one_says_so(cli: Cli) -> None:
    text = f"{SPEC}{FINE[:-1]}  # voicelint: ignore[INF020] five\n"
    assert said(cli, text) == {
        "unused-suppression": (f"{CLAMPED} finds nothing here", "take the suppression out", "INF020")
    }
    assert cli.check("a.yaml").status == 1


def test_of_a_rule_that_was_not_asked_for_it_is_not_known(check: Suppressed) -> None:
    text = f"{SPEC}# voicelint: ignore[{CLAMPED}, number-sample]\n{FINE}"
    assert check(text) == (["unused-suppression"] * 2, 0)
    assert check(text, "--ignore", CLAMPED) == (["unused-suppression"], 0)
    assert check(text, "--ignore", "INF,number-sample") == ([], 0)
    assert check(text, "--select", "SUP") == ([], 0)
    assert check(text, "--select", "SUP,INF") == (["unused-suppression"], 0)
    assert check.fixed(text, "--select", "SUP,INF").decode() == f"{SPEC}# voicelint: ignore[number-sample]\n{FINE}"


def test_suppressed_findings_that_were_not_asked_for_are_not_counted(check: Suppressed) -> None:
    text = f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY}"
    assert check(text) == ([], 1)
    assert check(text, "--ignore", CLAMPED) == ([], 0)


def test_of_an_api_that_was_not_asked_about_it_is_not_known(check: Suppressed) -> None:
    text = f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY}"
    names, _ = check(text, "--target", "imiconnect")
    assert "unused-suppression" not in names
    assert "unused-suppression" in check(text.replace("5,", "4,", 1), "--target", "infobip-ivr")[0]
    assert "unused-suppression" in check(text.replace(f"[{CLAMPED}]", "[number-sample]"), "--target", "imiconnect")[0]


def test_in_a_document_that_could_not_be_checked_it_is_not_known(check: Suppressed) -> None:
    text = f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{FINE}"
    assert check(f"{text}call: [1\n") == (["syntax-error"], 0)
    assert check(f"{text}---\n{SPEC.replace('741', '743')}call: [1\n") == (["unused-suppression", "syntax-error"], 0)


def test_while_a_key_is_misspelt_its_removal_is_not_safe(check: Suppressed) -> None:
    text = f"{SPEC}# voicelint: ignore[{CLAMPED}]\nRetry: {{attempts: 5, first_wait: 5m, longest_wait: 5m}}\n"
    assert sorted(check(text)[0]) == ["spec-unknown-key", "unused-suppression"]
    assert check.fixed(text, "--select", "SUP,INF,spec-unknown-key").decode() == text.replace("Retry:", "retry:")
    assert check.fixed(text, "--select", "SUP,INF").decode() == text


def test_a_file_that_is_no_campaign_is_left_alone(cli: Cli) -> None:
    result = cli.json(cli.write("a.yaml", "# voicelint:ignore\nimage: x  # voicelint: ignore[nonsense]\n"))
    assert (result.names, result.report["summary"]["skipped"]) == ([], 1)


def test_what_is_wrong_is_a_warning_of_its_own_rule(cli: Cli) -> None:
    cli.write("a.yaml", f"{SPEC}# voicelint:ignore\n{FINE}")
    assert cli.check("a.yaml").status == 1
    assert cli.check("--fail-on", "error", "a.yaml").status == 0
    assert cli.check("--ignore", "malformed-suppression", "a.yaml").status == 0
    assert cli("explain", "malformed-suppression").status == 0


# --- until a day ---------------------------------------------------------------------------------------------------

SNOOZED = f"{SPEC}# voicelint: snooze[{CLAMPED}] until 2026-12-01 the flow is rebuilt\n{RETRY}"


@pytest.mark.parametrize(
    ("now", "names"),
    [
        ("2026-11-21T12:00:00Z", []),
        ("2026-12-01T23:59:59Z", []),
        ("2026-12-02T01:59:59+02:00", []),
        ("2026-12-02T00:00:00Z", ["expired-snooze", CLAMPED]),
        ("2026-12-01T23:00:00-01:00", ["expired-snooze", CLAMPED]),
        ("2030-01-01T00:00:00Z", ["expired-snooze", CLAMPED]),
    ],
)
def test_a_snooze_ends_with_its_day_in_utc(cli: Cli, now: str, names: list[str]) -> None:
    cli.write("a.yaml", SNOOZED)
    result = cli("check", "--now", now, "--output-format", "json", "a.yaml")
    assert result.names == names
    assert result.status == bool(names)


def test_an_expired_snooze_says_when_it_ended(cli: Cli) -> None:
    late = SNOOZED.replace("2026-12-01", "2026-11-20")
    words = (f"the snooze of {CLAMPED} ended with 2026-11-20", "mend what is found, or give a later date", CLAMPED)
    assert said(cli, late) == {"expired-snooze": words}
    # With nothing left to snooze it is simply of no use.
    assert said(cli, late.replace("5,", "4,", 1)).keys() == {"unused-suppression"}
    assert said(cli, late, "--ignore", CLAMPED) == {}


def test_an_expired_snooze_is_taken_out_on_request_only(check: Suppressed) -> None:
    late = SNOOZED.replace("2026-12-01", "2026-11-20")
    assert check.fixed(late, "--select", "SUP,INF020").decode() == late.replace("attempts: 5", "attempts: 4").replace(
        "# voicelint: snooze[retry-count-clamped] until 2026-11-20 the flow is rebuilt\n", ""
    )
    # What it snoozed was mended, and so it was of no use any more. Where that is not mended, it stays.
    futile = (
        f"{SPEC}schedule:\n  # voicelint: snooze[send-time-past] until 2026-11-20 so\n  start: 2026-01-01T09:00:00Z\n"
    )
    assert check.fixed(futile).decode() == futile
    assert check.fixed(futile, "--unsafe-fixes").decode() == "".join(
        line for line in futile.splitlines(True) if "#" not in line
    )


# --- reasons -------------------------------------------------------------------------------------------------------


def test_a_reason_may_be_required(cli: Cli, check: Suppressed) -> None:
    bare = f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY}"
    assert check(bare) == ([], 1)
    assert check(bare, "--require-reason") == (["suppression-without-reason"], 1)
    assert said(cli, bare, "--require-reason") == {
        "suppression-without-reason": (
            "nothing says why this is suppressed", "write the reason behind the bracket", f"# voicelint: ignore[{CLAMPED}]",
        )
    }  # fmt: skip
    for form in ("ignore[{}] agreed", "snooze[{}] until 2026-12-01 agreed"):
        assert check(f"{SPEC}# voicelint: {form.format(CLAMPED)}\n{RETRY}", "--require-reason") == ([], 1)
    late = f"{SPEC}# voicelint: snooze[{CLAMPED}] until 2026-12-01\n{RETRY}"
    assert check(late, "--require-reason") == (["suppression-without-reason"], 1)


# --- what is shown -------------------------------------------------------------------------------------------------


def test_the_summary_says_how_many_are_held_back(cli: Cli) -> None:
    cli.write("a.yaml", f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY}")
    result = cli.check("a.yaml")
    assert (result.status, result.out) == (0, "No problems found in 1 file (1 suppressed).\n")


def test_hostile_text_is_shown_safely(cli: Cli) -> None:
    cli.write("a.yaml", f"{SPEC}# voicelint: ignore[\u202eevil\u2066]\n# voicelint: {'x' * 5000}\n{RETRY}")
    out = cli.check("a.yaml").out
    assert "\u202e" not in out
    assert max(len(line) for line in out.splitlines()) < 1000


def test_a_rule_that_failed_is_not_judged(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from voicelint.engine.packs import BUILT_IN

    def broken(node: object, context: object) -> None:
        raise ZeroDivisionError

    text = f"{SPEC}# voicelint: ignore[{CLAMPED}, number-sample]\n{FINE}"
    assert said(cli, text).keys() == {"unused-suppression"}
    places = [BUILT_IN.ruleset("infobip-ivr").root]
    for place in places:
        places += [each for each in (*place.keys.values(), place.item, place.any) if each is not None]
        for check in place.checks:
            if check.rule.name == CLAMPED:
                monkeypatch.setattr(check, "function", broken)
    found = cli.json("a.yaml").report["diagnostics"]
    assert [each["message"] for each in found if each["name"] == "unused-suppression"] == [
        "number-sample finds nothing here"
    ]
    assert "internal-error" in [each["name"] for each in found]


def test_beside_a_finding_that_silences_all_others_nothing_is_judged(check: Suppressed) -> None:
    body = "messages:\n  - from: Clinic\n    destinations: [{to: '41793026740'}]\n    text: See you  # voicelint: ignore[number-sample]\n"
    assert check(body, "--target", "infobip-ivr") == (["wrong-api"], 0)
