"""Texts made to break a reader: bounded time and memory, one finding or a note, no fault."""

from __future__ import annotations

import json
import resource
import subprocess
import sys

import pytest

from tests.support.work import calls

from .conftest import CLEAN, FOUND, NOW, ROOT, Cli

MIB = 1024 * 1024
HEAD = "voicelint: 1\nname: x\ntarget: octopush\ncaller: WaterWorks\n"


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@pytest.mark.parametrize(
    "text", ["", "\ufeff", " ", "\n\n", "# only a comment\n", "---", "---\n---\n...\n", "[]", "{}", "null", "~", "5",
    '"x"', "[[]]", "[{}]",
             "[null]", "[5, {}]", "true", "a", "- a", "{}\n---\n[]", "? a", "%YAML 1.2\n---\n", "...", "[1,", "{",
             '"', "\t", "\x85", "\u2028"]
)  # fmt: skip
@pytest.mark.parametrize("target", [(), ("--target", "routee")])
def test_next_to_nothing(cli: Cli, name: str, text: str, target: tuple[str, ...]) -> None:
    good = cli.write("good.yaml", FOUND)
    result = cli.json(*target, cli.write(name, text), good)
    assert result.status == 1
    about = [each for each in result.report["diagnostics"] if each["file"] == name]
    assert "internal-error" not in {each["name"] for each in about}
    # It is spoken of in one way or the other, never passed over as a clean campaign.
    assert bool(about) != result.err.startswith(f"note: {name} is no campaign and was skipped: ")
    assert result.report["summary"]["skipped"] == (0 if about else 1)


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("a.yaml", HEAD + "x: " + "[" * 10_000, "too-deep"),
        ("a.yaml", HEAD + "x: " + "[" * 10_000 + "]" * 10_000, "too-deep"),
        ("a.yaml", HEAD + "x: " + "{a: " * 10_000, "too-deep"),
        ("a.yaml", HEAD + "".join(" " * level + "a:\n" for level in range(1000)), "too-deep"),
        ("a.json", '{"voicelint": 1, "x": ' + "[" * 10_000, "too-deep"),
        ("a.json", '{"voicelint": 1, "x": ' + '{"a": ' * 10_000, "too-deep"),
        ("a.json", '{"voicelint": 1, "x": ' + "[" * 10_000 + "]" * 10_000 + "}", "too-deep"),
        ("a.yaml", HEAD + "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 10}]\n" for n in range(1, 30)),
        "alias-bomb"),
        ("a.yaml",
        HEAD + "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [{f'*a{n - 1}, ' * 10}]}}\n" for n in range(1, 30)), None),
        ("a.yaml", HEAD + "call: &c [*c]\n", "recursive-alias"),
        ("a.yaml", HEAD + "call: &c {pause: *c}\n", "recursive-alias"),
        ("a.yaml", HEAD + "call: &c {<<: *c}\n", "recursive-alias"),
        ("a.yaml", "&r\nvoicelint: 1\ntarget: octopush\nrecipients: *r\n", "recursive-alias"),
        ("a.yaml", HEAD + "call: *nowhere\n", "undefined-alias"),
        ("a.yaml", HEAD + "retry: {attempts: " + "9" * 100_000 + "}\n", None),
        ("a.yaml", HEAD + "retry: {attempts: -0x" + "f" * 100_000 + ", first_wait: 0o" + "7" * 9999 + "}\n", None),
        ("a.yaml", HEAD + "retry: {attempts: 1e999999999, first_wait: .inf, longest_wait: .nan}\n", None),
        ("a.yaml", HEAD + "retry: {first_wait: " + "9" * 100_000 + "h, longest_wait: 1" + "0" * 5000 + "d}\n", None),
        ("a.yaml", HEAD + "schedule: {expire_after: " + "9" * 30 + "d, rate: " + "9" * 100_000 + " per hour}\n", None),
        ("a.yaml", HEAD + "recipients: ['+" + "4" * 100_000 + "']\n", None),
        ("a.json", '{"voicelint": 1, "target": "octopush", "retry": {"attempts": ' + "9" * 100_000 + "}}", None),
        ("a.json", '{"voicelint": 1, "target": "octopush", "retry": {"attempts": 1e' + "9" * 100_000 + "}}", None),
        ("a.json", '{"voicelint": 1, "name": "' + "\\ud83d" * 1000 + '"}', None),
        ("a.yaml", HEAD + "? [a, b]\n: c\n? {d: e}\n: f\n", "key-not-text"),
        ("a.yaml", HEAD + "<<: 5\n", "merge-not-mapping"),
        ("a.yaml", HEAD + "caller: a\nCaller: b\ncaller: c\n", "repeated-key"),
        ("a.yaml", HEAD + "".join(f"key_{n}: 1\n" for n in range(10_000)), None),
        ("a.yaml", HEAD + "options: {octopush: " + "{a: " * 90 + "1" + "}" * 90 + "}\n", None),
        ("a.yaml", HEAD + "options: {octopush: {" + ", ".join(f"k{n}: {n}" for n in range(3000)) + "}}\n", None),
        ("a.yaml", HEAD + "options: {" + ", ".join(f"t{n}: {{}}" for n in range(3000)) + "}\n", None),
        ("a.yaml", HEAD + "target: [" + "octopush, " * 10_000 + "]\n", None),
        ("a.yaml", HEAD + f"? {'k' * 100_000}\n: 1\n", None),
        ("a.yaml", HEAD + f"{'k' * 900}: 1\n", None),
        ("a.yaml", HEAD + "say: {text: !!python/object/apply:os.system [echo]}\n", None),
        ("a.yaml", HEAD + "say: {text: !!binary gICB, language: !!null x, voice: !!set {a, b}}\n", None),
        ("a.yaml", HEAD + "".join(f"--- {{a: {n}}}\n" for n in range(1000)), None),
        ("a.json", json.dumps([{"type": "voice_sms", "text": "x", "voice_gender": "f"}] * 500), None),
        ("a.json", json.dumps([5, {"voicelint": 1}, None, [], "x", {"type": "voice_sms", "voice_gender": "f"}]), None),
    ],
)  # fmt: skip
def test_bombs_and_oddities(cli: Cli, name: str, text: str, rule: str | None) -> None:
    good = cli.write("good.yaml", FOUND)
    result = cli.json(cli.write(name, text), good)
    assert result.status == 1
    names = [each["name"] for each in result.report["diagnostics"] if each["file"] == name]
    assert "internal-error" not in names
    if rule is not None:
        assert rule in names
    assert result.names[-1] == "sender-characters-deleted"
    text_report = cli.check(name)
    assert text_report.status in (0, 1)
    assert len(text_report.out) < 400 * (len(names) + 1) * 5


