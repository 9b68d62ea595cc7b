"""From a finding to its fix: where in the user's file, which value in the user's terms, and how safe."""

from __future__ import annotations

from ..engine.describe import place_path, show
from ..engine.diagnostic import UNSET
from ..engine.nearest import folded
from ..source.nodes import PLAIN, Mapping, Scalar, Sequence
from ..source.scalars import resolve
from .edits import SAFE, UNSAFE, Change, Edit, Fix
from .insert import insert
from .places import Places
from .remove import take_entry, take_item
from .rename import rename
from .scalars import quote, scalar_text
from .terms import TermsError, in_user_terms, stands_alone
from .wrap import as_item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..engine.finding import Finding
    from ..source.document import Source
    from ..targets.request import Request
    from .places import Trail
    from .remove import Removal


class Planner:
    """Makes the fixes of one source's diagnostics."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.places = Places(source)

    def fix(self, diagnostic: Diagnostic) -> Fix | None:
        """The fix of a diagnostic; None when there is none, or its targets would have it differently."""
        if not diagnostic.plan and diagnostic.rule.on == "source":
            return self.quoted_span(diagnostic.start, diagnostic.end)
        made: Fix | None = None
        for finding, request in diagnostic.plan:
            fix = self.one(finding, request)
            if fix is None or (made is not None and made.mark != fix.mark):
                return None
            if made is None or fix.safety == UNSAFE:
                made = fix
        return made

    def one(self, finding: Finding, request: Request) -> Fix | None:
        """The fix of one finding of one request."""
        how = finding.rule.fix
        if how is None:
            return None
        value = how["to"] if "to" in how else finding.effective if how["value"] == "effective" else UNSET
        if value is UNSET:
            value = finding.params.get(how["value"])
        action = how["action"]
        if action == "write" and value is None and how["value"] == "effective":
            action = "delete"  # what the vendor makes of it is nothing
        safety = how["safety"]
        if action == "rename" and value is None and finding.rule.effect == "ignored":
            action, safety = "delete", UNSAFE  # nobody reads it, but somebody meant something by it
        needs_value = action not in ("delete", "delete-item", "quote")
        if needs_value and (value is None or value is UNSET):
            return None
        sure = _safety(safety, finding, value) if needs_value else safety
        trail = self.trail(finding, request, action)
        if sure is None or trail is None:
            return None
        if request.lowered and action != "write" and not stands_alone(finding, request):
            return None
        if request.lowered and action == "rename" and place_path(finding) in request.rows:
            return None  # the vendor's name for it is none of the spec's
        return self.made(action, trail, finding, request, value, sure)

    def made(
        self, action: str, trail: Trail, finding: Finding, request: Request, value: Any, safety: str
    ) -> Fix | None:
        """The fix of a kind at a place."""
        if action == "write":
            return self.write(trail, finding, request, value, safety)
        if action == "quote":
            return self.quoted(trail, safety)
        if action == "rename":
            renamed = rename(trail, str(value), self.source.format)
            title = f"rename {show(trail.route[-1])} to {show(value)}"
            return None if renamed is None else Fix(safety, title, (renamed[0],), (renamed[1],))
        if action == "insert":
            return self.inserted(trail, str(finding.route[-1]), value, safety)
        if action == "delete":
            if not trail.route:
                return None
            keep_parent = not request.lowered and request.target != "spec"
            return _removal(take_entry(self.text, trail, keep_parent), safety, f"take {show(trail.route[-1])} out")
        return self.item(trail, finding, safety)

    def trail(self, finding: Finding, request: Request, action: str) -> Trail | None:
        """The place in the user's file, if what a finding means stands at exactly one and nothing else does."""
        node, route = finding.node, (*request.base, *finding.route)
        if request.lowered:
            origin = node.origin
            if origin is None or not origin.route:
                return None
            node, route = origin.node, origin.route
        if action == "insert":
            if request.lowered:
                return None
            route = route[:-1]
        document = self.places.document_at(node.start)
        return None if document is None else self.places.trail(document, route)

    def write(self, trail: Trail, finding: Finding, request: Request, value: Any, safety: str) -> Fix | None:
        """Another value in place of a scalar, or a list around what stands alone."""
        old = trail.node
        try:
            value = in_user_terms(value, finding, request)
        except TermsError:
            return None
        if isinstance(value, list):
            return self.wrapped(trail, value, safety)
        if not isinstance(old, Scalar):
            return None
        text = scalar_text(value, old, self.source.format, trail.in_flow)
        if text is None or text == self.text[old.start : old.end] or self.comment_in(old):
            return None
        edit = Edit(old.start, old.end, text)
        change = Change(trail.document, "set", trail.route, value)
        return Fix(UNSAFE if trail.aliased else safety, _written(value, old), (edit,), (change,))

    def wrapped(self, trail: Trail, value: list[Any], safety: str) -> Fix | None:
        """Brackets around a value that stands alone; a dash before a mapping in block style."""
        old = trail.node
        if len(value) != 1 or trail.aliased:
            return None
        text: str | None = None
        if isinstance(old, Scalar):
            inside = None if self.comment_in(old) else scalar_text(value[0], old, self.source.format, flow=True)
            text = None if inside is None else f"[{inside}]"
        elif isinstance(old, Mapping):
            text = f"[{self.text[old.start : old.end]}]" if old.flow else as_item(self.text, old)
        if text is None:
            return None
        # One edit for all of it, so that what is wrong within is mended in another round.
        change = Change(trail.document, "set", trail.route, value)
        return Fix(safety, "put it in a list", (Edit(old.start, old.end, text),), (change,))

    def quoted(self, trail: Trail, safety: str) -> Fix | None:
        """Quotes around a plain scalar."""
        old = trail.node
        if not isinstance(old, Scalar) or old.style != PLAIN or trail.aliased or not old.raw:
            return None
        edit = Edit(old.start, old.end, quote(old.raw))
        change = Change(trail.document, "set", trail.route, old.raw)
        return Fix(safety, f"put {show(old.raw)} in quotes", (edit,), (change,))

    def inserted(self, trail: Trail, key: str, value: Any, safety: str) -> Fix | None:
        """A new entry."""
        if not isinstance(trail.node, Mapping):
            return None
        if any(folded(name) == folded(key) for name in trail.node.index):
            return None  # it is there, misspelt
        if any(id(entry.value) in self.places.shared for entry in trail.node.entries):
            return None
        made = insert(self.text, trail, key, value, self.source.format)
        return None if made is None else Fix(safety, f"add {key}: {show(value)}", (made[0],), (made[1],))

    def item(self, trail: Trail, finding: Finding, safety: str) -> Fix | None:
        """One item less in a list, if the related place, its equal, is in the same list before it."""
        removal = take_item(self.text, trail)
        if removal is None or not finding.related:
            return None
        other = finding.related[0][0]
        start = (other.origin.node if other.origin is not None else other).start
        holder = self.places.trail(removal.change.document, removal.change.route[:-1])
        if holder is None or not isinstance(holder.node, Sequence):
            return None
        if not holder.node.items[0].start <= start < holder.node.items[int(removal.change.route[-1])].start:
            return None
        return _removal(removal, safety if removal.bare else UNSAFE, "take it out of the list")

    def quoted_span(self, start: int, end: int) -> Fix | None:
        """Quotes around a plain scalar of which only the span is known; None when it is no text without them."""
        raw = self.text[start:end]
        template = raw.startswith("{{") and raw.endswith("}}")
        if not raw or "\n" in raw or "\r" in raw or not (template or isinstance(resolve(raw), str)):
            return None
        return Fix(SAFE, f"put {show(raw)} in quotes", (Edit(start, end, quote(raw)),), ())

    def comment_in(self, node: Scalar | Mapping | Any) -> bool:
        """Whether a comment would be lost with a node's text (a block scalar may have one behind its sign)."""
        if "#" not in self.text[node.start : node.end]:
            return False
        return any(node.start <= comment.start < node.end for comment in self.source.comments)


def _written(value: Any, old: Scalar) -> str:
    """The title of another value, or of the same one with quotes or without."""
    shown = show(value)
    if isinstance(value, str) is isinstance(old.value, str) or shown != show(old.value):
        return f"write {shown}"
    return f"put {shown} in quotes" if isinstance(value, str) else f"write {shown} without quotes"


def _removal(removal: Removal | None, safety: str, title: str) -> Fix | None:
    if removal is None:
        return None
    return Fix(safety, title, tuple(removal.edits), (removal.change,), removal.holder)


def _safety(how: str, finding: Finding, value: Any) -> str | None:
    """How safe a new value is by its rule's word; None when it is no more than a guess."""
    if how in (SAFE, UNSAFE):
        return how
    if how == "number":
        from ..phone.verdict import verdict

        digits = str(value).removeprefix("+")
        sure = digits.isascii() and digits.isdigit() and verdict(digits).valid and not finding.params.get("country")
        return SAFE if sure else UNSAFE
    written = finding.params.get("name") if finding.marks_key else finding.value
    if finding.params.get("sure") or (isinstance(written, str) and folded(written) == folded(str(value))):
        return SAFE
    return None if how == "folded-only" else UNSAFE
