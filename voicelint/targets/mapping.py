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


class Limit:
    """How many entries of a list one request takes; longer lists are split over several requests.

    `path` is the list's request path. An entry counts by the items of its lists under the keys `inner`, or as
    one. `constraint` is the id of the constraint that documents the number; "" means that no document has one
    and that it is our own choice.
    """

    __slots__ = ("constraint", "inner", "most", "path")

    def __init__(self, path: str, most: int, constraint: str, inner: tuple[str, ...] = ()) -> None:
        self.path = path
        self.most = most
        self.constraint = constraint
        self.inner = inner


class Target:
    """A vendor API: its name, its mapping table and how its request is laid out.

    `unit` is the request path of what the campaign's own settings go to ("messages[]" or "" for the body),
    `each` that of what is made once for every recipient. `constants` are values that every request has.
    `context` are spec paths that are not sent but that rules read. `limits` are the lists that are split when
    they are long, `ids` the request paths of ids that a request must not share with another, each with the
    bytes of UTF-8 it may have (None: no document says). `credentials` are the request's secret headers, in
    which {NAME} stands for an environment variable; `variables` are those of the places in the request's URL.
    """

    __slots__ = (
        "constants", "context", "credentials", "each", "ids", "limits", "name", "rows", "title", "unit", "variables",
    )  # fmt: skip

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
        limits: tuple[Limit, ...],
        ids: dict[str, int | None] | None = None,
        credentials: dict[str, str],
        variables: dict[str, str] | None = None,
    ) -> None:
        self.name = name
        self.title = title
        self.rows = rows
        self.unit = unit
        self.each = each
        self.constants = constants or {}
        self.context = context
        self.limits = limits
        self.ids = ids or {}
        self.credentials = credentials
        self.variables = variables or {}
