"""What may be written at the cursor: keys, values, targets, and rules' names in comments."""

from __future__ import annotations

import re

from lsprotocol import types

from ..engine.catalogue import catalogue, find
from ..engine.types import describe
from ..fixing.scalars import is_older
from ..report.explained import summary
from ..source.scalars import resolve
from ..targets.names import MARK, TARGETS
from .comments import VERBS, control, in_head, in_list
from .cursor import scan
from .hover import KEY_END, describe_key
from .vocabulary import Spot, about, expressible, free_keys, set_by_spec, spot, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..engine.packs import Rulebook
    from .analysis import Analysis
    from .client import Client
    from .outlook import Outlook
    from .words import Cursor

    Ranged = Callable[[int, int], types.Range]
    """From a span to the editor's range."""

_OPENED = re.compile(r"""\s*(?P<brace>\{)?\s*(?P<key>"?(?P<word>\w*)"?)\s*\}?\s*""")
"""A JSON text that holds no more than the beginning of a key."""
STARTER = "voicelint"
"""The one key that is offered in a file that holds nothing yet."""

Kind = types.CompletionItemKind


def complete(
    text: str,
    offset: int,
    outlook: Outlook | None,
    ranged: Ranged,
    client: Client,
    json: bool = False,
    known: Analysis | None = None,
) -> list[types.CompletionItem]:
    """The suggestions at an offset; none where nothing is known, so that other YAML files are left alone.

    `json` says that the file is JSON, in which every key and text is quoted; `known` is the latest analysis of it.
    """
    cursor = scan(text, offset)
    if cursor.said is not None:
        return [] if outlook is None else list(_comment(text, cursor.said, offset, ranged, outlook, known, client))
    if outlook is None:
        return _first_key(text, cursor, ranged, json)
    found = spot(outlook, cursor.path)
    if found is None or cursor.closed or (json and not cursor.flow):
        return []
    if json and not cursor.quote:
        cursor.opening = '"'
    items: list[types.CompletionItem] = []
    if cursor.keys:
        items += _keys(found, cursor, outlook, ranged, text, client)
    if cursor.values:
        items += _values(found, cursor, outlook, ranged, text)
    return items


def _first_key(text: str, cursor: Cursor, ranged: Ranged, json: bool) -> list[types.CompletionItem]:
    """The key that makes a file a spec, where nothing but comments stands yet."""
    start, end, begun = cursor.start, cursor.end, f"{STARTER}: 1\n"
    if json:
        found = _OPENED.fullmatch(text)
        if found is None or not STARTER.startswith(found["word"]):
            return []
        start, end = found.span("key")
        begun = f'"{STARTER}": 1' if found["brace"] else f'{{"{STARTER}": 1}}'
    else:
        lines = (line.strip() for line in text.split("\n"))
        if any(line and not line.startswith(("#", "---")) and not STARTER.startswith(line) for line in lines):
            return []
    edit = types.TextEdit(ranged(start, end), begun)
    return [
        types.CompletionItem(
            STARTER,
            kind=Kind.Keyword,
            detail="a campaign spec",
            filter_text=text[start:end] or None,
            text_edit=edit,
            documentation=about("spec", MARK),
        )
    ]


def _keys(
    holder: Spot, cursor: Cursor, outlook: Outlook, ranged: Ranged, text: str, client: Client
) -> Iterator[types.CompletionItem]:
    """The keys that a mapping may have and has not; those that no target has a place for come last."""
    for number, key in enumerate([*holder.place.known_keys, *free_keys(holder, outlook.targets)]):
        below = holder.below(key)
        if key in cursor.present or below is None or (outlook.kind == "spec" and set_by_spec(below)):
            continue
        placed = expressible(below, outlook.targets)
        required = key in holder.place.required
        yield types.CompletionItem(
            key,
            kind=Kind.Property,
            detail=describe(below.place.type or "any")
            + (", required" if required else "" if placed else ", no place for it"),
            documentation=types.MarkupContent(client.markup, describe_key(outlook, (*cursor.path, key))),
            sort_text=f"{0 if required else 1 if placed else 2}{number:03}",
            insert_text_format=_format(client),
            insert_text_mode=types.InsertTextMode.AdjustIndentation if client.indents else None,
            text_edit=types.TextEdit(ranged(cursor.start, cursor.end), _entry(key, below, cursor, text, client)),
        )


def _format(client: Client) -> types.InsertTextFormat:
    """How what holds tab stops is marked."""
    return types.InsertTextFormat.Snippet if client.snippets else types.InsertTextFormat.PlainText


