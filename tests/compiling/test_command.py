"""`voicelint compile` as its users run it: what is written, what is refused, what is said."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CLEAN, EXAMPLES, FOUND, WRONG

from .conftest import Compiler, ivr, octopush

GOOD = sorted((EXAMPLES / "good").glob("*.yaml"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_spec_becomes_a_body_and_a_manifest(compiler: Compiler) -> None:
    name = compiler.write("water.yaml", CLEAN)
    result = compiler(name, "-o", "out")
    assert (result.status, result.err) == (0, "")
    assert result.out == "out/water/octopush: 1 request, 1 recipient\n"
    tree = compiler.tree()
    assert sorted(tree) == ["water/manifest.json", "water/octopush/001.json"]
    assert (
        tree["water/octopush/001.json"].decode()
        == """\
{
  "type": "voice_sms",
  "text": "The water is back.",
  "voice_language": "en-GB",
  "voice_gender": "female",
  "recipients": [
    {
      "phone_number": "+41793026741"
    }
  ],
  "sender": "WaterWorks",
  "purpose": "alert"
}
"""
    )
    manifest = compiler.manifest("water")
    assert manifest["source"] == {"file": "water.yaml", "sha256": sha256(CLEAN.encode())}
    (target,) = manifest["targets"]
    assert target == {
        "target": "octopush",
        "method": "POST",
        "url": "https://api.octopush.com/v1/public/voice-campaign/send",
        "path": "/v1/public/voice-campaign/send",
        "headers": ["api-login", "api-key", "Content-Type"],
        "recipients": 1,
        "frames": [{"file": "octopush/001.json", "sha256": sha256(tree["water/octopush/001.json"]), "recipients": 1}],
    }


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_good_example_is_compiled(compiler: Compiler, path: Path) -> None:
    result = compiler(str(path), "-o", "out", "--effective", "--format", "curl")
    assert result.status == 0
    manifest = compiler.manifest(path.stem)
    assert [each["target"] for each in manifest["targets"]] == [path.stem]
    assert {f"{path.stem}/{name}" for name in listed(manifest)} | {f"{path.stem}/manifest.json"} == set(compiler.tree())
    # The twin beside the spec is what its author takes the request to be.
    body = json.loads((compiler.folder / "out" / path.stem / path.stem / "001.json").read_bytes())
    assert body == json.loads(path.with_suffix(".json").read_bytes())


def listed(manifest: Any) -> dict[str, str]:
    """The files of a manifest with their hashes."""
    entries = [entry for target in manifest["targets"] for entry in (*target["frames"], target.get("script"))]
    entries += [entry["effective"] for entry in entries if entry and "effective" in entry]
    return {entry["file"]: entry["sha256"] for entry in entries if entry}


def test_hashes_and_counts_are_those_of_the_files(compiler: Compiler) -> None:
    compiler(compiler.write("w.yaml", octopush(1203)), "-o", "out", "--effective", "--format", "curl")
    manifest = compiler.manifest("w")
    tree = compiler.tree()
    assert len(listed(manifest)) == 7
    for name, digest in listed(manifest).items():
        assert sha256(tree[f"w/{name}"]) == digest
    (target,) = manifest["targets"]
    assert target["recipients"] == 1203
    assert [frame["recipients"] for frame in target["frames"]] == [401, 401, 401]
    for frame in target["frames"]:
        assert len(json.loads(tree[f"w/{frame['file']}"])["recipients"]) == 401


def test_long_lists_are_split_and_ids_told_apart(compiler: Compiler) -> None:
    result = compiler(compiler.write("w.yaml", octopush(501)), "-o", "out")
    assert (result.status, result.out) == (0, "out/w/octopush: 2 requests, 501 recipients\n")
    assert result.err == "note: 2 requests to octopush: request_id is water-1 to water-2\n"
    first, second = (json.loads(compiler.tree()[f"w/octopush/00{number}.json"]) for number in (1, 2))
    assert (first["request_id"], second["request_id"]) == ("water-1", "water-2")
    assert (len(first["recipients"]), len(second["recipients"])) == (251, 250)
    people = [each["phone_number"] for body in (first, second) for each in body["recipients"]]
    assert people == [f"+4179{3000100 + number}" for number in range(501)]
    del first["recipients"], second["recipients"], first["request_id"], second["request_id"]
    assert first == second


def test_an_ivr_request_holds_twenty_thousand(compiler: Compiler) -> None:
    assert compiler(compiler.write("v.yaml", ivr(20_000)), "-o", "out").status == 0
    assert [frame["recipients"] for frame in compiler.manifest("v")["targets"][0]["frames"]] == [20_000]
    assert json.loads(compiler.tree()["v/infobip-ivr/001.json"])["bulkId"] == "visits"
    assert compiler(compiler.write("v.yaml", ivr(20_001)), "-o", "out").status == 0
    assert [frame["recipients"] for frame in compiler.manifest("v")["targets"][0]["frames"]] == [10_001, 10_000]
    bodies = [json.loads(compiler.tree()[f"v/infobip-ivr/00{number}.json"]) for number in (1, 2)]
    ids = [one["messageId"] for body in bodies for message in body["messages"] for one in message["destinations"]]
    assert ids == [f"visit-{number}" for number in range(20_001)]
    assert [body["bulkId"] for body in bodies] == ["visits-1", "visits-2"]


def test_routee_lists_share_the_requests(compiler: Compiler) -> None:
    spec = (EXAMPLES / "good" / "routee.yaml").read_text("utf-8")
    numbers = ", ".join(f'"+4179{3000100 + number}"' for number in range(1001))
    contacts = ", ".join(f"c{number}" for number in range(2001))
    spec = spec.replace('numbers: ["+41793026741", "+41793026742"]', f"numbers: [{numbers}]\n  contacts: [{contacts}]")
    assert compiler(compiler.write("r.yaml", spec), "-o", "out").status == 0
    bodies = [json.loads(compiler.tree()[f"r/routee/00{number}.json"]) for number in (1, 2, 3)]
    assert [len(body["to"]) for body in bodies] == [334, 334, 333]
    assert [len(body["contacts"]) for body in bodies] == [667, 667, 667]
    assert [body.get("groups") for body in bodies].count(["parcel customers"]) == 1
    assert sum("groups" in body for body in bodies) == 1
    assert [frame["recipients"] for frame in compiler.manifest("r")["targets"][0]["frames"]] == [1001, 1001, 1001]


def test_imiconnect_keeps_to_the_limit_in_entries_and_in_numbers(compiler: Compiler) -> None:
    spec = (EXAMPLES / "good" / "imiconnect.yaml").read_text("utf-8")
    people = [[f"+4179{3000100 + at * 3 + each}" for each in range(3)] for at in range(400)]
    lines = "\n".join(f"  - {{to: {json.dumps(to)}, id: closure-{at}}}" for at, to in enumerate(people))
    head, tail = spec[: spec.index("  - {to")], spec[spec.index("schedule:") :]
    spec = head.replace("voicelint: 1", f"voicelint: 1\nid: {'x' * 50}") + lines + "\n" + tail
    result = compiler(compiler.write("i.yaml", spec), "-o", "out")
    assert result.status == 0
    frames = compiler.manifest("i")["targets"][0]["frames"]
    assert [frame["recipients"] for frame in frames] == [600, 600]
    bodies = [json.loads(compiler.tree()[f"i/{frame['file']}"]) for frame in frames]
    assert [entry["msisdn"] for body in bodies for entry in body["destination"]] == people
    # 50 bytes are all there is for the id: its end makes room, and that is said.
    assert [body["correlationid"] for body in bodies] == [f"{'x' * 48}-1", f"{'x' * 48}-2"]
    assert f"correlationid is {'x' * 48}-1 to {'x' * 48}-2\n" in result.err


def test_several_specs_and_targets(compiler: Compiler) -> None:
    both = CLEAN.replace("target: octopush", "target: [octopush, routee]")
    names = [compiler.write("a.yaml", CLEAN), compiler.write("sub/b.yaml", both)]
    result = compiler(*names, "-o", "out/deep")
    assert result.status == 0
    assert result.out.splitlines() == [
        f"out/deep/{place}: 1 request, 1 recipient" for place in ("a/octopush", "b/octopush", "b/routee")
    ]
    assert sorted(compiler.tree("out/deep")) == [
        "a/manifest.json", "a/octopush/001.json", "b/manifest.json", "b/octopush/001.json", "b/routee/001.json",
    ]  # fmt: skip
    assert [target["target"] for target in compiler.manifest("b", "out/deep")["targets"]] == ["octopush", "routee"]


def test_specs_of_one_name_do_not_fall_into_one_folder(compiler: Compiler) -> None:
    names = [compiler.write("a/Water.yaml", CLEAN), compiler.write("b/water.yml", CLEAN)]
    result = compiler(*names, "-o", "out")
    assert result.status == 2
    assert result.err == (
        "error: two specs would be compiled to a folder named water; compile them into folders of their own\n"
    )
    assert not (compiler.folder / "out").exists()


def test_documents_of_one_file_are_numbered(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN + "---\n" + CLEAN)
    assert compiler(name, "-o", "out").status == 0
    assert sorted(compiler.tree()) == [
        "w-1/manifest.json", "w-1/octopush/001.json", "w-2/manifest.json", "w-2/octopush/001.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "folder"),
    [
        ("x y.yaml", "x-y"), ("..yaml", "yaml"), ("$(reboot).yaml", "reboot"), ("...", "campaign"), ("été.yaml", "été"),
        (".hidden.yaml", "hidden"), ("a.b.yaml", "a.b"), ("-o.yaml", "o"), ("plain.txt", "plain.txt"),
        ("a\\b.yaml", "b"), ("x" * 150 + ".yaml", "x" * 100), ("e\u0301te\u0301.yaml", "\xe9t\xe9"),
        ("\u6f22" * 80 + ".yaml", "\u6f22" * 66),
    ],
)  # fmt: skip
def test_folders_have_tame_names(compiler: Compiler, file: str, folder: str) -> None:
    result = compiler("-", "--stdin-filename", file, "-o", "out", stdin=CLEAN.encode())
    assert result.status == 0
    assert {name.split("/")[0] for name in compiler.tree()} == {folder}


def test_a_file_name_that_is_no_text_is_compiled_all_the_same(compiler: Compiler) -> None:
    try:
        (compiler.folder / "b\udcff.yaml").write_text(CLEAN)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert compiler("b\udcff.yaml", "-o", "out").status == 0
    assert compiler.manifest("b")["source"]["file"] == "b\\xff.yaml"


def test_nothing_in_a_spec_decides_a_path(compiler: Compiler) -> None:
    hostile = CLEAN.replace("Water works", "../../evil").replace("voicelint: 1", 'voicelint: 1\nid: "../../evil"')
    assert compiler(compiler.write("w.yaml", hostile), "-o", "out").status == 0
    assert sorted(path.name for path in compiler.folder.iterdir()) == ["out", "w.yaml"]
    assert sorted(compiler.tree()) == ["w/manifest.json", "w/octopush/001.json"]


def test_an_error_refuses_everything(compiler: Compiler) -> None:
    good, wrong = compiler.write("good.yaml", CLEAN), compiler.write("wrong.yaml", WRONG)
    result = compiler(good, wrong, "-o", "out")
    assert (result.status, result.out) == (1, "")
    assert "error[octopush-language-unknown]: " in result.err
    assert " --> wrong.yaml:5:43\n" in result.err
    assert result.err.endswith("error: nothing was compiled, since an error remains\n")
    assert not (compiler.folder / "out").exists()


def test_an_error_leaves_what_was_compiled_before(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    before = compiler.tree()
    compiler.write("w.yaml", WRONG)
    assert compiler(name, "-o", "out").status == 1
    assert compiler.tree() == before


def test_warnings_are_printed_as_check_prints_them(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", FOUND)
    result = compiler(name, "-o", "out")
    assert result.status == 0
    checked = compiler.cli.check(name)
    # All but the option that compile has not.
    assert result.err == checked.out.replace("with --fix", "with voicelint check --fix")
    assert compiler.tree()["w/octopush/001.json"].decode().count("Water-Works") == 1, "what is sent is what is written"


def test_a_start_in_the_past_is_an_error_here(compiler: Compiler) -> None:
    late = CLEAN + 'schedule: {start: "2026-11-20T12:00:00Z"}\n'
    name = compiler.write("w.yaml", late)
    result = compiler(name, "-o", "out")
    assert result.status == 1
    assert "error[send-time-past]: " in result.err
    assert compiler.cli.check(name).out.startswith("warning[send-time-past]: ")


def test_what_was_compiled_in_time_stays_up_to_date(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN + 'schedule: {start: "2026-11-22T12:00:00Z"}\n')
    assert compiler(name, "-o", "out").status == 0
    later = compiler(name, "-o", "out", "--check", now="2027-01-01T00:00:00Z")
    assert (later.status, later.out) == (0, "out is up to date.\n")


def test_a_file_of_recipients_is_not_left_out_in_silence(compiler: Compiler) -> None:
    spec = CLEAN.replace('["+41793026741"]', '{numbers: ["+41793026741"], file: {path: more.csv, column: phone}}')
    result = compiler(compiler.write("w.yaml", spec), "-o", "out")
    assert result.status == 1
    assert "error[recipient-file-unread]: " in result.err


def test_local_hours_without_a_start_are_refused(compiler: Compiler) -> None:
    spec = ivr(1) + 'schedule: {window: {days: [sunday], from: "09:00", to: "17:00", timezone: Europe/Zurich}}\n'
    result = compiler(compiler.write("v.yaml", spec), "-o", "out")
    assert result.status == 1
    assert "error[window-without-start]: " in result.err
    settled = spec.replace("Europe/Zurich", "Asia/Kolkata")
    assert compiler(compiler.write("v.yaml", settled), "-o", "out").status == 0


def test_same_input_same_bytes(compiler: Compiler, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = (EXAMPLES / "good" / "infobip-ivr.yaml").read_text("utf-8")
    compiler.write("v.yaml", spec)
    compiler("v.yaml", "-o", "out", "--effective")
    first = compiler.tree()
    (compiler.folder / "elsewhere").mkdir()
    monkeypatch.chdir(compiler.folder / "elsewhere")
    compiler(str(compiler.folder / "v.yaml"), "-o", "here/too", "--effective", now="2029-06-01T00:00:00Z")
    assert compiler.tree("elsewhere/here/too") == first


def test_a_second_run_changes_nothing(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    compiler(name, "-o", "out")
    before = {path: path.stat().st_mtime_ns for path in (compiler.folder / "out").rglob("*")}
    assert compiler(name, "-o", "out").out == "out/w/octopush: 1 request, 1 recipient (unchanged)\n"
    assert {path: path.stat().st_mtime_ns for path in (compiler.folder / "out").rglob("*")} == before


def test_what_is_no_longer_needed_goes(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", octopush(1001))
    compiler(name, "-o", "out", "--effective", "--format", "curl")
    assert len(compiler.tree()) == 8
    compiler.write("w.yaml", octopush(3))
    compiler(name, "-o", "out")
    assert sorted(compiler.tree()) == ["w/manifest.json", "w/octopush/001.json"]


def test_one_body_on_standard_output(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN)
    result = compiler(name, "--stdout")
    assert result.status == 0
    compiler(name, "-o", "out")
    assert result.out.encode() == compiler.tree()["w/octopush/001.json"]


def test_several_bodies_are_a_list(compiler: Compiler) -> None:
    names = [compiler.write("w.yaml", octopush(501)), compiler.write("x.yaml", CLEAN)]
    result = compiler(*names, "--stdout")
    compiler(*names, "-o", "out")
    tree = compiler.tree()
    bodies = [json.loads(tree[name]) for name in ("w/octopush/001.json", "w/octopush/002.json", "x/octopush/001.json")]
    assert json.loads(result.out) == bodies
    assert result.out == json.dumps(bodies, indent=2, ensure_ascii=False) + "\n"


def test_no_spec_is_a_list_of_nothing(compiler: Compiler) -> None:
    result = compiler(compiler.write("other.yaml", "a: 1\n"), "--stdout", "--only-specs")
    assert (result.status, result.out) == (0, "[]\n")


def test_standard_output_is_utf8_whatever_the_terminal(compiler: Compiler) -> None:
    name = compiler.write("w.yaml", CLEAN.replace("The water", "L'eau à Genève"))
    result = compiler(name, "--stdout", encoding="ascii")
    assert json.loads(result.out)["text"] == "L'eau à Genève is back."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing argument"),
        (["w.yaml"], "where to?"),
        (["w.yaml", "-o", "out", "--stdout"], "not both"),
        (["w.yaml", "-o", "-"], "--output takes a folder; --stdout prints the bodies"),
        (["w.yaml", "--check", "--stdout"], "--check compares with a folder"),
        (["w.yaml", "-o", "out", "--target", "octopus"], "did you mean octopush?"),
        (["w.yaml", "--stdout", "--format", "yaml"], "--format: there is no 'yaml'"),
        (["w.yaml", "--stdout", "--color", "red"], "--color: there is no 'red'"),
        (["none.yaml", "-o", "out"], "none.yaml does not exist"),
        (["-", "-o", ""], "cannot be written"),
        (["sub", "-o", "out"], "sub is a folder, not a file"),
        (["body.json", "-o", "out"], "it holds something else than campaign specs"),
        (["other.yaml", "-o", "out"], "it is no campaign spec"),
        (["mixed.yaml", "-o", "out"], "it holds something else than campaign specs"),
        (["w.yaml", "-o", "w.yaml"], "w.yaml is not a folder"),
        (["w.yaml", "-o", "w.yaml/below"], "cannot be written"),
        (["w.yaml", "-o", "link"], "link is a link"),
        (["w.yaml", "-o", "link/"], "link/ is a link"),
        (["w.yaml", "-o", "link", "--check"], "link is a link"),
    ],
)
def test_usage(compiler: Compiler, arguments: list[str], said: str) -> None:
    compiler.write("w.yaml", CLEAN)
    compiler.write("sub/x.yaml", CLEAN)
    compiler.write("other.yaml", "a: 1\n")
    compiler.write("body.json", (EXAMPLES / "good" / "octopush.json").read_bytes())
    compiler.write("mixed.yaml", CLEAN + "---\na: 1\n")
    (compiler.folder / "real").mkdir()
    (compiler.folder / "link").symlink_to("real")
    result = compiler(*arguments, stdin=CLEAN.encode())
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert not (compiler.folder / "out").exists()
    assert list((compiler.folder / "real").iterdir()) == []


def test_quiet_says_nothing_when_all_is_well(compiler: Compiler) -> None:
    result = compiler(compiler.write("w.yaml", octopush(501)), "-o", "out", "-q")
    assert (result.status, result.out, result.err) == (0, "", "")
    result = compiler("w.yaml", "-o", "out", "-q", "--check")
    assert (result.status, result.out, result.err) == (0, "", "")


def test_a_syntax_error_is_a_finding(compiler: Compiler) -> None:
    result = compiler(compiler.write("w.yaml", CLEAN + "x: [\n"), "-o", "out")
    assert result.status == 1
    assert "w.yaml:" in result.err
    assert not (compiler.folder / "out").exists()


def test_names_from_files_are_safe_for_a_terminal(compiler: Compiler) -> None:
    result = compiler("-", "--stdin-filename", "a\x1b[31m.yaml", "-o", "o\x1bt", stdin=FOUND.encode())
    assert result.status == 0
    assert "\x1b" not in result.out + result.err
