"""`voicelint baseline` and `check --baseline`: what is known stays quiet, what is new is said, what is gone is named."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import ROOT, Result

from .conftest import BODY, NOW, RETRY, SPEC, Cli

SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas" / "baseline.schema.json").read_text("utf-8")))
FILE = ".voicelint-baseline.json"
CLAMPED = "retry-count-clamped"
SHORT = "number-impossible"


def record(cli: Cli, *options: str) -> Result:
    return cli("baseline", "--now", NOW, *options)


def rows(cli: Cli, name: str = FILE) -> list[dict[str, Any]]:
    """What a baseline holds, which fits its schema."""
    data = json.loads((cli.folder / name).read_text("utf-8"))
    SCHEMA.validate(data)
    found: list[dict[str, Any]] = data["findings"]
    return found


def new(cli: Cli, *options: str) -> list[str]:
    """The rules that are reported beside the baseline; nothing of it may be gone."""
    result = cli.json("--baseline", FILE, *options)
    assert result.err == ""
    return result.names


# --- recording -----------------------------------------------------------------------------------------------------


def test_what_is_recorded_is_not_reported(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    cli.write("b/c.yaml", SPEC.replace("+41793026741", "+4179"))
    result = record(cli)
    assert (result.status, result.out, result.err) == (0, f"2 findings in 2 files recorded in {FILE}.\n", "")
    assert [(row["file"], row["rule"], row["at"], row["count"]) for row in rows(cli)] == [
        ("a.yaml", CLAMPED, "/retry/attempts", 1),
        ("b/c.yaml", SHORT, "/recipients/[]", 1),
    ]
    assert cli.check().status == 1
    result = cli.check("--baseline", FILE)
    assert (result.status, result.err) == (0, "")
    assert result.out == "No problems found in 2 files (2 held back by the baseline).\n"
    assert cli.json("--baseline", FILE).report["summary"]["suppressed"] == 2


def test_a_new_finding_is_reported_and_counts(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    cli.write("a.yaml", SPEC.replace("+41793026741", "+4179") + RETRY)
    result = cli.json("--baseline", FILE)
    assert (result.status, result.names) == (1, [SHORT])
    cli.write("a.yaml", SPEC + RETRY)
    cli.write("b.yaml", SPEC + RETRY)
    assert new(cli) == [CLAMPED]
    cli.write("b.yaml", SPEC)
    cli.write("a.yaml", SPEC + RETRY.replace("5,", "6,", 1))
    assert cli.json("--baseline", FILE).names == [CLAMPED]


def test_the_file_depends_on_the_findings_alone(cli: Cli) -> None:
    for name in ("b.yaml", "a.yaml", "x/a.yaml"):
        cli.write(name, SPEC.replace('["+41793026741"]', '["+4179", "+4178", "+4179"]') + RETRY)
    record(cli)
    first = (cli.folder / FILE).read_bytes()
    record(cli, "x", "b.yaml", "a.yaml")
    assert (cli.folder / FILE).read_bytes() == first
    record(cli, str(cli.folder))
    assert (cli.folder / FILE).read_bytes() == first
    assert first.count(b"\n") == 4 + len(rows(cli)) + 1
    assert str(cli.folder).encode() not in first


def test_it_may_be_asked_from_anywhere(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("team/a.yaml", SPEC + RETRY)
    record(cli, "team", "-o", "team/known.json")
    assert rows(cli, "team/known.json")[0]["file"] == "a.yaml"
    assert cli.json("--baseline", "team/known.json", str(cli.folder / "team" / "a.yaml")).names == []
    monkeypatch.chdir(cli.folder / "team")
    assert cli.json("--baseline", "known.json", "./a.yaml").names == []
    text = (SPEC + RETRY).encode()
    assert cli.json("--baseline", "known.json", "--stdin-filename", "a.yaml", "-", stdin=text).names == []
    assert cli.json("--baseline", "known.json", "-", stdin=text).names == [CLAMPED]
    cli.write("above.yaml", SPEC + RETRY)
    record(cli, ".", "../above.yaml", "-o", "known.json")
    assert [row["file"] for row in rows(cli, "team/known.json")] == ["../above.yaml", "a.yaml"]
    assert cli.json("--baseline", "known.json", "../above.yaml").names == []


def test_nothing_found_is_a_baseline_too(cli: Cli) -> None:
    cli.write("a.yaml", SPEC)
    assert record(cli).out == f"0 findings in 0 files recorded in {FILE}.\n"
    assert (rows(cli), new(cli)) == ([], [])


# --- what moves ----------------------------------------------------------------------------------------------------


def test_lines_above_change_nothing(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    cli.write("a.yaml", "# one\n\n# two\n" + RETRY + SPEC.replace("name:", "id: x\nname:"))
    assert new(cli) == []
    cli.write(
        "a.yaml", (SPEC + RETRY.replace("{", "\n  ").replace(", ", "\n  ").replace("}", "")).replace("\n", "\r\n")
    )
    assert new(cli) == []


PEOPLE = '  - {to: "+4179", id: ada}\n  - "+4178"\n  - {to: "+41793026741", id: bea, options: {}}\n  - {to: "+4177"}\n'


def people(lines: str) -> str:
    return SPEC.replace('recipients: ["+41793026741"]\n', f"recipients:\n{lines}")


def test_an_item_may_move_and_others_come_before_it(cli: Cli) -> None:
    cli.write("a.yaml", people(PEOPLE))
    record(cli)
    assert [row["at"] for row in rows(cli) if row["rule"] == SHORT] == [
        "/recipients/[+4177]/to", "/recipients/[]", "/recipients/[ada]/to",
    ]  # fmt: skip
    cli.write("a.yaml", people('  - "+41793026799"\n' + PEOPLE))
    assert new(cli) == []
    cli.write("a.yaml", people("".join(reversed(PEOPLE.splitlines(True)))))
    assert new(cli) == []
    cli.write("a.yaml", people(PEOPLE + '  - "+4176"\n'))
    assert new(cli) == [SHORT]
    cli.write("a.yaml", people(PEOPLE.replace("ada", "eve")))
    assert cli.json("--baseline", FILE).names == [SHORT]


def test_equal_findings_are_counted(cli: Cli) -> None:
    message = BODY.partition("\n")[2]
    cli.write("a.yaml", BODY + message.replace("741", "743"))
    record(cli)
    assert [(row["at"], row["count"]) for row in rows(cli)] == [("/messages/[]/retry/maxCount", 2)]
    assert new(cli) == []
    cli.write("a.yaml", BODY + message.replace("741", "743") + message.replace("741", "744"))
    result = cli.json("--baseline", FILE)
    assert (result.names, result.report["summary"]["suppressed"]) == ([CLAMPED], 2)
    cli.write("a.yaml", BODY)
    result = cli.check("--baseline", FILE)
    assert result.status == 0
    assert result.err == (
        f"note: 1 finding of {FILE} is not there any more; voicelint baseline --prune takes it out\n"
        f"note:   a.yaml: {CLAMPED} at /messages/[]/retry/maxCount\n"
    )


def test_a_file_of_ten_thousand_findings_survives_a_shuffle(cli: Cli) -> None:
    lines = [f'  - {{to: "+41{number}", id: p-{number}}}\n' for number in range(10_000, 13_000)]
    cli.write("a.yaml", people("".join(lines)))
    record(cli)
    random.Random(3).shuffle(lines)  # noqa: S311 - for a test
    cli.write("a.yaml", people("".join(lines)))
    assert new(cli) == []


def test_fingerprints_in_the_report_last_as_well(cli: Cli) -> None:
    def marks(text: str) -> set[str]:
        found = cli.json(cli.write("a.yaml", text)).report["diagnostics"]
        assert len({each["fingerprint"] for each in found}) == len(found)
        return {each["fingerprint"] for each in found}

    assert marks(people(PEOPLE)) == marks(people('  - "+41793026799"\n' + PEOPLE))
    assert marks(people(PEOPLE)) != marks(people(PEOPLE.replace("ada", "eve")))


# --- what is gone --------------------------------------------------------------------------------------------------


def test_what_is_gone_is_named_and_can_be_taken_out(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    cli.write("b.yaml", SPEC + RETRY)
    cli.write("c.yaml", SPEC)
    record(cli)
    cli.write("a.yaml", SPEC)
    (cli.folder / "b.yaml").unlink()
    result = cli.check("--baseline", FILE)
    assert result.status == 0
    assert result.err == (
        f"note: 2 findings of {FILE} are not there any more; voicelint baseline --prune takes them out\n"
        f"note:   a.yaml: {CLAMPED} at /retry/attempts\n"
        f"note:   b.yaml: {CLAMPED} at /retry/attempts\n"
    )
    assert cli.check("--baseline", FILE, "-q").err == ""
    # A file that this run did not look at is not judged.
    assert "a.yaml" not in cli.check("--baseline", FILE, "c.yaml").err
    cli.write("c.yaml", SPEC + RETRY)
    assert record(cli, "--prune").out == f"0 findings in 0 files recorded in {FILE} (2 before).\n"
    assert new(cli) == [CLAMPED]


def test_a_campaign_that_is_one_no_more(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    cli.write("b.yaml", SPEC)
    record(cli)
    cli.write("a.yaml", "image: nginx\n")
    assert f"note:   a.yaml: {CLAMPED}" in cli.check("--baseline", FILE).err


def test_many_that_are_gone_are_counted(cli: Cli) -> None:
    for number in range(9):
        cli.write(f"{number}.yaml", SPEC + RETRY)
    record(cli)
    for number in range(9):
        cli.write(f"{number}.yaml", SPEC)
    lines = cli.check("--baseline", FILE).err.splitlines()
    assert (len(lines), lines[0][:17], lines[-1]) == (7, "note: 9 findings ", "note:   and 4 more")


def test_of_rules_and_apis_not_asked_for_nothing_is_said(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    cli.write("a.yaml", SPEC)
    assert cli.check("--baseline", FILE, "--ignore", CLAMPED).err == ""
    assert cli.check("--baseline", FILE, "--target", "imiconnect").err == ""
    assert cli.check("--baseline", FILE).err != ""


# --- writing anew --------------------------------------------------------------------------------------------------


def test_what_was_not_looked_at_stays(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    cli.write("b.yaml", SPEC.replace("+41793026741", "+4179") + RETRY)
    record(cli)
    before = rows(cli)
    cli.write("b.yaml", SPEC.replace("+41793026741", "+4178") + RETRY)
    record(cli, "a.yaml")
    record(cli, "b.yaml", "--select", CLAMPED)
    assert rows(cli) == before
    record(cli, "b.yaml")
    assert [row["rule"] for row in rows(cli)] == [row["rule"] for row in before]
    assert rows(cli) != before
    (cli.folder / "b.yaml").unlink()
    record(cli, "a.yaml")
    assert [row["file"] for row in rows(cli)] == ["a.yaml"]


def test_prune_takes_nothing_in(cli: Cli) -> None:
    message = BODY.partition("\n")[2]
    two = BODY + message.replace("741", "743")
    cli.write("a.yaml", BODY)
    record(cli)
    cli.write("a.yaml", two.replace("6298AA77707903A4ED680B436929681AD", "", 1))
    cli.write("b.yaml", SPEC + RETRY)
    record(cli, "--prune")
    assert [(row["file"], row["count"]) for row in rows(cli)] == [("a.yaml", 1)]
    assert record(cli, "--prune", "-o", "none.json").err == "error: --prune: there is no none.json\n"


def test_check_writes_nothing(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    result = record(cli, "--check")
    assert (result.status, (cli.folder / FILE).exists()) == (1, False)
    record(cli)
    assert (record(cli, "--check").status, record(cli, "--check").out) == (0, f"{FILE} is up to date.\n")
    cli.write("a.yaml", SPEC)
    before = (cli.folder / FILE).read_bytes()
    result = record(cli, "--check")
    assert (result.status, result.out) == (1, f"{FILE} is not up to date; voicelint baseline writes it anew.\n")
    assert record(cli, "--prune", "--check").status == 1
    assert (cli.folder / FILE).read_bytes() == before


# --- what it does not hold -----------------------------------------------------------------------------------------


def test_what_cannot_be_suppressed_is_not_recorded(cli: Cli) -> None:
    secret = BODY.replace("    retry", "    notifyUrl: https://me:s3cret@h.example.org/x\n    retry")
    cli.write("a.yaml", secret)
    cli.write("b.yaml", SPEC + "retry: [\n")
    result = record(cli)
    assert result.status == 0
    assert result.err == (
        "note: these cannot be held back, and are reported until they are mended: secret-in-request (1), syntax-error (1)\n"
    )
    assert [row["rule"] for row in rows(cli)] == [CLAMPED]
    assert b"s3cret" not in (cli.folder / FILE).read_bytes()
    assert new(cli) == ["secret-in-request", "syntax-error"]


def test_a_row_that_somebody_has_added_for_it_holds_nothing_back(cli: Cli) -> None:
    cli.write(
        "a.yaml",
        BODY.replace("5}", "4}").replace("    retry", "    notifyUrl: https://me:s3cret@h.example.org/x\n    retry"),
    )
    (found,) = cli.json("a.yaml").report["diagnostics"]
    row = {"file": "a.yaml", "rule": "secret-in-request", "at": "", "fingerprint": found["fingerprint"], "count": 1}
    cli.write(FILE, json.dumps({"version": 1, "findings": [row]}))
    assert cli.json("--baseline", FILE).names == ["secret-in-request"]


def test_nor_what_a_comment_suppresses(cli: Cli) -> None:
    cli.write("a.yaml", f"{SPEC}# voicelint: ignore[{CLAMPED}]\n{RETRY}")
    record(cli)
    assert rows(cli) == []


def test_known_findings_are_not_fixed(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    wait = RETRY.replace("first_wait: 5m, longest_wait: 5m", "first_wait: 7m, longest_wait: 7m")
    cli.write("a.yaml", SPEC + wait)
    result = cli.check("--baseline", FILE, "--fix", "a.yaml")
    mended = (cli.folder / "a.yaml").read_text()
    assert "attempts: 5" in mended
    assert "7m" not in mended
    assert result.status == 0


# --- files that are none -------------------------------------------------------------------------------------------

ROW = {"file": "a", "rule": "b", "at": "", "fingerprint": "0" * 16, "count": 1}
DAMAGED = {
    "empty": "",
    "no JSON": "{",
    "a conflict": '{"version": 1, "findings": [\n<<<<<<< HEAD\n]}',
    "a list": "[]",
    "another tool's": '{"version": "2.1.0", "runs": []}',
    "a report": '{"version": 1, "diagnostics": []}',
    "a later version": '{"version": 2, "findings": []}',
    "true for 1": '{"version": true, "findings": []}',
    "a row of text": '{"version": 1, "findings": ["a.yaml"]}',
    "a row without count": json.dumps({"version": 1, "findings": [{k: v for k, v in ROW.items() if k != "count"}]}),
    "a row with more": json.dumps({"version": 1, "findings": [{**ROW, "line": 3}]}),
    "a count of none": json.dumps({"version": 1, "findings": [{**ROW, "count": 0}]}),
    "a count in text": json.dumps({"version": 1, "findings": [{**ROW, "count": "1"}]}),
    "too deep": "[" * 100_000,
    "binary": "\0",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_or_foreign_file_is_an_error(cli: Cli, content: str) -> None:
    cli.write("a.yaml", SPEC)
    cli.write(FILE, content)
    result = cli.check("--baseline", FILE, "a.yaml")
    assert (result.status, result.out) == (2, "")
    assert re.match(rf"error: --baseline: {re.escape(FILE)}(:\d+:\d+:)? ", result.err)
    assert result.err.count("\n") == 1
    # It is not overwritten either: somebody may want to see what happened to it.
    assert record(cli).status == 2
    assert (cli.folder / FILE).read_text() == content


def test_damage_is_shown_at_its_place(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    good = (cli.folder / FILE).read_text()
    cli.write(FILE, good.replace('"count": 1', '"count": 0'))
    assert f"{FILE}:4:5: the baseline is damaged" in cli.check("--baseline", FILE, "a.yaml").err
    cli.write(FILE, good.replace('    {"file"', '<<<<<<< HEAD\n    {"file"'))
    said = cli.check("--baseline", FILE, "a.yaml").err
    assert f"{FILE}:4:1: this is no baseline" in said
    assert "two branches have changed it" in said


def test_a_missing_file_is_an_error_that_says_how_to_make_one(cli: Cli) -> None:
    cli.write("a.yaml", SPEC)
    result = cli.check("--baseline", FILE, "a.yaml")
    assert (result.status, result.out) == (2, "")
    assert result.err == f"error: --baseline: {FILE} does not exist; voicelint baseline writes one\n"
    assert cli.check("--baseline", ".", "a.yaml").err == "error: --baseline: . is a folder, not a file\n"


def test_a_dash_is_no_file_to_write(cli: Cli) -> None:
    result = cli("baseline", cli.write("a.yaml", SPEC), "-o", "-")
    assert (result.status, result.err) == (2, "error: --output: a baseline is kept in a file; give it a name\n")
    assert not (cli.folder / "-").exists()


def test_rows_that_a_merge_has_doubled_count_once(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    data = json.loads((cli.folder / FILE).read_text())
    cli.write(FILE, json.dumps({**data, "findings": data["findings"] * 2}))
    assert new(cli) == []


def test_nothing_is_written_when_not_all_could_be_read(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    result = record(cli, "a.yaml", "missing.yaml")
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "error: missing.yaml does not exist\nerror: not everything could be read, so nothing was written\n"
    )
    assert not (cli.folder / FILE).exists()


def test_an_output_that_is_a_folder(cli: Cli) -> None:
    cli.write("a.yaml", SPEC)
    (cli.folder / "b.json").mkdir()
    result = record(cli, "-o", "b.json")
    assert (result.status, result.out) == (2, "")


def test_it_is_no_campaign_itself(cli: Cli) -> None:
    cli.write("a.yaml", SPEC + RETRY)
    record(cli)
    assert cli.json("--baseline", FILE).report["summary"]["skipped"] == 0
