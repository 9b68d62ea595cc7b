"""docs/configuration.md: the guide to configuration files, with every key from the table of keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..config.keys import KEYS, OVERRIDE_KEYS, PAYLOAD_KEYS, Key
from ..config.kinds import KINDS
from .markdown import code, table

OUTPUT = "docs/configuration.md"
TEMPLATE = Path(__file__).parent / "templates" / "configuration.md"


def generate() -> str:
    """The page's text."""
    text = TEMPLATE.read_text("utf-8")
    tables = {"{keys}": KEYS, "{payload_keys}": PAYLOAD_KEYS, "{override_keys}": OVERRIDE_KEYS}
    for mark, keys in tables.items():
        text = text.replace(mark, _table(keys))
    return text


def _table(keys: tuple[Key, ...]) -> str:
    rows = [
        (code(key.name), _value(key), "**required**" if key.required else _default(key.default), key.about)
        for key in keys
    ]
    return "\n".join(table(("key", "value", "default", "what it does"), rows))


def _value(key: Key) -> str:
    if key.kind == "choice":
        return ", ".join(f"`{each}`" for each in key.choices)
    says = KINDS[key.kind].says
    return f"{says}, such as `{key.example}`"


def _default(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if isinstance(value, str) else "empty"
