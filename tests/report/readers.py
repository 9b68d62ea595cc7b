"""Reads every format back as its readers do: strictly, and by the contract that the format has.

A reader raises when the text is no valid document of its format; otherwise it says what it has read of each finding.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

import xmlschema
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

CONTRACTS = Path(__file__).parent / "contracts"
SCHEMAS = Path(__file__).parents[2] / "schemas"


class Seen(NamedTuple):
    """What a reader knows of a finding; None is what its format does not say. Columns as the format counts them."""

    rule: str
    severity: str
    line: int
    column: int | None
    file: str | None
    text: str


@functools.cache
def validator(path: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def loads_unicode(text: str) -> Any:
    """JSON as readers in other languages take it: half of a surrogate pair spoils it all."""
    data = loads(text)
    json.dumps(data, ensure_ascii=False).encode("utf-8")
    return data


def loads(text: str) -> Any:
    """JSON, strictly: no NaN, no key twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        assert len(made) == len(pairs), f"a key stands twice among {[key for key, _ in pairs]}"
        return made

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is no JSON")

    return json.loads(text, object_pairs_hook=once, parse_constant=refuse)


def _diagnostic(one: dict[str, Any]) -> Seen:
    start = one["range"]["start"]
    return Seen(one["name"], one["severity"], start["line"], start["column"], one["file"], one["message"])


def read_json(text: str) -> list[Seen]:
    report = loads(text)
    validator(SCHEMAS / "report.schema.json").validate(report)
    return [_diagnostic(one) for one in report["diagnostics"]]


def read_jsonl(text: str) -> list[Seen]:
    lines = [loads(line) for line in text.split("\n")[:-1]]
    for one in lines:
        validator(SCHEMAS / "diagnostic.schema.json").validate(one)
    return [_diagnostic(one) for one in lines]


def read_sarif(text: str) -> list[Seen]:
    log = loads_unicode(text)
    validator(CONTRACTS / "sarif-2.1.0.json").validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    seen = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        seen.append(
            Seen(
                result["ruleId"],
                {"note": "info"}.get(result["level"], result["level"]),
                region["startLine"],
                region["startColumn"],
                unquote(place["artifactLocation"]["uri"]),
                result["message"]["text"],
            )
        )
    return seen


def read_github(text: str) -> list[Seen]:
    seen = []
    for line in text.split("\n")[:-1]:
        found = re.fullmatch(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)", line)
        assert found, line
        properties = dict(part.split("=", 1) for part in found[2].split(","))
        plain = {key: _unescaped(value) for key, value in properties.items()}
        assert set(plain) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert int(plain["endLine"]) >= int(plain["line"])
        # GitHub refuses columns where the lines differ.
        assert ("col" in plain) == ("endColumn" in plain) == (plain["line"] == plain["endLine"])
        seen.append(
            Seen(
                plain["title"].removeprefix("voicelint "),
                {"notice": "info"}.get(found[1], found[1]),
                int(plain["line"]),
                int(plain["col"]) if "col" in plain else None,
                plain["file"],
                _unescaped(found[3]),
            )
        )
    return seen


def _unescaped(text: str) -> str:
    assert not re.search(r"%(?!25|0D|0A|3A|2C)", text), text
    return re.sub("%(25|0D|0A|3A|2C)", lambda found: chr(int(found[1], 16)), text)


def read_gitlab(text: str) -> list[Seen]:
    issues = loads_unicode(text)
    validator(CONTRACTS / "gitlab.schema.json").validate(issues)
    marks = [one["fingerprint"] for one in issues]
    assert len(set(marks)) == len(marks), "issues of one fingerprint overwrite each other"
    names = {"critical": "error", "minor": "warning", "info": "info"}
    return [
        Seen(
            one["check_name"],
            names[one["severity"]],
            one["location"]["lines"]["begin"],
            None,
            one["location"]["path"],
            one["description"],
        )
        for one in issues
    ]


@functools.cache
def junit_schema() -> Any:
    return xmlschema.XMLSchema(str(CONTRACTS / "junit-10.xsd"))


def read_junit(text: str) -> list[Seen]:
    junit_schema().validate(text)
    root = ElementTree.fromstring(text)  # noqa: S314 - our own output
    seen = []
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        for case in suite:
            if len(case):
                found = re.fullmatch(r"(.*) at (\d+):(\d+)", case.attrib["name"], re.S)
                assert found
                said = case[0].text or ""
                severity = said.split("[", 1)[0]
                assert case[0].tag == "system-out" or case[0].attrib["type"] == severity
                words = case[0].attrib.get("message", said)
                seen.append(Seen(found[1], severity, int(found[2]), int(found[3]), case.attrib["classname"], words))
            else:
                assert len(suite) == 1
    assert int(root.attrib["tests"]) == len(root.findall("testsuite/testcase"))
    assert int(root.attrib["failures"]) == len(root.findall("testsuite/testcase/failure"))
    return seen


