"""A file as it was read: its text, its documents, its comments, and what is wrong with its syntax."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .nodes import Node, Scalar


class Comment:
    """A comment from its `#` to the end of its line; `own_line` when nothing stands before it on the line."""

    __slots__ = ("end", "own_line", "start", "text")

    def __init__(self, start: int, end: int, text: str, own_line: bool) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.own_line = own_line


class Problem:
    """Something wrong with the text itself. `name` is the rule's name in the source pack."""

    __slots__ = ("end", "help", "message", "name", "related", "start")

    def __init__(
        self,
        name: str,
        message: str,
        start: int,
        end: int,
        help: str = "",
        related: tuple[tuple[int, int, str], ...] = (),
    ) -> None:
        self.name = name
        self.message = message
        self.help = help
        self.start = start
        self.end = end
        self.related = related


class Document:
    """One YAML document or the JSON value of a file; an empty document has no root."""

    __slots__ = ("end", "root", "start")

    def __init__(self, root: Node | None, start: int, end: int) -> None:
        self.root = root
        self.start = start
        self.end = end


class Source:
    """A parsed file. Documents before a syntax error are kept; the broken one has no root.

    `text` has no byte order mark; `bom` says that the file began with one, so that a writer can put it back.
    `format` is "yaml" or "json": how the text was really read. `scalars` are all of a YAML file's, keys too,
    in file order.
    """

    __slots__ = ("bom", "comments", "documents", "filename", "format", "lines", "problems", "scalars", "text")

    def __init__(self, filename: str, text: str, format: str) -> None:
        from .lines import Lines

        self.filename = filename
        self.text = text
        self.format = format
        self.bom = False
        self.lines = Lines(text)
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self.comments: list[Comment] = []
        self.scalars: list[Scalar] = []
