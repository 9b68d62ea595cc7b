"""The files that are open in the editor, as they stand there."""

from __future__ import annotations

from itertools import count
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from .positions import Positions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .analysis import Analysis

LOCAL = ("file", "untitled", "")
"""Schemes of URIs whose paths are this machine's. Any other names a place where no configuration may be looked for."""
FORMATS = {"yaml": "yaml", "json": "json", "jsonc": "json"}
_REVISIONS = count(1)


class Document:
    """One open file.

    `revision` is another with every change of the text, or of what it is checked by, and never one that a file had
    before: an editor that opens a file anew may still know the last answer about it. `analysis` is the latest, maybe
    of an older revision; `failed` is the last revision whose check failed.
    """

    __slots__ = (
        "analysis",
        "encoding",
        "failed",
        "language",
        "path",
        "positions",
        "revision",
        "text",
        "uri",
        "version",
    )

    def __init__(self, uri: str, language: str, version: int | None, text: str, encoding: str) -> None:
        self.uri = uri
        self.language = language
        self.encoding = encoding
        self.path = path_of(uri)
        self.failed = 0
        self.analysis: Analysis | None = None
        self.replace(text, version)

    def replace(self, text: str, version: int | None) -> None:
        """Take over another text."""
        self.text = text
        self.version = version
        self.renew()
        self.positions = Positions(text, self.encoding)

    def renew(self) -> None:
        """Let the file count as changed."""
        self.revision = next(_REVISIONS)

    def change(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int | None) -> None:
        """Make an editor's changes, one after another: each is counted in the text that the one before left."""
        for each in changes:
            if isinstance(each, types.TextDocumentContentChangePartial):
                start, end = self.positions.span(each.range)
                self.replace(self.text[:start] + each.text + self.text[end:], version)
            else:
                self.replace(each.text, version)

    @property
    def format(self) -> str | None:
        """How the text is read where its name does not say: json, yaml, or None when its beginning has to tell."""
        return None if "." in self.path.rpartition("/")[2] else FORMATS.get(self.language)

    @property
    def is_json(self) -> bool:
        """Whether the file is JSON, by its name or by the editor's word: some have words of their own for JSON."""
        return FORMATS.get(self.language) == "json" or self.path.endswith(".json")

    @property
    def fresh(self) -> Analysis | None:
        """The analysis of the text as it stands; None when there is none yet."""
        known = self.analysis
        return known if known is not None and known.revision == self.revision else None


class Documents:
    """All open files by URI. `encoding` is what positions are counted in, once it is agreed on."""

    def __init__(self) -> None:
        self.encoding = "utf-16"
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The open file of a URI."""
        return self._open.get(unquote(uri))

    def open(self, item: types.TextDocumentItem) -> None:
        """A file was opened (or opened anew)."""
        self._open[unquote(item.uri)] = Document(
            item.uri, str(item.language_id), item.version, item.text, self.encoding
        )

    def change(
        self, known: types.VersionedTextDocumentIdentifier, changes: Sequence[types.TextDocumentContentChangeEvent]
    ) -> None:
        """A file was changed; one that is not open is none of ours."""
        document = self.get(known.uri)
        if document is not None:
            document.change(changes, known.version)

    def close(self, uri: str) -> None:
        """A file was closed."""
        self._open.pop(unquote(uri), None)


def path_of(uri: str) -> str:
    """The path of a file's URI, or of one that is to be saved there; of what lies elsewhere no more than its name."""
    from pygls.uris import to_fs_path

    try:
        parts = urlsplit(uri)
        if parts.scheme not in LOCAL:
            return unquote(parts.path).rpartition("/")[2] or uri
        return to_fs_path(uri) or unquote(parts.path) or uri
    except ValueError:  # a malformed host
        return uri
