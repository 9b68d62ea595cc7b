"""SARIF 2.1.0, with what GitHub's code scanning asks for beyond the standard. Columns are UTF-16 code units."""

from __future__ import annotations

from urllib.parse import quote

from .. import __version__
from ..engine.diagnostic import UNSET
from ..source.columns import UTF16, Columns
from .json_text import line, listing, plain
from .line_hash import line_hashes
from .place import extent, repository_paths
from .sarif_rules import LEVELS, descriptor
from .sentence import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from .result import FileResult, RunResult

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"


def render(run: RunResult) -> Iterator[str]:
    """The lines of the document, without line breaks."""
    rules = {diagnostic.rule.name: (diagnostic.rule, file.policy.rules) for file, diagnostic in run.found()}
    index = {name: number for number, name in enumerate(rules)}
    yield "{"
    yield f'  "$schema": {line(SCHEMA)},'
    yield '  "version": "2.1.0",'
    yield '  "runs": [{'
    driver = {"name": "voicelint", "version": __version__, "semanticVersion": __version__}
    yield f'    "tool": {{"driver": {line(driver)[:-1]},'
    yield from listing('      "rules": ', (descriptor(*each) for each in rules.values()), halves=False)
    yield "    }},"
    # One analysis of its own in code scanning, whatever other tools upload for the same commit.
    yield '    "automationDetails": {"id": "voicelint/"},'
    yield '    "columnKind": "utf16CodeUnits",'
    yield r'    "newlineSequences": ["\r\n", "\n", "\r"],'
    yield f'    "originalUriBaseIds": {{{line(ROOT)}: {{"description": {{"text": "The root of the repository."}}}}}},'
    yield from listing('    "results": ', _results(run, index), halves=False)
    yield "  }]"
    yield "}"


def _results(run: RunResult, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    path = repository_paths()
    for file in run.files:
        if file.diagnostics:
            writer = _File(file, path)
            for diagnostic in file.diagnostics:
                yield {
                    "ruleId": diagnostic.rule.name,
                    "ruleIndex": index[diagnostic.rule.name],
                    **writer.result(diagnostic),
                }


class _File:
    """One file's artifact, columns and line hashes."""

    def __init__(self, file: FileResult, path: Callable[[str], str]) -> None:
        self.file = file
        self.columns = Columns(file.lines, UTF16)
        self.hashes = line_hashes(file.mark + file.text)
        self.artifact = artifact(path(file.name))

    def result(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """SARIF's result, without its rule."""
        region = _region(*extent(self.file, diagnostic, self.columns))
        location: dict[str, Any] = {"physicalLocation": {"artifactLocation": self.artifact, "region": region}}
        if diagnostic.pointer:
            location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.pointer}]
        made: dict[str, Any] = {
            "level": LEVELS[diagnostic.severity],
            "message": {"text": _unlinked(sentence(diagnostic))},
            "locations": [location],
            "partialFingerprints": {**self._line_hash(region["startLine"]), "voicelint/v1": diagnostic.fingerprint},
            "properties": _properties(diagnostic),
        }
        if diagnostic.related:
            made["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": _unlinked(place.message) or "also here"},
                    "physicalLocation": {
                        "artifactLocation": self.artifact,
                        "region": _region(*extent(self.file, place, self.columns)),
                    },
                }
                for number, place in enumerate(diagnostic.related, 1)
            ]
        fix = diagnostic.fix
        if fix is not None:
            replacements = [
                {
                    "deletedRegion": _region(*self.columns.position(edit.start), *self.columns.position(edit.end)),
                    "insertedContent": {"text": edit.text},
                }
                for edit in fix.edits
            ]
            made["fixes"] = [
                {
                    "description": {"text": f"{fix.title} ({fix.safety})"},
                    "artifactChanges": [{"artifactLocation": self.artifact, "replacements": replacements}],
                }
            ]
        return made

    def _line_hash(self, number: int) -> dict[str, str]:
        # Of a file that could not be read there is no whole line.
        return {"primaryLocationLineHash": self.hashes[number - 1]} if self.file.text else {}


def artifact(path: str) -> dict[str, str]:
    """SARIF's artifactLocation of a path from the repository's root, or of an absolute one out of it."""
    # A name that is no Unicode has no URI that every reader can decode: it is shown with question marks.
    uri = quote(path.encode("utf-8", "replace"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": f"file:///{uri}"} if path[1:3] == ":/" else {"uri": uri, "uriBaseId": ROOT}


def _unlinked(text: str) -> str:
    """A message in which nothing that a file holds is taken for a link: viewers make one of `[words](address)`."""
    return text.replace("](", "] (")


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _properties(diagnostic: Diagnostic) -> dict[str, Any]:
    properties: dict[str, Any] = {"effect": diagnostic.rule.effect, "targets": diagnostic.targets}
    if diagnostic.effective is not UNSET:
        properties["effective"] = plain(diagnostic.effective)
    return properties