def _entry(key: str, spot: Spot, cursor: Cursor, text: str, client: Client) -> str:
    """What a key is completed to: with its colon, and where it holds a mapping with the keys that this must have."""
    if KEY_END.match(text, cursor.end):
        return key  # it has a value already
    if cursor.quote and text[cursor.end : cursor.end + 1] == cursor.quote:
        return key  # what follows would have to stand behind the quote
    head = f"{cursor.opening}{key}{cursor.quote or cursor.opening}:"
    kind = spot.types[0] if len(spot.types) == 1 else ""
    below = f"\n{_inset(text, cursor)}  "
    if not client.snippets:
        return f"{head} "
    if cursor.flow:
        return head + {"object": " {$0}", "array": " [$0]"}.get(kind, " $0")
    if kind == "object" and spot.place.required:
        return head + "".join(f"{below}{name}: ${number}" for number, name in enumerate(spot.place.required, 1))
    return head + {"object": f"{below}$0", "array": f"{below}- $0"}.get(kind, " $0")


def _inset(text: str, cursor: Cursor) -> str:
    """How much further in than its line a key stands, behind dashes: editors indent new lines as the line is."""
    line = text[max(text.rfind("\n", 0, cursor.start), text.rfind("\r", 0, cursor.start)) + 1 : cursor.start]
    return " " * (len(line.removesuffix(cursor.quote)) - len(line) + len(line.lstrip(" ")))


def _values(place: Spot, cursor: Cursor, outlook: Outlook, ranged: Ranged, text: str) -> Iterator[types.CompletionItem]:
    """The values that a place takes, where they are few and known."""
    known = [word for word in words(place, outlook) if word not in cursor.listed]
    boolean = "boolean" in place.types
    lead = " " if text[cursor.start - 1 : cursor.start] == ":" and not cursor.quote else ""
    for number, word in enumerate(known):
        if cursor.quote and not _is_text(word, place):
            continue
        written = lead + _quoted(word, place, cursor) if not cursor.quote else word
        if cursor.quote and text[cursor.end : cursor.end + 1] != cursor.quote:
            written += cursor.quote
        yield types.CompletionItem(
            word,
            kind=Kind.Value if boolean else Kind.EnumMember,
            sort_text=f"{number:03}",
            insert_text_format=types.InsertTextFormat.PlainText,
            text_edit=types.TextEdit(ranged(cursor.start, cursor.end), written),
        )


def _quoted(word: str, place: Spot, cursor: Cursor) -> str:
    """A word as the file has to write it: texts in quotes where they would be read as something else."""
    plain = not cursor.opening and isinstance(resolve(word), str) and not is_older(word)
    return word if plain or not _is_text(word, place) else f'"{word}"'


def _is_text(word: str, place: Spot) -> bool:
    """Whether a word is meant as a text; else it may not stand in quotes."""
    others = {"boolean", "integer", "int32", "number"} & set(place.types)
    return not others or isinstance(resolve(word), str)


def _comment(
    text: str, start: int, offset: int, ranged: Ranged, outlook: Outlook, known: Analysis | None, client: Client
) -> Iterator[types.CompletionItem]:
    """Within a comment of ours: what it may begin with, and within its brackets the rules."""
    said = control(text, start, offset)
    if said is None:
        return
    if said.names is None:
        if offset != said.verb_start + len(said.verb):
            return
        for verb, does in VERBS.items():
            if verb == "ignore-file" and not in_head(text, start):
                continue
            blank = " " if text[said.verb_start - 1] == ":" else ""  # without it the comment says nothing
            bracket = "" if text[offset : offset + 1] == "[" else "[$1] $0" if client.snippets else "["
            yield types.CompletionItem(
                f"{verb}[…]",
                kind=Kind.Keyword,
                detail=does,
                filter_text=verb,
                insert_text_format=_format(client),
                text_edit=types.TextEdit(ranged(said.verb_start, offset), f"{blank}{verb}{bracket}"),
            )
        return
    if not in_list(text, start, offset):
        return
    begin, there = offset, set()
    for name, first, last in said.names:
        if last == offset:
            begin = first
        else:
            there.add(name)
    here = {"source", "suppression", outlook.kind, *(outlook.targets or TARGETS)}
    found = set() if known is None else {each.rule.name for each in known.diagnostics}
    for rule in catalogue(outlook.rules):
        name = rule["name"]
        if name in there or not rule.get("suppressible", True) or here.isdisjoint(rule["targets"]):
            continue
        yield types.CompletionItem(
            name,
            kind=Kind.Constant,
            detail=f"{rule['code']}, {rule['severity']}, {rule['effect']}",
            sort_text=f"{0 if name in found else 1}{name}",
            text_edit=types.TextEdit(ranged(begin, offset), name),
        )


def resolve_item(item: types.CompletionItem, rules: Rulebook, client: Client) -> types.CompletionItem:
    """A rule's suggestion with what the rule says: too much to send with all of them."""
    if item.kind == Kind.Constant and item.documentation is None:
        found = find(item.label, rules)
        if found is not None:
            item.documentation = types.MarkupContent(client.markup, summary(*found))
    return item