@pytest.mark.parametrize("sign", [*map(chr, range(1, 32)), "\x7f", "\x85", "\x9b", "\ud800", "\u2028", "\u202e"])
@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_control_characters_never_reach_the_screen(cli: Cli, sign: str, ending: str) -> None:
    evil = f"a{sign}[31mb"
    if ending == "yaml":
        quoted = "".join(f"\\U{ord(c):08x}" if c == sign else c for c in evil)
        texts = [
            CLEAN.replace("WaterWorks", evil), CLEAN.replace("WaterWorks", f'"{quoted}"'), CLEAN.replace("octopush",
            f'"{quoted}"'),
            CLEAN + f'"{quoted}": 1\n', CLEAN + f'say: {{"{quoted}": "{quoted}"}}\n', CLEAN.replace("en-GB", f'"{quoted}"'),
            CLEAN + f"# {evil}\n{evil}: [\n", CLEAN.replace("name:", f'"{quoted}":').replace("+41793026741", quoted),
            CLEAN + f'options: {{octopush: {{"{quoted}": "{quoted}"}}}}\n', CLEAN + f'options: {{"{quoted}": {{}}}}\n',
            CLEAN + f"a: *{evil}\n", CLEAN + f"a: !{evil} 5\n", f"%{evil}\n---\n" + CLEAN,
        ]  # fmt: skip
    else:
        whole = {
            "voicelint": 1,
            "target": "octopush",
            "caller": evil,
            evil: evil,
            "say": {"text": evil, evil: 1},
            "recipients": [evil, {"to": evil, evil: evil}],
        }
        texts = [
            json.dumps(whole), json.dumps(whole, ensure_ascii=False), json.dumps({**whole, "target": evil}),
            json.dumps(whole) + evil,
            json.dumps({"type": "voice_sms", "voice_gender": evil, evil: evil, "recipients": [{evil: evil}],
            "text": evil, "sender": evil}),
        ]  # fmt: skip
    for number, text in enumerate(texts):
        name = cli.write(f"a{number}.{ending}", text.encode("utf-8", "surrogatepass"))
        shown = ""
        for arguments in (
            (),
            ("--output-format", "concise"),
            ("--statistics",),
            ("--output-format", "json", "--statistics"),
        ):
            result = cli.check(*arguments, name, tty=True, env={"NO_COLOR": "1"})
            assert result.status in (1, 2), (text, result)
            assert "internal-error" not in result.out
            shown += result.out + result.err
        if sign not in "\n\t":
            assert sign not in shown, text
        assert "\x1b" not in shown


