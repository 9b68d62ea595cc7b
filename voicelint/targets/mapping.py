"""The form of a target's mapping table: which place of the spec is which place of the request, and how."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codecs import Codec


class Row:
    """A line of the table. `spec` and `request` are paths; `recipients[]` stands for any of the recipients' forms."""

    __slots__ = ("codec", "request", "spec")

    def __init__(self, spec: str, request: str, codec: Codec) -> None:
        self.spec = spec
        self.request = request
        self.codec = codec


class Target:
    """A vendor API: its name, its mapping table and how its request is laid out.

    `unit` is the request path of what the campaign's own settings go to ("messages[]" or "" for the body),
    `each` that of what is made once for every recipient. `constants` are values that every request has.
    `context` are spec paths that are not sent but that rules read.
    """

    __slots__ = ("constants", "context", "each", "name", "rows", "title", "unit")

    def __init__(
        self,
        name: str,
        title: str,
        rows: tuple[Row, ...],
        *,
        unit: str = "",
        each: str,
        constants: dict[str, str] | None = None,
        context: tuple[str, ...] = ("audience.purpose",),
    ) -> None:
        self.name = name
        self.title = title
        self.rows = rows
        self.unit = unit
        self.each = each
        self.constants = constants or {}
        self.context = context
