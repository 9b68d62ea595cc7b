"""YAML text to positioned documents, from libyaml's events (or PyYAML's own where libyaml is missing).

The events are consumed one by one, so nesting bombs stop at the depth cap and alias bombs at the budget,
whatever the size of the text. Only `index` of libyaml's marks is used: its lines are not an editor's lines.
"""

from __future__ import annotations

from .document import Document, Problem, Source
from .nodes import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, Entry, Mapping, Node, Scalar, Sequence
from .scalars import NOT_ALWAYS_TEXT, resolve
from .syntax import MAX_DEPTH, bad_character, not_text_key, too_deep
from .yaml_parts import DROPPED, RARE, Rare, Stop, closed_template, place_of_nothing, properties_end
from .yaml_text import without_harmless_tab, without_old_breaks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_STYLES = {"'": SINGLE, '"': DOUBLE, "|": LITERAL, ">": FOLDED}

# Rereading a text whose only fault is a tab that YAML 1.2 allows is worth this many characters in all.
_REREAD = 5_000_000


def parse_yaml(source: Source) -> None:
    """Fill in the documents and problems of `source` from its text, and its comments up to a syntax error."""
    from .pyyaml import pyyaml

    yaml = pyyaml()
    text, restore = without_old_breaks(source.text)
    reread = 0
    while True:
        reading = _Reading(source.text, restore)
        stop = len(text)
        try:
            reading.events(_open(text))
        except Stop as end:
            reading.break_off(end.problem)
            stop = end.problem.start
        except yaml.YAMLError as error:
            mended = without_harmless_tab(text, error)
            reread += len(text)
            if mended is not None and reread < _REREAD:
                text = mended
                continue
            problem = _explain(source.text, error, reading.scalars)
            reading.break_off(problem)
            stop = problem.start
        break
    source.documents = reading.documents
    source.problems = reading.problems
    source.scalars = reading.scalars
    if "#" in source.text:
        from .comments import find_comments

        source.comments = find_comments(source.text, reading.scalars, stop)