def test_colour_codes_are_the_only_escapes_of_a_coloured_report(cli: Cli) -> None:
    name = cli.write("a.yaml", FOUND.replace("Water-Works", '"Water\\e[5mWorks"'))
    shown = cli.check("--color", "always", name).out
    assert "Water\\x1B[5mWorks" in shown
    assert {part.split("m")[0] for part in shown.split("\x1b")[1:]} <= {
        "[0",
        "[1",
        "[1;34",
        "[1;31",
        "[1;33",
        "[1;36",
    }


LONG = 3 * MIB
LONG_TEXTS = {
    "text": (HEAD + 'say: {text: "' + "a " * (LONG // 2) + '"}\n', "yaml"),
    "number": (HEAD + f'recipients: ["+{"4" * LONG}"]\n', "yaml"),
    "integer": (HEAD + f"retry: {{attempts: {'9' * LONG}}}\n", "yaml"),
    "braces": (HEAD + 'say: {text: "' + "{" * LONG + '"}\n', "yaml"),
    "pairs": (HEAD + 'say: {text: "' + "{{" * (LONG // 3) + "}}" * (LONG // 6) + '"}\n', "yaml"),
    "tags": (HEAD + 'say: {text: "' + "<" * LONG + '"}\n', "yaml"),
    "colons": (HEAD + "x" + ": " * (LONG // 2), "yaml"),
    "quotes": (HEAD + 'say: {text: "' + '\\"' * (LONG // 2) + '"}\n', "yaml"),
    "open": (HEAD + 'say: {text: "' + "x" * LONG, "yaml"),
    "open json": ('{"voicelint": 1, "name": "' + "x" * LONG, "json"),
    "backslashes": ('{"voicelint": 1, "name": "' + "\\" * LONG, "json"),
    "url": (HEAD + f'report: {{url: "https://{"a." * (LONG // 2)}"}}\n', "yaml"),
    "at signs": (HEAD + f'report: {{url: "https://{"@:" * (LONG // 2)}"}}\n', "yaml"),
    "time": (HEAD + f'schedule: {{start: "2026-12-01T09:00:00.{"0" * LONG}Z"}}\n', "yaml"),
    "wait": (HEAD + f'retry: {{first_wait: "{"1" * LONG}m"}}\n', "yaml"),
    "marks": (HEAD + f'say: {{text: "a{chr(0x301) * (LONG // 2)}", language: xx}}\n', "yaml"),
    "emoji": (HEAD + f'say: {{text: "{"📞" * (LONG // 4)}"}}\n', "yaml"),
    "joined": (HEAD + f'caller: "{"👩‍" * (LONG // 7)}"\n', "yaml"),
    "key": (HEAD + f'? "{"k" * LONG}"\n: 1\n', "yaml"),
    "spaces": (HEAD + " " * LONG + "x", "yaml"),
    "dashes": (HEAD + "x:\n" + "- " * (LONG // 2), "yaml"),
    "anchors": (HEAD + "x: [" + "&a b," * (LONG // 5) + "]", "yaml"),
    "comment": (HEAD + "#" * LONG, "yaml"),
    "tab": (HEAD + "\t" * LONG, "yaml"),
    "json spaces": ('{"voicelint": 1' + " " * LONG + "}", "json"),
    "json number": ('{"voicelint": ' + "1" * LONG + "}", "json"),
    "json slashes": ('{"voicelint": 1 ' + "/" * LONG, "json"),
    "percent": (HEAD + "%" * LONG, "yaml"),
    "secret": (HEAD + f'say: {{text: "Bearer {"A1b" * (LONG // 3)}"}}\n', "yaml"),
    "carriage returns": (HEAD.replace("\n", "\r") + "\r" * (LONG // 10), "yaml"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "ending"), LONG_TEXTS.values(), ids=list(LONG_TEXTS))
def test_one_line_of_megabytes(cli: Cli, text: str, ending: str) -> None:
    result = cli.check(cli.write(f"a.{ending}", text))
    assert result.status == 1
    assert "internal-error" not in result.out
    assert len(result.out) < 30_000
    assert max(map(len, result.out.splitlines())) < 500


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", HEAD + 'say: {text: "' + "a " * (15 * MIB) + '", language: en-GB}\nrecipients: ["+41793026741"]\n'),
        (
            "a.json",
            '{"type": "voice_sms", "voice_gender": "female", "voice_language": "en-GB", "text": "'
            + "a " * (15 * MIB)
            + '"}',
        ),
    ],
)
def test_thirty_megabytes_of_one_line_fit_into_little_memory(cli: Cli, name: str, text: str) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (700 * MIB, 700 * MIB))

    command = [
        sys.executable,
        "-m",
        "voicelint",
        "check",
        "--now",
        NOW,
        "--output-format",
        "json",
        cli.write(name, text),
    ]
    done = subprocess.run(
        command, capture_output=True, preexec_fn=limit, timeout=60, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")
    report = json.loads(done.stdout)
    assert "octopush-text-length" in {each["name"] for each in report["diagnostics"]}
    assert len(done.stdout) < len(text) + 20_000


def all_wrong(cli: Cli, count: int) -> str:
    recipients = ", ".join(f'"0{number}"' for number in range(50_000, 50_000 + count))
    return cli.write(f"{count}.yaml", CLEAN.replace('"+41793026741"', recipients))


def test_twenty_thousand_recipients_all_wrong(cli: Cli) -> None:
    result = cli.json(all_wrong(cli, 20_000))
    wrong = [each for each in result.report["diagnostics"] if each["pointer"].startswith("/recipients/")]
    assert len({each["pointer"] for each in wrong}) == 20_000
    assert len({each["fingerprint"] for each in wrong}) == len(wrong)


@pytest.mark.parametrize("how", [(), ("--statistics",), ("--output-format", "json")])
def test_work_grows_as_the_wrong_recipients_do(cli: Cli, how: tuple[str, ...]) -> None:
    few, many = (all_wrong(cli, count) for count in (500, 1500))
    assert calls(lambda: cli.check(*how, many)) <= 3.1 * calls(lambda: cli.check(*how, few))


@pytest.mark.parametrize(
    ("name", "place"), [("deep.json", "(line 1, column 101)"), ("deep.yaml", "(line 1, column 1001)")]
)
def test_a_text_that_may_be_anybodys_is_named_with_the_place_where_it_breaks(cli: Cli, name: str, place: str) -> None:
    result = cli.check(cli.write(name, "[" * 10_000 + "]" * 10_000))
    assert result.status == 0
    assert result.err.count("\n") == 1
    assert result.err.endswith(f"lists and mappings are nested more than 100 deep here {place}\n")
