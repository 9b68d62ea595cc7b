"""The one way from text to a positioned tree, for YAML and JSON."""

from __future__ import annotations

import gc

from .document import Document, Source

LARGE = 200_000
"""Characters from which on the garbage collector has to keep still."""
FORMATS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
"""The endings of campaigns' files, each with what such a file holds."""


def parse(text: str, filename: str, format: str | None = None) -> Source:
    """Parse a text as `format` ("json" or "yaml"), by default what its file name or its first character says.

    Never raises: what is wrong with the text is in `problems` of the result. A leading byte order mark is
    taken off the text (and remembered), so every offset is one into `source.text`.
    """
    bom = text.startswith("\ufeff")
    if bom:
        text = text[1:]
    if format is None:
        format = FORMATS.get(filename[filename.rfind(".") :].lower())
    # A large tree makes the collector walk it again and again, and it holds no garbage. A small one is not worth the
    # price: what is moved to the oldest generation is hardly ever collected, garbage of the whole program included.
    collecting = gc.isenabled() and len(text) > LARGE
    if collecting:
        gc.disable()
    try:
        source = _parse(text, filename, format)
    finally:
        if collecting:
            if not gc.get_freeze_count():
                # To the oldest generation with the tree: else it is all walked at the next allocation.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
    source.bom = bom
    return source


def _parse(text: str, filename: str, format: str | None) -> Source:
    if not text.isascii():
        from .syntax import half_character

        problem = half_character(text)
        if problem is not None:
            source = Source(filename, text, format or "yaml")
            source.problems.append(problem)
            source.documents.append(Document(None, 0, len(text)))
            return source
    bracket = text.lstrip(" \t\r\n")[:2] if format != "json" else ""
    json = None
    if format == "json" or bracket[:1] in ("{", "["):
        # JSON is nearly YAML, but libyaml rejects JSON's escapes of emoji: what is JSON is read as JSON.
        from .json_tree import parse_json

        json = Source(filename, text, "json")
        if parse_json(json) or format == "json":
            return json
    from .yaml_tree import parse_yaml

    yaml = Source(filename, text, "yaml")
    parse_yaml(yaml)
    if json is not None and format is None and any(document.root is None for document in yaml.documents):
        # Neither fits, and nothing says which was meant: braces with a quoted key are rather JSON.
        first = text.lstrip(" \t\r\n{[")[:1]
        if first == '"':
            return json
    return yaml
