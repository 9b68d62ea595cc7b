"""Side-by-side runs of voicelint and its named peers: whole processes, in turn, medians and ratios.

    .venv/bin/pip install ".[bench]"
    .venv/bin/python benchmarks/run.py [--rounds 15]

Every command comes from the virtual environment that runs this file. The rounds go A B C, A B C, so that a
machine that slows down slows all of them; a ratio is the median of the ratios of each round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from voicelint.report.formats import FORMATS

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
FINDINGS = 10_000
SLIPS = {"one finding": ("attempts: 3", "attempts: 9"), "one finding for each recipient": ('"+4179', '"+41 79')}
"""What a long spec is damaged with before it is mended."""
NONE, COUNTED = "none", "counting them"


def spec(recipients: int) -> str:
    """A spec for Infobip's IVR with that many recipients."""
    head = (HERE / "spec.yaml").read_text("utf-8")
    lines = [f'    - {{to: "+4179{3000100 + number}", id: visit-{number}}}' for number in range(recipients)]
    return head + "\n".join(lines) + "\n"


def policy(rules: int) -> str:
    """A pack of that many rules of one's own, each with all that people write."""
    checks = (
        ("caller", '{{one_of: ["+41793026710", "+4144{number:07}"]}}'),
        ("schedule.window.from", '{{pattern: {{matches: "0[0-9]:.*|1.:{number:02}.*"}}}}'),
        ("retry.attempts", "{{at_most: {number}}}"),
        ("name", "{{length: {{max: {number}}}}}"),
    )
    parts = ["pack: acme\ntitle: Acme's policy\nrules:\n"]
    for number in range(100, rules + 100):
        at, check = checks[number % len(checks)]
        parts.append(
            f"  - name: rule-{number}\n    code: ACME{number}\n    at: {at}\n    check: {check.format(number=number)}\n"
            f"    severity: error\n    message: '{{value}} is not what section {number} asks for'\n"
            f"    instead: write another value\n    why: Section {number} of the handbook says so, for reasons of its own.\n"
        )
    return "".join(parts)


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Wall seconds of each command in each round, after one round that does not count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            elapsed = time.perf_counter() - start
            if done.returncode not in (0, 1):
                raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
            if number:
                times[name].append(elapsed)
    return times


def table(title: str, times: dict[str, list[float]], base: str) -> list[str]:
    """Medians in milliseconds, and the ratio to `base` round by round."""
    lines = [f"### {title}", "", f"| command | median ms | to {base} |", "|---|---|---|"]
    for name, values in times.items():
        ratio = statistics.median(value / other for value, other in zip(values, times[base], strict=True))
        lines.append(f"| {name} | {statistics.median(values) * 1000:.0f} | {ratio:.2f} |")
    return [*lines, ""]


def more_seconds(times: dict[str, list[float]]) -> list[str]:
    """What the findings of a long list cost in each format: medians of the rounds' differences in seconds."""
    lines = [f"### {FINDINGS} findings", "", f"| format | more than {COUNTED} | more than {NONE} |", "|---|---|---|"]
    for format in FORMATS:
        more = [
            statistics.median(value - other for value, other in zip(times[format], times[base], strict=True))
            for base in (COUNTED, NONE)
        ]
        lines.append(f"| {format} | {more[0]:.2f} s | {more[1]:.2f} s |")
    return [*lines, ""]


def main() -> None:
    """Run all comparisons and print them as Markdown."""
    parser = argparse.ArgumentParser(description="Time voicelint beside its peers.")
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        small, large, schema = (Path(folder) / name for name in ("small.yaml", "large.yaml", "schema.json"))
        small.write_text(spec(24), "utf-8")
        large.write_text(spec(20_000), "utf-8")
        schema.write_text(json.dumps({"type": "object"}), "utf-8")
        python, voicelint = str(BIN / "python"), str(BIN / "voicelint")
        check = [voicelint, "check", "--now", "2030-01-01T00:00:00Z"]
        cold = measure(
            {
                "python -c pass": [python, "-c", "pass"],
                "voicelint check": [*check, str(small)],
                "yamllint": [str(BIN / "yamllint"), str(small)],
            },
            rounds,
        )
        lines = small.read_text("utf-8").count("\n")
        print("\n".join(table(f"Cold start: one spec of {lines} lines", cold, "python -c pass")))
        pack = Path(folder) / "policy.yaml"
        pack.write_text(policy(1000), "utf-8")
        own = {"without": [*check, str(small)], "1000 rules of one's own": [*check, "--rules", str(pack), str(small)]}
        print("\n".join(table("The same by a policy: below twice the time", measure(own, rounds), "without")))
        hot = measure(
            {
                "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", str(schema), str(large)],
                "voicelint check": [*check, str(large)],
            },
            max(rounds // 3, 3),
        )
        print("\n".join(table("A spec of 20 000 recipients", hot, "check-jsonschema")))
        none, many = Path(folder) / "none.yaml", Path(folder) / "many.yaml"
        none.write_text(spec(FINDINGS), "utf-8")
        many.write_text(spec(FINDINGS).replace('"+4179', '"+41 79'), "utf-8")
        printing = measure(
            {
                NONE: [*check, str(none)],
                COUNTED: [*check, "--statistics", str(many)],
                **{format: [*check, "--output-format", format, str(many)] for format in FORMATS},
            },
            max(rounds // 5, 3),
        )
        print("\n".join(more_seconds(printing)))
        compiling = measure(
            {
                "voicelint check": [*check, str(large)],
                "voicelint compile": [
                    voicelint, "compile", "--now", "2030-01-01T00:00:00Z", "-q", "-o", str(Path(folder) / "out"), str(large),
                ],
            },
            max(rounds // 3, 3),
        )  # fmt: skip
        print("\n".join(table("The same compiled: at most twice the check", compiling, "voicelint check")))
        for what, slip in SLIPS.items():
            damaged = Path(folder) / "damaged.yaml"
            damaged.write_text(spec(20_000).replace(*slip), "utf-8")
            mending = measure(
                {
                    "voicelint check --statistics": [*check, "--statistics", str(damaged)],
                    "voicelint check --diff": [*check, "--diff", str(damaged)],
                },
                max(rounds // 3, 3),
            )
            print(
                "\n".join(
                    table(f"The same mended, {what}: at most twice the check", mending, "voicelint check --statistics")
                )
            )


if __name__ == "__main__":
    main()