def _open(text: str) -> Any:
    """PyYAML's event reader over a text, the C one where it is there."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        from yaml import SafeLoader

        return SafeLoader(text)
    return CParser(text)


def _explain(text: str, error: Any, scalars: list[Scalar]) -> Problem:
    unreadable = None if hasattr(error, "problem_mark") else bad_character(text)
    if unreadable is not None:
        return unreadable
    from .yaml_syntax import explain

    return explain(text, error, scalars)


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, text: str, restore: dict[int, str] | None) -> None:
        self.text = text
        self.restore = restore
        self.scalars: list[Scalar] = []
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self.open_document: int | None = None
        self.ended_unmarked = False

    def break_off(self, problem: Problem) -> None:
        """Keep the documents before the problem; the one it stands in has no root."""
        # A template that stops the parser was first met as a key that is no text: once is enough.
        self.problems = [known for known in self.problems if known.start != problem.start]
        self.problems.append(problem)
        if self.open_document is None and self.ended_unmarked and self.documents:
            # The text goes on where nothing but a new document may: the "document" before is only a part.
            self.open_document = self.documents.pop().start
        start = self.open_document
        if start is None:
            start = self.documents[-1].end if self.documents else 0
        self.documents.append(Document(None, start, len(self.text)))

    def events(self, reader: Any) -> None:
        """Build the documents. Raises Stop at a bomb and PyYAML's error at a syntax error.

        The loop is the hot path of a 20 000-recipient spec (120 000 events): local names only, and every
        rare case behind one cheap test.
        """
        from yaml import events as kinds

        scalar_event, alias_event = kinds.ScalarEvent, kinds.AliasEvent
        mapping_start, sequence_start = kinds.MappingStartEvent, kinds.SequenceStartEvent
        mapping_end, sequence_end = kinds.MappingEndEvent, kinds.SequenceEndEvent
        next_event: Callable[[], Any] = reader.get_event
        text, restore = self.text, self.restore
        scalars = self.scalars
        note = scalars.append
        uncommon = restore is not None or "&" in text or "!" in text
        rare = Rare(text, self.problems)
        stack: list[tuple[Any, Any, Any, Any, Any]] = []
        container: Any = None
        items: list[Node] | None = None  # of a sequence
        index: dict[str, Entry] | None = None  # of a mapping
        entries: list[Entry] = []
        add = entries.append  # to the mapping
        key: Any = None
        last_end = 0
        root: Node | None = None
        node: Any
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar_event:
                value = event.value
                start = event.start_mark.index
                end = event.end_mark.index
                style = event.style
                raw = text[start:end]
                if style:
                    if raw[0] == style and (style == '"' or style == "'"):
                        node = Scalar(start, end, value, raw, _STYLES[style])
                    else:
                        node = rare.scalar(event, start, end, _STYLES[style])
                elif value and value == raw:
                    resolved = resolve(value) if value[0] in NOT_ALWAYS_TEXT else value
                    node = Scalar(start, end, resolved, value, PLAIN)
                else:
                    node = rare.scalar(event, start, end, PLAIN)
                    if not value and key is not None and node.start == start == end:
                        node.start = node.end = place_of_nothing(text, key.end)
                if uncommon:
                    if event.anchor is not None:
                        rare.anchors[event.anchor] = node
                    if restore is not None and type(node.value) is str:
                        node.value = node.value.translate(restore)
                note(node)
            elif kind is mapping_start or kind is sequence_start:
                start = event.start_mark.index
                if len(stack) >= MAX_DEPTH:
                    raise Stop(too_deep(start))
                stack.append((container, items, index, key, add))
                if uncommon and text[start] in "&!":
                    start = properties_end(text, start, (event.anchor is not None) + (event.tag is not None))[0]
                # An end of -1 marks a collection that is still open.
                if kind is mapping_start:
                    entries = []
                    container = Mapping(start, -1, entries, event.flow_style)
                    items = None
                    index = {}
                    add = entries.append
                else:
                    items = []
                    index = None
                    container = Sequence(start, -1, items, event.flow_style)
                key = None
                last_end = start
                if uncommon and event.anchor is not None:
                    rare.anchors[event.anchor] = container
                continue
            elif kind is mapping_end or kind is sequence_end:
                node = container
                bracketed = node.flow and text[node.start] in "{["
                node.end = event.end_mark.index if bracketed else last_end
                if index is not None:
                    node._index = index
                    if node.flow and rare.templates and id(node) in rare.templates:
                        node = closed_template(text, container, self.problems)
                        rare.replace(container, node)
                container, items, index, key, add = stack.pop()
            elif kind is alias_event:
                node = rare.alias(event.anchor, event.start_mark.index, event.end_mark.index, len(stack))
            elif kind is kinds.DocumentStartEvent:
                self.open_document = event.start_mark.index
                root = None
                rare.new_document()
                continue
            elif kind is kinds.DocumentEndEvent:
                if rare.broken or (isinstance(root, Scalar) and root.raw == "" and root.value is None):
                    root = None
                self.documents.append(Document(root, self.open_document or 0, event.end_mark.index))
                self.open_document = None
                self.ended_unmarked = not event.explicit
                continue
            elif kind is kinds.StreamEndEvent:
                return
            else:
                continue

            last_end = node.end
            if items is not None:
                items.append(node)
            elif index is None:
                root = node
            elif key is None:
                key = node
                if type(node) is not Scalar:
                    if not rare.template_key(container, node):
                        self.problems.append(not_text_key(node))
                    key = Scalar(node.start, node.end, DROPPED, "", PLAIN)
            else:
                name = key.value
                if type(name) is not str:
                    name = key.raw
                entry = Entry(key, node, False, name)
                key = None
                if name in RARE and rare.entry(name, entry, container, index):
                    continue
                if name in index and not index[name].merged:
                    rare.repeated(index[name], entry)
                index[name] = entry
                add(entry)
