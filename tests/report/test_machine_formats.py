"""What single formats promise beyond being read: GitHub's demands on SARIF, whole fixes, limits, order."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelint.engine.catalogue import catalogue
from voicelint.engine.diagnostic import UNSET
from voicelint.engine.packs import BUILT_IN
from voicelint.engine.rule import Rule
from voicelint.fixing.edits import Edit, Fix
from voicelint.report.formats import render
from voicelint.report.labels import EFFECTS
from voicelint.report.line_hash import line_hashes
from voicelint.report.markdown import ROOM
from voicelint.report.sarif import artifact
from voicelint.report.sarif_rules import descriptor

from .readers import READERS

CSS = (Path(__file__).parents[2] / "voicelint" / "report" / "report.css").read_text("utf-8")
TEXT = "retry:\n  attempts: 5\n  first_wait: 7m\n"


def read(format, run):
    return "".join(f"{line}\n" for line in render(format, run))


def data(format, run):
    return json.loads(read(format, run))


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A git repository; the current folder is one below its root."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    return tmp_path


PLACES = [
    ("a.yaml", "below/a.yaml"),
    ("./x/../a b.yaml", "below/a b.yaml"),
    ("../é.yaml", "é.yaml"),
    ("{root}/below/a.yaml", "below/a.yaml"),
    ("/elsewhere/a.yaml", "/elsewhere/a.yaml"),
]


@pytest.mark.parametrize(("given", "expected"), PLACES)
@pytest.mark.parametrize("format", ["sarif", "github", "gitlab"])
def test_paths_are_relative_to_the_repository(make, repository, format, given, expected):
    name = given.format(root=repository)
    diagnostic = make.diagnostic(TEXT, "5", file=name, fingerprint="1")
    run = make.run(make.file(TEXT, diagnostic, name=name))
    (seen,) = READERS[format](read(format, run))
    assert (seen.file or "").removeprefix("file://") == expected


@pytest.mark.parametrize("format", ["sarif", "github", "gitlab"])
def test_a_link_to_the_repository_leads_into_it(make, repository, format, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(repository, target_is_directory=True)
    (repository / "linked.yaml").symlink_to("below/a.yaml")
    for name in ("below/a.yaml", "linked.yaml"):
        diagnostic = make.diagnostic(TEXT, "5", file=f"{link}/{name}", fingerprint="1")
        run = make.run(make.file(TEXT, diagnostic, name=f"{link}/{name}"))
        (seen,) = READERS[format](read(format, run))
        assert seen.file == name


def test_a_path_that_no_system_takes_is_left_as_it_is(make, repository):
    name = "/no\0where/a.yaml"
    run = make.run(make.file(TEXT, make.diagnostic(TEXT, "5", file=name, fingerprint="1"), name=name))
    (seen,) = READERS["gitlab"](read("gitlab", run))
    assert seen.file == name


def test_without_a_repository_paths_are_relative_to_the_folder(make, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = make.run(make.file(TEXT, make.diagnostic(TEXT, "5"), name="./a.yaml"))
    (seen,) = READERS["sarif"](read("sarif", run))
    assert seen.file == "a.yaml"


def test_a_path_of_windows_out_of_the_repository():
    assert artifact("C:/may be/a.yaml") == {"uri": "file:///C%3A/may%20be/a.yaml"}
    assert artifact("may be/C:/a.yaml") == {"uri": "may%20be/C%3A/a.yaml", "uriBaseId": "%SRCROOT%"}


def test_sarif_has_what_github_asks_for(make):
    diagnostic = make.diagnostic(TEXT, "5", related=(make.related(TEXT, "7m", "that waits"),), fingerprint="feed")
    log = data("sarif", make.run(make.file(TEXT, diagnostic, name="a b.yaml")))
    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert run["automationDetails"]["id"].endswith("/")
    assert run["columnKind"] == "utf16CodeUnits"
    assert rule["shortDescription"]["text"] == "Retry count clamped"
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 14}
    assert "%SRCROOT%" in run["originalUriBaseIds"]
    assert result["partialFingerprints"] == {
        "primaryLocationLineHash": line_hashes(TEXT)[1],
        "voicelint/v1": "feed",
    }
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "that waits"
    assert related["physicalLocation"]["region"]["startLine"] == 3


def test_every_rule_is_described_as_github_wants_it():
    for data in catalogue():
        made = descriptor(Rule(data, ""), BUILT_IN)
        assert 0 < len(made["shortDescription"]["text"]) <= 1024
        assert 40 < len(made["fullDescription"]["text"]) <= 1024
        assert made["help"]["text"].startswith(made["fullDescription"]["text"][:1000])
        assert made["help"]["markdown"].count("**Source:**") == made["help"]["text"].count("Source: ") >= 1
        assert len(made["properties"]["tags"]) <= 20
        # A name is another word than the id, or there is none.
        assert re.fullmatch(r"([A-Z][a-z0-9]*)+", made.get("name", "A"))
        assert ("name" in made) == ("-" in made["id"])
        assert made["properties"]["code"] == data["code"]


def test_no_vendor_is_named_where_none_sees_what_is_found(make):
    for data in catalogue():
        rule = Rule(data, "")
        text = "a: 5\n"
        found = make.diagnostic(text, "5", effective=UNSET)
        found.rule = rule
        page = read("html", make.run(make.file(text, found)))
        happens = re.search("<dt>What happens</dt><dd>(.*?)</dd>", page)
        said = descriptor(rule, BUILT_IN)["help"]["text"].partition("What happens: ")[2]
        if not happens:
            assert data["options"]["stage"] in ("comments", "settings")
            assert not said
            continue
        words = html.unescape(re.sub("<.*?>", "", happens[1])).removeprefix(f"{rule.effect}: ")
        assert said.startswith(f"{words}.\n")
        if rule.on != "request" and rule.effect in ("rejected", "ignored"):
            assert "vendor" not in words, rule.name
        else:
            assert words == EFFECTS[rule.effect]


def test_rules_about_security_are_listed_as_such():
    made = {data["name"]: descriptor(Rule(data, ""), BUILT_IN)["properties"] for data in catalogue()}
    rated = {name: float(each["security-severity"]) for name, each in made.items() if "security" in each["tags"]}
    assert set(rated) == {"secret-in-request", *(name for name in made if name.endswith("-insecure"))}
    assert max(rated, key=lambda name: rated[name]) == "secret-in-request"
    assert all(0 < each <= 10 for each in rated.values())
    assert not any("security-severity" in each for name, each in made.items() if name not in rated)


def test_no_text_of_a_file_becomes_a_link_in_sarif(make):
    found = make.diagnostic(TEXT, "5", message="[a](https://x.example)", related=(make.related(TEXT, "7m", "[b](1)"),))
    (result,) = data("sarif", make.run(make.file(TEXT, found)))["runs"][0]["results"]
    assert result["message"]["text"].startswith("[a] (https://x.example)")
    assert result["relatedLocations"][0]["message"]["text"] == "[b] (1)"


def edited(text, edits):
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def offset_of(text, position, encoding, size):
    """The code point offset of a line and a column in the units of an encoding."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    start = starts[position[0] - 1]
    line = text[start:].encode(encoding, "surrogatepass")
    return start + len(line[: (position[1] - 1) * size].decode(encoding, "surrogatepass"))