def read_checkstyle(text: str) -> list[Seen]:
    root = ElementTree.fromstring(text)  # noqa: S314 - our own output
    assert root.tag == "checkstyle"
    assert root.attrib["version"]
    seen = []
    for file in root:
        assert file.tag == "file"
        for error in file:
            assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
            seen.append(
                Seen(
                    error.attrib["source"].removeprefix("voicelint."),
                    error.attrib["severity"],
                    int(error.attrib["line"]),
                    int(error.attrib["column"]),
                    file.attrib["name"],
                    error.attrib["message"],
                )
            )
    return seen


def read_rdjson(text: str) -> list[Seen]:
    result = loads_unicode(text)
    validator(CONTRACTS / "rdjson.schema.json").validate(result)
    return [
        Seen(
            one["code"]["value"],
            one["severity"].lower(),
            one["location"]["range"]["start"]["line"],
            one["location"]["range"]["start"]["column"],
            one["location"]["path"],
            one["message"],
        )
        for one in result["diagnostics"]
    ]


def read_markdown(text: str) -> list[Seen]:
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    seen: list[Seen] = []
    file: str | None = None
    row: list[str] = []
    for at, token in enumerate(tokens):
        assert token.type not in ("html_block", "fence", "code_block", "blockquote_open", "list_item_open"), text
        for inner in token.children or ():
            assert inner.type in ("text", "em_open", "em_close", "softbreak", "text_special"), inner
        if token.type == "inline":
            words = "".join(inner.content for inner in token.children or ())
            if tokens[at - 1].type == "heading_open" and tokens[at - 1].tag == "h3":
                file = words
            elif tokens[at - 1].type == "td_open":
                row.append(words)
        elif token.type == "tr_close" and row:
            assert len(row) == 5
            seen.append(Seen(row[2], row[1], int(row[0]), None, file, row[3]))
            row = []
    return seen


class _Page(HTMLParser):
    """Reads the cards of a page, and holds it to tags that are balanced and load nothing."""

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.seen: list[Seen] = []
        self.words: dict[str, list[str]] = {}
        self.taking: list[tuple[int, str]] = []
        self.file = ""

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attributes = dict(pairs)
        assert tag not in ("script", "img", "link", "iframe", "object", "embed", "base", "form"), tag
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc")]
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")
        if tag == "a":
            self.links.append(attributes["href"] or "")
        if tag in self.VOID:
            return
        self.open.append(tag)
        kind = (attributes.get("class") or "").split(" ")[0]
        if tag == "article":
            self.words = {}
        if kind in ("severity", "rule", "where", "message", "path"):
            self.taking.append((len(self.open), kind))
            self.words[kind] = []

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        if self.taking and self.taking[-1][0] == len(self.open):
            _, kind = self.taking.pop()
            if kind == "path":
                self.file = "".join(self.words["path"]).strip()
        self.open.pop()
        if tag == "article":
            said = {kind: "".join(words) for kind, words in self.words.items()}
            found = re.fullmatch(r"line (\d+), column (\d+)", said["where"])
            assert found
            self.seen.append(Seen(said["rule"], said["severity"], int(found[1]), int(found[2]), None, said["message"]))

    def handle_data(self, data: str) -> None:
        for _, kind in self.taking:
            self.words[kind].append(data)


def read_html(text: str) -> list[Seen]:
    assert text.startswith("<!DOCTYPE html>\n")
    page = _Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    for link in page.links:
        assert link.startswith("https://") or link[1:] in page.ids, link
    assert not re.search(r"url\(|@import", text.split("</style>")[0])
    return page.seen


def read_concise(text: str) -> list[Seen]:
    seen = []
    for line in text.split("\n")[:-1]:
        found = re.fullmatch(r"(.*?):([0-9]+):([0-9]+): (error|warning|info) (\S+) (.*)", line, re.S)
        assert found, line
        seen.append(Seen(found[5], found[4], int(found[2]), int(found[3]), found[1], found[6]))
    return seen


def read_text(text: str) -> list[Seen]:
    heads = re.findall(r"^(error|warning|info)\[(.*?)\]: (.*)\n +--> (.*):(\d+):(\d+)$", text, re.M)
    return [
        Seen(rule, severity, int(line), int(column), file, said) for severity, rule, said, file, line, column in heads
    ]


READERS: dict[str, Callable[[str], list[Seen]]] = {
    "text": read_text,
    "concise": read_concise,
    "json": read_json,
    "jsonl": read_jsonl,
    "sarif": read_sarif,
    "github": read_github,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "checkstyle": read_checkstyle,
    "rdjson": read_rdjson,
    "markdown": read_markdown,
    "html": read_html,
}
