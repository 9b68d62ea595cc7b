"""An editor's greeting, as far as it can be read.

Editors announce what the protocol that we know has no word for, or another form; one that were refused for that would
have no diagnostics at all. What cannot be read counts as not announced.
"""

from __future__ import annotations

from lsprotocol import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cattrs import Converter

PARTS = {
    "textDocument": types.TextDocumentClientCapabilities,
    "workspace": types.WorkspaceClientCapabilities,
    "general": types.GeneralClientCapabilities,
    "window": types.WindowClientCapabilities,
    "notebookDocument": types.NotebookDocumentClientCapabilities,
}
"""The sections of an editor's abilities."""


def readable(said: dict[str, Any], converter: Converter) -> dict[str, Any]:
    """The parameters of `initialize` without those, and without those abilities, that cannot be read."""
    able = said.get("capabilities")
    if isinstance(able, dict):
        parts = {
            name: _kept(value, {}, PARTS[name], converter) if name in PARTS and isinstance(value, dict) else value
            for name, value in able.items()
        }
        said = {**said, "capabilities": _kept(parts, {}, types.ClientCapabilities, converter)}
    return _kept(said, {"capabilities": {}}, types.InitializeParams, converter)


def _kept(said: dict[str, Any], needed: dict[str, Any], kind: type, converter: Converter) -> dict[str, Any]:
    """The entries that can be read, and those that are needed."""
    return needed | {key: value for key, value in said.items() if _reads({**needed, key: value}, kind, converter)}


def _reads(said: dict[str, Any], kind: type, converter: Converter) -> bool:
    try:
        converter.structure(said, kind)
    except Exception:  # whatever a converter comes to grief on
        return False
    return True