@given(st.text(st.sampled_from("ab\n\ré📞"), max_size=40), st.data())
def test_the_fix_in_sarif_and_rdjson_is_the_fix(make, text, data):
    cuts = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True))
        if len(text) > 3
        else [0, len(text)]
    )
    edits = [Edit(first, last, "é") for first, last in zip(cuts[::2], cuts[1::2], strict=False)]
    # An edit between the two signs of one line break has no line and column of its own.
    edits = [
        each
        for each in edits
        if "\r\n" not in (text[each.start - 1 : each.start + 1], text[each.end - 1 : each.end + 1])
    ]
    if not edits:
        return
    diagnostic = make.diagnostic(text, start=0)
    diagnostic.fix = Fix("safe", "write é", tuple(edits), ())
    run = make.run(make.file(text, diagnostic))
    expected = edited(text, [(each.start, each.end, each.text) for each in edits])
    log = json.loads(read("sarif", run))
    (change,) = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
    made = []
    for each in change["replacements"]:
        region = each["deletedRegion"]
        start = offset_of(text, (region["startLine"], region["startColumn"]), "utf-16-le", 2)
        end = offset_of(text, (region["endLine"], region["endColumn"]), "utf-16-le", 2)
        made.append((start, end, each["insertedContent"]["text"]))
    assert edited(text, made) == expected
    suggestions = json.loads(read("rdjson", run))["diagnostics"][0].get("suggestions", [])
    # The parts of a fix are no fixes: several edits are no suggestion at all.
    assert len(suggestions) == (len(edits) == 1)
    for each in suggestions:
        ends = [
            offset_of(text, (at["line"], at["column"]), "utf-8", 1)
            for at in (each["range"]["start"], each["range"]["end"])
        ]
        assert edited(text, [(*ends, each["text"])]) == expected


def test_a_block_ends_at_its_last_visible_character(make):
    diagnostic = make.diagnostic(TEXT, TEXT.split("\n", 1)[1], file="a.yaml", fingerprint="1")
    run = make.run(make.file(TEXT, diagnostic, name="a.yaml"))
    (line,) = render("github", run)
    assert "line=2,endLine=3,title=" in line
    assert json.loads(read("gitlab", run))[0]["location"]["lines"] == {"begin": 2, "end": 3}
    region = data("sarif", run)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["endLine"], region["endColumn"]) == (3, 17)


