"""What the editor can do, as far as it makes a difference to what it is sent."""

from __future__ import annotations

from lsprotocol import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Client:
    """An editor's abilities; those of one that can do everything, unless it has said what it can."""

    __slots__ = (
        "data", "indents", "links", "markup", "pulls", "refreshes", "related", "resolves", "snippets", "tags",
        "tooltips", "versioned", "watches",
    )  # fmt: skip

    def __init__(self, said: types.ClientCapabilities | None = None) -> None:
        def can(path: str) -> bool:
            return said is None or bool(_at(said, f"text_document.{path}") or _at(said, path))

        self.related = can("publish_diagnostics.related_information") or can("diagnostic.related_information")
        self.tags = can("publish_diagnostics.tag_support") or can("diagnostic.tag_support")
        self.links = can("publish_diagnostics.code_description_support") or can("diagnostic.code_description_support")
        self.data = can("publish_diagnostics.data_support") or can("diagnostic.data_support")
        self.pulls = can("diagnostic")
        """It asks for diagnostics, so that they must not be sent as well."""
        self.tooltips = can("document_link.tooltip_support")
        self.snippets = can("completion.completion_item.snippet_support")
        modes = _at(said, "text_document.completion.completion_item.insert_text_mode_support.value_set")
        self.indents = said is None or types.InsertTextMode.AdjustIndentation in (modes or ())
        self.markup = _markup(said)
        self.resolves = said is None or "edit" in (
            _at(said, "text_document.code_action.resolve_support.properties") or ()
        )
        self.versioned = can("workspace.workspace_edit.document_changes")
        self.watches = can("workspace.did_change_watched_files.dynamic_registration")
        self.refreshes = {
            name: can(f"workspace.{name}.refresh_support") for name in ("diagnostics", "inlay_hint", "code_lens")
        }


def _markup(said: types.ClientCapabilities | None) -> types.MarkupKind:
    """How texts are formatted: in Markdown, unless the editor shows nothing but plain text."""
    formats = _at(said, "text_document.hover.content_format")
    plain = formats is not None and types.MarkupKind.Markdown not in formats
    return types.MarkupKind.PlainText if plain else types.MarkupKind.Markdown


def _at(said: Any, path: str) -> Any:
    """What stands at a path of the abilities; None where they end before."""
    for step in path.split("."):
        said = getattr(said, step, None)
    return said