def test_github_shows_the_worst_first(make):
    found = [make.diagnostic(TEXT, "5", severity=each) for each in ("info", "warning", "error", "info", "error")]
    lines = list(render("github", make.run(make.file(TEXT, *found))))
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::notice", "::notice"]


@pytest.mark.parametrize(("bar", "failures"), [("info", 3), ("warning", 2), ("error", 1)])
def test_junit_fails_what_the_run_fails(make, bar, failures):
    found = [make.diagnostic(TEXT, "5", severity=each) for each in ("error", "warning", "info")]
    run = make.run(make.file(TEXT, *found, fail_on=bar), make.file("a: 1", name="clean.yaml"))
    text = read("junit", run)
    assert text.count("<failure ") == failures
    assert text.count("<system-out>") == 3 - failures
    assert f'<testsuites name="voicelint" tests="4" failures="{failures}" errors="0">' in text
    assert len(READERS["junit"](text)) == 3


def test_junit_shows_the_frame(make):
    text = read("junit", make.run(make.file(TEXT, make.diagnostic(TEXT, "5", help="write 4"))))
    assert "2 |   attempts: 5\n  |             ^ the vendor uses 4\n" in text


def test_markdown_stays_below_what_github_takes(make):
    found = [make.diagnostic(TEXT, "5", message="é" * 1000) for _ in range(600)]
    text = read("markdown", make.run(make.file(TEXT, *found)))
    shown = len(READERS["markdown"](text))
    assert ROOM - 5000 < len(text.encode("utf-8")) < 1 << 20
    assert f"\n{600 - shown} more findings are left out" in text


def test_markdown_of_many_files_stays_below_it_too(make):
    many = [make.file(TEXT, make.diagnostic(TEXT, "5"), name=f"{'é' * 100}{number}.yaml") for number in range(4000)]
    text = read("markdown", make.run(*many))
    shown = len(READERS["markdown"](text))
    assert text.count("\n### ") == shown < 4000
    assert ROOM - 5000 < len(text.encode("utf-8")) < 1 << 20
    assert f"\n{4000 - shown} more findings are left out" in text


def test_html_groups_by_campaign(make):
    text = "voicelint: 1\nname: First & only\n---\n{}\n---\ncampaignName: Third\nretry: 5\n---\n- 5\n"
    found = [make.diagnostic(text, start=text.index(at)) for at in ("First", "campaign", "retry", "- 5")]
    page = read("html", make.run(make.file(text, *found)))
    titles = re.findall(r'<section class="campaign" id="campaign-\d+">\n<h2>(.*?) <', page)
    assert titles == ["First &amp; only", "Third", "Document 4"]
    assert re.findall(r'<span class="pill warning">(.*?)</span></h2>', page) == ["1 warning", "2 warnings", "1 warning"]
    sizes = [part.count("<article") for part in page.split('<section class="campaign"')[1:]]
    assert sizes == [1, 2, 1]
    named = read("html", make.run(make.file(TEXT, make.diagnostic(TEXT, "5"), name="x/may.yaml")))
    assert "<h2>may.yaml <" in named


def test_html_shows_what_becomes_of_a_value_and_why(make):
    diagnostic = make.diagnostic(TEXT, "5", value=5, effective=4, evidence=make.evidence(url="https://x.example/a?b&c"))
    page = read("html", make.run(make.file(TEXT, diagnostic)))
    assert '<code class="old">5</code> <span class="arrow">becomes</span> <code class="new">4</code>' in page
    assert '  attempts: <mark class="primary">5</mark>' in page
    assert '<a href="https://x.example/a?b&amp;c">Infobip, Launch IVR scenario: retry.maxCount</a>' in page
    assert '<dt id="rule-retry-count-clamped">' in page
    assert "A bigger number is accepted" in page.split('<dt id="rule-retry-count-clamped">')[1]


def luminance(colour):
    """By the web's guidelines on contrast, of `#rrggbb` or `#rgb`."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_the_page_can_be_read():
    palettes = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block)) for block in CSS.split(":root {")[1:]]
    palettes = [palette for palette in palettes if palette]
    assert len(palettes) == 3  # by day, by night, on paper
    for palette in palettes:
        for ink in ("ink", "soft", "link", "error", "warning", "info", "good"):
            for ground in {"page", "card", "code", f"{ink}-tint"} & set(palette):
                dark, light = sorted((luminance(palette[ink]), luminance(palette[ground])))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_the_page_needs_nothing_else(make):
    page = read("html", make.run(make.file(TEXT, make.diagnostic(TEXT, "5"))))
    assert "default-src 'none'" in page
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page
    assert not re.search(r"<(script|link|img|iframe)\b|\bon\w+=", page)
    assert not re.search(r"https?:|url\(|@import|</", CSS)
